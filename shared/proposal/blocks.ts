/** Short forms for the blocks of a document. */
import type {
  Block,
  ChartTick,
  HeadingBlock,
  ListBlock,
  TableBlock,
  TableColumn,
  TableRow,
  TextBlock,
} from "./document.ts";

export const heading = (text: string): HeadingBlock => ({ kind: "heading", text });
export const paragraph = (text: string): TextBlock => ({ kind: "paragraph", role: "body", text });
export const lead = (text: string): TextBlock => ({ kind: "paragraph", role: "lead", text });
export const note = (text: string): TextBlock => ({ kind: "paragraph", role: "note", text });
export const warning = (text: string): TextBlock => ({ kind: "paragraph", role: "warning", text });
export const list = (items: readonly string[], marks: ListBlock["marks"] = "points"): ListBlock => ({
  kind: "list",
  marks,
  items,
});

/** A table of `[label, alignment, share of the width]` columns; the last `totals` rows are totals. */
export function table(
  caption: string,
  columns: readonly (readonly [label: string, align: TableColumn["align"], width: number])[],
  cells: readonly (readonly string[])[],
  totals = 0,
): TableBlock {
  return {
    kind: "table",
    caption,
    columns: columns.map(([label, align, width]) => ({ label, align, width })),
    rows: cells.map((row, at): TableRow => ({ cells: row, role: at >= cells.length - totals ? "total" : "body" })),
  };
}

/** Typed text as blocks: paragraphs parted by empty lines, a paragraph of lines that begin with `- ` as a list. */
export function textBlocksOf(text: string): readonly Block[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "")
    .map((piece) => {
      const lines = piece.split("\n");
      if (!lines.every((line) => line.startsWith("- "))) return paragraph(lines.map((line) => line.trim()).join(" "));
      return list(lines.map((line) => line.slice(2).trim()));
    });
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** Round values that span some amounts, at most `most` of them and at least two. */
export function roundTicks(
  values: readonly number[],
  label: (value: number) => string,
  most = 5,
): readonly ChartTick[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high > low ? high - low : Math.max(Math.abs(high), 1);
  const rough = span / (most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, at) => {
    // Whole multiples of the step, without the dust of sums.
    const value = Number(((first + at) * step).toPrecision(12));
    return { value, label: label(value) };
  });
}
