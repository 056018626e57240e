/** Cells of an .xlsx package, as plain text, and how two packages of the same layout differ. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

export interface Cell {
  /** `n`, `str`, `s`, `e`, `b` or `inlineStr`. */
  readonly type: string;
  readonly value: string;
  readonly formula: string | null;
}
export type Sheets = ReadonlyMap<string, ReadonlyMap<string, Cell>>;

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
const textsIn = (xml: string): string =>
  [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)]
    .map(([, text = ""]) => unescaped(text).replaceAll("_x005F_", "_"))
    .join("");

export function readCells(bytes: Uint8Array): Sheets {
  const parts = unzipSync(bytes);
  const xmlOf = (part: string): string => {
    const found = parts[part];
    return found === undefined ? "" : strFromU8(found);
  };
  const shared = [...xmlOf("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = ""]) => textsIn(item));
  const names = [...xmlOf("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name = ""]) =>
    unescaped(name),
  );
  return new Map(
    names.map((name, at) => {
      const cells = new Map<string, Cell>();
      for (const [, reference = "", attributes = "", inside = ""] of xmlOf(`xl/worksheets/sheet${at + 1}.xml`).matchAll(
        /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
      )) {
        const type = / t="(\w+)"/.exec(attributes)?.[1] ?? "n";
        const formula = /<f(?: [^>]*)?>([^<]*)<\/f>/.exec(inside)?.[1];
        const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1] ?? "";
        cells.set(reference, {
          type,
          value:
            type === "s" ? (shared[Number(value)] ?? "") : type === "inlineStr" ? textsIn(inside) : unescaped(value),
          formula: formula === undefined ? null : unescaped(formula),
        });
      }
      return [name, cells];
    }),
  );
}

/** The same workbook with nonsense for what its formulas came to, so that only a recalculation can bring them back. */
export function withoutCachedValues(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith("xl/worksheets/")) continue;
    parts[name] = strToU8(strFromU8(part).replace(/<\/f><v>[^<]*<\/v>/g, "</f><v>987654321</v>"));
  }
  return zipSync(parts, { level: 1 });
}

export interface CellDifference {
  /** `SHEET!CELL`. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly formula: string;
}

export interface Comparison {
  readonly formulas: number;
  readonly differences: readonly CellDifference[];
  /** The largest difference there is, absolute under 1, relative above. */
  readonly largest: number;
}

const TOLERANCE = 1e-9;

/** Every cell of `ours` that has a formula against the same cell of `theirs`. */
export function compareFormulas(ours: Sheets, theirs: Sheets): Comparison {
  const differences: CellDifference[] = [];
  let formulas = 0;
  let largest = 0;
  for (const [sheet, cells] of ours) {
    const others = theirs.get(sheet);
    for (const [reference, cell] of cells) {
      if (cell.formula === null) continue;
      formulas++;
      const other = others?.get(reference);
      const distance = distanceOf(cell, other);
      if (distance <= TOLERANCE) largest = Math.max(largest, distance);
      else
        differences.push({
          where: `${sheet}!${reference}`,
          expected: cell.value,
          found: other?.value ?? "nothing",
          formula: cell.formula.slice(0, 300),
        });
    }
  }
  return { formulas, differences, largest };
}

function distanceOf(cell: Cell, other: Cell | undefined): number {
  if (cell.type === "e") return other?.type === "e" ? 0 : Number.POSITIVE_INFINITY;
  if (cell.type === "str")
    return (other?.value ?? "") === cell.value && other?.type !== "e" ? 0 : Number.POSITIVE_INFINITY;
  if (other === undefined || other.type !== "n" || other.value === "") return Number.POSITIVE_INFINITY;
  const expected = Number(cell.value);
  return Math.abs(Number(other.value) - expected) / Math.max(1, Math.abs(expected));
}
