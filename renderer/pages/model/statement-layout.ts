/** How wide the columns of the statement are. */
import type { StatementRow } from "./statement-rows.ts";

/** A digit, bold, at 12 px. */
const DIGIT_WIDTH = 7.4;
const MARK_WIDTH = 3.6;

/** Width of the longest amount of some columns. */
export function widest(
  rows: readonly StatementRow[],
  of: "months" | "spans",
  write: (value: number) => string,
): number {
  let most = 0;
  for (const row of rows)
    if (row.form !== "percent") for (const value of row[of]) most = Math.max(most, Math.abs(value ?? 0));
  const text = write(most);
  const digits = text.replace(/\D/g, "").length;
  return digits * DIGIT_WIDTH + (text.length - digits) * MARK_WIDTH;
}

/** Month columns are stretched so that a whole number of them fills the room: no month is ever cut in two. */
export function wholeColumns(room: number, least: number, count: number): number {
  const fitting = Math.min(count, Math.floor(room / least));
  return fitting < 1 ? least : Math.floor(room / fitting);
}
