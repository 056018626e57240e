import { add, type Exact, multiply, subtract } from "../number/exact.ts";
import type { InputValues } from "./input-values.ts";
import type { ExactReader, FormulaNode } from "./node.ts";
import { isInput } from "./operations.ts";

/** Values of a graph in exact decimals, cell by cell on demand. */
export class ExactEvaluation implements ExactReader {
  private readonly nodes: readonly FormulaNode[];
  private readonly cells: ((Exact | null | undefined)[] | undefined)[];
  private readonly inputs: InputValues;

  constructor(
    nodes: readonly FormulaNode[],
    inputs: InputValues,
    cells?: ((Exact | null | undefined)[] | undefined)[],
  ) {
    this.nodes = nodes;
    this.inputs = inputs;
    this.cells = cells ?? new Array(nodes.length);
  }

  at(node: FormulaNode, row: number, column: number): Exact | null {
    const place = (node.rows === 1 ? 0 : row) * node.width + (node.width === 1 ? 0 : column);
    let cells = this.cells[node.index];
    if (cells === undefined) {
      cells = new Array(node.rows * node.width);
      this.cells[node.index] = cells;
    }
    const known = cells[place];
    if (known !== undefined) return known;
    const value = this.compute(node, node.rows === 1 ? 0 : row, column);
    cells[place] = value;
    return value;
  }

  /** Column of a node, `row` counted from 0. */
  row(node: FormulaNode, row: number): (Exact | null)[] {
    return Array.from({ length: node.width }, (_, column) => this.at(node, row, column));
  }

  /** The same formulas over other inputs; what does not rest on them is shared. `dependents` flags the nodes that do. */
  fork(inputs: InputValues, dependents: Uint8Array): ExactEvaluation {
    const cells = this.cells.slice();
    for (const node of this.nodes) if (dependents[node.index] === 1) cells[node.index] = undefined;
    return new ExactEvaluation(this.nodes, inputs, cells);
  }

  private compute(node: FormulaNode, row: number, column: number): Exact | null {
    const operation = node.operation;
    switch (operation.name) {
      // The three commonest operations, without the call through the table's closures.
      case "times":
      case "plus":
      case "minus": {
        const a = this.at(node.operands[0]!, row, column);
        const b = this.at(node.operands[1]!, row, column);
        if (a === null || b === null) return null;
        return operation.name === "times" ? multiply(a, b) : operation.name === "plus" ? add(a, b) : subtract(a, b);
      }
      default:
        if (isInput(operation)) return this.inputs.slots(node)[operation.source.slotAt(row, column)]!;
        return operation.exact(node, row, column, this);
    }
  }
}
