/** How the file of a stored import was read: its dialect and the column of each field. */
import type { IngestReport } from "../../../shared/ingest/formats.ts";
import { FIELD_NAMES } from "../../../shared/ingest/ticket-fields.ts";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import classes from "./how-read.module.css";
import {
  DATE_ORDERS,
  DECIMAL_MARKS,
  delimiterChoices,
  encodingChoices,
  FIELD_LABELS,
  fieldInSentence,
  labelOf,
} from "./import-words.ts";

export function HowRead({ report }: { report: IngestReport }) {
  const { locale } = useFigures();
  const { dialect, mapping } = report;
  const facts = [
    { what: "Encoding", value: labelOf(encodingChoices(dialect.encoding), dialect.encoding) },
    { what: "Delimiter", value: labelOf(delimiterChoices(dialect.delimiter), dialect.delimiter) },
    { what: "Line end", value: dialect.lineEnd },
    { what: "Headings", value: `Line ${dialect.headerLine}` },
    { what: "Dates", value: dialect.dateOrder === null ? "None" : labelOf(DATE_ORDERS, dialect.dateOrder) },
    { what: "Decimal mark", value: labelOf(DECIMAL_MARKS, dialect.decimalMark).split(",")[0] ?? "" },
    ...FIELD_NAMES.flatMap((field) => {
      const column = mapping[field];
      return column === null || column === undefined ? [] : [{ what: FIELD_LABELS[field], value: column }];
    }),
  ];
  const missing = FIELD_NAMES.filter((field) => (mapping[field] ?? null) === null).map(fieldInSentence);
  return (
    <Surface
      title="How the file was read"
      className={classes.panel ?? ""}
      subtitle={
        missing.length === 0
          ? `${report.file}: every field`
          : `${report.file}, without ${new Intl.ListFormat(locale, { type: "disjunction" }).format(missing)}`
      }
    >
      <dl className={classes.facts}>
        {facts.map(({ what, value }) => (
          <div key={what} className={classes.fact}>
            <dt>{what}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
    </Surface>
  );
}
