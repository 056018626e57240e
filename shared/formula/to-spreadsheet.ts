/** A formula as the text of a spreadsheet cell, down to the next formulas and inputs that have cells of their own. */
import type { FormulaNode, SpreadsheetPhrase } from "./node.ts";
import { cellText } from "./spreadsheet-phrase.ts";

/** Where formulas stand in a workbook, as seen from the sheet that is being written. */
export interface Places {
  /** Reference to one cell of a formula or input; undefined where it has none and is written out. */
  cell(node: FormulaNode, row: number, column: number): string | undefined;
  /** Reference to a run of cells, both ends included; undefined where there is none. */
  cells(
    node: FormulaNode,
    rows: readonly [first: number, last: number],
    columns: readonly [first: number, last: number],
  ): string | undefined;
}

/** Excel takes no longer formula, and no deeper nesting of calls. */
export const MOST_CHARACTERS = 8192;
export const MOST_LEVELS = 64;

/** The formula behind a node at one cell, without the leading equals sign, even where the node itself has a cell. */
export function spreadsheetFormula(node: FormulaNode, row: number, column: number, places: Places): string {
  const { text } = phraseBehind(node, row, column, places);
  if (text.length > MOST_CHARACTERS - 1 || levelsOf(text) > MOST_LEVELS)
    throw new Error(`the formula of ${node.operation.key} is too long or too deep for a cell`);
  return text;
}

export function phraseBehind(node: FormulaNode, row: number, column: number, places: Places): SpreadsheetPhrase {
  const operandOf = (position: number): FormulaNode => {
    const operand = node.operands[position];
    if (operand === undefined) throw new Error(`${node.operation.name} lacks operand ${position}`);
    return operand;
  };
  return node.operation.spreadsheet(node, {
    row,
    column,
    phrase: (position, atRow = row, atColumn = column) => phraseOf(operandOf(position), atRow, atColumn, places),
    cells: (position, rows, columns) => places.cells(operandOf(position), rows, columns),
  });
}

function phraseOf(node: FormulaNode, row: number, column: number, places: Places): SpreadsheetPhrase {
  const cell = places.cell(node, node.rows === 1 ? 0 : row, node.width === 1 ? 0 : column);
  return cell === undefined ? phraseBehind(node, row, column, places) : cellText(cell);
}

/** How deep the brackets go, which is at least how deep the calls do. */
export function levelsOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) deepest = Math.max(deepest, ++depth);
    else if (code === 41) depth--;
  }
  return deepest;
}
