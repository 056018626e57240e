/** The rows that are no ticket, each with its line, what stood there and why it was not taken. */
import type { IngestReport } from "../../../shared/ingest/formats.ts";
import { useFigures } from "../../controls/figures.ts";
import plain from "../../controls/plain-table.module.css";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { countText } from "./import-words.ts";
import classes from "./rejected-rows.module.css";

export function RejectedRows({ rejected, total }: { rejected: IngestReport["rejected"]; total: number }) {
  const figures = useFigures();
  const subtitle =
    total > rejected.length
      ? `The first ${figures.number(rejected.length)} are listed; correct the file and import it again`
      : "Correct the file and import it again, or leave them out";
  const title = `${countText(total, "row was", figures.locale, "rows were")} rejected`;
  const tools = (
    <TableTools
      name="Rejected rows"
      rows={() => [
        ["Line", "Column", "Value", "Reason"],
        ...rejected.map((row) => [row.line, row.column, row.value, row.reason]),
      ]}
    />
  );
  return (
    <Surface title={title} subtitle={subtitle} tools={tools} className={classes.panel ?? ""} flush>
      <div className={classes.scroll}>
        <table className={`${plain.table} ${classes.table}`}>
          <thead>
            <tr>
              <th scope="col" className={classes.line}>
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">Value</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {rejected.map((row) => (
              <tr key={`${row.line} ${row.column}`}>
                <th scope="row" className={classes.line}>
                  {figures.number(row.line)}
                </th>
                <td>{row.column}</td>
                <td className={classes.value} title={row.value}>
                  {row.value === "" ? <span className="ot-unit">empty</span> : row.value}
                </td>
                <td>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Surface>
  );
}
