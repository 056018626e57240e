/**
 * Turns the formula graph into a program over trials: every cell that the wanted figures rest on is worked out once, as a
 * constant, as a sum of multiples of columns, or as an operation of the table on columns. What section 9 draws stands in
 * place of its expected formula; the formula itself gives the mean or the chance of the draw.
 */
import { ancestorsOf, dependentsOf } from "../formula/column-evaluation.ts";
import { pairwise } from "../formula/columns.ts";
import type { FormulaNode } from "../formula/node.ts";
import { isCategorySum, isInput } from "../formula/operations.ts";
import type { ModelGraph } from "../model/model-graph.ts";
import type { LensId } from "../model/results.ts";
import type { Streams } from "../number/random.ts";
import { stablePower } from "../statistics/elementary.ts";
import { TicketSampler } from "../statistics/ticket-sampler.ts";
import {
  answeredBelowStep,
  chanceColumnStep,
  chanceStep,
  type DrawPlace,
  fixedThinningStep,
  type Purpose,
  tabledTicketsStep,
  thinningStep,
  ticketsStep,
  unitStep,
  wordsStep,
} from "./draw.ts";
import { type DrawnNodes, type DrawnTickets, drawnNodes, type Thinning, WORD_OF } from "./drawn-nodes.ts";
import {
  type Atom,
  atomForm,
  constantForm,
  dividedByConstant,
  type Form,
  isConstant,
  scaled,
  summed,
  ZERO_FORM,
} from "./form.ts";
import { lesserStep, productStep, quotientStep, setStep } from "./linear-steps.ts";
import { constantResult, operationStep } from "./operation-step.ts";
import type { ProgramBuilder } from "./program.ts";

/** Values of the graph at the point values of all inputs. */
export interface PointValues {
  at(node: FormulaNode, row: number, column: number): number;
}

/** Where forms come from that are not in the graph. */
export interface TrialSources {
  varies(path: string): boolean;
  /** The form of an input at a path, or null where it is the same in all trials. */
  input(path: string, pointValue: number): Form | null;
  /** What the means of a month's tickets are multiplied by, or null. */
  ticketFactor(month: number): Form | null;
}

/** Operations whose digits differ between engines, in the form that does not. */
export function stableNode(node: FormulaNode): FormulaNode {
  if (node.operation.name !== "toPower") return node;
  const { index, operands, unit, rows, axis, width } = node;
  const operation = { ...node.operation, column: pairwise(stablePower) };
  return { index, operation, operands, unit, rows, axis, width };
}

type Memo = (Form | undefined)[][];

export class TrialCompiler {
  private readonly model: ModelGraph;
  private readonly points: PointValues;
  private readonly sources: TrialSources;
  private readonly builder: ProgramBuilder;
  private readonly streams: Streams;
  private readonly drawn: DrawnNodes;
  private readonly sampler: TicketSampler;
  private readonly varying: Uint8Array;
  /** Nodes that rest on drawn credits: their values are the lens's own. */
  private readonly ofLens: Uint8Array;
  /** Nodes that rest on a chance below a bound: between it and the credit they belong to one guarantee. */
  private readonly onChances: Uint8Array;
  private readonly uses: Uint16Array;
  private readonly memo: Memo = [];
  private readonly memoOfLens = new Map<LensId, Memo>();
  private readonly columns = new WeakMap<Form, Atom>();
  private readonly shared = new Map<string, Atom>();
  private lens: LensId = "current/off";
  private credit: string | null = null;

  constructor(
    model: ModelGraph,
    points: PointValues,
    sources: TrialSources,
    builder: ProgramBuilder,
    streams: Streams,
    targets: readonly FormulaNode[],
  ) {
    this.model = model;
    this.points = points;
    this.sources = sources;
    this.builder = builder;
    this.streams = streams;
    this.drawn = drawnNodes(model);
    this.sampler = new TicketSampler(Number(model.document.ai.volumeDispersion ?? 0));
    const { nodes } = model.graph;
    const changed = new Set<number>([...this.drawn.counts.keys(), ...this.drawn.credits.keys()]);
    for (const node of nodes) {
      if (CHANCES.has(node.operation.name)) changed.add(node.index);
      if (!isInput(node.operation)) continue;
      if (node.operation.source.paths.some((path) => sources.varies(path))) changed.add(node.index);
    }
    this.varying = dependentsOf(nodes, changed);
    const chances = nodes.filter(({ operation }) => CHANCES.has(operation.name)).map(({ index }) => index);
    this.onChances = dependentsOf(nodes, new Set(chances));
    this.ofLens = dependentsOf(nodes, new Set(this.drawn.credits.keys()));
    const needed = ancestorsOf(nodes, targets);
    this.uses = new Uint16Array(nodes.length);
    for (const node of nodes) {
      if (needed[node.index] === 0 || this.varying[node.index] === 0) continue;
      for (const operand of node.operands) this.uses[operand.index]!++;
    }
  }

  /** The form of a cell under a lens. `month` counts from 0. */
  cell(lens: LensId, node: FormulaNode, row: number, month: number): Form {
    this.lens = lens;
    return this.form(node, row, month);
  }

  /** The column of a form. */
  column(form: Form): Atom {
    const [only] = form.terms;
    if (only !== undefined && form.terms.length === 1 && only.by === 1 && form.constant === 0) return only.atom;
    let atom = this.columns.get(form);
    if (atom === undefined) {
      atom = this.builder.atom();
      this.builder.add(setStep(atom, form));
      this.columns.set(form, atom);
    }
    return atom;
  }

  private form(node: FormulaNode, row: number, column: number): Form {
    const ownRow = node.rows === 1 ? 0 : row;
    // What credits rest on is drawn month by month, also where its chance is the same in all months.
    const isDrawnMonthly = this.ofLens[node.index] === 1 || this.onChances[node.index] === 1;
    const ownColumn = node.width === 1 && !isDrawnMonthly ? 0 : column;
    if (this.varying[node.index] === 0) return constantForm(this.points.at(node, ownRow, ownColumn));
    const cells = this.cellsOf(node);
    const place = ownRow * Math.max(node.width, this.model.document.months) + ownColumn;
    const known = cells?.[place];
    if (known !== undefined) return known;
    const form = this.compacted(node, this.computed(node, ownRow, ownColumn));
    if (cells !== null) cells[place] = form;
    return form;
  }

  /** Where forms of a node are kept; null where they are one guarantee's own. */
  private cellsOf(node: FormulaNode): (Form | undefined)[] | null {
    let memo = this.memo;
    if (this.ofLens[node.index] === 1) {
      const own = this.memoOfLens.get(this.lens) ?? [];
      this.memoOfLens.set(this.lens, own);
      memo = own;
    } else if (this.onChances[node.index] === 1) return null;
    memo[node.index] ??= [];
    return memo[node.index]!;
  }

  /** A sum that several formulas take is worked out into a column once, where that is less work than repeating it. */
  private compacted(node: FormulaNode, form: Form): Form {
    const terms = form.terms.length;
    const uses = this.uses[node.index]!;
    return terms > 1 && terms * uses > terms + uses + 2 ? atomForm(this.column(form)) : form;
  }

  private computed(node: FormulaNode, row: number, column: number): Form {
    const drawn = this.drawn.counts.get(node.index);
    if (drawn !== undefined) return this.drawnCount(drawn, node, row, column);
    const credit = this.drawn.credits.get(node.index);
    if (credit !== undefined) {
      this.credit = credit.stream;
      const share = this.form(node.operands[0]!, row, column);
      this.credit = null;
      return share;
    }
    if (this.credit !== null && CHANCES.has(node.operation.name))
      return this.drawnChance(node, this.credit, row, column);
    return this.combined(node, row, column, (operand, atRow, atColumn) => this.form(operand, atRow, atColumn));
  }

  /** The operation of a node on the forms of its operands. */
  private combined(
    node: FormulaNode,
    row: number,
    column: number,
    formOf: (operand: FormulaNode, row: number, column: number) => Form,
  ): Form {
    const { operation, operands } = node;
    const of = (at: number) => formOf(operands[at]!, row, column);
    switch (operation.name) {
      case "input":
        return this.inputForm(node, row, column);
      case "line":
        return of(0);
      case "plus":
        return summed([of(0), of(1)]);
      case "minus":
        return summed([of(0), of(1)], [1, -1]);
      case "totalOf":
        return summed(operands.map((_operand, at) => of(at)));
      case "times":
        return this.product(of(0), of(1));
      case "dividedBy":
        return this.quotient(of(0), of(1));
      case "stack":
        return formOf(operands[row]!, 0, column);
      case "sumOverMonths": {
        const span = this.model.spans[column]!;
        const months = Array.from({ length: span.toMonth - span.fromMonth + 1 }, (_, at) => span.fromMonth - 1 + at);
        return summed(months.map((month) => formOf(operands[0]!, row, month)));
      }
      case "runningTotal": {
        const before = column === 0 ? ZERO_FORM : this.form(node, row, column - 1);
        return summed([before, of(0)]);
      }
      case "leastSinceLag":
        return this.leastSince(node, row, column);
      case "when": {
        const test = of(0);
        if (isConstant(test)) return of(test.constant !== 0 ? 1 : 2);
        return this.applied(node, [test, of(1), of(2)]);
      }
      default: {
        if (isCategorySum(operation)) {
          const { summedRows } = operation;
          const source = operands[0]!;
          const rows = summedRows === "all" ? Array.from({ length: source.rows }, (_, at) => at) : summedRows;
          return summed(rows.map((each) => formOf(source, each, column)));
        }
        return this.applied(
          node,
          operands.map((_operand, at) => of(at)),
        );
      }
    }
  }

  private inputForm(node: FormulaNode, row: number, column: number): Form {
    if (!isInput(node.operation)) throw new Error("an input has a source");
    const { source } = node.operation;
    const path = source.paths[source.slotAt(row, column)]!;
    const point = this.points.at(node, row, column);
    return this.sources.input(path, point) ?? constantForm(point);
  }

  private product(a: Form, b: Form): Form {
    if (isConstant(a)) return a.constant === 0 ? ZERO_FORM : scaled(b, a.constant);
    if (isConstant(b)) return scaled(a, b.constant);
    const [x, p] = this.multiple(a);
    const [y, q] = this.multiple(b);
    const [first, second] = x < y ? [x, y] : [y, x];
    const atom = this.once(`${first} ${second}`, (out) => this.builder.add(productStep(out, first, second)));
    return scaled(atomForm(atom), p * q);
  }

  private quotient(a: Form, b: Form): Form {
    if (isConstant(a) && a.constant === 0) return ZERO_FORM;
    if (isConstant(b)) return dividedByConstant(a, b.constant);
    const [x, p] = isConstant(a) ? [this.column(a), 1] : this.multiple(a);
    const [y, q] = this.multiple(b);
    const atom = this.once(`${x} / ${y}`, (out) => this.builder.add(quotientStep(out, x, y)));
    return scaled(atomForm(atom), p / q);
  }

  /** A form as a multiple of one column. */
  private multiple(form: Form): readonly [Atom, number] {
    const [only] = form.terms;
    if (only !== undefined && form.terms.length === 1 && form.constant === 0) return [only.atom, only.by];
    return [this.column(form), 1];
  }

  /** One column for one thing. */
  private once(key: string, write: (out: Atom) => void): Atom {
    let atom = this.shared.get(key);
    if (atom === undefined) {
      atom = this.builder.atom();
      this.shared.set(key, atom);
      write(atom);
    }
    return atom;
  }

  private applied(node: FormulaNode, forms: readonly Form[]): Form {
    if (forms.every(isConstant))
      return constantForm(
        constantResult(
          stableNode(node),
          forms.map(({ constant }) => constant),
        ),
      );
    const operands = forms.map((form) =>
      isConstant(form) ? { constant: form.constant } : { atom: this.column(form) },
    );
    const out = this.builder.atom();
    this.builder.add(operationStep(out, stableNode(node), operands));
    return atomForm(out);
  }

  /** Least of the months `m - lag` to `m`, from least values of runs of 2, 4, 8... months, which neighbouring months share. */
  private leastSince(node: FormulaNode, row: number, column: number): Form {
    const [quantity, lagMonths] = node.operands;
    const lag = this.form(lagMonths!, row, column);
    if (!isConstant(lag)) throw new Error("a lag is a number of months");
    const first = column - lag.constant;
    if (first < 0) return ZERO_FORM;
    const run = 2 ** Math.floor(Math.log2(lag.constant + 1));
    return this.lesser(
      this.leastOfRun(quantity!, row, column, run),
      this.leastOfRun(quantity!, row, first + run - 1, run),
    );
  }

  private leastOfRun(quantity: FormulaNode, row: number, last: number, length: number): Form {
    if (length === 1) return this.form(quantity, row, last);
    return this.lesser(
      this.leastOfRun(quantity, row, last, length / 2),
      this.leastOfRun(quantity, row, last - length / 2, length / 2),
    );
  }

  private lesser(a: Form, b: Form): Form {
    if (a === b) return a;
    if (isConstant(a) && isConstant(b)) return a.constant <= b.constant ? a : b;
    const [x, y] = [this.column(a), this.column(b)];
    if (x === y) return a;
    return atomForm(
      this.once(`least ${Math.min(x, y)} ${Math.max(x, y)}`, (out) => this.builder.add(lesserStep(out, x, y))),
    );
  }

  private words(place: DrawPlace, stream: string, purpose: Purpose): readonly [Atom, Atom] {
    const key = `words ${stream} ${place.month} ${purpose}`;
    const first = this.shared.get(`${key} 0`);
    const second = this.shared.get(`${key} 1`);
    if (first !== undefined && second !== undefined) return [first, second];
    const made = [this.builder.atom("words"), this.builder.atom("words")] as const;
    this.shared.set(`${key} 0`, made[0]);
    this.shared.set(`${key} 1`, made[1]);
    this.builder.add(wordsStep(made, place, purpose));
    return made;
  }

  private drawnCount(drawn: DrawnTickets | Thinning, node: FormulaNode, row: number, column: number): Form {
    const stream = drawn.streams[row]!;
    const place = { stream: this.streams.of(stream), month: column + 1 };
    if (drawn.kind === "tickets") return this.drawnTickets(node, row, column, stream, place);
    const { counted, parent } = drawn;
    const chance = this.chanceOfOne(node, parent, row, column);
    const sizes = this.form(parent, row, column);
    if (isConstant(chance) && chance.constant <= 0) return ZERO_FORM;
    if (isConstant(sizes)) {
      if (sizes.constant === 0) return ZERO_FORM;
      throw new Error("tickets are drawn or there are none");
    }
    if (isConstant(chance) && chance.constant >= 1) return sizes;
    const { purpose, at, second } = WORD_OF[counted];
    const word = this.words(place, stream, purpose)[at];
    const out = this.builder.atom();
    const of = this.column(sizes);
    if (isConstant(chance)) this.builder.add(fixedThinningStep(out, of, word, chance.constant, counted, place));
    else {
      const [atom, by] = this.multiple(chance);
      const rest = this.words(place, stream, second)[at];
      this.builder.add(thinningStep(out, of, [word, rest], { atom, by }, counted, place));
    }
    return atomForm(out);
  }

  private drawnTickets(node: FormulaNode, row: number, column: number, stream: string, place: DrawPlace): Form {
    const expected = this.combined(node, row, column, (operand, atRow, atColumn) =>
      this.form(operand, atRow, atColumn),
    );
    const factor = this.sources.ticketFactor(place.month);
    const mean = factor === null ? expected : this.product(expected, factor);
    if (isConstant(mean) && !(mean.constant > 0)) return ZERO_FORM;
    const { purpose, at } = WORD_OF.tickets;
    const word = this.words(place, stream, purpose)[at];
    const out = this.builder.atom();
    const table = isConstant(mean) ? this.sampler.tableOf(mean.constant) : null;
    if (table !== null) this.builder.add(tabledTicketsStep(out, word, table));
    else {
      const [atom, by] = isConstant(mean) ? [null, mean.constant] : this.multiple(mean);
      this.builder.add(ticketsStep(out, word, { atom, by }, this.sampler, place));
    }
    return atomForm(out);
  }

  /** What the formula of a thinning gives for one ticket of its parent. */
  private chanceOfOne(node: FormulaNode, parent: FormulaNode, row: number, column: number): Form {
    const formOf = (operand: FormulaNode, atRow: number, atColumn: number): Form => {
      if (operand.index === parent.index) return constantForm(1);
      if (!this.restsOn(operand, parent)) return this.form(operand, atRow, atColumn);
      return this.combined(operand, atRow, atColumn, formOf);
    };
    return this.combined(node, row, column, formOf);
  }

  private readonly resting = new Map<number, Uint8Array>();
  private restsOn(node: FormulaNode, parent: FormulaNode): boolean {
    let flags = this.resting.get(parent.index);
    if (flags === undefined) {
      flags = dependentsOf(this.model.graph.nodes, new Set([parent.index]));
      this.resting.set(parent.index, flags);
    }
    return flags[node.index] === 1;
  }

  /** Whether the measured value lies below the bound: 1 or 0, of one draw for all bounds of a guarantee in a month. */
  private drawnChance(node: FormulaNode, guarantee: string, row: number, column: number): Form {
    const stream = `credit ${this.lens} ${guarantee}`;
    const place = { stream: this.streams.of(stream), month: column + 1 };
    const outside = this.credit;
    this.credit = null;
    const operands = node.operands.map((operand) => this.form(operand, row, column));
    this.credit = outside;
    if (node.operation.name === "binomialBelow") return this.answeredBelow(operands, place, stream);
    const units = this.units(place, stream);
    const chance = this.applied(node, operands);
    const out = this.builder.atom();
    if (isConstant(chance)) this.builder.add(chanceStep(out, units, chance.constant, 1, 0));
    else this.builder.add(chanceColumnStep(out, units, this.column(chance)));
    return atomForm(out);
  }

  private units(place: DrawPlace, stream: string): Atom {
    return this.once(`unit ${stream} ${place.month}`, (out) =>
      this.builder.add(unitStep(out, this.words(place, stream, "unit"))),
    );
  }

  private answeredBelow([bound, measured, inTime]: readonly Form[], place: DrawPlace, stream: string): Form {
    if (bound === undefined || measured === undefined || inTime === undefined || !isConstant(bound))
      throw new Error("a band has a fixed bound");
    if (isConstant(measured)) {
      if (measured.constant === 0) return ZERO_FORM;
      throw new Error("tickets are drawn or there are none");
    }
    const sizes = this.column(measured);
    const answered = this.once(`answered ${stream} ${place.month}`, (out) => {
      const [word, second] = this.words(place, stream, "unit");
      const [atom, by] = this.multiple(isConstant(inTime) ? this.spread(inTime) : inTime);
      this.builder.add(thinningStep(out, sizes, [word, second], { atom, by }, "answered", place));
    });
    const out = this.builder.atom();
    this.builder.add(answeredBelowStep(out, answered, sizes, bound.constant));
    return atomForm(out);
  }

  /** A constant as a column. */
  private spread(form: Form): Form {
    return atomForm(this.column(form));
  }
}

const CHANCES: ReadonlySet<string> = new Set(["binomialBelow", "downtimeAbove", "scoreBelow"]);
