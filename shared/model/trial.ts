/** The model at other values of a few inputs: what break-even and target price are searched with. */
import { ancestorsOf, type ColumnEvaluation, dependentsOf } from "../formula/column-evaluation.ts";
import type { ExactEvaluation } from "../formula/exact-evaluation.ts";
import type { InputValues } from "../formula/input-values.ts";
import type { FormulaNode } from "../formula/node.ts";
import type { Steps } from "../formula/steps.ts";
import { add, compare, divide, type Exact, exact, least, multiply, ONE, q9, subtract } from "../number/exact.ts";

export interface Base {
  readonly nodes: readonly FormulaNode[];
  readonly inputs: InputValues;
  readonly columns: ColumnEvaluation;
  readonly exact: ExactEvaluation;
}

/** Below this, or this part of what is compared, float64 does not tell the sign of a difference of margins, and the exact path does. */
const UNSURE = 1e-5;
const UNSURE_PART = 1e-12;

export class Trial {
  private readonly base: Base;
  private readonly dependents: Uint8Array;
  private readonly schedule: readonly FormulaNode[];
  private readonly columns: ColumnEvaluation;
  private exact: ExactEvaluation | null = null;
  private inputs: InputValues;

  /** `changed`: indices of the input nodes that will be given other values; `targets`: what will be read. */
  constructor(base: Base, changed: ReadonlySet<number>, targets: readonly FormulaNode[]) {
    this.base = base;
    this.inputs = base.inputs;
    this.dependents = dependentsOf(base.nodes, changed);
    const needed = ancestorsOf(base.nodes, targets);
    const wanted = this.dependents.map((flag, at) => flag & (needed[at] ?? 0));
    this.schedule = base.nodes.filter((node) => wanted[node.index] === 1);
    this.columns = base.columns.fork(wanted);
  }

  set(replacements: ReadonlyMap<number, readonly Exact[]>): void {
    this.inputs = this.base.inputs.with(replacements);
    this.exact = null;
    this.columns.update(this.inputs, () => this.exactly(), this.schedule);
  }

  number(node: FormulaNode, column: number): number {
    return this.columns.at(node, 0, column);
  }

  approximate(node: FormulaNode, column: number): Exact | null {
    const value = this.number(node, column);
    return Number.isNaN(value) ? null : exact(value);
  }

  /** The exact value at the inputs last set. */
  value(node: FormulaNode, column: number): Exact | null {
    return this.exactly().at(node, 0, column);
  }

  /** Sign of the difference of two amounts: in float64, and exactly where that is too close to 0. "0" means q9 of it. */
  sign(
    inFloat: (read: (node: FormulaNode) => number) => readonly [number, number],
    exactly: (read: (node: FormulaNode) => Exact) => Exact,
    column: number,
  ): number {
    const [mine, other] = inFloat((node) => this.number(node, column));
    const quick = mine - other;
    if (Math.abs(quick) > Math.max(UNSURE, UNSURE_PART * (Math.abs(mine) + Math.abs(other)))) return Math.sign(quick);
    const value = exactly((node) => {
      const found = this.value(node, column);
      if (found === null) throw new Error("a margin always exists");
      return found;
    });
    const rounded = q9(value);
    return rounded.isZero() ? 0 : compare(rounded, exact("0"));
  }

  private exactly(): ExactEvaluation {
    this.exact ??= this.base.exact.fork(this.inputs, this.dependents);
    return this.exact;
  }
}

const STEPS = 64;
const WIDTH = exact("0.000000001");
const TWO = exact("2");

/**
 * Spec section 8, break-even and target price: scan 64 equal steps of [0, upper]; the lowest zero at one grid point, or the
 * midpoint of the lowest sign change bisected to a width of 1e-9. Null where there is none, or where the difference is 0
 * at both ends of a step before it. Hands over after each sign.
 */
export function* crossingSteps(upper: Exact, signAt: (x: Exact) => number): Steps<Exact | null> {
  const grid = (step: number) => divide(multiply(upper, exact(step)), exact(STEPS));
  let low = grid(0);
  let lowSign = signAt(low);
  for (let step = 1; step <= STEPS; step++) {
    const high = grid(step);
    const highSign = signAt(high);
    yield;
    if (lowSign === 0) return highSign === 0 ? null : low;
    if (lowSign * highSign < 0) return yield* bisectionSteps(low, high, lowSign, signAt);
    low = high;
    lowSign = highSign;
  }
  return lowSign === 0 ? low : null;
}

function* bisectionSteps(from: Exact, to: Exact, lowSign: number, signAt: (x: Exact) => number): Steps<Exact> {
  let low = from;
  let high = to;
  while (compare(subtract(high, low), WIDTH) > 0) {
    const middle = divide(add(low, high), TWO);
    if (signAt(middle) === lowSign) low = middle;
    else high = middle;
    yield;
  }
  return divide(add(low, high), TWO);
}

/** `min(1, resolution x)`. */
export function scaledShare(share: Exact, factor: Exact): Exact {
  return least(ONE, multiply(share, factor));
}
