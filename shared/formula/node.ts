import type { Exact } from "../number/exact.ts";
import type { Unit } from "./unit.ts";

/** What the columns of a formula run over: nothing, the months of the horizon, or the spans (years, then the horizon). */
export type Axis = "none" | "months" | "spans";

/** A formula as data. Its value is a table of `rows` (1, or one per ticket category) by `width` columns of its axis. */
export interface FormulaNode {
  readonly index: number;
  readonly operation: Operation;
  readonly operands: readonly FormulaNode[];
  readonly unit: Unit;
  readonly rows: number;
  readonly axis: Axis;
  readonly width: number;
}

export interface Shape {
  readonly rows: number;
  readonly axis: Axis;
}

/** Sizes that every formula of one graph shares. */
export interface GraphSizes {
  readonly rows: number;
  readonly months: number;
  /** First and last month of each span, 1-based, inclusive. */
  readonly spans: readonly { readonly fromMonth: number; readonly toMonth: number }[];
}

/** `null` is a figure that does not exist. */
export interface ExactReader {
  at(node: FormulaNode, row: number, column: number): Exact | null;
}

/** NaN is a figure that does not exist. */
export interface ColumnReader {
  values(node: FormulaNode): Float64Array;
  /** The exact value of one cell of this evaluation, for a decision that float64 cannot take safely. */
  exactCell(node: FormulaNode, row: number, column: number): number;
  /** Whether a column holds what `roundedForTests` gave. */
  isRoundedForTests(node: FormulaNode): boolean;
}

/** A piece of a formula's text; with a node it is a link to that formula. */
export interface Piece {
  readonly text: string;
  readonly node?: FormulaNode;
  readonly row?: number;
  readonly column?: number;
  readonly raised?: boolean;
}

/** How tightly a phrase holds together: it is put in brackets where its surroundings hold tighter. */
export const BINDING = { choice: 0, sum: 1, product: 2, power: 3, word: 4 } as const;

export interface Phrase {
  readonly pieces: readonly Piece[];
  readonly binding: number;
}

export interface WordingContext {
  /** In `numbers`, conditions are already decided and the values stand in place of the names. */
  readonly mode: "words" | "numbers";
  readonly row: number;
  readonly column: number;
  /** The phrase of an operand, at the same cell or at another. */
  phrase(operand: number, row?: number, column?: number): Phrase;
  value(operand: number, row?: number, column?: number): Exact | null;
  /** The value of the formula itself at this cell. */
  own(): Exact | null;
}

/** Text of a spreadsheet formula, bound as a `Phrase` is. A test also has its condition, for where a truth is wanted. */
export interface SpreadsheetPhrase {
  readonly text: string;
  readonly binding: number;
  readonly condition?: string;
  /** Set where the text is this number whatever the inputs. */
  readonly constant?: number;
}

export interface SpreadsheetContext {
  readonly row: number;
  readonly column: number;
  /** The phrase of an operand, at the same cell or at another. */
  phrase(operand: number, row?: number, column?: number): SpreadsheetPhrase;
  /** A run of an operand's cells, both ends included; undefined where it has none of its own. */
  cells(
    operand: number,
    rows: readonly [first: number, last: number],
    columns: readonly [first: number, last: number],
  ): string | undefined;
}

/** One row of the table of operations, with its faces. Parameters are closed over and spelled in `key`. */
export interface Operation {
  readonly name: string;
  readonly key: string;
  /** Unit of the result; throws `UnitMismatch`. */
  unit(operands: readonly Unit[]): Unit;
  /** Shape of the result where it is not the broadcast shape of the operands. */
  shape?(operands: readonly FormulaNode[], sizes: GraphSizes): Shape;
  exact(node: FormulaNode, row: number, column: number, reader: ExactReader): Exact | null;
  column(node: FormulaNode, out: Float64Array, reader: ColumnReader): void;
  /** The column where nothing but tests reads it: near a tie it may be the other neighbour, which the tests mind. */
  readonly roundedForTests?: (value: number) => number;
  /** Gives 1 or 0, and decides exactly where a last digit would. */
  readonly isTest?: true;
  /** The rows of operands that one row of the result is made of, where it is not the same row of each. */
  reads?(node: FormulaNode, row: number): readonly (readonly [operand: number, row: number])[];
  /** The rounding itself, for columns whose exact value nobody holds (drawn numbers): as near a tie as float64 can tell is the tie. */
  readonly inFloat?: (value: number) => number;
  /** When the whole column is known to be 0 without computing it: if any, all, the first, or all but the first of the operands are. */
  readonly zeroIf?: "any" | "all" | "first" | "branches";
  wording(node: FormulaNode, context: WordingContext): Phrase;
  /** The operation as text of a spreadsheet formula at one cell. */
  spreadsheet(node: FormulaNode, context: SpreadsheetContext): SpreadsheetPhrase;
  /** Operands that the spreadsheet text takes as a run of cells, so that they need cells of their own. */
  readonly asCells?: readonly number[];
  /** Operands whose text the spreadsheet text repeats: better as a cell than written out several times. */
  readonly repeated?: readonly number[];
}
