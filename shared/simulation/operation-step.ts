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
}

function prepared(node: FormulaNode, tables: Float64Array[], wide: (operand: number) => boolean) {
  const operands = node.operands.map((operand, at) => new TrialColumn(at, operand, []));
  const own = new TrialColumn(operands.length, node, operands);
  const reader = new TrialReader(tables);
  const columns = [own, ...operands.filter((_operand, at) => wide(at))];
  return (out: Float64Array, count: number) => {
    for (const column of columns) column.width = count;
    node.operation.column(own, out, reader);
  };
}

/** The value of an operation on constants. */
export function constantResult(node: FormulaNode, operands: readonly number[]): number {
  const out = new Float64Array(1);
  const tables = operands.map((operand) => Float64Array.of(operand));
  prepared(node, tables, () => false)(out, 1);
  return out[0]!;
}

/** `out` = the operation of `node` on other operands. For operations that work cell by cell. */
export function operationStep(out: Atom, node: FormulaNode, operands: readonly OperandColumn[]): Step {
  return {
    writes: [out],
    reads: operands.flatMap((operand) => ("atom" in operand ? [operand.atom] : [])),
    bind(memory, block) {
      const into = memory.column(out);
      const tables = operands.map((operand) =>
        "atom" in operand ? memory.column(operand.atom) : Float64Array.of(operand.constant),
      );
      const compute = prepared(node, tables, (at) => "atom" in operands[at]!);
      return () => compute(into, block.count);
    },
  };
}
