/** What the comparison says in words, and as a table for elsewhere. */
import type { ComparedTopic } from "../../../shared/compare/difference.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import type { Figures } from "../../controls/figures.ts";
import type { Column } from "./columns.ts";
import type { Row } from "./compare-rows.ts";
import { type Shown, spanOf } from "./figure-rows.ts";

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** "Four assumptions differ between the scenarios; 64 are the same". */
export function differenceCounts(topics: readonly ComparedTopic[]): string {
  const changed = topics.filter(({ differs }) => differs).length;
  const same = topics.length - changed;
  const count = NUMBERS[changed] ?? String(changed);
  return `${count} ${changed === 1 ? "assumption differs" : "assumptions differ"} between the scenarios; ${same} are the same`;
}

/** Said where sums over whole horizons stand side by side that are not as long; empty where they are. */
export function horizonsNote({ columns, span }: Pick<Shown, "columns" | "span">): string {
  const months = columns.map(({ document }) => document.months);
  const [least, most] = [Math.min(...months), Math.max(...months)];
  return span !== null || columns.length === 0 || least === most ? "" : `Horizons are ${least} to ${most} months long`;
}

const MOST_OF_A_NAME = 40;

/** A finding is read at a glance, however long the names in it are. */
export function shortName({ name }: Pick<Column, "name">): string {
  return name.length <= MOST_OF_A_NAME ? name : `${name.slice(0, MOST_OF_A_NAME - 1).trimEnd()}…`;
}

/** The finding over the table: who earns most and least against the baseline, under the chosen lens. */
export function compareFinding({ columns, lens, span }: Shown, figures: Figures): string {
  const [baseline, ...others] = columns;
  if (baseline === undefined) return "Nothing to compare yet";
  if (others.length === 0) return `${shortName(baseline)} stands alone: add a scenario to see what differs`;
  const marginOf = (column: Column): number | null => {
    const at = spanOf(column, span);
    const isComparable = column.document.currency === baseline.document.currency;
    return at === null || !isComparable ? null : (column.figures?.lenses?.[lens].totals.margin[at] ?? null);
  };
  const base = marginOf(baseline);
  const gaps = others.flatMap((column) => {
    const margin = marginOf(column);
    return margin === null || base === null ? [] : [{ column, gap: margin - base }];
  });
  const best = gaps.toSorted((a, b) => b.gap - a.gap)[0];
  const worst = gaps.toSorted((a, b) => a.gap - b.gap)[0];
  if (best === undefined || worst === undefined) return "The figures are being computed";
  const size = (gap: number): string => figures.shortMoney(Math.abs(gap));
  if (gaps.every(({ gap }) => Math.round(gap) === 0)) return "All scenarios earn the same margin";
  if (best.gap > 0 && worst.gap < 0)
    return `${shortName(best.column)} earns ${size(best.gap)} more than the baseline, ${shortName(worst.column)} ${size(worst.gap)} less`;
  if (best.gap > 0) return `${shortName(best.column)} earns most, ${size(best.gap)} more than the baseline`;
  return `${shortName(baseline)} earns most; ${shortName(worst.column)} costs ${size(worst.gap)}`;
}

/** For a spreadsheet: plain numbers under the scenarios' names. */
export function compareTable(rows: readonly Row[], columns: readonly Column[]): readonly TableRow[] {
  const heads: TableRow = ["", "", ...columns.map(({ letter, name }) => `${letter} ${name}`)];
  return [
    heads,
    ...rows.map(
      (row): TableRow =>
        row.kind === "head"
          ? [row.label, "", ...columns.map(() => null)]
          : [row.label, row.unit, ...row.cells.map(({ data }) => data)],
    ),
  ];
}
