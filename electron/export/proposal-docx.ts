/** A proposal as a document of a word processor: named styles, headings, repeated table heads, native charts, page numbers. */
import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type IStylesOptions,
  LevelFormat,
  Packer,
  Paragraph,
  SimpleField,
  TabStopType,
  TextRun,
} from "docx";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { BrandView, ProposalDocument, Section } from "../../shared/proposal/document.ts";
import { blockOf, styled, TEXT_WIDTH } from "./docx-blocks.ts";
import { paperSize } from "./paper.ts";

/** On every system, or replaced there by one of the same widths. */
const FONT = "Arial";
const INK = "12161D";
const SOFT = "454D5A";
const FAINT = "626B79";

const hex = (colour: string): string => colour.slice(1).toUpperCase();

/** Of type and the space around it where all has to stand on one page. */
const TIGHT = 0.77;

function stylesOf({ brand, language, onePage }: ProposalDocument): IStylesOptions {
  const heading = hex(brand.heading);
  const of = (size: number): number => Math.round(size * (onePage ? TIGHT : 1));
  const style = (
    id: string,
    { size, ...run }: { size: number; bold?: true; color?: string },
    before: number,
    after: number,
  ) => ({
    id,
    name: id,
    basedOn: "Normal",
    run: { font: FONT, color: INK, size: of(size), ...run },
    paragraph: { spacing: { before: of(before), after: of(after) } },
  });
  return {
    default: {
      document: { run: { font: FONT, size: of(19), color: INK, language: { value: language } } },
      title: {
        run: { font: FONT, size: of(50), bold: true, color: heading },
        paragraph: { spacing: { before: of(500), after: of(100) } },
      },
      heading1: {
        run: { font: FONT, size: of(32), bold: true, color: heading },
        paragraph: { spacing: { before: of(360), after: of(160) }, keepNext: true },
      },
      heading2: {
        run: { font: FONT, size: of(22), bold: true, color: heading },
        paragraph: { spacing: { before: of(240), after: of(100) }, keepNext: true },
      },
    },
    paragraphStyles: [
      {
        id: "Normal",
        name: "Normal",
        run: { font: FONT, size: of(19), color: INK },
        paragraph: { spacing: { after: of(140), line: onePage ? 240 : 300 } },
      },
      style("Lead", { size: 22, color: SOFT }, 0, 160),
      style("Note", { size: 16, color: FAINT }, 0, 180),
      style("Warning", { size: 18, bold: true, color: "9A3412" }, 0, 140),
      style("TableText", { size: 17 }, 0, 40),
      style("TableHead", { size: 16, bold: true, color: FAINT }, 0, 20),
      style("ChartTitle", { size: 19, bold: true }, 60, 60),
      style("CardBadge", { size: 16, bold: true, color: hex(brand.accent) }, 0, 40),
      style("CardName", { size: 22, bold: true }, 0, 20),
      style("CardNote", { size: 16, color: FAINT }, 0, 120),
      style("CardFigure", { size: 34, bold: true }, 0, 0),
      style("Gap", { size: 8 }, 0, 60),
    ],
  };
}

function frontOf({ title, subject, dateText, brand, sections, onePage }: ProposalDocument): readonly Paragraph[] {
  const contact = brand.contact.length === 0 ? [] : [styled("Note", brand.contact.join(", "))];
  const link = (text: string, address: string) =>
    new Paragraph({
      style: "Note",
      children: [new ExternalHyperlink({ link: address, children: [new TextRun({ text, style: "Hyperlink" })] })],
    });
  return [
    logoOf(brand),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    styled("Lead", subject),
    styled("Lead", dateText),
    ...contact,
    ...(brand.email === "" ? [] : [link(brand.email, `mailto:${brand.email}`)]),
    ...(brand.website === "" ? [] : [link(brand.website, brand.website)]),
    ...(onePage ? [] : sections).map(
      (section) =>
        new Paragraph({
          style: "Normal",
          spacing: { after: 40 },
          children: [new InternalHyperlink({ anchor: section.id, children: [new TextRun(section.title)] })],
        }),
    ),
  ];
}

const MOST = { width: 250, height: 58 } as const;

/** A vector logo has no form that every word processor shows, so that the name stands in its place. */
function logoOf(brand: BrandView): Paragraph {
  const { logo } = brand;
  if (logo === null || logo.type === "image/svg+xml") return styled("CardName", brand.name);
  const scale = Math.min(MOST.width / logo.width, MOST.height / logo.height);
  return new Paragraph({
    children: [
      new ImageRun({
        type: logo.type === "image/png" ? "png" : "jpg",
        data: Buffer.from(logo.base64, "base64"),
        transformation: { width: logo.width * scale, height: logo.height * scale },
        altText: { name: brand.name, title: brand.name, description: brand.name },
      }),
    ],
  });
}

function sectionOf(section: Section, brand: BrandView): readonly (Paragraph | ReturnType<typeof blockOf>[number])[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      // What is signed stands on one page with its signatures.
      pageBreakBefore: section.startsPage || section.blocks.some(({ kind }) => kind === "signature"),
      children: [new Bookmark({ id: section.id, children: [new TextRun(section.title)] })],
    }),
    ...section.blocks.flatMap((block) => blockOf(block, brand)),
  ];
}

function runningHead({ brand, preparedFor, dateText, stamp }: ProposalDocument): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "Note",
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun(`${brand.name}: for ${preparedFor}, ${dateText}`),
          ...(stamp === "" ? [] : [new TextRun({ text: `\t${stamp}`, bold: true, color: "9A3412" })]),
        ],
      }),
    ],
  });
}

function runningFoot({ brand }: ProposalDocument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: "Note",
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun(brand.name),
          new TextRun("\tPage "),
          // With a result to begin from: LibreOffice leaves an empty one empty.
          new SimpleField("PAGE", "1"),
        ],
      }),
    ],
  });
}

/** Paper with margins that leave the same width for text on every size, in twentieths of a point. */
function pageOf({ language, onePage }: ProposalDocument) {
  const [width, height] = paperSize(language);
  const side = Math.floor((width * 20 - TEXT_WIDTH) / 2);
  return {
    page: {
      size: { width: Math.round(width * 20), height: Math.round(height * 20) },
      margin: {
        top: onePage ? 700 : 1300,
        bottom: onePage ? 900 : 1100,
        left: side,
        right: side,
        header: 560,
        footer: 500,
      },
    },
  };
}

/** The same document gives the same bytes. */
export async function proposalDocx(document: ProposalDocument): Promise<Uint8Array> {
  const file = new Document({
    title: document.title,
    subject: document.subject,
    creator: document.author,
    lastModifiedBy: document.author,
    description: "",
    styles: stylesOf(document),
    numbering: {
      config: [
        {
          reference: "points",
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: pageOf(document),
        // One page has its head on it.
        ...(document.onePage ? {} : { headers: { default: runningHead(document) } }),
        footers: { default: runningFoot(document) },
        children: [...frontOf(document), ...document.sections.flatMap((section) => sectionOf(section, document.brand))],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toBuffer(file)), document.date);
}

/** The library writes the time of day, random names and numbers that run on into the file; all become what the document says. */
function settled(bytes: Uint8Array, date: string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const plain = plainNames(`${date}T00:00:00Z`);
  const settledParts: Zippable = {};
  for (const [name, content] of parts) {
    const isText = /\.(xml|rels)$/.test(name);
    const written = isText ? strToU8(plain(new TextDecoder().decode(content))) : content;
    // The data behind a chart is a workbook of its own.
    settledParts[name] = [
      name.endsWith(".xlsx") ? settled(content, date) : written,
      { mtime: new Date(`${date}T00:00:00`) },
    ];
  }
  return zipSync(settledParts, { level: 6 });
}

/** Replaces what is random or runs on by the order in which it is met, the same in every part of one file. */
function plainNames(at: string): (text: string) => string {
  const met = new Map<string, string>();
  const named = (kind: string, found: string): string => {
    const name = met.get(`${kind} ${found}`) ?? String(met.size + 1);
    met.set(`${kind} ${found}`, name);
    return name;
  };
  return (text) =>
    text
      .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at}`)
      .replaceAll(/"rId([a-z0-9_-]{21})"/g, (_all, found: string) => `"rIdLink${named("link", found)}"`)
      .replaceAll(
        /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")([^"]*)/g,
        (_all, start: string, found: string) => `${start}${named("bookmark", found)}`,
      )
      .replaceAll(
        /(<wp:docPr\b[^>]*?\bid=")([^"]*)/g,
        (_all, start: string, found: string) => `${start}${named("drawing", found)}`,
      );
}
