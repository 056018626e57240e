/**
 * Tables as text for spreadsheets. Cells have types: numbers go out raw, so that a negative one stays a number, and text
 * that a spreadsheet would take for a formula or a command goes out behind an apostrophe (OWASP, CSV injection).
 */

/** Text, a finite number, or nothing. */
export type TableCell = string | number | null;
export type TableRow = readonly TableCell[];

/** Signs that begin a formula, with their full-width forms; tab, return and NUL end a guard elsewhere; `|` begins a command. */
const ACTIVE = "[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\t\\r\\0|]";
/** Apostrophes before the sign count, so that the guard of a text that has its own can be told from it. */
const NEEDS_GUARD = new RegExp(`^'*(?:(?![\\t\\r])[\\s\\p{Cf}])*${ACTIVE}`, "u");
const GUARDED = new RegExp(`^'(?='*(?:(?![\\t\\r])[\\s\\p{Cf}])*${ACTIVE})`, "u");

/** A text as it can stand in a spreadsheet's cell without being run. */
export function guardedText(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

/** The text that `guardedText` was given: takes away exactly one apostrophe, and only one that is a guard. */
export function unguardedText(text: string): string {
  return text.replace(GUARDED, "");
}

function cellText(cell: TableCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return guardedText(cell);
  if (!Number.isFinite(cell)) throw new RangeError(`${cell} cannot stand in a table`);
  // -0 is nothing that a reader should meet.
  return String(cell + 0);
}

function delimited(rows: readonly TableRow[], delimiter: string, lineEnd: string): string {
  const quoted = (text: string): string =>
    text.includes(delimiter) || /["\r\n\0]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map((cell) => quoted(cellText(cell))).join(delimiter)).join(lineEnd);
}

/** RFC 4180 with a byte order mark, without which spreadsheets take the text for another encoding. Throws for a number that is not finite. */
export function csvText(rows: readonly TableRow[]): string {
  return `\uFEFF${delimited(rows, ",", "\r\n")}\r\n`;
}

/** For the clipboard: pasted into a spreadsheet, it fills one cell after the other. Throws for a number that is not finite. */
export function tsvText(rows: readonly TableRow[]): string {
  return delimited(rows, "\t", "\n");
}
