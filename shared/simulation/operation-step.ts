/**
 * Any operation of the table over trials: its own column form, on nodes that stand for columns of trials instead of months.
 * Nothing of what an operation does is written again here.
 */
import type { ColumnReader, FormulaNode, Operation } from "../formula/node.ts";
import type { Unit } from "../formula/unit.ts";
import type { Atom } from "./form.ts";
import type { Step } from "./program.ts";

/** An operand: a column of trials, or the same number in all of them. */
export type OperandColumn = { readonly atom: Atom } | { readonly constant: number };

class TrialColumn implements FormulaNode {
  readonly index: number;
  readonly operation: Operation;
  readonly operands: readonly FormulaNode[];
  readonly unit: Unit;
  readonly rows = 1;
  readonly axis = "months";
  width = 1;

  constructor(index: number, { operation, unit }: FormulaNode, operands: readonly FormulaNode[]) {
    this.index = index;
    this.operation = operation;
    this.operands = operands;
    this.unit = unit;
  }
}

class TrialReader implements ColumnReader {
  readonly tables: Float64Array[];
  constructor(tables: Float64Array[]) {
    this.tables = tables;
  }

  values(node: FormulaNode): Float64Array {
    return this.tables[node.index]!;
  }

  /** A drawn number has no exact value: the operation rounds what float64 holds. */
  exactCell(node: FormulaNode, _row: number, column: number): number {
    const { inFloat } = node.operation;
    if (inFloat === undefined) throw new Error(`${node.operation.name} does not say how it rounds drawn numbers`);
    return inFloat(this.values(node.operands[0]!)[column]!);
  }

  isRoundedForTests(): boolean {
    return false;
  }
}

/** A node as it stands for columns of trials: one for all months and rows of it. */
export class TrialShape {
  private readonly own: TrialColumn;
  private readonly operands: readonly TrialColumn[];

  constructor(node: FormulaNode) {
    this.operands = node.operands.map((operand, at) => new TrialColumn(at, operand, []));
    this.own = new TrialColumn(this.operands.length, node, this.operands);
  }

  /** Operands of one value are the same number in all trials. */
  fill(out: Float64Array, count: number, reader: TrialReader): void {
    const { own, operands } = this;
    for (let at = 0; at < operands.length; at++) operands[at]!.width = reader.tables[at]!.length === 1 ? 1 : count;
    own.width = count;
    own.operation.column(own, out, reader);
  }

  /** The value of the operation on constants. */
  constantResult(operands: readonly number[]): number {
    const out = new Float64Array(1);
    this.fill(out, 1, new TrialReader(operands.map((operand) => Float64Array.of(operand))));
    return out[0]!;
  }
}

/** `out` = the operation of a node on other operands. For operations that work cell by cell. */
export function operationStep(out: Atom, shape: TrialShape, operands: readonly OperandColumn[]): Step {
  return {
    writes: [out],
    reads: operands.flatMap((operand) => ("atom" in operand ? [operand.atom] : [])),
    bind(memory, block) {
      const into = memory.column(out);
      const tables = operands.map((operand) =>
        "atom" in operand ? memory.column(operand.atom) : Float64Array.of(operand.constant),
      );
      const reader = new TrialReader(tables);
      return () => shape.fill(into, block.count, reader);
    },
  };
}
