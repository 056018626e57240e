/** Widths of a table's columns in which no amount is broken: what stands to the right gets what it needs, the rest is shared. */
import type { TableBlock } from "../../shared/proposal/document.ts";

/** Part of the width that each column of words keeps, whatever the amounts need. */
const LEAST_FOR_WORDS = 0.17;

export interface FittedTable {
  /** Shares of the width, together 1. */
  readonly widths: readonly number[];
  /** What the type has to be scaled by, 1 or less, where the amounts would leave no room for words. */
  readonly scale: number;
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** `measure`: width of a text of the table in its boldest type; `padding`: that of a cell. Both as shares of the table's width. */
export function fittedWidths(
  { columns, rows }: TableBlock,
  measure: (text: string) => number,
  padding: number,
): FittedTable {
  const amounts = columns.flatMap(({ align }, at) => (align === "right" ? [at] : []));
  const words = columns.flatMap(({ align }, at) => (align === "right" ? [] : [at]));
  const texts = new Map(
    amounts.map((at) => [
      at,
      Math.max(...[columns[at]?.label ?? "", ...rows.map(({ cells }) => cells[at] ?? "")].map(measure)),
    ]),
  );
  const room = 1 - words.length * LEAST_FOR_WORDS;
  const scale = Math.min(1, (room - amounts.length * padding) / Math.max(total([...texts.values()]), 1e-9));
  const needed = new Map(amounts.map((at) => [at, (texts.get(at) ?? 0) * scale + padding]));
  const asked = amounts.map((at) => Math.max(columns[at]?.width ?? 0, needed.get(at) ?? 0));
  // Where the shares asked for leave too little for words, amounts get no more than they need.
  const given = total(asked) > room ? amounts.map((at) => needed.get(at) ?? 0) : asked;
  const left = 1 - total(given);
  const shares = total(words.map((at) => columns[at]?.width ?? 0));
  return {
    scale,
    widths: columns.map(({ align, width }, at) =>
      align === "right" ? (given[amounts.indexOf(at)] ?? 0) : (width / shares) * left,
    ),
  };
}
