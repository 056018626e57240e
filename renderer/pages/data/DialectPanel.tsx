/** How the file was read: each property with its reason, and a choice that reads it again at once. */
import { Surface } from "../../controls/Surface.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import type { Reading } from "./data-store.ts";
import { inspectAgain } from "./import-actions.ts";
import {
  type Choice,
  DATE_ORDERS,
  DECIMAL_MARKS,
  delimiterChoices,
  encodingChoices,
  reasonText,
  sourceChoices,
} from "./import-words.ts";

const HEADING_LINES = 12;

function headingLines(current: number): readonly Choice[] {
  const lines = Array.from({ length: Math.max(HEADING_LINES, current) }, (_, index) => String(index + 1));
  return lines.map((line) => ({ value: line, label: `Line ${line}` }));
}

function sourceReason({ options, inspection }: Reading): string {
  if (options.source !== undefined) return "As you chose";
  return inspection.source === "generic" ? "The headings are of no system known here" : "Told by its headings";
}

export function DialectPanel({ reading }: { reading: Reading }) {
  const { dialect, reasons, source, questions } = reading.inspection;
  const undecided = new Set<string>(questions.map((question) => question.field));
  const decided = (field: string, value: string | null): string | null => (undecided.has(field) ? null : value);
  return (
    <Surface title="How the file was read" subtitle="Found in the file; change what is wrong">
      <ChoiceField
        label="System"
        choices={sourceChoices()}
        value={source}
        reason={sourceReason(reading)}
        onChange={(value) => void inspectAgain({ source: value })}
      />
      <ChoiceField
        label="Encoding"
        choices={encodingChoices(dialect.encoding)}
        value={decided("encoding", dialect.encoding)}
        reason={reasonText(reasons.encoding)}
        onChange={(value) => void inspectAgain({ encoding: value }, true)}
      />
      <ChoiceField
        label="Delimiter"
        choices={delimiterChoices(dialect.delimiter)}
        value={decided("delimiter", dialect.delimiter)}
        reason={reasonText(reasons.delimiter)}
        onChange={(value) => void inspectAgain({ delimiter: value }, true)}
      />
      <ChoiceField
        label="Headings"
        choices={headingLines(dialect.headerLine)}
        value={String(dialect.headerLine)}
        reason={reasonText(reasons.headerLine)}
        onChange={(value) => void inspectAgain({ headerLine: Number(value) }, true)}
      />
      <ChoiceField
        label="Dates"
        choices={DATE_ORDERS}
        value={decided("dateOrder", dialect.dateOrder)}
        reason={reasonText(reasons.dateOrder)}
        onChange={(value) => void inspectAgain({ dateOrder: value as "dmy" | "mdy" | "ymd" })}
      />
      <ChoiceField
        label="Decimal mark"
        choices={DECIMAL_MARKS}
        value={dialect.decimalMark}
        reason={reasonText(reasons.decimalMark)}
        onChange={(value) => void inspectAgain({ decimalMark: value as "." | "," })}
      />
    </Surface>
  );
}
