/** The management P&L of one lens: months scroll between a fixed first column and fixed totals; one cell is the cursor. */
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import { useFigures } from "../../controls/figures.ts";
import { steppedBy } from "../../controls/grid-cursor.ts";
import { pressed } from "../../controls/key-table.ts";
import { copyTable } from "../../controls/table-files.ts";
import { inspect, useSelection } from "../../state/selection-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import { lensName, type PlanNames } from "./lens-terms.ts";
import { milestonesOf } from "./milestones.ts";
import { StatementBar } from "./StatementBar.tsx";
import { FIRST_WIDTH, type StatementColumns, StatementHead, StatementLine } from "./StatementLine.tsx";
import classes from "./statement.module.css";
import { wholeColumns, widest } from "./statement-layout.ts";
import { statementRows } from "./statement-rows.ts";
import { statementTable } from "./statement-text.ts";

const ROW_HEIGHT = { compact: 24, comfortable: 28 } as const;
const LEAST_MONTH_WIDTH = 56;
const LEAST_SPAN_WIDTH = 68;
/** More yearly totals than this would leave no room for months, so that only the horizon stays fixed. */
const MOST_FIXED_SPANS = 4;

/** The grid pattern of WAI-ARIA: one tab stop, the cursor named by `aria-activedescendant`. */
const gridAt = (cell: string) => ({ role: "grid", tabIndex: 0, "aria-activedescendant": cell }) as const;

interface Cursor {
  readonly row: number;
  /** Months first, then spans. */
  readonly column: number;
}

interface StatementProps {
  readonly view: ScopeView<number>;
  readonly document: ScenarioDocument;
  readonly names: PlanNames;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const Statement = memo(function Statement({ view, document, names }: StatementProps) {
  const figures = useFigures();
  const lens = useSelection((state) => state.lens);
  const { months, spans } = view;
  const rows = useMemo(
    () => statementRows(document, view.scope, lens, view.lenses[lens], months.length),
    [document, view, lens, months.length],
  );
  const milestones = milestonesOf(document, view);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width: room } = useElementSize<HTMLDivElement>();
  const box = useMergedRef(scroller, measured);
  const fixedFrom = spans.length > MOST_FIXED_SPANS ? spans.length - 1 : 0;
  const spanWidth = Math.max(LEAST_SPAN_WIDTH, widest(rows, "spans", figures.amount) + 18);
  const monthWidth = wholeColumns(
    room - FIRST_WIDTH - (spans.length - fixedFrom) * spanWidth,
    Math.max(LEAST_MONTH_WIDTH, widest(rows, "months", figures.amount) + 10),
    months.length,
  );
  const virtual = useVirtualizer({
    horizontal: true,
    count: months.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => monthWidth,
    overscan: 2,
  });
  const density = useWorkspace((state) => state.settings.density);
  const rowHeight = ROW_HEIGHT[density];
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 3,
    paddingStart: rowHeight,
  });
  const { measure } = virtual;
  const { measure: measureDown } = down;
  useEffect(() => {
    if (monthWidth > 0) measure();
    if (rowHeight > 0) measureDown();
  }, [monthWidth, rowHeight, measure, measureDown]);
  const shown = virtual.getVirtualItems();
  const from = shown[0]?.index ?? 0;
  const to = shown.at(-1)?.index ?? -1;
  const columns = useMemo<StatementColumns>(
    () => ({ months: months.length, from, to, monthWidth, spans: spans.length, fixedFrom, spanWidth }),
    [months.length, from, to, monthWidth, spans.length, fixedFrom, spanWidth],
  );
  const lastColumn = months.length + spans.length - 1;
  const at: Cursor = { row: clamp(cursor.row, rows.length - 1), column: clamp(cursor.column, lastColumn) };

  function open(position: Cursor, byKey: boolean): void {
    const row = rows[position.row];
    if (row === undefined || (row.spansOnly && position.column < months.length)) return;
    const place =
      position.column < months.length ? { month: position.column + 1 } : { span: position.column - months.length };
    const figure = { lens, scope: view.scope, line: row.line, ...place };
    inspect({ kind: "figure", label: row.label, figure }, byKey);
  }

  function move(next: Cursor): void {
    setCursor(next);
    const box = scroller.current;
    if (box === null) return;
    const top = next.row * rowHeight;
    const roomBelow = box.clientHeight - 2 * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top > box.scrollTop + roomBelow) box.scrollTop = top - roomBelow;
    if (next.column >= months.length) return;
    const left = next.column * monthWidth;
    const roomAcross = box.clientWidth - FIRST_WIDTH - (spans.length - fixedFrom) * spanWidth - monthWidth;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (left > box.scrollLeft + roomAcross) box.scrollLeft = left - roomAcross;
  }

  function table(): TableRow[] {
    return statementTable(
      rows,
      months.map(figures.month),
      spans.map((span) => span.label),
      document.currency,
    );
  }

  function copy(): void {
    copyTable(table(), "Statement");
  }

  function press(event: React.KeyboardEvent): void {
    const next = steppedBy(event, at, { row: rows.length - 1, column: lastColumn });
    const end = pressed(event, "firstCell", "lastCell");
    if (next !== undefined) {
      event.preventDefault();
      move(next);
    } else if (end !== null) {
      event.preventDefault();
      move({ row: at.row, column: end === "firstCell" ? 0 : lastColumn });
    } else if (pressed(event, "explain", "explainByEnter")) {
      event.preventDefault();
      open(at, true);
    } else if (pressed(event, "copyStatement")) {
      event.preventDefault();
      copy();
    }
  }

  function cellOf(event: React.MouseEvent): Cursor | null {
    const found = event.target instanceof Element ? event.target.closest("[data-row]") : null;
    if (!(found instanceof HTMLElement)) return null;
    return { row: Number(found.dataset.row), column: Number(found.dataset.column) };
  }

  function click(event: React.MouseEvent): void {
    const position = cellOf(event);
    if (position === null) return;
    setCursor(position);
    open(position, false);
  }

  const grid = {
    "aria-label": `Statement, ${lensName(lens, names)}, ${document.currency}`,
    "aria-rowcount": rows.length + 1,
    "aria-colcount": lastColumn + 2,
    onKeyDown: press,
    onClick: click,
  };
  const width = FIRST_WIDTH + months.length * monthWidth + spans.length * spanWidth;
  return (
    <section className={classes.statement} aria-label="Statement">
      <StatementBar
        lens={lens}
        names={names}
        when={sentence(milestones.map((mark) => `${mark.label} ${figures.shortMonth(mark.month)}`).join(", "))}
        table={table}
        title={document.name}
      />
      <div ref={box} className={classes.scroller}>
        <div
          className={classes.sheet}
          style={{ width: `max(100%, ${width}px)`, height: down.getTotalSize() }}
          {...gridAt(`statement-${at.row}-${at.column}`)}
          {...grid}
        >
          <StatementHead
            currency={document.currency}
            months={shown.map((item) => ({ column: item.index, name: figures.shortMonth(months[item.index] ?? "") }))}
            columns={columns}
            spans={spans}
          />
          {down.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row !== undefined && (
                <StatementLine
                  key={row.line}
                  row={row}
                  index={item.index}
                  top={item.start}
                  height={rowHeight}
                  columns={columns}
                  cursor={at.row === item.index ? at.column : null}
                  figures={figures}
                />
              )
            );
          })}
        </div>
      </div>
    </section>
  );
});
