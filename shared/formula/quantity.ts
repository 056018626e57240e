/** Formulas written in combinators: each call adds a node to the graph, shares an equal one, and checks units. */
import type { FormulaNode, GraphSizes, Operation, Shape } from "./node.ts";
import {
  constant,
  dividedBy,
  fixed,
  type InputSource,
  inputOf,
  isAbove,
  isAtLeast,
  isEqual,
  isInput,
  isLine,
  type LineName,
  larger,
  leastSinceLag,
  lineOf,
  minus,
  monthNumber,
  nineDecimals,
  plus,
  ratio,
  ratioOfPositive,
  roundDown,
  roundUp,
  runningTotal,
  smaller,
  spanLength,
  stack,
  sumOverCategories,
  sumOverMonths,
  times,
  toPower,
  totalOf,
  twelveDecimals,
  when,
  wholeHalfUp,
} from "./operations.ts";
import { PURE, type Unit, UnitMismatch, unitOf } from "./unit.ts";

export class Quantity implements FormulaNode {
  readonly graph: FormulaGraph;
  readonly index: number;
  readonly operation: Operation;
  readonly operands: readonly Quantity[];
  readonly unit: Unit;
  readonly rows: number;
  readonly axis: FormulaNode["axis"];
  readonly width: number;

  constructor(graph: FormulaGraph, index: number, operation: Operation, operands: readonly Quantity[], shape: Shape) {
    this.graph = graph;
    this.index = index;
    this.operation = operation;
    this.operands = operands;
    this.unit = operation.unit(operands.map((operand) => operand.unit));
    this.rows = shape.rows;
    this.axis = shape.axis;
    this.width = graph.widthOf(shape.axis);
  }

  plus(other: Quantity): Quantity {
    return this.graph.apply(plus, this, other);
  }
  minus(other: Quantity): Quantity {
    return this.graph.apply(minus, this, other);
  }
  times(other: Quantity): Quantity {
    return this.graph.apply(times, this, other);
  }
  /** The divisor is never 0 in a checked document. */
  over(other: Quantity): Quantity {
    return this.graph.apply(dividedBy, this, other);
  }
  /** Does not exist where q9 of `other` is 0. */
  ratioTo(other: Quantity): Quantity {
    return this.graph.apply(ratio, this, other);
  }
  /** Does not exist where `other` is 0 or below. */
  ratioToPositive(other: Quantity): Quantity {
    return this.graph.apply(ratioOfPositive, this, other);
  }
  toPower(exponent: Quantity): Quantity {
    return this.graph.apply(toPower, this, exponent);
  }
  atMost(limit: Quantity): Quantity {
    return this.graph.apply(smaller, this, limit);
  }
  atLeast(limit: Quantity): Quantity {
    return this.graph.apply(larger, this, limit);
  }
  orZero(): Quantity {
    return this.atLeast(this.graph.number("0", this.unit));
  }
  /** q9 of spec section 1. */
  q9(): Quantity {
    return this.graph.apply(nineDecimals, this);
  }
  roundedToTwelve(): Quantity {
    return this.graph.apply(twelveDecimals, this);
  }
  /** Of a quantity after q9. */
  roundedUp(): Quantity {
    return this.graph.apply(roundUp, this);
  }
  wholePart(): Quantity {
    return this.graph.apply(roundDown, this);
  }
  roundedToWhole(): Quantity {
    return this.graph.apply(wholeHalfUp, this);
  }
  toMoney(): Quantity {
    if (this.unit !== unitOf("money")) throw new UnitMismatch(`money() of ${this.unit.text}`);
    return this.graph.apply(this.graph.moneyRounding, this);
  }
  isAtLeast(other: Quantity): Quantity {
    return this.graph.apply(isAtLeast, this, other);
  }
  isAbove(other: Quantity): Quantity {
    return this.graph.apply(isAbove, this, other);
  }
  isEqualTo(other: Quantity): Quantity {
    return this.graph.apply(isEqual, this, other);
  }
  isPositive(): Quantity {
    return this.isAbove(this.graph.number("0", this.unit));
  }
  isZero(): Quantity {
    return this.isEqualTo(this.graph.number("0", this.unit));
  }
  sumOverCategories(rows: readonly number[] | "all" = "all"): Quantity {
    return this.graph.apply(sumOverCategories(rows), this);
  }
  overSpans(): Quantity {
    return this.graph.apply(this.graph.spanSum, this);
  }
  runningTotal(): Quantity {
    return this.graph.apply(runningTotal, this);
  }
  leastSince(lagMonths: Quantity): Quantity {
    return this.graph.apply(leastSinceLag, this, lagMonths);
  }
  named(name: LineName): Quantity {
    return this.graph.apply(lineOf(name), this);
  }
}

export class FormulaGraph {
  readonly sizes: GraphSizes;
  readonly moneyRounding: Operation;
  readonly spanSum: Operation;
  readonly nodes: Quantity[] = [];
  private readonly known = new Map<string, Quantity>();

  constructor(sizes: GraphSizes, moneyRounding: Operation) {
    this.sizes = sizes;
    this.moneyRounding = moneyRounding;
    this.spanSum = sumOverMonths(sizes.spans);
  }

  widthOf(axis: FormulaNode["axis"]): number {
    if (axis === "none") return 1;
    return axis === "months" ? this.sizes.months : this.sizes.spans.length;
  }

  apply(operation: Operation, ...operands: Quantity[]): Quantity {
    const key = `${operation.key}|${operands.map((operand) => operand.index).join(",")}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const shape = operation.shape?.(operands, this.sizes) ?? broadcastShape(operation, operands);
    const node = new Quantity(this, this.nodes.length, operation, operands, shape);
    this.nodes.push(node);
    this.known.set(key, node);
    return node;
  }

  number(text: string, unit: Unit | string = PURE): Quantity {
    return this.apply(constant(text, typeof unit === "string" ? unitOf(unit) : unit));
  }
  /** A constant said in words, such as an adoption of 0 with AI off. */
  fixed(text: string, unit: Unit | string, words: string): Quantity {
    return this.apply(fixed(text, typeof unit === "string" ? unitOf(unit) : unit, words));
  }
  /** One row for each quantity, in the order of the ticket categories. */
  stack(rows: readonly Quantity[], unit: Unit | string): Quantity {
    return this.apply(stack(typeof unit === "string" ? unitOf(unit) : unit), ...rows);
  }
  input(source: InputSource): Quantity {
    return this.apply(inputOf(source));
  }
  month(): Quantity {
    return this.apply(monthNumber);
  }
  spanMonths(): Quantity {
    return this.apply(spanLength(this.sizes.spans));
  }
  total(what: string, terms: readonly Quantity[], unit: Unit | string): Quantity {
    if (terms.length === 0) return this.number("0", unit);
    return this.apply(totalOf(what), ...terms);
  }
  choose(test: Quantity, yes: Quantity, no: Quantity): Quantity {
    return this.apply(when, test, yes, no);
  }
  inputs(): Quantity[] {
    return this.nodes.filter((node) => isInput(node.operation));
  }
  lines(): Quantity[] {
    return this.nodes.filter((node) => isLine(node.operation));
  }
}

function broadcastShape(operation: Operation, operands: readonly Quantity[]): Shape {
  let rows = 1;
  let axis: FormulaNode["axis"] = "none";
  for (const operand of operands) {
    if (operand.rows !== 1) {
      if (rows !== 1 && rows !== operand.rows)
        throw new UnitMismatch(`${operation.name}: ${rows} rows against ${operand.rows}`);
      rows = operand.rows;
    }
    if (operand.axis !== "none") {
      if (axis !== "none" && axis !== operand.axis)
        throw new UnitMismatch(`${operation.name}: ${axis} against ${operand.axis}`);
      axis = operand.axis;
    }
  }
  return { rows, axis };
}
