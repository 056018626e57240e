import { type Exact, exact, q9 } from "../number/exact.ts";
import type { ColumnEvaluation } from "./column-evaluation.ts";
import type { ExactReader, FormulaNode } from "./node.ts";

/** Float64 values in the clothes of exact ones, for a first answer while the exact values are being computed. After q9, as sums of cents leave dust. */
export class ColumnValues implements ExactReader {
  private readonly columns: ColumnEvaluation;

  constructor(columns: ColumnEvaluation) {
    this.columns = columns;
  }

  at(node: FormulaNode, row: number, column: number): Exact | null {
    const value = this.columns.at(node, row, column);
    return Number.isNaN(value) ? null : q9(exact(value));
  }
}
