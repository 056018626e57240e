/** Scenarios side by side. One cell is the cursor, moved by arrows; a click, Enter or E leads to what explains it. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useMemo, useRef, useState } from "react";
import { steppedBy } from "../../controls/grid-cursor.ts";
import { pressed } from "../../controls/key-table.ts";
import { CompareHead } from "./CompareHead.tsx";
import { CompareRow, cellId } from "./CompareRow.tsx";
import type { NamedColumn } from "./columns.ts";
import type { Row } from "./compare-rows.ts";
import classes from "./compare-table.module.css";
import { openTarget } from "./open-target.ts";

interface Cursor {
  readonly row: number;
  /** 0 is the row's name. */
  readonly column: number;
}

const idOf = ({ row, column }: Cursor): string => cellId(row, column);
const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** As the style sheet has them; a comfortable density only makes the estimate short. */
const ROW_HEIGHT = 32;
const SECTION_HEIGHT = 36;
const HEAD_HEIGHT = 66;

interface CompareTableProps {
  readonly columns: readonly NamedColumn[];
  readonly rows: readonly Row[];
  readonly onToggle: (key: string) => void;
}

export const CompareTable = memo(function CompareTable({ columns, rows, onToggle }: CompareTableProps) {
  const [cursor, setCursor] = useState<Cursor>({ row: 1, column: 1 });
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === "head" ? SECTION_HEIGHT : ROW_HEIGHT),
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    overscan: 16,
  });
  const drawn = virtual.getVirtualItems();
  const above = (drawn[0]?.start ?? HEAD_HEIGHT) - HEAD_HEIGHT;
  const below = virtual.getTotalSize() - ((drawn.at(-1)?.end ?? HEAD_HEIGHT) - HEAD_HEIGHT);
  const at = { row: clamp(cursor.row, rows.length - 1), column: clamp(cursor.column, columns.length) };

  function open(place: Cursor, byKey: boolean): void {
    const row = rows[place.row];
    if (row?.kind !== "line") return;
    const target = row.cells[place.column - 1]?.target ?? null;
    if (target !== null) openTarget(target, byKey);
    else if (row.opened !== null) onToggle(row.key);
  }

  function press(event: React.KeyboardEvent): void {
    const next = steppedBy(event, at, { row: rows.length - 1, column: columns.length });
    if (next !== undefined) {
      event.preventDefault();
      setCursor(next);
      virtual.scrollToIndex(next.row);
      document.getElementById(idOf(next))?.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (pressed(event, "explain", "explainByEnter")) {
      event.preventDefault();
      open(at, true);
    }
  }

  function click(event: React.MouseEvent): void {
    const found = event.target instanceof Element ? event.target.closest("[data-row]") : null;
    if (!(found instanceof HTMLElement)) return;
    const place = { row: Number(found.dataset.row), column: Number(found.dataset.column) };
    setCursor(place);
    open(place, false);
  }

  const ids = useMemo(() => columns.map(({ id }) => id), [columns]);
  const grid = {
    role: "grid",
    tabIndex: 0,
    "aria-activedescendant": idOf(at),
    "aria-label": "Scenarios side by side",
    "aria-rowcount": rows.length,
  } as const;
  return (
    <div ref={scroller} className={classes.scroller}>
      <table className={classes.heads} aria-label="Scenarios of the comparison">
        <Widths columns={columns} />
        <thead>
          <tr>
            <td />
            {columns.map((column, index) => (
              <CompareHead key={column.id} column={column} at={index} last={columns.length - 1} />
            ))}
          </tr>
        </thead>
      </table>
      <table
        className={classes.table}
        style={{ marginTop: above, marginBottom: below }}
        {...grid}
        onKeyDown={press}
        onClick={click}
      >
        <Widths columns={columns} />
        <thead className="ot-hidden">
          <tr>
            <td />
            {columns.map(({ id, letter, name }) => (
              <th key={id} scope="col">
                {letter} {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <CompareRow
                key={row.key}
                row={row}
                index={index}
                ids={ids}
                cursor={index === at.row ? at.column : null}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
});

function Widths({ columns }: { columns: readonly NamedColumn[] }) {
  return (
    <colgroup>
      <col className={classes.firstWidth} />
      {columns.map(({ id }) => (
        <col key={id} />
      ))}
    </colgroup>
  );
}
