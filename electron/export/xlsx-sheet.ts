/** One sheet of a workbook, written row by row and cell by cell from left to right. */
import type { CellStyle, Styles } from "./xlsx-styles.ts";
import { columnName, looksLikeFormula, sheetReference, xmlFormula, xmlText } from "./xlsx-text.ts";

/** What a formula came to when the workbook was written. */
export type Cached = { readonly number: number } | { readonly text: string } | { readonly error: string };

export interface SheetOptions {
  readonly name: string;
  /** Widths in characters, from column A on. */
  readonly widths: readonly number[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** First and last row and column repeated on every printed page. */
  readonly repeated: { readonly rows: readonly [number, number]; readonly columns?: readonly [number, number] };
  readonly pagesWide: number;
  readonly paper: "A4" | "Letter";
  readonly tab?: string;
}

export class Sheet {
  readonly options: SheetOptions;
  private readonly styles: Styles;
  /** Finished rows, and the cells of the current one: few long strings instead of a million short ones. */
  private readonly rows: string[] = [];
  private cells: string[] = [];
  private rowNumber = 0;
  private lastColumn = 0;
  private widest = 1;

  constructor(options: SheetOptions, styles: Styles) {
    this.options = options;
    this.styles = styles;
  }

  /** Rows come in order. `level` is how deep the row stands in an outline. */
  row(number: number, level = 0): this {
    if (number <= this.rowNumber) throw new Error(`row ${number} after row ${this.rowNumber}`);
    this.finishRow();
    this.cells.push(`<row r="${number}"${level > 0 ? ` outlineLevel="${level}"` : ""}>`);
    this.rowNumber = number;
    this.lastColumn = 0;
    return this;
  }

  /** Always text, whatever it looks like. */
  text(column: number, text: string, style: CellStyle = {}): this {
    if (text === "") return this;
    const kept = looksLikeFormula(text) ? { ...style, quoted: true as const } : style;
    this.cells.push(
      `<c ${this.at(column, kept)} t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, 32_000))}</t></is></c>`,
    );
    return this;
  }

  number(column: number, value: number, style: CellStyle = {}): this {
    this.cells.push(`<c ${this.at(column, style)}><v>${value}</v></c>`);
    return this;
  }

  /** `formula` without the leading equals sign. */
  formula(column: number, formula: string, cached: Cached, style: CellStyle = {}): this {
    const type = "text" in cached ? ' t="str"' : "error" in cached ? ' t="e"' : "";
    const value = "text" in cached ? xmlText(cached.text) : "error" in cached ? cached.error : cached.number;
    this.cells.push(`<c ${this.at(column, style)}${type}><f>${xmlFormula(formula)}</f><v>${value}</v></c>`);
    return this;
  }

  private finishRow(): void {
    if (this.cells.length === 0) return;
    this.cells.push("</row>");
    this.rows.push(this.cells.join(""));
    this.cells = [];
  }

  private at(column: number, style: CellStyle): string {
    if (column <= this.lastColumn) throw new Error(`column ${column} after column ${this.lastColumn}`);
    this.lastColumn = column;
    this.widest = Math.max(this.widest, column);
    return `r="${columnName(column)}${this.rowNumber}" s="${this.styles.numberOf(style)}"`;
  }

  /** The range of `_xlnm.Print_Titles`. */
  printTitles(): string {
    const { name, repeated } = this.options;
    const sheet = sheetReference(name);
    const rows = `${sheet}!$${repeated.rows[0]}:$${repeated.rows[1]}`;
    if (repeated.columns === undefined) return rows;
    return `${sheet}!$${columnName(repeated.columns[0])}:$${columnName(repeated.columns[1])},${rows}`;
  }

  /** `marking` stands over every printed page. */
  xml(isFirst: boolean, marking: string): string {
    this.finishRow();
    const { widths, frozen, pagesWide, paper, tab } = this.options;
    const top = `${columnName(frozen.columns + 1)}${frozen.rows + 1}`;
    const pane = frozen.columns === 0 ? "bottomLeft" : "bottomRight";
    const columns = widths.map(
      (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    return (
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      `<sheetPr>${tab === undefined ? "" : `<tabColor rgb="FF${tab}"/>`}<outlinePr summaryBelow="0" summaryRight="0"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<dimension ref="A1:${columnName(this.widest)}${Math.max(1, this.rowNumber)}"/>` +
      `<sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ""} workbookViewId="0">` +
      `<pane ${frozen.columns === 0 ? "" : `xSplit="${frozen.columns}" `}ySplit="${frozen.rows}" topLeftCell="${top}" activePane="${pane}" state="frozen"/>` +
      `<selection pane="${pane}" activeCell="${top}" sqref="${top}"/></sheetView></sheetViews>` +
      '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="2"/>' +
      `<cols>${columns.join("")}</cols><sheetData>${this.rows.join("")}</sheetData>` +
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
      `<pageSetup paperSize="${paper === "A4" ? 9 : 1}" orientation="landscape" fitToWidth="${pagesWide}" fitToHeight="0"/>` +
      `<headerFooter><oddHeader>&amp;C${xmlText(marking)}</oddHeader><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>`
    );
  }
}
