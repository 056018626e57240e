import { KNOWN_HEADINGS } from "./column-synonyms.ts";
import { headingForms } from "./headings.ts";
import { RowReader } from "./rows.ts";
import { isMissing } from "./values.ts";

/** How a file writes its rows: line ends, delimiter and the line of its headings, read from its first part. */
export interface Layout {
  readonly lineEnd: "LF" | "CRLF" | "CR";
  readonly delimiter: string;
  readonly headerLine: number;
  readonly headings: readonly string[];
  readonly reasons: { readonly delimiter: string; readonly headerLine: string };
  /** Delimiters that fit equally well, if more than one does. */
  readonly rivals: readonly string[];
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;
const DELIMITER_NAMES: Record<string, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" };
const HEADING_ROWS = 40;

export function delimiterName(delimiter: string): string {
  return DELIMITER_NAMES[delimiter] ?? `"${delimiter}"`;
}

export function detectLineEnd(head: string): Layout["lineEnd"] {
  const lineFeed = head.indexOf("\n");
  const carriageReturn = head.indexOf("\r");
  if (lineFeed < 0) return carriageReturn < 0 ? "LF" : "CR";
  return head.includes("\r\n") ? "CRLF" : "LF";
}

export interface NumberedRow {
  readonly cells: string[];
  readonly line: number;
}

/** The rows of a text, with their lines. `complete`: the text is the whole file. */
export function readRows(
  text: string,
  delimiter: string,
  lineEnd: Layout["lineEnd"],
  complete: boolean,
): NumberedRow[] {
  const rows: NumberedRow[] = [];
  const reader = new RowReader(delimiter, lineEnd === "CR", (cells, line) => rows.push({ cells, line }));
  reader.push(text);
  if (complete) reader.end();
  return rows;
}

function knownHeadings(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== "" && headingForms(cell).some((form) => KNOWN_HEADINGS.has(form)))
    .length;
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

interface HeadingRow {
  readonly row: NumberedRow;
  readonly known: number;
}

/** The row with most known headings among the first; without any, the first row as wide as those below it. */
function headingRow(rows: readonly NumberedRow[]): HeadingRow | null {
  let best: HeadingRow | null = null;
  for (const row of rows.slice(0, HEADING_ROWS)) {
    const known = knownHeadings(row.cells);
    if (known > (best?.known ?? 0)) best = { row, known };
  }
  if (best !== null) return best;
  const widest = Math.max(0, ...rows.slice(0, HEADING_ROWS).map((row) => filled(row.cells)));
  const first = rows.find((row) => filled(row.cells) > widest / 2);
  return first === undefined ? null : { row: first, known: 0 };
}

interface Candidate {
  readonly delimiter: string;
  readonly heading: HeadingRow;
  /** Share of the rows under the heading that are exactly as wide as it. */
  readonly even: number;
}

function candidateOf(head: string, delimiter: string, lineEnd: Layout["lineEnd"], complete: boolean): Candidate | null {
  const rows = readRows(head, delimiter, lineEnd, complete);
  const heading = headingRow(rows);
  if (heading === null) return null;
  const below = rows.filter(
    (row) => row.line > heading.row.line && !(row.cells.length === 1 && isMissing(row.cells[0] ?? "")),
  );
  const even = below.filter((row) => row.cells.length === heading.row.cells.length).length;
  return { delimiter, heading, even: below.length === 0 ? 1 : even / below.length };
}

/** Reads the layout from the head of a file; null if it has no row at all. What the user gave is taken as given. */
export function detectLayout(
  head: string,
  complete: boolean,
  given: { readonly delimiter?: string | undefined; readonly headerLine?: number | undefined },
): Layout | null {
  const lineEnd = detectLineEnd(head);
  // Excel's own first line, `sep=;`, declares the delimiter.
  const declared = /^sep=(.)\r?\n/i.exec(head)?.[1];
  const fixed = given.delimiter ?? declared;
  const candidates = (fixed === undefined ? DELIMITERS : [fixed])
    .map((delimiter) => candidateOf(head, delimiter, lineEnd, complete))
    .filter((candidate) => candidate !== null);
  const score = ({ heading, even }: Candidate) =>
    heading.row.cells.length > 1
      ? heading.known * 10 + even * 5 + Math.min(heading.row.cells.length, 4) / 10
      : heading.known;
  candidates.sort((left, right) => score(right) - score(left));
  const best = candidates[0];
  if (best === undefined) return null;
  const rivals = candidates.filter((other) => other.heading.row.cells.length > 1 && score(best) - score(other) < 0.3);
  const lineRow =
    given.headerLine === undefined
      ? best.heading.row
      : readRows(head, best.delimiter, lineEnd, complete).find((row) => row.line === given.headerLine);
  if (lineRow === undefined) return null;
  const columns = lineRow.cells.length;
  const delimiterReason =
    given.delimiter !== undefined
      ? "as given"
      : declared !== undefined
        ? "the first line declares it"
        : `gives ${columns} columns in ${Math.round(best.even * 100)}% of the first rows`;
  return {
    lineEnd,
    delimiter: best.delimiter,
    headerLine: lineRow.line,
    headings: lineRow.cells,
    reasons: {
      delimiter: `${delimiterName(best.delimiter)}: ${delimiterReason}`,
      headerLine:
        given.headerLine !== undefined
          ? "as given"
          : `${knownHeadings(lineRow.cells)} of ${columns} headings are known`,
    },
    rivals: rivals.length > 1 ? rivals.map((candidate) => candidate.delimiter) : [],
  };
}
