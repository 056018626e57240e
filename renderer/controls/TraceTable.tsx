/**
 * A table whose figures can be taken apart: one cell is the cursor, moved by arrows; a click, Enter or E explains it. The grid
 * pattern of WAI-ARIA on a native table: one tab stop, the cursor named by `aria-activedescendant`.
 */
import { useId, useState } from "react";
import { type Inspected, inspectOnModelPage } from "../state/selection-store.ts";
import { type GridCursor, steppedBy, within } from "./grid-cursor.ts";
import { pressed } from "./key-table.ts";
import plain from "./plain-table.module.css";
import classes from "./trace-table.module.css";

/** What explains a figure: a step of the inspector, or where its own page leads from it; null where nothing does. */
export type Trace = Inspected | ((byKey: boolean) => void) | null;

interface TraceTableProps {
  readonly label: string;
  /** The first head is that of the row's name. */
  readonly heads: readonly string[];
  /** As written; the first cell is the row's name. */
  readonly rows: readonly (readonly string[])[];
  /** What explains each cell after the name, in the order of `rows`. */
  readonly traces: readonly (readonly Trace[])[];
}

export function TraceTable({ label, heads, rows, traces }: TraceTableProps) {
  const id = useId();
  const [cursor, setCursor] = useState<GridCursor>({ row: 0, column: 0 });
  const last = { row: rows.length - 1, column: heads.length - 2 };
  const at = within(cursor, last);
  const cellId = ({ row, column }: GridCursor): string => `${id}-${row}-${column}`;

  function open(place: GridCursor, byKey: boolean): void {
    const target = traces[place.row]?.[place.column] ?? null;
    if (typeof target === "function") target(byKey);
    else if (target !== null) inspectOnModelPage(target, byKey);
  }

  function press(event: React.KeyboardEvent): void {
    const next = steppedBy(event, at, last);
    if (next !== undefined) {
      event.preventDefault();
      setCursor(next);
      document.getElementById(cellId(next))?.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (pressed(event, "explain", "explainByEnter")) {
      event.preventDefault();
      open(at, true);
    }
  }

  function click(event: React.MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest("td[data-row]") : null;
    if (!(cell instanceof HTMLElement)) return;
    const place = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
    setCursor(place);
    open(place, false);
  }

  const grid = { role: "grid", tabIndex: 0, "aria-activedescendant": cellId(at) } as const;
  return (
    <table className={`${plain.table} ${classes.table}`} aria-label={label} {...grid} onKeyDown={press} onClick={click}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], row) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((text, column) => {
              const here = at.row === row && at.column === column;
              const leads = (traces[row]?.[column] ?? null) !== null;
              const cell = { role: "gridcell", "aria-selected": here } as const;
              return (
                <td
                  key={heads[column + 1]}
                  id={cellId({ row, column })}
                  data-row={row}
                  data-column={column}
                  {...cell}
                  className={[leads && classes.leads, here && classes.here].filter(Boolean).join(" ")}
                >
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
