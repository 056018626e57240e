import Papa from "papaparse";

/**
 * Text in pieces to rows with the true number of their first line, quoted line breaks counted. Papa's core parser is fed
 * directly, because its streaming wrapper counts rows, not lines. Line ends are made `\n` first, so that a file that mixes
 * them keeps its rows.
 */
export type RowSink = (cells: string[], line: number) => void;

interface CoreResult {
  data: string[][];
  errors: { type: string; code: string; message: string; row?: number; index?: number }[];
  meta: { cursor: number };
}
interface CoreParser {
  parse(input: string, baseIndex: number, ignoreLastRow: boolean): CoreResult;
}
// @types/papaparse declares the core parser without its constructor's configuration and result.
const Parser = Papa.Parser as unknown as new (config: {
  delimiter: string;
  newline: string;
  quoteChar: string;
}) => CoreParser;

/** A row longer than this many characters is not a ticket: most often a quotation mark that nobody closed. */
export const LONGEST_ROW = 4_000_000;

export class RowReader {
  readonly #parser: { delimiter: string; newline: string; quoteChar: string };
  readonly #sink: RowSink;
  readonly #loneReturns: boolean;
  #rest = "";
  #line: number;
  #heldReturn = false;
  /** First line of a quoted value that is still open where the file ends, 0 if none. */
  unclosedQuoteLine = 0;
  /** True if the last row ended with the file and not with a line end. */
  endsMidLine = false;
  /** True if a row grew beyond `LONGEST_ROW`; reading stopped at `line`. */
  overlong = false;

  /** `loneReturns`: the file ends its lines with CR alone (old Macintosh). */
  constructor(delimiter: string, loneReturns: boolean, sink: RowSink, firstLine = 1) {
    this.#parser = { delimiter, newline: "\n", quoteChar: '"' };
    this.#loneReturns = loneReturns;
    this.#sink = sink;
    this.#line = firstLine;
  }

  /** Line on which the next row starts. */
  get line(): number {
    return this.#line;
  }

  push(piece: string): void {
    if (this.overlong) return;
    const text = this.#rest + this.#withPlainLineEnds(piece);
    this.#parse(text, true);
    if (this.#rest.length > LONGEST_ROW) this.overlong = true;
  }

  /** Reads what is left. A line end at the very end of the file starts no row. */
  end(): void {
    if (this.overlong) return;
    const text = this.#rest + (this.#heldReturn ? "\n" : "");
    this.#heldReturn = false;
    this.#rest = "";
    if (text === "") return;
    this.endsMidLine = !text.endsWith("\n");
    this.#parse(text, false);
  }

  #withPlainLineEnds(piece: string): string {
    let text = piece;
    if (this.#heldReturn) {
      text = `\r${text}`;
      this.#heldReturn = false;
    }
    if (!text.includes("\r")) return text;
    if (text.endsWith("\r")) {
      this.#heldReturn = true;
      text = text.slice(0, -1);
    }
    text = text.replaceAll("\r\n", "\n");
    return this.#loneReturns ? text.replaceAll("\r", "\n") : text;
  }

  #parse(text: string, more: boolean): void {
    const { data, errors, meta } = new Parser(this.#parser).parse(text, 0, more);
    const used = more ? meta.cursor : text.length;
    this.#rest = text.slice(used);
    const unclosed = !more && errors.some((error) => error.code === "MissingQuotes");
    // The core parser reports an empty row after the last line end.
    const rows = data.length - Number(!more && !this.endsMidLine && !unclosed);
    const ends = lineEnds(text, used) + Number(!more && this.endsMidLine);
    const oneLineEach = !unclosed && ends === rows;
    for (let index = 0; index < rows; index += 1) {
      const cells = data[index] ?? [];
      const line = this.#line;
      if (unclosed && index === rows - 1) this.unclosedQuoteLine = line;
      this.#line += oneLineEach ? 1 : 1 + lineEndsWithin(cells);
      this.#sink(cells, line);
    }
  }
}

function lineEnds(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function lineEndsWithin(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.includes("\n")) count += lineEnds(cell, cell.length);
  return count;
}
