/** A service review as PDF: exactly one page, in smaller type where names are long; tagged and repeatable as a proposal is. */
import type { BrandView, ProposalDocument, Section } from "../../shared/proposal/document.ts";
import { drawLogo } from "./pdf-logo.ts";
import { MARGIN, PdfSheet, STYLES, type Structure } from "./pdf-sheet.ts";
import { drawBlock, drawContact, drawRunningHeads } from "./proposal-pdf.ts";

/** Type of 9.5 points is 3 then: whatever does not fit so is no text for one page. */
const LEAST = 0.32;
const STEP = 0.97;
/** Where it is far too much. */
const LONG_STEP = 0.8;
const TOP = MARGIN.top - 22;
/** Closer than a proposal, which has pages. */
const SPACING = 0.75;

/** Null where the texts do not fit one page in any type that could be read with a glass. */
export async function reviewPdf(document: ProposalDocument): Promise<Uint8Array | null> {
  for (let scale = 1; scale >= LEAST; ) {
    const sheet = drawn(document, scale);
    const pages = sheet.doc.bufferedPageRange().count;
    if (pages === 1) return sheet.finish();
    const over = sheet.y - MARGIN.top;
    const needed = (sheet.bottom - TOP) / (sheet.bottom - TOP + over);
    scale *= pages === 2 ? Math.min(STEP, Math.max(LONG_STEP, needed)) : LONG_STEP;
  }
  return null;
}

function drawn(document: ProposalDocument, scale: number): PdfSheet {
  const sheet = new PdfSheet(document, scale, SPACING * scale);
  const root = sheet.doc.struct("Document");
  sheet.doc.addStructure(root);
  drawHead(sheet, root, document, scale);
  for (const section of document.sections) drawSection(sheet, root, section, document.brand, scale);
  drawRunningHeads(sheet, document);
  root.end();
  return sheet;
}

function drawHead(sheet: PdfSheet, root: Structure, document: ProposalDocument, scale: number): void {
  const { brand } = document;
  const head = sheet.group(root, "Sect", { title: document.title });
  sheet.y = TOP;
  sheet.y += drawLogo(sheet, head, brand) + 14 * scale;
  sheet.paragraph(head, document.title, { face: "display", size: 21, colour: brand.heading, lead: 1 }, 2, "H1");
  sheet.paragraph(head, `${document.subject}. ${document.dateText}`, STYLES.lead, 4 * scale);
  drawContact(sheet, head, brand);
}

function drawSection(sheet: PdfSheet, root: Structure, section: Section, brand: BrandView, scale: number): void {
  const part = sheet.group(root, "Sect", { title: section.title });
  sheet.y += 4 * scale;
  sheet.doc.outline.addItem(section.title);
  sheet.paragraph(part, section.title, { face: "display", size: 13, colour: brand.heading, lead: 1 }, 5 * scale, "H2");
  for (const block of section.blocks) drawBlock(sheet, part, block, brand);
}
