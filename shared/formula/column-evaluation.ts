import type { ExactEvaluation } from "./exact-evaluation.ts";
import type { InputValues } from "./input-values.ts";
import type { ColumnReader, FormulaNode } from "./node.ts";
import { isInput } from "./operations.ts";
import { finish, type Steps } from "./steps.ts";

/** Which nodes rest on the given ones (themselves included). Nodes come in order: operands before what uses them. */
export function dependentsOf(nodes: readonly FormulaNode[], changed: ReadonlySet<number>): Uint8Array {
  const flags = new Uint8Array(nodes.length);
  for (const index of changed) flags[index] = 1;
  for (const { index, operands } of nodes) {
    for (let at = 0; at < operands.length && flags[index] === 0; at++) flags[index] = flags[operands[at]!.index]!;
  }
  return flags;
}

/** Which nodes the given ones rest on (themselves included). */
export function ancestorsOf(nodes: readonly FormulaNode[], targets: readonly FormulaNode[]): Uint8Array {
  const flags = new Uint8Array(nodes.length);
  for (const target of targets) flags[target.index] = 1;
  for (let at = nodes.length - 1; at >= 0; at--) {
    if (flags[at] === 1) for (const operand of nodes[at]!.operands) flags[operand.index] = 1;
  }
  return flags;
}

const NODES_A_STEP = 250;

/** Values of a graph in float64, whole columns at a time. A column known to be 0 is neither computed nor read. */
export class ColumnEvaluation implements ColumnReader {
  private readonly nodes: readonly FormulaNode[];
  private readonly columns: Float64Array[];
  private readonly zero: Uint8Array;
  private readonly tasks: Uint8Array;
  private inputs: InputValues;
  private exact: () => ExactEvaluation;

  private constructor(
    nodes: readonly FormulaNode[],
    columns: Float64Array[],
    zero: Uint8Array,
    tasks: Uint8Array,
    inputs: InputValues,
    exact: () => ExactEvaluation,
  ) {
    this.nodes = nodes;
    this.columns = columns;
    this.zero = zero;
    this.tasks = tasks;
    this.inputs = inputs;
    this.exact = exact;
  }

  static of(nodes: readonly FormulaNode[], inputs: InputValues, exact: () => ExactEvaluation): ColumnEvaluation {
    return finish(ColumnEvaluation.steps(nodes, inputs, exact));
  }

  /** The same, handing over after some hundred nodes. */
  static *steps(
    nodes: readonly FormulaNode[],
    inputs: InputValues,
    exact: () => ExactEvaluation,
  ): Steps<ColumnEvaluation> {
    const columns: Float64Array[] = [];
    for (const node of nodes) columns.push(columnFor(node, columns));
    yield;
    const tasks = tasksOf(nodes);
    const evaluation = new ColumnEvaluation(nodes, columns, new Uint8Array(nodes.length), tasks, inputs, exact);
    for (let from = 0; from < nodes.length; from += NODES_A_STEP) {
      yield;
      evaluation.compute(nodes.slice(from, from + NODES_A_STEP));
    }
    return evaluation;
  }

  values(node: FormulaNode): Float64Array {
    return this.columns[node.index]!;
  }

  isRoundedForTests(node: FormulaNode): boolean {
    return this.tasks[node.index] === Task.roundForTests;
  }

  at(node: FormulaNode, row: number, column: number): number {
    return this.values(node)[(node.rows === 1 ? 0 : row) * node.width + (node.width === 1 ? 0 : column)]!;
  }

  exactCell(node: FormulaNode, row: number, column: number): number {
    return this.exact().at(node, row, column)?.toNumber() ?? Number.NaN;
  }

  /** Takes other inputs and recomputes, in place, the nodes that rest on them, given in the order of the graph. */
  update(inputs: InputValues, exact: () => ExactEvaluation, dependents: readonly FormulaNode[]): void {
    this.inputs = inputs;
    this.exact = exact;
    this.compute(dependents);
  }

  /**
   * A second evaluation for trying other inputs: `wanted` nodes have columns of their own, everything else is shared
   * with this one. It is stale until `update` is called on it.
   */
  fork(wanted: Uint8Array): ColumnEvaluation {
    const columns = this.columns.slice();
    for (const node of this.nodes) if (wanted[node.index] === 1) columns[node.index] = columnFor(node, columns);
    return new ColumnEvaluation(this.nodes, columns, this.zero.slice(), this.tasks, this.inputs, this.exact);
  }

  private compute(nodes: readonly FormulaNode[]): void {
    const { columns, zero } = this;
    for (const node of nodes) {
      const { operation, index } = node;
      const out = columns[index]!;
      switch (this.tasks[index]) {
        case Task.alias:
          zero[index] = zero[node.operands[0]!.index]!;
          continue;
        case Task.input:
          this.fillInput(node, out);
          continue;
        default:
          if (isKnownZero(node, zero)) {
            if (zero[index] === 0) out.fill(0);
            zero[index] = 1;
            continue;
          }
          if (this.tasks[index] === Task.roundForTests) this.roundForTests(node, out);
          else operation.column(node, out, this);
          zero[index] = isAllZero(out) ? 1 : 0;
      }
    }
  }

  private roundForTests({ operation, operands }: FormulaNode, out: Float64Array): void {
    const { roundedForTests } = operation;
    if (roundedForTests === undefined) throw new Error(`${operation.name} does not say how it rounds for tests`);
    const values = this.values(operands[0]!);
    for (let at = 0; at < out.length; at++) out[at] = roundedForTests(values[at]!);
  }

  private fillInput(node: FormulaNode, out: Float64Array): void {
    if (!isInput(node.operation)) return;
    const slots = this.inputs.numbers(node);
    const { source } = node.operation;
    if (out.length === slots.length && source.axis === "none") {
      out.set(slots);
      this.zero[node.index] = isAllZero(out) ? 1 : 0;
      return;
    }
    let at = 0;
    for (let row = 0; row < node.rows; row++) {
      for (let column = 0; column < node.width; column++) out[at++] = slots[source.slotAt(row, column)]!;
    }
    this.zero[node.index] = isAllZero(out) ? 1 : 0;
  }
}

/** What there is to do for a node, found out once. */
const Task = { compute: 0, alias: 1, input: 2, roundForTests: 3 } as const;

function tasksOf(nodes: readonly FormulaNode[]): Uint8Array {
  const [byTests, byOthers] = [new Uint8Array(nodes.length), new Uint8Array(nodes.length)];
  for (const { operation, operands } of nodes) {
    const readers = operation.isTest === true ? byTests : byOthers;
    for (const { index } of operands) readers[index] = 1;
  }
  return Uint8Array.from(nodes, ({ operation, index }) => {
    if (operation.name === "line") return Task.alias;
    if (operation.roundedForTests !== undefined && byTests[index] === 1 && byOthers[index] === 0)
      return Task.roundForTests;
    return isInput(operation) ? Task.input : Task.compute;
  });
}

function isKnownZero({ operation, operands }: FormulaNode, zero: Uint8Array): boolean {
  switch (operation.zeroIf) {
    case "any":
      return zero[operands[0]!.index] === 1 || zero[operands[1]!.index] === 1;
    case "first":
      return zero[operands[0]!.index] === 1;
    case "all":
      for (const operand of operands) if (zero[operand.index] === 0) return false;
      return true;
    case "branches":
      return zero[operands[1]!.index] === 1 && zero[operands[2]!.index] === 1;
    default:
      return false;
  }
}

function isAllZero(values: Float64Array): boolean {
  for (let at = 0; at < values.length; at++) if (values[at] !== 0) return false;
  return true;
}

/** A named line is another name for its formula: it has no column of its own. */
function columnFor(node: FormulaNode, columns: readonly Float64Array[]): Float64Array {
  if (node.operation.name === "line") return columns[node.operands[0]!.index]!;
  return new Float64Array(node.rows * node.width);
}
