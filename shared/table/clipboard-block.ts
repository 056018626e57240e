/**
 * A block of cells as spreadsheets put it on the clipboard: tabs between cells, line ends between rows, and quotation marks
 * around a cell that holds either, doubled where they stand inside.
 */

const QUOTED = /^"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)/;
const PLAIN = /^[^\t\r\n]*/;
const ROW_END = /^(?:\r\n|\n|\r)/;

/** Rows of equal length, short ones filled up with empty cells. A line end behind the last row makes no further row. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  for (;;) {
    const quoted = QUOTED.exec(rest);
    const cell = quoted ?? PLAIN.exec(rest);
    row.push(quoted?.[1]?.replaceAll('""', '"') ?? cell?.[0] ?? "");
    rest = rest.slice(cell?.[0].length ?? 0);
    if (rest.startsWith("\t")) {
      rest = rest.slice(1);
      continue;
    }
    rows.push(row);
    row = [];
    const end = ROW_END.exec(rest)?.[0];
    if (end === undefined) break;
    rest = rest.slice(end.length);
    if (rest === "") break;
  }
  const width = Math.max(...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...new Array<string>(width - cells.length).fill("")]);
}
