/** From a formula down to the inputs it rests on, through every formula between. */
import type { FormulaNode } from "../formula/node.ts";
import { isInput } from "../formula/operations.ts";

/** What one row of a formula is made of: the same row of each operand, as far as it has rows, unless the operation says otherwise. */
function below(node: FormulaNode, row: number): (readonly [FormulaNode, number])[] {
  const { operation, operands } = node;
  const rowOf = (operand: FormulaNode): number => (operand.rows === 1 ? 0 : row);
  const read = operation.reads?.(node, row);
  if (read === undefined) return operands.map((operand) => [operand, rowOf(operand)]);
  return read.flatMap(([at, wanted]) => {
    const operand = operands[at];
    return operand === undefined ? [] : [[operand, operand.rows === 1 ? 0 : wanted] as const];
  });
}

/**
 * Stable paths of the inputs behind one row of a formula, over all months: what a condition leaves out in one month may
 * count in the next. Each once, nearest first.
 */
export function inputsBehind(node: FormulaNode, row: number): string[] {
  const paths = new Set<string>();
  const seen = new Set<string>();
  let wave: (readonly [FormulaNode, number])[] = [[node, row]];
  while (wave.length > 0) {
    const next: (readonly [FormulaNode, number])[] = [];
    for (const [each, at] of wave) {
      const key = `${each.index} ${at}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (isInput(each.operation)) {
        const { source } = each.operation;
        for (let column = 0; column < each.width; column++) paths.add(source.paths[source.slotAt(at, column)] ?? "");
      } else next.push(...below(each, at));
    }
    wave = next;
  }
  paths.delete("");
  return [...paths];
}
