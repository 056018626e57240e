import { type Exact, exact } from "../number/exact.ts";
import type { ColumnEvaluation } from "./column-evaluation.ts";
import type { ExactReader, FormulaNode } from "./node.ts";

/** Float64 values in the clothes of exact ones, for a first answer while the exact values are being computed. */
export class ColumnValues implements ExactReader {
  private readonly columns: ColumnEvaluation;

  constructor(columns: ColumnEvaluation) {
    this.columns = columns;
  }

  at(node: FormulaNode, row: number, column: number): Exact | null {
    const value = this.columns.at(node, row, column);
    return Number.isNaN(value) ? null : exact(value);
  }
}
