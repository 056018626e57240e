/** Which formulas without a name get cells of their own in a workbook: what is needed as a run, long, or used often. */
import { ancestorsOf } from "./column-evaluation.ts";
import type { FormulaNode } from "./node.ts";
import { levelsOf, type Places, phraseBehind } from "./to-spreadsheet.ts";

/** As long as a reference to another sheet gets. */
const REFERENCE = "'Proposed, AI off'!$AAA$99999";
/** A formula longer or deeper than this is hard to read; its longest part gets a row of its own. */
const READABLE = 1000;
const READABLE_LEVELS = 30;
/** What several formulas use is worth a row of its own when it is longer than this. */
const WORTH_A_ROW = 110;
/** What a formula repeats is worth one earlier. */
const WORTH_NOT_REPEATING = 40;

/**
 * The formulas that `roots` rest on and that need a row of their own besides the roots, in the order of the graph.
 * `nameOf` gives the reference to what always has one: inputs, the month's number.
 */
export function stepsOf(
  nodes: readonly FormulaNode[],
  roots: readonly FormulaNode[],
  nameOf: (node: FormulaNode, row: number, column: number) => string | undefined,
): FormulaNode[] {
  const needed = ancestorsOf(nodes, roots);
  const users = countUsers(nodes, needed);
  const placed = new Set(roots);
  const steps = new Set<FormulaNode>();
  const lengths = new Map<FormulaNode, number>();
  const isNamed = (node: FormulaNode) => nameOf(node, 0, 0) !== undefined;
  const give = (node: FormulaNode) => {
    placed.add(node);
    steps.add(node);
  };
  const places: Places = {
    cell: (node, row, column) => (placed.has(node) ? REFERENCE : nameOf(node, row, column)),
    cells: (node) => (placed.has(node) ? `${REFERENCE}:$AAA$99999` : undefined),
  };
  for (const node of nodes) {
    if (needed[node.index] !== 1 || node.rows === 0 || isNamed(node)) continue;
    const { operation, operands } = node;
    for (const position of operation.asCells ?? []) {
      const operand = operands[position];
      if (operand !== undefined && operand.axis !== "none" && !placed.has(operand)) give(operand);
    }
    const written = (operand: FormulaNode) =>
      placed.has(operand) || isNamed(operand) ? 0 : (lengths.get(operand) ?? 0);
    for (const position of operation.repeated ?? []) {
      const operand = operands[position];
      if (operand !== undefined && written(operand) > WORTH_NOT_REPEATING) give(operand);
    }
    let text = phraseBehind(node, 0, node.width - 1, places).text;
    while (text.length > READABLE || levelsOf(text) > READABLE_LEVELS) {
      const longest = operands.reduce((best, each) => (written(each) > written(best) ? each : best), operands[0]!);
      if (written(longest) <= WORTH_NOT_REPEATING) break;
      give(longest);
      text = phraseBehind(node, 0, node.width - 1, places).text;
    }
    lengths.set(node, text.length);
    if ((users[node.index] ?? 0) > 1 && text.length > WORTH_A_ROW && !placed.has(node)) give(node);
  }
  return nodes.filter((node) => steps.has(node));
}

function countUsers(nodes: readonly FormulaNode[], needed: Uint8Array): Uint32Array {
  const users = new Uint32Array(nodes.length);
  for (const { index, operands } of nodes) {
    if (needed[index] !== 1) continue;
    for (const operand of new Set(operands)) users[operand.index]! += 1;
  }
  return users;
}
