/** The formats of cells, numbered in order of first use. */
import { xmlText } from "./xlsx-text.ts";

export interface CellStyle {
  /** Number format; General without one. */
  readonly format?: string;
  readonly bold?: true;
  /** RRGGBB. */
  readonly colour?: string;
  readonly fill?: string;
  readonly size?: number;
  readonly line?: "above" | "below";
  readonly indent?: number;
  readonly align?: "right" | "left";
  readonly wrap?: true;
  /** The text stays text, whatever it begins with, when somebody edits the cell. */
  readonly quoted?: true;
}

const FIRST_OWN_FORMAT = 164;

/** A list of distinct XML pieces, each known by its position. */
class Pieces {
  private readonly positions = new Map<string, number>();
  constructor(...first: string[]) {
    for (const piece of first) this.at(piece);
  }
  at(piece: string): number {
    const known = this.positions.get(piece);
    if (known !== undefined) return known;
    this.positions.set(piece, this.positions.size);
    return this.positions.size - 1;
  }
  list(element: string): string {
    return `<${element} count="${this.positions.size}">${[...this.positions.keys()].join("")}</${element}>`;
  }
  get pieces(): readonly string[] {
    return [...this.positions.keys()];
  }
}

const fontOf = ({ bold, colour, size = 10 }: CellStyle): string =>
  `<font>${bold === true ? "<b/>" : ""}<sz val="${size}"/><color rgb="FF${colour ?? "1F2328"}"/><name val="Calibri"/><family val="2"/></font>`;
const fillOf = ({ fill }: CellStyle): string =>
  fill === undefined
    ? '<fill><patternFill patternType="none"/></fill>'
    : `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`;
const thin = (side: string, drawn: boolean): string =>
  drawn ? `<${side} style="thin"><color rgb="FF8C959F"/></${side}>` : `<${side}/>`;
const borderOf = ({ line }: CellStyle): string =>
  `<border><left/><right/>${thin("top", line === "above")}${thin("bottom", line === "below")}<diagonal/></border>`;

export class Styles {
  private readonly numbers = new Map<string, number>();
  /** The same object is a row's style many times over. */
  private readonly seen = new WeakMap<CellStyle, number>();
  private readonly formats = new Pieces();
  private readonly fonts = new Pieces(fontOf({}));
  // The first two fills are fixed by the format.
  private readonly fills = new Pieces(fillOf({}), '<fill><patternFill patternType="gray125"/></fill>');
  private readonly borders = new Pieces(borderOf({}));
  private readonly cells: string[] = [];

  constructor() {
    this.numberOf({});
  }

  numberOf(style: CellStyle): number {
    const seen = this.seen.get(style);
    if (seen !== undefined) return seen;
    const number = this.find(style);
    this.seen.set(style, number);
    return number;
  }

  private find(style: CellStyle): number {
    const key = JSON.stringify(style);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const format = style.format === undefined ? 0 : FIRST_OWN_FORMAT + this.formats.at(xmlText(style.format));
    const side = style.indent === undefined ? style.align : "left";
    const alignment = [
      side === undefined ? "" : ` horizontal="${side}"`,
      style.indent === undefined ? "" : ` indent="${style.indent}"`,
      style.wrap === true ? ' wrapText="1"' : "",
    ].join("");
    this.cells.push(
      `<xf numFmtId="${format}" fontId="${this.fonts.at(fontOf(style))}" fillId="${this.fills.at(fillOf(style))}" ` +
        `borderId="${this.borders.at(borderOf(style))}" xfId="0"${style.quoted === true ? ' quotePrefix="1"' : ""} ` +
        `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
        `<alignment vertical="${style.wrap === true ? "top" : "center"}"${alignment}/></xf>`,
    );
    this.numbers.set(key, this.cells.length - 1);
    return this.cells.length - 1;
  }

  xml(): string {
    const formats = this.formats.pieces.map(
      (code, at) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + at}" formatCode="${code}"/>`,
    );
    return (
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (formats.length === 0 ? "" : `<numFmts count="${formats.length}">${formats.join("")}</numFmts>`) +
      this.fonts.list("fonts") +
      this.fills.list("fills") +
      this.borders.list("borders") +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${this.cells.length}">${this.cells.join("")}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}
