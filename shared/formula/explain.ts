/** A formula in words, and in the numbers of one cell, down to the next named formulas and inputs. */
import type { Exact } from "../number/exact.ts";
import { BINDING, type ExactReader, type FormulaNode, type Phrase, type Piece, type WordingContext } from "./node.ts";
import { isInput, isLine, ROUNDED } from "./operations.ts";
import { figureText, say } from "./phrase.ts";

export interface CellReference {
  readonly node: FormulaNode;
  readonly row: number;
  readonly column: number;
}

export interface FormulaText {
  readonly words: readonly Piece[];
  readonly numbers: readonly Piece[];
  /** Named formulas and inputs that the numbers are made of, in order of first mention. */
  readonly restsOn: readonly CellReference[];
}

/** `label` names a line or input at a row; row -1 stands for every category, column -1 for every month. */
export type Labeller = (node: FormulaNode, row: number, column: number) => string;

/** Explains the formula behind a node: of a named line, what it is the name of. */
export function explainFormula(
  node: FormulaNode,
  row: number,
  column: number,
  reader: ExactReader,
  label: Labeller,
): FormulaText {
  const body = isLine(node.operation) ? (node.operands[0] ?? node) : node;
  const restsOn: CellReference[] = [];
  const seen = new Set<string>();
  const mention = (cell: CellReference) => {
    const key = `${cell.node.index} ${cell.node.rows === 1 ? 0 : cell.row} ${cell.node.width === 1 ? 0 : cell.column}`;
    if (!seen.has(key)) {
      seen.add(key);
      restsOn.push(cell);
    }
  };
  const words = phraseOf(body, row, column, "words", reader, label, () => undefined, true);
  const numbers = phraseOf(body, row, column, "numbers", reader, label, mention, true);
  return { words: joined(words.pieces), numbers: joined(withoutRounding(numbers)), restsOn };
}

/** Beside the value of the whole formula, its last rounding needs no words. */
function withoutRounding({ pieces, binding }: Phrase): readonly Piece[] {
  const isRounded = binding === BINDING.word && pieces[0] === ROUNDED.open && pieces.at(-1) === ROUNDED.close;
  return isRounded ? pieces.slice(1, -1) : pieces;
}

/** The formula behind a node in words alone. */
export function formulaInWords(
  node: FormulaNode,
  row: number,
  column: number,
  reader: ExactReader,
  label: Labeller,
): string {
  const { pieces } = phraseOf(node, row, column, "words", reader, label, () => undefined, true);
  return pieces.map(({ text }) => text).join("");
}

/** A sum over months of a named line: a figure of its own, which opens into its months. */
export function isTotalOfLine({ operation, operands: [summed] }: FormulaNode): boolean {
  return operation.name === "sumOverMonths" && summed !== undefined && isLine(summed.operation);
}

function phraseOf(
  node: FormulaNode,
  row: number,
  column: number,
  mode: "words" | "numbers",
  reader: ExactReader,
  label: Labeller,
  mention: (cell: CellReference) => void,
  isTop: boolean,
): Phrase {
  const ownRow = node.rows === 1 ? 0 : row;
  const ownColumn = node.width === 1 ? 0 : column;
  const isNamed = isInput(node.operation) || isLine(node.operation);
  if ((isNamed && !(isTop && isLine(node.operation))) || (mode === "numbers" && isTotalOfLine(node))) {
    if (mode === "words")
      return { pieces: [{ text: label(node, row, column), node, row: ownRow, column: ownColumn }], binding: 4 };
    mention({ node, row: ownRow, column: ownColumn });
    const value = reader.at(node, ownRow, ownColumn);
    const negative = value?.isNegative() === true && !value.isZero();
    return { pieces: [{ text: figureText(value), node, row: ownRow, column: ownColumn }], binding: negative ? 1 : 4 };
  }
  const context: WordingContext = {
    mode,
    row,
    column,
    phrase: (operand, atRow = row, atColumn = column) => {
      const each = node.operands[operand];
      if (each === undefined) return say("");
      return phraseOf(each, atRow, atColumn, mode, reader, label, mention, false);
    },
    value: (operand, atRow = row, atColumn = column): Exact | null => {
      const each = node.operands[operand];
      return each === undefined ? null : reader.at(each, Math.max(atRow, 0), Math.max(atColumn, 0));
    },
    own: () => reader.at(node, Math.max(row, 0), Math.max(column, 0)),
  };
  return node.operation.wording(node, context);
}

/** Neighbouring pieces of plain text made one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const isPlain = piece.node === undefined && piece.raised !== true;
    if (last !== undefined && isPlain && last.node === undefined && last.raised !== true) {
      result[result.length - 1] = { text: last.text + piece.text };
    } else if (piece.text !== "" || !isPlain) result.push(piece);
  }
  return result;
}
