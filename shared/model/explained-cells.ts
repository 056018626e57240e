/** What a cell of the graph is called by, and which input it reads. */
import { type CellReference, isTotalOfLine } from "../formula/explain.ts";
import type { FormulaNode } from "../formula/node.ts";
import { isInput } from "../formula/operations.ts";

/** The line whose total a node is, else the node itself. */
export function namedBy(node: FormulaNode): FormulaNode {
  const [summed] = node.operands;
  return isTotalOfLine(node) && summed !== undefined ? summed : node;
}

/** The first cell of an input that reads a path; null where none does, as the factor of a calendar month beyond the horizon. */
export function cellReading(
  input: FormulaNode,
  path: string,
): { readonly row: number; readonly column: number } | null {
  if (!isInput(input.operation)) return null;
  const { source } = input.operation;
  const slot = source.paths.indexOf(path);
  if (slot < 0) return null;
  for (let column = 0; column < input.width; column++) {
    for (let row = 0; row < input.rows; row++) if (source.slotAt(row, column) === slot) return { row, column };
  }
  return null;
}

export function inputPath(cell: CellReference): string {
  const { operation } = cell.node;
  if (!isInput(operation)) throw new Error("not an input");
  return operation.source.paths[operation.source.slotAt(cell.row, cell.column)] ?? "";
}
