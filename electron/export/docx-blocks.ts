/** The blocks of a proposal as paragraphs, tables and charts of a word processor. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { ChartRun } from "docx/charts";
import type {
  Block,
  BrandView,
  CardsBlock,
  ChartBlock,
  TableRow as RowOfTable,
  SignatureBlock,
  TableBlock,
} from "../../shared/proposal/document.ts";
import { CHART_COLOURS } from "./chart-colours.ts";
import { fittedWidths } from "./table-widths.ts";

/** Twentieths of a point between the margins. */
export const TEXT_WIDTH = 9900;
/** Of a figure in bold type of a table, as wide as any sign of an amount. */
const CHARACTER = 100;

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: "D2D6DD" } as const;
const FIRM = { style: BorderStyle.SINGLE, size: 6, color: "626B79" } as const;

const hex = (colour: string): string => colour.slice(1).toUpperCase();

/** A paragraph in a style of the document. */
export function styled(style: string, text: string, extra: { readonly keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({ style, keepNext: extra.keepNext === true, children: [new TextRun(text)] });
}

function widths(shares: readonly number[]): number[] {
  return shares.map((share) => Math.round(share * TEXT_WIDTH));
}

function cellOf(
  text: string,
  style: string,
  width: number,
  align: "left" | "right",
  role: RowOfTable["role"] | "head",
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    borders: { top: role === "total" ? FIRM : NONE, bottom: role === "head" ? FIRM : HAIR, left: NONE, right: NONE },
    children: [
      new Paragraph({
        style,
        alignment: align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text, bold: role === "total" })],
      }),
    ],
  });
}

function tableOf(block: TableBlock): readonly (Paragraph | Table)[] {
  const { columns, rows } = block;
  const sizes = widths(fittedWidths(block, (text) => (text.length * CHARACTER) / TEXT_WIDTH, 170 / TEXT_WIDTH).widths);
  const row = (texts: readonly string[], role: RowOfTable["role"] | "head") =>
    new TableRow({
      tableHeader: role === "head",
      cantSplit: true,
      children: columns.map(({ align }, at) =>
        cellOf(texts[at] ?? "", role === "head" ? "TableHead" : "TableText", sizes[at] ?? 0, align, role),
      ),
    });
  return [
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: sizes,
      layout: TableLayoutType.FIXED,
      borders: { top: NONE, bottom: FIRM, left: NONE, right: NONE, insideHorizontal: HAIR, insideVertical: NONE },
      rows: [
        row(
          columns.map(({ label }) => label),
          "head",
        ),
        ...rows.map(({ cells, role }) => row(cells, role)),
      ],
    }),
    styled("Gap", ""),
  ];
}

function cardsOf({ cards }: CardsBlock, brand: BrandView): readonly (Paragraph | Table)[] {
  const size = Math.floor(TEXT_WIDTH / cards.length);
  const line = { style: BorderStyle.SINGLE, size: 6, color: "D2D6DD" } as const;
  return [
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: cards.map(() => size),
      layout: TableLayoutType.FIXED,
      borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
      rows: [
        new TableRow({
          cantSplit: true,
          children: cards.map(
            (card) =>
              new TableCell({
                width: { size, type: WidthType.DXA },
                verticalAlign: VerticalAlign.TOP,
                margins: { top: 160, bottom: 160, left: 180, right: 180 },
                ...(card.badge === "" ? {} : { shading: { type: ShadingType.CLEAR, fill: "F3F5F8", color: "auto" } }),
                children: [
                  ...(card.badge === "" ? [] : [styled("CardBadge", card.badge)]),
                  styled("CardName", card.name),
                  ...(card.tagline === "" ? [] : [styled("CardNote", card.tagline)]),
                  new Paragraph({
                    style: "CardFigure",
                    children: [new TextRun({ text: card.figure, color: hex(brand.heading) })],
                  }),
                  styled("CardNote", card.figureNote),
                  ...card.points.map((point) => styled("TableText", point)),
                ],
              }),
          ),
        }),
      ],
    }),
    styled("Gap", ""),
  ];
}

function chartOf({ title, shape, categories, series, alternative, ticks }: ChartBlock): readonly Paragraph[] {
  const parts = {
    categories,
    series: series.map(({ name, values, role }) => ({
      name,
      values,
      color: hex(CHART_COLOURS[role]),
      ...(shape === "columns"
        ? {}
        : { line: { color: hex(CHART_COLOURS[role]), ...(role === "today" ? { dash: "dash" as const } : {}) } }),
    })),
    altText: { name: title, description: `${title}. ${alternative}` },
    transformation: { width: 640, height: 260 },
    chartArea: { border: "none" as const },
    font: { name: "Arial" },
    valueAxis: {
      minimum: Math.min(...ticks.map(({ value }) => value)),
      maximum: Math.max(...ticks.map(({ value }) => value)),
      numberFormat: "#,##0",
    },
    ...(series.length === 1 ? { legend: false as const } : {}),
  };
  return [
    styled("ChartTitle", title, { keepNext: true }),
    new Paragraph({
      spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 160 },
      children: [new ChartRun(shape === "columns" ? { type: "column", ...parts } : { type: "line", ...parts })],
    }),
  ];
}

function signatureOf({ parties }: SignatureBlock): readonly (Paragraph | Table)[] {
  const size = Math.floor(TEXT_WIDTH / parties.length);
  const rows = Math.max(...parties.map(({ lines }) => lines.length));
  const cell = (text: string, bottom: typeof FIRM | typeof NONE, style: string) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      margins: { top: 240, bottom: 40, left: 80, right: 200 },
      borders: { top: NONE, left: NONE, right: NONE, bottom },
      children: [styled(style, text)],
    });
  return [
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: parties.map(() => size),
      layout: TableLayoutType.FIXED,
      borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
      rows: [
        new TableRow({ cantSplit: true, children: parties.map(({ party }) => cell(party, NONE, "CardName")) }),
        ...Array.from(
          { length: rows },
          (_, at) =>
            new TableRow({
              cantSplit: true,
              children: parties.map(({ lines }) => cell(lines[at] ?? "", FIRM, "Note")),
            }),
        ),
      ],
    }),
  ];
}

const TEXT_STYLES = { body: "Normal", lead: "Lead", note: "Note", warning: "Warning" } as const;

export function blockOf(block: Block, brand: BrandView): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(block.text)] })];
    case "paragraph":
      return [styled(TEXT_STYLES[block.role], block.text)];
    case "list":
      return block.items.map((item) =>
        block.marks === "boxes"
          ? styled("Normal", `☐ ${item}`)
          : new Paragraph({
              style: "Normal",
              numbering: { reference: "points", level: 0 },
              children: [new TextRun(item)],
            }),
      );
    case "table":
      return tableOf(block);
    case "cards":
      return cardsOf(block, brand);
    case "chart":
      return chartOf(block);
    case "signature":
      return signatureOf(block);
  }
}
