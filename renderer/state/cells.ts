/** Several inputs of a grid set at once: a pasted block, or one value filled into the cells after it. Each is one edit. */
import type { Field } from "../../shared/model/field.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { type FieldTextOptions, readField } from "../../shared/scenario/field-text.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { readBlock } from "../../shared/table/clipboard-block.ts";
import { editChecked } from "./checked-edit.ts";
import { afterTyping, todayIso, withValue } from "./inputs.ts";
import { notify } from "./notices.ts";
import { useScenario } from "./scenario-store.ts";

export interface Cell {
  readonly path: string;
  readonly field: Field;
  /** What counts where the field is absent. */
  readonly fallback?: unknown;
  /** For messages: "Tier 2, price". */
  readonly name: string;
}

/** Rows of cells; null where a place of the grid takes no value. */
export type CellGrid = readonly (readonly (Cell | null)[])[];

interface Write {
  readonly path: string;
  readonly value: Json | undefined;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What stands in a cell, as stored or by default. */
export function standingIn({ path, fallback, field }: Cell): unknown {
  const value = valueAt(useScenario.getState().records?.document, path);
  return value ?? (value === null ? null : (fallback ?? field.defaultValue));
}

function readCell(cell: Cell, text: string, options: FieldTextOptions): Write | string {
  const { field, path, name } = cell;
  if (text.trim() === "" && !field.required && field.nullMeans === undefined) return { path, value: undefined };
  const read = readField(text, field, { ...options, standing: standingIn(cell) });
  return read.ok ? { path, value: read.value } : `${name}: ${read.message}`;
}

function store(label: string, writes: readonly Write[]): string | null {
  const fault = editChecked(label, ({ document, evidence }) => ({
    document: writes.reduce((before, { path, value }) => withValue(before, path, value), document),
    evidence: writes.reduce((before, { path }) => afterTyping(before, path, todayIso()), evidence),
  }));
  if (fault === null) notify(label, true);
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

/**
 * Pastes a block with its first cell at `path`. Empty cells of the block leave what stands. Returns what is wrong, having
 * changed nothing: a block too large for the place, a value that its cell does not allow.
 */
export function pasteBlock(
  title: string,
  grid: CellGrid,
  path: string,
  text: string,
  options: FieldTextOptions,
): string | null {
  const block = along(grid, readBlock(text));
  const top = grid.findIndex((row) => row.some((cell) => cell?.path === path));
  const left = grid[top]?.findIndex((cell) => cell?.path === path) ?? 0;
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
      if (cell === null || cell === undefined)
        return `“${value}” in row ${down + 1} of the block falls on a place without a value. Nothing was pasted.`;
      const read = readCell(cell, value, options);
      if (typeof read === "string") return `${read} Nothing was pasted.`;
      writes.push(read);
    }
  }
  return writes.length === 0
    ? "The block is empty."
    : store(`${title}: pasted ${plural(writes.length, "value")}`, writes);
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
): string | null {
  if (first === undefined || others.length === 0) return "There is nothing after it to fill.";
  const standing = valueAt(useScenario.getState().records?.document, first.path);
  const writes: Write[] = [];
  for (const cell of typed === null ? others : [first, ...others]) {
    const read = typed === null ? { path: cell.path, value: standing } : readCell(cell, typed, options);
    if (typeof read === "string") return `${read} Nothing was filled.`;
    writes.push(read);
  }
  return store(`${title}: filled ${plural(others.length, "value")} from ${first.name}`, writes);
}

/** The cells from `path` on along its row or its column. */
export function cellsFrom(grid: CellGrid, path: string, along: "rows" | "columns"): readonly Cell[] {
  const top = grid.findIndex((row) => row.some((cell) => cell?.path === path));
  const left = grid[top]?.findIndex((cell) => cell?.path === path) ?? -1;
  const line = along === "columns" ? (grid[top]?.slice(left) ?? []) : grid.slice(top).map((row) => row[left] ?? null);
  return line.filter((cell) => cell !== null);
}
