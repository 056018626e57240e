/** The comparison as a grid that is typed into: which inputs lie where, which follow them, and what is done to several. */
import { fieldParts } from "../../../shared/scenario/field-text.ts";
import type { GridCursor } from "../../controls/grid-cursor.ts";
import { type CellGrid, fillCells, type Gap, isCell, pasteBlock, standingIn } from "../../state/cells.ts";
import type { ComparedCell, Row } from "./compare-rows.ts";

type Place = ComparedCell | Gap | undefined;

function placesOf(row: Row | undefined): readonly Place[] {
  return row?.kind === "line" ? row.cells.map(({ input }) => input) : [];
}

function meaningOf(row: Row | undefined): string | undefined {
  return row?.kind === "line" ? row.meaning : undefined;
}

/** Undefined where a figure or a heading stands. Column 0 is the row's name. */
export function placeAt(rows: readonly Row[], { row, column }: GridCursor): Place {
  return placesOf(rows[row])[column - 1];
}

export function cellAt(rows: readonly Row[], at: GridCursor): ComparedCell | undefined {
  const place = placeAt(rows, at);
  return isCell(place) ? place : undefined;
}

/** Where editing goes on: the next or previous input in the order of reading. */
export function inputBeside(rows: readonly Row[], at: GridCursor, step: 1 | -1): GridCursor | undefined {
  const inputs = rows.flatMap((line, row) =>
    placesOf(line).flatMap((place, index) => (isCell(place) ? [{ row, column: index + 1 }] : [])),
  );
  return inputs[inputs.findIndex(({ row, column }) => row === at.row && column === at.column) + step];
}

/** Text from elsewhere over the assumptions from a place on. The figures below them are no places of it. */
export function pasteAt(rows: readonly Row[], at: GridCursor, text: string): string | null {
  const cell = cellAt(rows, at);
  if (cell === undefined) return refusalAt(rows, at);
  const first = rows.findIndex((row) => placesOf(row).some((place) => place !== undefined));
  const grid: CellGrid = rows
    .slice(first)
    .map(placesOf)
    .filter((places) => places.some((place) => place !== undefined))
    .map((places) => places.map((place) => place ?? null));
  return pasteBlock("", grid, { row: at.row - first, column: at.column - 1 }, text, cell.of.options);
}

/** Why nothing can be typed there. */
export function refusalAt(rows: readonly Row[], at: GridCursor): string | null {
  const place = placeAt(rows, at);
  if (place === undefined) return "Figures follow from the assumptions above; nothing is typed here.";
  return isCell(place) ? null : `${place.gap.charAt(0).toUpperCase()}${place.gap.slice(1)}`;
}

/** Down the rows that mean the same of other clients or categories, as far as they follow one another. */
function cellsDown(rows: readonly Row[], { row, column }: GridCursor): readonly ComparedCell[] {
  const end = rows.findIndex((line, at) => at > row && meaningOf(line) !== meaningOf(rows[row]));
  return rows
    .slice(row, end < 0 ? rows.length : end)
    .flatMap((_, down) => cellAt(rows, { row: row + down, column }) ?? []);
}

function cellsRight(rows: readonly Row[], { row, column }: GridCursor): readonly ComparedCell[] {
  return placesOf(rows[row])
    .slice(column - 1)
    .filter((place) => isCell(place));
}

/** `typed`: text that is not accepted yet. Returns why nothing was filled, null where it was. */
export function fillFrom(
  rows: readonly Row[],
  at: GridCursor,
  typed: string | null,
  way: "fillDown" | "fillRight",
): string | null {
  const cells = way === "fillDown" ? cellsDown(rows, at) : cellsRight(rows, at);
  const [first, ...others] = cells;
  if (first === undefined) return refusalAt(rows, at);
  const { field, of } = first;
  if (way === "fillDown" && others.length === 0)
    return "There is nothing below it that means the same of another client or category.";
  if (others.length === 0) return "There is no scenario to the right of it that has this.";
  const other = others.find((one) => one.of.options.currency !== of.options.currency);
  if (field.unit.startsWith("money") && other !== undefined)
    return `${other.whose} counts in ${other.of.options.currency}, this in ${of.options.currency}. Nothing was filled.`;
  // A month is kept by its place in the scenario, which may begin in another one.
  const month = field.kind === "month" ? fieldParts(standingIn(first), field, of.options).number : null;
  return fillCells("", cells, typed ?? month, of.options);
}
