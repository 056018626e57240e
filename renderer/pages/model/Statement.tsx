/** The management P&L of one lens: months scroll between a fixed first column and fixed totals; one cell is the cursor. */
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import { useFigures } from "../../controls/figures.ts";
import { copyTable } from "../../controls/table-files.ts";
import { inspect, useSelection } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import { lensName, type PlanNames } from "./lens-terms.ts";
import { milestonesOf } from "./milestones.ts";
import { StatementBar } from "./StatementBar.tsx";
import classes from "./statement.module.css";
import { wholeColumns, widest } from "./statement-layout.ts";
import { type StatementRow, statementRows } from "./statement-rows.ts";
import { cellText, statementTable } from "./statement-text.ts";

const FIRST_WIDTH = 176;
const LEAST_MONTH_WIDTH = 56;
const LEAST_SPAN_WIDTH = 68;
/** More yearly totals than this would leave no room for months, so that only the horizon stays fixed. */
const MOST_FIXED_SPANS = 4;

/** The grid pattern of WAI-ARIA on a native table: one tab stop, the cursor named by `aria-activedescendant`. */
const gridAt = (cell: string) => ({ role: "grid", tabIndex: 0, "aria-activedescendant": cell }) as const;
const CELL = { role: "gridcell" } as const;
const CHOSEN_CELL = { role: "gridcell", "aria-selected": true } as const;

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

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
};

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
    overscan: 6,
  });
  const { measure } = virtual;
  useEffect(() => {
    if (monthWidth > 0) measure();
  }, [monthWidth, measure]);
  const shown = virtual.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const lastColumn = months.length + spans.length - 1;
  const at: Cursor = { row: clamp(cursor.row, rows.length - 1), column: clamp(cursor.column, lastColumn) };

  function open(position: Cursor): void {
    const row = rows[position.row];
    if (row === undefined || (row.spansOnly && position.column < months.length)) return;
    const place =
      position.column < months.length ? { month: position.column + 1 } : { span: position.column - months.length };
    inspect({ kind: "figure", label: row.label, figure: { lens, scope: view.scope, line: row.line, ...place } });
  }

  function move(next: Cursor): void {
    setCursor(next);
    const box = scroller.current;
    if (box === null) return;
    const top = next.row * 24;
    const roomBelow = box.clientHeight - 48;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top > box.scrollTop + roomBelow) box.scrollTop = top - roomBelow;
    if (next.column >= months.length) return;
    const left = next.column * monthWidth;
    const across = box.clientWidth - FIRST_WIDTH - (spans.length - fixedFrom) * spanWidth - monthWidth;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (left > box.scrollLeft + across) box.scrollLeft = left - across;
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
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move({ row: clamp(at.row + step[0], rows.length - 1), column: clamp(at.column + step[1], lastColumn) });
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      move({ row: at.row, column: event.key === "Home" ? 0 : lastColumn });
    } else if (event.key === "Enter" || event.key === "e" || event.key === "E") {
      event.preventDefault();
      open(at);
    } else if (event.key.toLowerCase() === "c" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      copy();
    }
  }

  function spanPlace(index: number): React.CSSProperties {
    return index < fixedFrom ? {} : { position: "sticky", right: (spans.length - 1 - index) * spanWidth };
  }

  function cell(row: StatementRow, rowIndex: number, column: number) {
    const span = column - months.length;
    const value = (span < 0 ? row.months[column] : row.spans[span]) ?? null;
    const { text, negative, none } = cellText(row, value, figures);
    const here = at.row === rowIndex && at.column === column;
    const names = [
      classes.cell,
      span >= 0 && classes.total,
      span === 0 && classes.firstTotal,
      here && classes.here,
      negative && classes.negative,
      none && classes.none,
    ];
    return (
      <td
        key={column}
        id={`statement-${rowIndex}-${column}`}
        aria-colindex={column + 2}
        {...(here ? CHOSEN_CELL : CELL)}
        className={names.filter(Boolean).join(" ")}
        style={span < 0 ? undefined : spanPlace(span)}
        data-row={rowIndex}
        data-column={column}
      >
        {none && span < 0 && row.spansOnly ? null : none ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="ot-hidden">none</span>
          </>
        ) : (
          text
        )}
      </td>
    );
  }

  function cellOf(event: React.MouseEvent): Cursor | null {
    const found = event.target instanceof Element ? event.target.closest("td[data-row]") : null;
    if (!(found instanceof HTMLElement)) return null;
    return { row: Number(found.dataset.row), column: Number(found.dataset.column) };
  }

  function click(event: React.MouseEvent): void {
    const position = cellOf(event);
    if (position === null) return;
    setCursor(position);
    open(position);
  }

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
        <table
          className={classes.table}
          style={{ width: `max(100%, ${width}px)` }}
          {...gridAt(`statement-${at.row}-${at.column}`)}
          aria-label={`Statement, ${lensName(lens, names)}, ${document.currency}`}
          aria-rowcount={rows.length + 1}
          aria-colcount={lastColumn + 2}
          onKeyDown={press}
          onClick={click}
        >
          <colgroup>
            <col style={{ width: FIRST_WIDTH }} />
            <col style={{ width: before }} />
            {shown.map((item) => (
              <col key={item.index} style={{ width: monthWidth }} />
            ))}
            <col />
            {spans.map((span) => (
              <col key={span.label} style={{ width: spanWidth }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={classes.first}>
                {document.currency}
              </th>
              <td aria-hidden="true" />
              {shown.map((item) => (
                <th key={item.index} scope="col" className={classes.cell} aria-colindex={item.index + 2}>
                  {figures.shortMonth(months[item.index] ?? "")}
                </th>
              ))}
              <td aria-hidden="true" />
              {spans.map((span, index) => (
                <th
                  key={span.label}
                  scope="col"
                  className={`${classes.cell} ${classes.total} ${index === 0 ? classes.firstTotal : ""}`}
                  style={spanPlace(index)}
                  aria-colindex={months.length + index + 2}
                >
                  {span.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr
                key={row.line}
                className={[row.head && classes.groupHead, row.head && rowIndex > 0 && classes.ruled]
                  .filter(Boolean)
                  .join(" ")}
                aria-rowindex={rowIndex + 2}
              >
                <th scope="row" className={classes.first} title={row.label}>
                  {row.label}
                  {row.form === "hours" && <span className={classes.unit}> h</span>}
                </th>
                <td aria-hidden="true" />
                {shown.map((item) => cell(row, rowIndex, item.index))}
                <td aria-hidden="true" />
                {spans.map((_, index) => cell(row, rowIndex, months.length + index))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});
