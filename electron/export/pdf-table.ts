/** Tables of a PDF proposal: rows as high as their texts, the head repeated on every page, tagged cell by cell. */
import type { TableBlock, TableRow } from "../../shared/proposal/document.ts";
import { INK, type PdfSheet, STYLES, type Structure, type Style } from "./pdf-sheet.ts";

const PAD = { x: 5, y: 4.5 } as const;

interface Cell {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly style: Style;
}

function cellsOf(sheet: PdfSheet, block: TableBlock, texts: readonly string[], style: Style): readonly Cell[] {
  let x = sheet.left;
  return block.columns.map(({ align, width: share }, at) => {
    const width = share * sheet.width;
    // The outer edges stand flush with the text around the table.
    const left = at === 0 ? 0 : PAD.x;
    const right = at === block.columns.length - 1 ? 0 : PAD.x;
    const cell = { text: texts[at] ?? "", x: x + left, width: width - left - right, style: { ...style, align } };
    x += width;
    return cell;
  });
}

function heightOf(sheet: PdfSheet, cells: readonly Cell[]): number {
  return (
    Math.max(...cells.map(({ text, style, width }) => (text === "" ? 0 : sheet.height(text, style, width)))) + 2 * PAD.y
  );
}

function put(sheet: PdfSheet, { text, style, x, width }: Cell): void {
  sheet.text(text, style, x, sheet.y + PAD.y, width);
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

export function drawTable(sheet: PdfSheet, parent: Structure, block: TableBlock): void {
  const head = cellsOf(
    sheet,
    block,
    block.columns.map(({ label }) => label),
    STYLES.head,
  );
  const rows = block.rows.map((row) => ({
    row,
    cells: cellsOf(sheet, block, row.cells, row.role === "total" ? STYLES.total : STYLES.cell),
  }));
  const first = rows[0];
  sheet.need(heightOf(sheet, head) + (first === undefined ? 0 : heightOf(sheet, first.cells)) + 12);
  const table = sheet.group(parent, "Table", { title: block.caption });
  drawHead(sheet, table, head, true);
  const body = sheet.group(table, "TBody");
  for (const [at, { row, cells }] of rows.entries()) {
    const height = heightOf(sheet, cells);
    if (sheet.y + height > sheet.bottom) {
      sheet.newPage();
      drawHead(sheet, table, head, false);
    }
    drawRow(sheet, body, row, cells);
    sheet.y += height;
    if (at < rows.length - 1) sheet.rule(sheet.y, rows[at + 1]?.row.role === "total" ? INK.faint : INK.line);
  }
  sheet.rule(sheet.y, INK.faint);
  sheet.y += 14;
}

function drawRow(sheet: PdfSheet, body: Structure, { role }: TableRow, cells: readonly Cell[]): void {
  const row = sheet.group(body, "TR");
  for (const [at, cell] of cells.entries()) {
    sheet.tagged(row, at === 0 ? "TH" : "TD", () =>
      put(sheet, at === 0 && role === "body" ? { ...cell, style: { ...cell.style, face: "strong" } } : cell),
    );
  }
}
