/** The cursor of a table with one tab stop: a cell, and where each key takes it. */
import { type KeyId, type KeyPress, pressed } from "./key-table.ts";

export interface GridCursor {
  readonly row: number;
  readonly column: number;
}

const STEPS = {
  cellUp: [-1, 0],
  cellDown: [1, 0],
  cellLeft: [0, -1],
  cellRight: [0, 1],
  rowsUp: [-8, 0],
  rowsDown: [8, 0],
} as const satisfies Partial<Record<KeyId, readonly [row: number, column: number]>>;

/** Where a key takes the cursor within `last`, the cell at the far corner; undefined for a key that moves nothing. */
export function steppedBy(event: KeyPress, { row, column }: GridCursor, last: GridCursor): GridCursor | undefined {
  const id = pressed(event, "cellUp", "cellDown", "cellLeft", "cellRight", "rowsUp", "rowsDown");
  if (id === null) return undefined;
  const [down, right] = STEPS[id];
  return within({ row: row + down, column: column + right }, last);
}

/** The nearest cell there is. */
export function within({ row, column }: GridCursor, last: GridCursor): GridCursor {
  return { row: Math.max(0, Math.min(row, last.row)), column: Math.max(0, Math.min(column, last.column)) };
}
