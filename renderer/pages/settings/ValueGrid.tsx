/** Inputs of one kind as a table: a row for each measure, a column for each of what it is measured of. */
import type { ReactNode } from "react";
import { unitText } from "../../../shared/number/unit-text.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import { type Binding, BoundInput, fieldOfPath } from "../../controls/BoundField.tsx";
import { boundCell } from "../../controls/bound-table.ts";
import { CellBlock } from "../../controls/CellBlock.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { useScenario } from "../../state/scenario-store.ts";
import classes from "./value-grid.module.css";

export interface GridRow {
  readonly label: string;
  /** Stable path of the cell in a column. */
  readonly path: (column: string) => string;
}

export interface GridResult {
  readonly label: string;
  readonly unit: string;
  readonly cell: (column: string) => ReactNode;
}

interface ValueGridProps {
  readonly label: string;
  /** Dimmed in the head's corner. */
  readonly corner?: string;
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly GridRow[];
  /** What the model makes of the inputs, under them. */
  readonly results?: readonly GridResult[];
  /** For the history. */
  readonly owner: string;
}

export function ValueGrid({ label, corner = "", columns, rows, results = [], owner }: ValueGridProps) {
  const document = useScenario((state) => state.records?.document);
  if (document === undefined) return null;
  const first = columns[0]?.key ?? "";
  const bindings = rows.map((row) => columns.map(({ key }): Binding => ({ document, path: row.path(key), owner })));
  const table = (): TableRow[] => [
    [corner, ...columns.map((column) => column.label)],
    ...rows.map((row, index) => [row.label, ...(bindings[index] ?? []).map(boundCell)]),
  ];
  return (
    <CellBlock title={label} rows={bindings} along="columns">
      <table className={classes.grid} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              <span className={classes.cornerText}>{corner}</span>
              <TableTools name={label} rows={table} />
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const field = fieldOfPath(row.path(first));
            return (
              <tr key={row.label}>
                <th scope="row" title={field.help}>
                  {row.label}
                  <span className={classes.unit}>{unitText(field.unit, document.currency)}</span>
                </th>
                {bindings[index]?.map((binding, at) => (
                  <td key={binding.path}>
                    <BoundInput cell binding={binding} label={`${row.label}, ${columns[at]?.label}`} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        {results.length > 0 && (
          <tfoot>
            {results.map((result) => (
              <tr key={result.label}>
                <th scope="row">
                  {result.label}
                  <span className={classes.unit}>{result.unit}</span>
                </th>
                {columns.map((column) => (
                  <td key={column.key}>{result.cell(column.key)}</td>
                ))}
              </tr>
            ))}
          </tfoot>
        )}
      </table>
    </CellBlock>
  );
}
