import type { FormulaNode } from "../formula/node.ts";

/** Display unit (shared/number/display-unit.ts) of a formula unit; plain numbers are shares unless the line says otherwise. */
export function displayUnit(node: FormulaNode, line: string): string {
  switch (node.unit.text) {
    case "1":
      return /^(gate|queue\.|component\.(quantity|factor))/.test(line) ? "factor" : "share";
    case "money/tickets":
      return "money/ticket";
    case "money/hours":
      return "money/hour";
    case "money/units":
      return "money/unit";
    default:
      return node.unit.text;
  }
}
