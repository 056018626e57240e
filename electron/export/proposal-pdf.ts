/** A proposal as PDF: tagged, with outline, links and page numbers, its faces embedded; the same document gives the same bytes. */
import type {
  Block,
  BrandView,
  ListBlock,
  ProposalDocument,
  Section,
  TextBlock,
} from "../../shared/proposal/document.ts";
import { drawCards, drawSignature } from "./pdf-cards.ts";
import { CHART_HEIGHT, drawChart } from "./pdf-chart.ts";
import { drawLogo } from "./pdf-logo.ts";
import { INK, MARGIN, PdfSheet, STYLES, type Structure } from "./pdf-sheet.ts";
import { drawTable, tableStart } from "./pdf-table.ts";

interface Contents {
  readonly element: Structure;
  readonly title: string;
  readonly id: string;
  readonly y: number;
}

export async function proposalPdf(document: ProposalDocument): Promise<Uint8Array> {
  const sheet = new PdfSheet(document);
  const root = sheet.doc.struct("Document");
  sheet.doc.addStructure(root);
  const contents = drawFront(sheet, root, document);
  const pages = new Map<string, number>();
  for (const section of document.sections) pages.set(section.id, drawSection(sheet, root, section, document.brand));
  finishContents(sheet, contents, pages);
  drawRunningHeads(sheet, document);
  root.end();
  return sheet.finish();
}

const pageIndex = (sheet: PdfSheet): number => sheet.doc.bufferedPageRange().count - 1;

/** Logo, title, for whom, and the contents, whose page numbers are filled in at the end. */
function drawFront(sheet: PdfSheet, root: Structure, document: ProposalDocument): readonly Contents[] {
  const { brand } = document;
  const front = sheet.group(root, "Sect", { title: document.title });
  sheet.y = MARGIN.top - 16;
  sheet.y += drawLogo(sheet, front, brand) + 34;
  sheet.paragraph(front, document.title, { face: "display", size: 25, colour: brand.heading, lead: 2 }, 6, "H1");
  sheet.paragraph(front, document.subject, STYLES.lead, 2);
  sheet.paragraph(front, document.dateText, STYLES.lead, 16);
  drawContact(sheet, front, brand);
  sheet.rule(sheet.y);
  sheet.y += 12;
  const list = sheet.group(front, "TOC");
  const entries = document.sections.map(({ id, title }): Contents => {
    const element = sheet.group(list, "TOCI");
    const link = sheet.group(element, "Link");
    const { y } = sheet;
    sheet.content(link, "Link", () => sheet.text(title, STYLES.body, sheet.left, y, sheet.width - 40));
    sheet.doc.goTo(sheet.left, y, sheet.width, 13, id, linkOf(link, title));
    sheet.y += sheet.height(title, STYLES.body, sheet.width - 40) + 2;
    return { element, title, id, y };
  });
  sheet.y += 10;
  sheet.rule(sheet.y);
  sheet.y += 18;
  return entries;
}

/** The published types leave out `structParent`, by which an annotation belongs to its element. */
function linkOf(structParent: Structure, Contents: string) {
  // A bare string would be written as a name.
  const text = new String(Contents) as unknown as string;
  const options: PDFKit.Mixins.AnnotationOption & { readonly structParent: Structure } = {
    structParent,
    Contents: text,
  };
  return options;
}

export function drawContact(sheet: PdfSheet, parent: Structure, brand: BrandView): void {
  const lines = [brand.contact.join(", "), brand.email, brand.website].filter((line) => line !== "");
  for (const line of lines) {
    const height = sheet.height(line, STYLES.note, sheet.width);
    const { y } = sheet;
    const draw = () => sheet.text(line, STYLES.note, sheet.left, y, sheet.width);
    const target = line === brand.email ? `mailto:${line}` : line === brand.website ? line : "";
    if (target === "") sheet.tagged(parent, "P", draw);
    else {
      const link = sheet.group(parent, "Link");
      sheet.content(link, "Link", draw);
      const width = sheet.set(STYLES.note).widthOfString(line);
      sheet.doc.link(sheet.left, y, width, height, target, linkOf(link, line));
    }
    sheet.y += height + 1;
  }
  sheet.y += lines.length === 0 ? 0 : 10;
}

function finishContents(sheet: PdfSheet, entries: readonly Contents[], pages: ReadonlyMap<string, number>): void {
  sheet.doc.switchToPage(0);
  for (const { element, id, y } of entries) {
    const number = String((pages.get(id) ?? 0) + 1);
    sheet.tagged(element, "Lbl", () =>
      sheet.text(number, { ...STYLES.body, align: "right" }, sheet.left, y, sheet.width),
    );
  }
}

/** Returns the index of the page on which the section begins. */
function drawSection(sheet: PdfSheet, root: Structure, section: Section, brand: BrandView): number {
  if (section.startsPage) sheet.newPage();
  else sheet.need(Math.max(120, 44 + beginning(sheet, section.blocks)));
  const part = sheet.group(root, "Sect", { title: section.title });
  if (sheet.y > MARGIN.top + 1) sheet.y += 12;
  const first = pageIndex(sheet);
  sheet.doc.addNamedDestination(section.id, "XYZ", null, sheet.y - 10, null);
  sheet.doc.outline.addItem(section.title);
  sheet.paragraph(part, section.title, { face: "display", size: 16, colour: brand.heading, lead: 1 }, 8, "H2");
  section.blocks.forEach((block, at) => {
    sheet.need(beginning(sheet, section.blocks.slice(at)));
    drawBlock(sheet, part, block, brand);
  });
  return first;
}

export function drawBlock(sheet: PdfSheet, part: Structure, block: Block, brand: BrandView): void {
  switch (block.kind) {
    case "heading":
      sheet.y += 4;
      sheet.paragraph(part, block.text, { face: "strong", size: 11, colour: brand.heading, lead: 1 }, 6, "H3");
      return;
    case "paragraph":
      drawText(sheet, part, block);
      return;
    case "list":
      drawList(sheet, part, block);
      return;
    case "table":
      drawTable(sheet, part, block);
      return;
    case "cards":
      drawCards(sheet, part, block, brand.accent, brand.heading);
      return;
    case "chart":
      drawChart(sheet, part, block);
      return;
    case "signature":
      drawSignature(sheet, part, block);
      return;
  }
}

/** How much has to stand on one page from the first of these blocks on, for a heading before it not to stand alone. */
function beginning(sheet: PdfSheet, [first, ...rest]: readonly Block[]): number {
  switch (first?.kind) {
    case undefined:
      return 0;
    case "heading":
      return 30 + beginning(sheet, rest);
    case "paragraph":
      return sheet.height(first.text, STYLES[first.role], sheet.width) + 8 + attached(sheet, first, rest[0]);
    case "table":
      return tableStart(sheet, first);
    case "chart":
      return CHART_HEIGHT;
    default:
      return 60;
  }
}

/** What a paragraph is not parted from: the note to it, the table that it leads to. */
function attached(sheet: PdfSheet, { role }: TextBlock, next: Block | undefined): number {
  if (next?.kind === "paragraph" && next.role === "note") return 22;
  return role === "lead" && next?.kind === "table" ? tableStart(sheet, next) : 0;
}

function drawText(sheet: PdfSheet, part: Structure, { role, text }: TextBlock): void {
  sheet.paragraph(part, text, STYLES[role], (role === "note" ? 12 : 8) * sheet.spacing);
}

function drawList(sheet: PdfSheet, part: Structure, { items, marks }: ListBlock): void {
  const list = sheet.group(part, "L");
  const indent = 14;
  for (const item of items) {
    const height = sheet.height(item, STYLES.body, sheet.width - indent);
    sheet.need(height);
    const entry = sheet.group(list, "LI");
    const y = sheet.y;
    sheet.tagged(entry, "Lbl", () => sheet.text(marks === "boxes" ? "□" : "•", STYLES.body, sheet.left + 2, y, indent));
    sheet.tagged(entry, "LBody", () => sheet.text(item, STYLES.body, sheet.left + indent, y, sheet.width - indent));
    sheet.y += height + 3;
  }
  sheet.y += 6;
}

export function drawRunningHeads(sheet: PdfSheet, { brand, preparedFor, dateText, stamp }: ProposalDocument): void {
  const { count } = sheet.doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.doc.switchToPage(page);
    // A text below the margin would open a page of its own.
    sheet.doc.page.margins.bottom = 0;
    sheet.artifact(() => {
      const foot = sheet.bottom + 22;
      const half = sheet.width / 2;
      if (page > 0)
        sheet.text(
          `${brand.name}: for ${preparedFor}, ${dateText}`,
          { ...STYLES.note, lead: 0 },
          sheet.left,
          36,
          sheet.width - 120,
        );
      if (stamp !== "")
        sheet.text(stamp, { ...STYLES.warning, size: 8.5, align: "right" }, sheet.left, 36, sheet.width);
      sheet.text(`Page ${page + 1} of ${count}`, { ...STYLES.note, align: "right" }, sheet.left + half, foot, half);
      sheet.text(brand.name, { ...STYLES.note, colour: INK.faint }, sheet.left, foot, half);
    }, "Pagination");
  }
}
