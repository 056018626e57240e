/** Tables of a PDF proposal: rows as high as their texts, the head repeated on every page, tagged cell by cell. */
import type { TableBlock, TableRow } from "../../shared/proposal/document.ts";
import { INK, type PdfSheet, STYLES, type Structure, type Style } from "./pdf-sheet.ts";
import { type FittedTable, fittedWidths } from "./table-widths.ts";

const PAD = { x: 5, y: 4.5 } as const;
/** Of the page's height. */
const SHORT = 0.4;

interface Cell {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly style: Style;
}

function cellsOf(
  sheet: PdfSheet,
  block: TableBlock,
  { widths, scale }: FittedTable,
  texts: readonly string[],
  style: Style,
): readonly Cell[] {
  let x = sheet.left;
  return block.columns.map(({ align }, at) => {
    const width = (widths[at] ?? 0) * sheet.width;
    // The outer edges stand flush with the text around the table.
    const left = at === 0 ? 0 : PAD.x;
    const right = at === block.columns.length - 1 ? 0 : PAD.x;
    const own = { ...style, size: style.size * scale, align };
    const cell = { text: texts[at] ?? "", x: x + left, width: width - left - right, style: own };
    x += width;
    return cell;
  });
}

/** In the boldest type that a cell may have. */
function fitted(sheet: PdfSheet, block: TableBlock): FittedTable {
  return fittedWidths(
    block,
    (text) => (sheet.set(STYLES.total).widthOfString(text) + 1) / sheet.width,
    (2 * PAD.x) / sheet.width,
  );
}

function heightOf(sheet: PdfSheet, cells: readonly Cell[]): number {
  return (
    Math.max(...cells.map(({ text, style, width }) => (text === "" ? 0 : sheet.height(text, style, width)))) +
    2 * PAD.y * sheet.spacing
  );
}

function put(sheet: PdfSheet, { text, style, x, width }: Cell): void {
  sheet.text(text, style, x, sheet.y + PAD.y * sheet.spacing, width);
}

function drawHead(sheet: PdfSheet, table: Structure, cells: readonly Cell[], isFirst: boolean): void {
  const height = heightOf(sheet, cells);
  if (isFirst) {
    const row = sheet.group(sheet.group(table, "THead"), "TR");
    for (const cell of cells) sheet.tagged(row, "TH", () => put(sheet, cell));
  } else {
    sheet.artifact(() => {
      for (const cell of cells) put(sheet, cell);
    });
  }
  sheet.y += height;
  sheet.rule(sheet.y, INK.faint);
}

interface LaidRow {
  readonly row: TableRow;
  readonly cells: readonly Cell[];
  readonly height: number;
}

interface LaidTable {
  readonly head: readonly Cell[];
  readonly rows: readonly LaidRow[];
  /** What has to stand in one piece: the whole of a short table, else its head with two rows. */
  readonly together: number;
}

function laid(sheet: PdfSheet, block: TableBlock): LaidTable {
  const fit = fitted(sheet, block);
  const labels = block.columns.map(({ label }) => label);
  const head = cellsOf(sheet, block, fit, labels, STYLES.head);
  const rows = block.rows.map((row) => {
    const cells = cellsOf(sheet, block, fit, row.cells, row.role === "total" ? STYLES.total : STYLES.cell);
    return { row, cells, height: heightOf(sheet, cells) };
  });
  const upTo = (count: number): number =>
    rows.slice(0, count).reduce((sum, { height }) => sum + height, heightOf(sheet, head));
  const whole = upTo(rows.length);
  return { head, rows, together: whole < sheet.bottom * SHORT ? whole : upTo(2) };
}

/** The height that a heading before the table has to leave below itself. */
export function tableStart(sheet: PdfSheet, block: TableBlock): number {
  return laid(sheet, block).together;
}

export function drawTable(sheet: PdfSheet, parent: Structure, block: TableBlock): void {
  const { head, rows, together } = laid(sheet, block);
  sheet.need(together);
  const table = sheet.group(parent, "Table", { title: block.caption });
  drawHead(sheet, table, head, true);
  const body = sheet.group(table, "TBody");
  for (const [at, { row, cells, height }] of rows.entries()) {
    // The last row never stands alone.
    const last = at === rows.length - 2 ? (rows[at + 1]?.height ?? 0) : 0;
    if (sheet.y + height + last > sheet.bottom && at > 0) {
      sheet.newPage();
      drawHead(sheet, table, head, false);
    }
    drawRow(sheet, body, row, cells);
    sheet.y += height;
    if (at < rows.length - 1) sheet.rule(sheet.y, rows[at + 1]?.row.role === "total" ? INK.faint : INK.line);
  }
  sheet.rule(sheet.y, INK.faint);
  sheet.y += 14 * sheet.spacing;
}

function drawRow(sheet: PdfSheet, body: Structure, { role }: TableRow, cells: readonly Cell[]): void {
  const row = sheet.group(body, "TR");
  for (const [at, cell] of cells.entries()) {
    sheet.tagged(row, at === 0 ? "TH" : "TD", () =>
      put(sheet, at === 0 && role === "body" ? { ...cell, style: { ...cell.style, face: "strong" } } : cell),
    );
  }
}
