/** Where everything stands: the columns that all sheets over months share, and the first cell of each formula. */
import type { FormulaNode } from "../../shared/formula/node.ts";
import { isInput } from "../../shared/formula/operations.ts";
import type { Places } from "../../shared/formula/to-spreadsheet.ts";
import { columnName, sheetReference } from "./xlsx-text.ts";

export const LABEL_COLUMN = 1;
export const UNIT_COLUMN = 2;
export const LINE_COLUMN = 3;
export const FIRST_MONTH_COLUMN = 4;
export const MONTH_LABEL_ROW = 3;
export const MONTH_NUMBER_ROW = 4;
export const FIRST_ROW = 5;

export interface Spot {
  readonly sheet: string;
  /** Row of the formula's first row; the others follow. */
  readonly row: number;
}

export class Grid {
  readonly months: number;
  readonly spans: number;
  private readonly spots = new Map<number, Spot>();
  private readonly inputNames: (path: string) => string;

  constructor(months: number, spans: number, inputNames: (path: string) => string) {
    this.months = months;
    this.spans = spans;
    this.inputNames = inputNames;
  }

  /** One empty column stands between the months and the years. */
  get firstSpanColumn(): number {
    return FIRST_MONTH_COLUMN + this.months + 1;
  }

  columnOf(node: FormulaNode, column: number): number {
    return (node.axis === "spans" ? this.firstSpanColumn : FIRST_MONTH_COLUMN) + column;
  }

  place(node: FormulaNode, spot: Spot): void {
    this.spots.set(node.index, spot);
  }
  /** The sheet on which a formula has its cells, if it has any. */
  sheetOf(node: FormulaNode): string | undefined {
    return this.spots.get(node.index)?.sheet;
  }

  /** What has a reference without a row of its own: an input's name, the number above a month. */
  nameOf(node: FormulaNode, row: number, column: number): string | undefined {
    if (isInput(node.operation)) {
      const { source } = node.operation;
      return this.inputNames(source.paths[source.slotAt(row, column)] ?? "");
    }
    if (node.operation.name === "monthNumber") return `${columnName(FIRST_MONTH_COLUMN + column)}$${MONTH_NUMBER_ROW}`;
    return undefined;
  }

  /** References as they are written on one sheet. */
  placesOn(sheet: string): Places {
    const prefix = (spot: Spot) => (spot.sheet === sheet ? "" : `${sheetReference(spot.sheet)}!`);
    const at = (node: FormulaNode, column: number) =>
      `${node.axis === "none" ? "$" : ""}${columnName(this.columnOf(node, column))}`;
    return {
      cell: (node, row, column) => {
        const spot = this.spots.get(node.index);
        if (spot === undefined) return this.nameOf(node, row, column);
        return `${prefix(spot)}${at(node, column)}${spot.row + row}`;
      },
      cells: (node, rows, columns) => {
        const spot = this.spots.get(node.index);
        if (spot === undefined) return undefined;
        const wide = (column: number) => at(node, node.width === 1 ? 0 : column);
        const [from, to] = [`${wide(columns[0])}${spot.row + rows[0]}`, `${wide(columns[1])}${spot.row + rows[1]}`];
        return from === to ? `${prefix(spot)}${from}` : `${prefix(spot)}${from}:${to}`;
      },
    };
  }
}
