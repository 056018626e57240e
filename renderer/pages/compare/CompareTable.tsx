/** Scenarios side by side. One cell is the cursor, moved by arrows; a click, Enter or E leads to what explains it. */
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { steppedBy } from "../../controls/grid-cursor.ts";
import { pressed } from "../../controls/key-table.ts";
import { CompareHead } from "./CompareHead.tsx";
import type { Column } from "./columns.ts";
import type { Cell, Row } from "./compare-rows.ts";
import classes from "./compare-table.module.css";
import { openTarget } from "./open-target.ts";

interface Cursor {
  readonly row: number;
  /** 0 is the row's name. */
  readonly column: number;
}

const idOf = ({ row, column }: Cursor): string => `compare-${row}-${column}`;
const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

interface CompareTableProps {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly onToggle: (key: string) => void;
}

function RowName({ row }: { row: Extract<Row, { kind: "line" }> }) {
  const Chevron = row.opened === true ? IconChevronDown : IconChevronRight;
  return (
    <span className={row.depth === 1 ? classes.inner : classes.name}>
      {row.grade !== null && <EvidenceBadge grade={row.grade} />}
      {row.opened !== null && <Chevron size={14} stroke={1.75} aria-hidden />}
      <span className={classes.label} title={row.unit === "" ? row.label : `${row.label}, ${row.unit}`}>
        {row.label}
        {row.unit !== "" && <span className={classes.unit}> {row.unit}</span>}
      </span>
    </span>
  );
}

function CellText({ cell }: { cell: Cell }) {
  if (cell.text === "–")
    return (
      <>
        {cell.changed && <span className={classes.dot} />}
        <span aria-hidden="true">–</span>
        <span className="ot-hidden">none</span>
      </>
    );
  return (
    <>
      {cell.changed && <span className={classes.dot} />}
      {cell.text}
      {cell.changed && <span className="ot-hidden">, changed</span>}
    </>
  );
}

export function CompareTable({ columns, rows, onToggle }: CompareTableProps) {
  const [cursor, setCursor] = useState<Cursor>({ row: 1, column: 1 });
  const scroller = useRef<HTMLDivElement>(null);
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

  const grid = {
    role: "grid",
    tabIndex: 0,
    "aria-activedescendant": idOf(at),
    "aria-label": "Scenarios side by side",
  } as const;
  const place = (row: number, column: number) => ({
    id: idOf({ row, column }),
    "data-row": row,
    "data-column": column,
  });
  const here = (row: number, column: number): string =>
    at.row === row && at.column === column ? ` ${classes.here}` : "";
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
      <table className={classes.table} {...grid} onKeyDown={press} onClick={click}>
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
          {rows.map((row, index) =>
            row.kind === "head" ? (
              <tr key={row.key} className={classes.section}>
                <th scope="row" className={`${classes.first}${here(index, 0)}`} {...place(index, 0)}>
                  {row.label}
                </th>
                {columns.map(({ id }, column) => (
                  <td
                    key={id}
                    className={`${column === 0 ? classes.baseline : ""}${here(index, column + 1)}`}
                    {...place(index, column + 1)}
                    {...gridcell(at.row === index && at.column === column + 1)}
                  />
                ))}
              </tr>
            ) : (
              <tr key={row.key} className={row.strong ? classes.strong : ""}>
                <th
                  scope="row"
                  className={`${classes.first} ${row.opened === null ? "" : classes.opens}${here(index, 0)}`}
                  {...(row.opened === null ? {} : { "aria-expanded": row.opened })}
                  {...place(index, 0)}
                >
                  <RowName row={row} />
                </th>
                {row.cells.map((cell, column) => (
                  <td
                    key={columns[column]?.id}
                    className={[
                      column === 0 && classes.baseline,
                      cell.changed && classes.changed,
                      cell.negative && classes.negative,
                      cell.target !== null && classes.leads,
                      row.grade !== null && column > 0 && !cell.changed && classes.same,
                      at.row === index && at.column === column + 1 && classes.here,
                    ]
                      .filter(Boolean)
                      .join(" ")}
                    {...place(index, column + 1)}
                    {...gridcell(at.row === index && at.column === column + 1)}
                  >
                    <CellText cell={cell} />
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

const gridcell = (selected: boolean) => ({ role: "gridcell", "aria-selected": selected }) as const;

function Widths({ columns }: { columns: readonly Column[] }) {
  return (
    <colgroup>
      <col className={classes.firstWidth} />
      {columns.map(({ id }) => (
        <col key={id} />
      ))}
    </colgroup>
  );
}
