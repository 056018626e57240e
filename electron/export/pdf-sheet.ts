/** The paper under a PDF proposal: pages, the cursor, type, and marks that tie what is drawn to the structure tree. */
import PDFDocument from "pdfkit";
import type { ProposalDocument } from "../../shared/proposal/document.ts";
import { paperSize } from "./paper.ts";
import { type Face, faceBytes } from "./proposal-fonts.ts";

export const MARGIN = { side: 54, top: 70, bottom: 62 } as const;
export const INK = {
  text: "#12161d",
  soft: "#454d5a",
  faint: "#626b79",
  line: "#d2d6dd",
  tint: "#f3f5f8",
  warn: "#9a3412",
} as const;

export type Structure = PDFKit.PDFStructureElement;

export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  readonly align?: "left" | "right";
  /** Between lines, in points. */
  readonly lead?: number;
}

export const STYLES = {
  body: { face: "body", size: 9.5, colour: INK.text, lead: 3.2 },
  lead: { face: "body", size: 11, colour: INK.soft, lead: 3.6 },
  note: { face: "body", size: 8, colour: INK.faint, lead: 2.2 },
  warning: { face: "strong", size: 9, colour: INK.warn, lead: 2.8 },
  head: { face: "strong", size: 7.8, colour: INK.faint, lead: 1.6 },
  cell: { face: "body", size: 8.6, colour: INK.text, lead: 2 },
  total: { face: "strong", size: 8.6, colour: INK.text, lead: 2 },
} as const satisfies Record<string, Style>;

export class PdfSheet {
  readonly doc: PDFKit.PDFDocument;
  readonly width: number;
  readonly left: number = MARGIN.side;
  y: number = MARGIN.top;
  readonly #bottom: number;
  /** Of all type and the lines between it. */
  readonly #scale: number;
  /** Of the room around blocks and in the rows of tables. */
  readonly spacing: number;

  constructor({ title, subject, author, language, date }: ProposalDocument, scale = 1, spacing = 1) {
    this.#scale = scale;
    this.spacing = spacing;
    const [width, height] = paperSize(language);
    this.width = width - 2 * MARGIN.side;
    this.#bottom = height - MARGIN.bottom;
    const at = new Date(`${date}T00:00:00Z`);
    this.doc = new PDFDocument({
      size: [width, height],
      margins: { left: MARGIN.side, right: MARGIN.side, top: MARGIN.top, bottom: MARGIN.bottom },
      bufferPages: true,
      tagged: true,
      pdfVersion: "1.7",
      lang: language,
      displayTitle: true,
      // No built-in face is ever used; without this pdfkit loads Helvetica.
      font: "",
      info: {
        Title: title,
        Subject: subject,
        Author: author,
        Creator: "Outturn",
        Producer: "Outturn",
        // The day of the document, so that the same proposal gives the same bytes.
        CreationDate: at,
        ModDate: at,
      },
    });
    for (const face of ["body", "strong", "display"] as const) this.doc.registerFont(face, faceBytes(face));
  }

  get bottom(): number {
    return this.#bottom;
  }

  newPage(): void {
    this.doc.addPage();
    this.y = MARGIN.top;
  }

  /** Goes to the next page where less than `height` is left of this one. */
  need(height: number): void {
    if (this.y + height > this.#bottom && this.y > MARGIN.top) this.newPage();
  }

  set(style: Style): PDFKit.PDFDocument {
    return this.doc
      .font(style.face)
      .fontSize(style.size * this.#scale)
      .fillColor(style.colour);
  }

  height(text: string, style: Style, width: number): number {
    return this.set(style).heightOfString(text, { width, lineGap: (style.lead ?? 0) * this.#scale });
  }

  /** Text at a place, drawn where it stands; the cursor does not move. */
  text(text: string, style: Style, x: number, y: number, width: number): void {
    this.set(style).text(text, x, y, { width, lineGap: (style.lead ?? 0) * this.#scale, align: style.align ?? "left" });
  }

  /** Draws something as the content of a new element of the structure tree. */
  tagged(parent: Structure, tag: string, draw: () => void, options: { readonly alt?: string } = {}): Structure {
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    const element = this.doc.struct(tag, { ...options }, [content]);
    parent.add(element);
    return element;
  }

  /** Draws something as content of an element that takes more besides, such as the annotation of a link. */
  content(element: Structure, tag: string, draw: () => void): void {
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** An element that holds others. */
  group(parent: Structure, tag: string, options: { readonly title?: string; readonly alt?: string } = {}): Structure {
    const element = this.doc.struct(tag, { ...options });
    parent.add(element);
    return element;
  }

  /** Lines, grounds and running heads: nothing a reading voice should meet. */
  artifact(draw: () => void, type: "Pagination" | "Layout" = "Layout"): void {
    this.doc.markContent("Artifact", { type });
    draw();
    this.doc.endMarkedContent();
  }

  rule(y: number, colour: string = INK.line, from = this.left, to = this.left + this.width): void {
    this.artifact(() => {
      this.doc.moveTo(from, y).lineTo(to, y).lineWidth(0.6).strokeColor(colour).stroke();
    });
  }

  /** A paragraph over the whole width; a long one runs on to the next page. */
  paragraph(parent: Structure, text: string, style: Style, after: number, tag = "P"): void {
    const height = this.height(text, style, this.width);
    if (height < (this.#bottom - MARGIN.top) / 3) this.need(height);
    this.tagged(parent, tag, () => this.text(text, style, this.left, this.y, this.width));
    this.y = this.doc.y + after;
  }

  finish(): Promise<Uint8Array> {
    const { doc } = this;
    const chunks: Buffer[] = [];
    return new Promise((resolve, reject) => {
      doc.on("data", (chunk: Buffer) => chunks.push(chunk));
      doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
      doc.on("error", reject);
      doc.end();
    });
  }
}
