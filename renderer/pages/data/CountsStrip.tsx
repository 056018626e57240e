/** Every row of the file is accounted for: rows read = tickets + merged + skipped + rejected. */
import type { IngestReport } from "../../../shared/ingest/formats.ts";
import { useFigures } from "../../controls/figures.ts";
import classes from "./counts-strip.module.css";
import { countsSentence } from "./import-words.ts";

type Counts = IngestReport["counts"];

export function CountsStrip({ counts }: { counts: Counts }) {
  const figures = useFigures();
  const cells = [
    { label: "Rows read", note: "without the heading", value: counts.rowsRead, sign: "" },
    { label: "Tickets", note: "latest row of each", value: counts.tickets, sign: "=" },
    { label: "Rows merged", note: "earlier rows of a ticket", value: counts.rowsMerged, sign: "+" },
    { label: "Rows skipped", note: "empty, commas only", value: counts.rowsSkipped, sign: "+" },
    { label: "Rows rejected", note: "listed with their reason", value: counts.rowsRejected, sign: "+" },
  ];
  return (
    <section className={classes.strip} aria-label="Counts of the import">
      <p className={classes.sentence}>{countsSentence(counts, figures.locale)}</p>
      <dl className={classes.cells}>
        {cells.map(({ label, note, value, sign }) => (
          <div key={label} className={classes.cell}>
            <span className={classes.sign} aria-hidden="true">
              {sign}
            </span>
            <dt className={classes.label}>{label}</dt>
            <dd className={`${classes.value} ot-display`} data-fault={label === "Rows rejected" && value > 0}>
              {figures.number(value)}
            </dd>
            <dd className={classes.note}>{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
