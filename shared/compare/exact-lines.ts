import { add, type Exact, exact, plainText, subtract, ZERO } from "../number/exact.ts";

/** Rounding in the 34th digit, over some hundreds of terms; far below the least figure that is shown. */
const TOLERANCE = exact(`0.${"0".repeat(23)}1`);

/** Cells of one line over months or spans; `null` where there is no figure. */
export class ExactLines {
  private readonly cells: readonly (Exact | null)[];

  constructor(cells: readonly (Exact | null)[]) {
    this.cells = cells;
  }

  static of(cells: readonly (string | null)[]): ExactLines {
    return new ExactLines(cells.map((cell) => (cell === null ? null : exact(cell))));
  }

  /** Null where a cell is missing. */
  static total(cells: readonly (string | null | undefined)[]): Exact | null {
    let total = ZERO;
    for (const cell of cells) {
      if (cell === null || cell === undefined) return null;
      if (cell !== "0") total = add(total, exact(cell));
    }
    return total;
  }

  /** Lines added up place by place. */
  static sum(count: number, lines: readonly (readonly (string | null)[])[]): ExactLines {
    return new ExactLines(Array.from({ length: count }, (_, at) => ExactLines.total(lines.map((line) => line[at]))));
  }

  /** For every place what is wrong, null where the two agree. */
  differences(other: ExactLines): ({ readonly expected: string; readonly found: string } | null)[] {
    return this.cells.map((cell, at) => {
      const found = other.cells[at] ?? null;
      if (cell === null || found === null) return cell === found ? null : { expected: text(cell), found: text(found) };
      if (cell.eq(found)) return null;
      const least = cell.abs().gt(1) ? cell.abs() : exact("1");
      if (subtract(cell, found).abs().lte(least.mul(TOLERANCE))) return null;
      return { expected: text(cell), found: text(found) };
    });
  }
}

function text(cell: Exact | null): string {
  return cell === null ? "no figure" : plainText(cell);
}
