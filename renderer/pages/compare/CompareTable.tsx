/** Scenarios side by side. One cell is the cursor, moved by arrows; an assumption is typed into, a figure explained. */
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { memo, useMemo, useRef } from "react";
import { CompareHead } from "./CompareHead.tsx";
import { CompareRow } from "./CompareRow.tsx";
import { cellId } from "./cell-overlay.ts";
import type { NamedColumn } from "./columns.ts";
import type { Row } from "./compare-rows.ts";
import classes from "./compare-table.module.css";
import { useCompareGrid } from "./use-compare-grid.ts";

/** As the style sheet has them; a comfortable density only makes the estimate short. */
const ROW_HEIGHT = 32;
const SECTION_HEIGHT = 36;
const HEAD_HEIGHT = 66;

function withRow(range: Range, row: number | null): Range {
  if (row === null) return range;
  return { ...range, startIndex: Math.min(range.startIndex, row), endIndex: Math.max(range.endIndex, row) };
}

interface CompareTableProps {
  readonly columns: readonly NamedColumn[];
  readonly rows: readonly Row[];
  readonly onToggle: (key: string) => void;
  /** Before anything is typed into the rows. */
  readonly onEdit: () => void;
}

export const CompareTable = memo(function CompareTable({ columns, rows, onToggle, onEdit }: CompareTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  /** The row that is typed into stays drawn, however far the table is scrolled. */
  const edited = useRef<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === "head" ? SECTION_HEIGHT : ROW_HEIGHT),
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    overscan: 16,
    rangeExtractor: (range) => defaultRangeExtractor(withRow(range, edited.current)),
  });
  const { grid, at, overlay, handlers } = useCompareGrid({
    columns,
    rows,
    onToggle,
    onEdit,
    onMove: (place) => {
      virtual.scrollToIndex(place.row);
      document.getElementById(cellId(place.row, place.column))?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  });
  edited.current = (overlay?.editor ?? null) === null ? null : (overlay?.row ?? null);
  const drawn = virtual.getVirtualItems();
  const above = (drawn[0]?.start ?? HEAD_HEIGHT) - HEAD_HEIGHT;
  const below = virtual.getTotalSize() - ((drawn.at(-1)?.end ?? HEAD_HEIGHT) - HEAD_HEIGHT);
  const ids = useMemo(() => columns.map(({ id }) => id), [columns]);
  const roles = {
    role: "grid",
    tabIndex: 0,
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
        ref={grid}
        {...roles}
        {...handlers}
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
                overlay={overlay?.row === index ? overlay : null}
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
