/** The first rows as read, with the field that each column serves above it. Columns without a field are dimmed. */
import { isTicketField } from "../../../shared/ingest/ticket-fields.ts";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { NativeChoice } from "./ChoiceField.tsx";
import type { Reading } from "./data-store.ts";
import { inspectAgain } from "./import-actions.ts";
import { type Choice, countText, FIELD_LABELS, fieldInSentence } from "./import-words.ts";
import { fieldsOf, mapColumn } from "./mapping-edit.ts";
import classes from "./sample-table.module.css";

const NOT_USED = "\u0000none";
const FIELD_CHOICES: readonly Choice[] = [
  { value: NOT_USED, label: "Not used" },
  ...Object.entries(FIELD_LABELS).map(([value, label]) => ({ value, label })),
];

function ColumnField({ reading, heading }: { reading: Reading; heading: string }) {
  const { mapping } = reading.inspection;
  const fields = fieldsOf(mapping, heading);
  const field = fields[0] ?? null;
  const change = (value: string): void => {
    const next = isTicketField(value) ? value : null;
    void inspectAgain({ mapping: { ...mapColumn(mapping, reading.options.mapping ?? {}, heading, next) } });
  };
  const also = fields.slice(1).map(fieldInSentence);
  return (
    <>
      <NativeChoice
        label={`Field of the column ${heading}`}
        choices={FIELD_CHOICES}
        value={field ?? NOT_USED}
        quiet={field === null}
        onChange={change}
      />
      {also.length > 0 && <span className={classes.also}>also {also.join(", ")}</span>}
    </>
  );
}

export function SampleTable({ reading }: { reading: Reading }) {
  const { locale } = useFigures();
  const { headings, sample, mapping } = reading.inspection;
  const rows = sample.map((row, place) => ({ place, row }));
  const used = headings.filter((heading) => fieldsOf(mapping, heading).length > 0).length;
  return (
    <Surface
      title={`${used} of ${countText(headings.length, "column", locale)} are used`}
      subtitle={`First ${countText(sample.length, "row", locale)} as read; no text of tickets and no names are stored`}
      tools={<TableTools name="First rows of the file" rows={() => [headings, ...sample]} />}
      flush
    >
      <section className={classes.scroll} aria-label="First rows of the file">
        <table className={classes.table}>
          <thead>
            <tr className={classes.fields}>
              {headings.map((heading) => (
                <td key={heading}>
                  <ColumnField reading={reading} heading={heading} />
                </td>
              ))}
            </tr>
            <tr className={classes.headings}>
              {headings.map((heading) => (
                <th key={heading} scope="col" data-used={fieldsOf(mapping, heading).length > 0} title={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ place, row }) => (
              <tr key={place}>
                {headings.map((heading, column) => (
                  <td key={heading} data-used={fieldsOf(mapping, heading).length > 0} title={row[column] ?? ""}>
                    {row[column] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Surface>
  );
}
