/** Operations whose last digits are the engine's own, in the form that is the same on every platform. */
import { mapped, pairwise } from "../formula/columns.ts";
import type { FormulaNode, Operation } from "../formula/node.ts";
import { stableExp, stablePower } from "../statistics/elementary.ts";

const STABLE: ReadonlyMap<string, Operation["column"]> = new Map([
  ["toPower", pairwise(stablePower)],
  ["negativeExponential", mapped((value) => stableExp(-value))],
]);

export function stableNode(node: FormulaNode): FormulaNode {
  const column = STABLE.get(node.operation.name);
  if (column === undefined) return node;
  const { index, operands, unit, rows, axis, width } = node;
  return { index, operation: { ...node.operation, column }, operands, unit, rows, axis, width };
}
