import type { TableRow } from "../../../shared/table/delimited.ts";
import type { Figures } from "../../controls/figures.ts";
import type { StatementRow } from "./statement-rows.ts";

export interface CellText {
  readonly text: string;
  readonly negative: boolean;
  /** Zero or not applicable: a dash. */
  readonly none: boolean;
}

export function cellText(row: StatementRow, value: number | null, figures: Figures): CellText {
  if (value === null || value === 0) return { text: "", negative: false, none: true };
  if (row.form === "percent") return { text: figures.percent(value), negative: value < 0, none: false };
  const shown = row.contra ? -value : value;
  const text = figures.amount(shown);
  // A contra item is negative by its nature and no fault, so it takes parentheses and no colour.
  return { text, negative: shown < 0 && !row.contra, none: false };
}

/** For a spreadsheet: plain numbers, all months and totals. */
export function statementTable(
  rows: readonly StatementRow[],
  months: readonly string[],
  spans: readonly string[],
  currency: string,
): TableRow[] {
  const number = (row: StatementRow, value: number | null): number | null =>
    value !== null && row.contra ? -value : value;
  const lines = rows.map((row) => [
    row.label,
    ...months.map((_, index) => number(row, row.months[index] ?? null)),
    ...spans.map((_, index) => number(row, row.spans[index] ?? null)),
  ]);
  return [[currency, ...months, ...spans], ...lines];
}
