/** Several inputs of a grid set at once: a pasted block, or one value filled into the cells after it. Each is one edit. */
import type { Field } from "../../shared/model/field.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { type FieldTextOptions, readField } from "../../shared/scenario/field-text.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { readBlock } from "../../shared/table/clipboard-block.ts";
import { editScenarios } from "./checked-edit.ts";
import { type TypedValue, typedOver } from "./inputs.ts";
import { notify } from "./notices.ts";
import { useScenario } from "./scenario-store.ts";
import { shownScenario } from "./shown-scenarios.ts";

export interface Cell {
  readonly path: string;
  readonly field: Field;
  /** What counts where the field is absent. */
  readonly fallback?: unknown;
  /** For messages: "Tier 2, price". */
  readonly name: string;
  /** In a grid over several scenarios: whose it is, and how its values are written. Without it it is the selected one's. */
  readonly of?: { readonly scenario: string; readonly options: FieldTextOptions };
  /** What stands there, where that is beside the document. */
  readonly beside?: { readonly value: Json };
}

/** A place of a grid that takes no value, and why, in words that follow a colon. */
export interface Gap {
  readonly gap: string;
}

/** Rows of cells; null where a place of the grid takes no value for a plain reason. */
export type CellGrid = readonly (readonly (Cell | Gap | null)[])[];

export function isCell<C extends Cell>(place: C | Gap | null | undefined): place is C {
  return place !== null && place !== undefined && "path" in place;
}

export interface Write extends TypedValue {
  readonly scenario: string | null;
}

/** Takes all values as one edit, or says why not and takes none. */
type Store = (label: string, writes: readonly Write[]) => string | null;

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const scenarioOf = ({ of }: Cell): string | null => of?.scenario ?? useScenario.getState().id;

function storedIn(cell: Cell): unknown {
  if (cell.beside !== undefined) return cell.beside.value;
  return valueAt(shownScenario(scenarioOf(cell))?.records.document, cell.path);
}

/** What stands in a cell, as stored or by default. */
export function standingIn(cell: Cell): unknown {
  const value = storedIn(cell);
  return value ?? (value === null ? null : (cell.fallback ?? cell.field.defaultValue));
}

function readCell(cell: Cell, text: string, options: FieldTextOptions): Write | string {
  const { field, path, name, of } = cell;
  const scenario = scenarioOf(cell);
  if (text.trim() === "" && !field.required && field.nullMeans === undefined)
    return { scenario, path, value: undefined };
  const read = readField(text, field, { ...(of?.options ?? options), standing: standingIn(cell) });
  return read.ok ? { scenario, path, value: read.value } : `${name}: ${read.message}`;
}

/** "Cautious and Vendor claim": in a grid over several scenarios those that are written. */
function titleOf(title: string, writes: readonly Write[]): string {
  if (title !== "") return title;
  const names = [...new Set(writes.map(({ scenario }) => shownScenario(scenario)?.records.document.name ?? ""))];
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Longest label that the contract takes. */
const LONGEST = 500;

function store(label: string, writes: readonly Write[]): string | null {
  const words = label.slice(0, LONGEST);
  const recipes = [...Map.groupBy(writes, ({ scenario }) => scenario ?? "")].map(
    ([scenario, values]) => [scenario, typedOver(values)] as const,
  );
  const { fault, isChange } = editScenarios(words, new Map(recipes));
  if (isChange) notify(words, true);
  return fault;
}

/** Whether clipboard text is more than the one value that a field takes by itself. */
export function isBlock(text: string): boolean {
  return /\t|[\r\n]+[^\r\n]/.test(text);
}

/** A single row or column goes along a grid that is itself one of both, however the spreadsheet had it. */
function along(grid: CellGrid, block: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isLine = block.length === 1 || block.every((row) => row.length === 1);
  if (isLine && grid.length === 1) return [block.flat()];
  return isLine && grid.every((row) => row.length === 1) ? block.flat().map((value) => [value]) : block;
}

/** Where in a grid the cell at a path lies. */
export function placeOf(grid: CellGrid, path: string): CellPlace {
  const row = grid.findIndex((cells) => cells.some((cell) => isCell(cell) && cell.path === path));
  return { row, column: grid[row]?.findIndex((cell) => isCell(cell) && cell.path === path) ?? 0 };
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Pastes a block with its first cell at a place. Empty cells of the block leave what stands. Returns what is wrong, having
 * changed nothing: a block too large for the place, a value that its cell does not allow.
 */
export function pasteBlock(
  title: string,
  grid: CellGrid,
  { row: top, column: left }: CellPlace,
  text: string,
  options: FieldTextOptions,
  keep: Store = store,
): string | null {
  const block = along(grid, readBlock(text));
  const [rows, columns] = [block.length, block[0]?.length ?? 0];
  const room = { rows: grid.length - top, columns: (grid[top]?.length ?? 0) - left };
  if (rows > room.rows || columns > room.columns) {
    const size = `${plural(rows, "row")} and ${plural(columns, "column")}`;
    const place = `${plural(room.rows, "row")} and ${plural(room.columns, "column")}`;
    return `The block has ${size}; from here on there are ${place}. Nothing was pasted.`;
  }
  const writes: Write[] = [];
  for (const [down, cells] of block.entries()) {
    for (const [across, value] of cells.entries()) {
      if (value.trim() === "") continue;
      const cell = grid[top + down]?.[left + across];
      if (!isCell(cell)) {
        const why = cell?.gap === undefined ? "." : `: ${cell.gap}`;
        return `“${value}” in row ${down + 1} of the block falls on a place without a value${why} Nothing was pasted.`;
      }
      const read = readCell(cell, value, options);
      if (typeof read === "string") return `${read} Nothing was pasted.`;
      writes.push(read);
    }
  }
  return writes.length === 0
    ? "The block is empty."
    : keep(`${titleOf(title, writes)}: pasted ${plural(writes.length, "value")}`, writes);
}

/**
 * Fills a value into further cells. `typed` is text that is not accepted yet, which is read in each cell by itself, so that
 * `+5%` raises every one; without it what stands in the first cell is taken. Returns what is wrong, having changed nothing.
 */
export function fillCells(
  title: string,
  [first, ...others]: readonly Cell[],
  typed: string | null,
  options: FieldTextOptions,
  keep: Store = store,
): string | null {
  if (first === undefined || others.length === 0) return "There is nothing after it to fill.";
  const standing = storedIn(first) as Write["value"];
  const writes: Write[] = [];
  for (const cell of typed === null ? others : [first, ...others]) {
    const read =
      typed === null
        ? { scenario: scenarioOf(cell), path: cell.path, value: standing }
        : readCell(cell, typed, options);
    if (typeof read === "string") return `${read} Nothing was filled.`;
    writes.push(read);
  }
  return keep(`${titleOf(title, writes)}: filled ${plural(others.length, "value")} from ${first.name}`, writes);
}

/** The cells from `path` on along its row or its column. */
export function cellsFrom(grid: CellGrid, path: string, along: "rows" | "columns"): readonly Cell[] {
  const { row, column } = placeOf(grid, path);
  const line =
    along === "columns" ? (grid[row]?.slice(column) ?? []) : grid.slice(row).map((cells) => cells[column] ?? null);
  return line.filter(isCell);
}
