/** The cursor of a table with one tab stop: a cell, and where each key takes it. */
export interface GridCursor {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
};

/** Where a key takes the cursor within `last`, the cell at the far corner; undefined for a key that moves nothing. */
export function steppedBy(key: string, { row, column }: GridCursor, last: GridCursor): GridCursor | undefined {
  const step = STEPS[key];
  return step === undefined ? undefined : within({ row: row + step[0], column: column + step[1] }, last);
}

/** The nearest cell there is. */
export function within({ row, column }: GridCursor, last: GridCursor): GridCursor {
  return { row: Math.max(0, Math.min(row, last.row)), column: Math.max(0, Math.min(column, last.column)) };
}
