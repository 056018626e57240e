/**
 * Turns the formula graph into a program over trials: every cell that the wanted figures rest on is worked out once, as a
 * constant, as a sum of multiples of columns, or as an operation of the table on columns. What section 9 draws stands in
 * place of its expected formula; the formula itself gives the mean or the chance of the draw.
 */
import { ancestorsOf, dependentsOf } from "../formula/column-evaluation.ts";
import type { FormulaNode } from "../formula/node.ts";
import { isCategorySum, isInput } from "../formula/operations.ts";
import type { ModelGraph } from "../model/model-graph.ts";
import type { LensId } from "../model/results.ts";
import type { Streams } from "../number/random.ts";
import { TicketSampler } from "../statistics/ticket-sampler.ts";
import { DrawWriter } from "./draw-writer.ts";
import { type DrawnNodes, type DrawnTickets, drawnNodes, type Thinning } from "./drawn-nodes.ts";
import { atomForm, constantForm, type Form, isConstant, summed, ZERO_FORM } from "./form.ts";
import { FormMemo, lastingNodes } from "./form-memo.ts";
import { FormWriter } from "./form-writer.ts";
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

type FormOf = (operand: FormulaNode, row: number, column: number) => Form;

const MINUS = [1, -1];

/** Operations that give the chance of a measured value below a bound. */
const CHANCES: ReadonlySet<string> = new Set(["binomialBelow", "downtimeAbove", "scoreBelow"]);

export class TrialCompiler {
  private readonly model: ModelGraph;
  private readonly points: PointValues;
  private readonly sources: TrialSources;
  private readonly forms: FormWriter;
  private readonly draws: DrawWriter;
  private readonly drawn: DrawnNodes;
  private readonly varying: Uint8Array;
  /** Nodes that rest on drawn credits: their values are the lens's own. */
  private readonly ofLens: Uint8Array;
  /** Nodes that rest on a chance below a bound: between it and the credit they belong to one guarantee. */
  private readonly onChances: Uint8Array;
  private readonly uses: Uint16Array;
  private readonly lasting: Uint8Array;
  private readonly memo = new FormMemo();
  private readonly memoOfLens = new Map<LensId, FormMemo>();
  private readonly resting = new Map<number, Map<number, boolean>>();
  private readonly formOf: FormOf = (operand, row, column) => this.form(operand, row, column);
  private lens: LensId = "current/off";
  private month = 0;
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
    this.forms = new FormWriter(builder);
    const sampler = new TicketSampler(Number(model.document.ai.volumeDispersion ?? 0));
    this.draws = new DrawWriter(this.forms, streams, sampler);
    this.drawn = drawnNodes(model);
    const { nodes } = model.graph;
    const changed = new Set<number>([...this.drawn.counts.keys(), ...this.drawn.credits.keys()]);
    for (const node of nodes) {
      if (CHANCES.has(node.operation.name)) changed.add(node.index);
      if (!isInput(node.operation)) continue;
      if (node.operation.source.paths.some((path) => sources.varies(path))) changed.add(node.index);
    }
    this.varying = dependentsOf(nodes, changed);
    this.lasting = lastingNodes(nodes);
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

  /** The form of a cell under a lens. `month` counts from 0; asked for month by month, each cell is worked out once. */
  cell(lens: LensId, node: FormulaNode, row: number, month: number): Form {
    this.lens = lens;
    if (month !== this.month) this.forgetMonth();
    this.month = month;
    return this.form(node, row, month);
  }

  private form(node: FormulaNode, row: number, column: number): Form {
    const ownRow = node.rows === 1 ? 0 : row;
    // What credits rest on is drawn month by month, also where its chance is the same in all months.
    const isDrawnMonthly = this.ofLens[node.index] === 1 || this.onChances[node.index] === 1;
    const isSameAllMonths = node.width === 1 && !isDrawnMonthly;
    const ownColumn = isSameAllMonths ? 0 : column;
    if (this.varying[node.index] === 0) return constantForm(this.points.at(node, ownRow, ownColumn));
    const memo = this.memoOf(node);
    const isLasting = this.lasting[node.index] === 1 || isSameAllMonths;
    const place = isLasting ? ownRow * Math.max(node.width, this.model.document.months) + ownColumn : ownRow;
    const known = memo?.of(node.index, isLasting, place);
    if (known !== undefined) return known;
    const form = this.compacted(node, this.computed(node, ownRow, ownColumn));
    memo?.keep(node.index, isLasting, place, form);
    return form;
  }

  private forgetMonth(): void {
    this.memo.forgetMonth();
    for (const memo of this.memoOfLens.values()) memo.forgetMonth();
    this.forms.forgetMonth();
  }

  /** Where forms of a node are kept; null where they are one guarantee's own. */
  private memoOf(node: FormulaNode): FormMemo | null {
    if (this.ofLens[node.index] === 1) {
      const own = this.memoOfLens.get(this.lens) ?? new FormMemo();
      this.memoOfLens.set(this.lens, own);
      return own;
    }
    return this.onChances[node.index] === 1 ? null : this.memo;
  }

  /** A sum that several formulas take is worked out into a column once, where that is less work than repeating it. */
  private compacted(node: FormulaNode, form: Form): Form {
    const terms = form.terms.length;
    const uses = this.uses[node.index]!;
    return terms > 1 && terms * uses > terms + uses + 2 ? atomForm(this.forms.column(form)) : form;
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
    return this.combined(node, row, column, this.formOf);
  }

  /** The operation of a node on the forms of its operands. */
  private combined(node: FormulaNode, row: number, column: number, formOf: FormOf): Form {
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
        return summed([of(0), of(1)], MINUS);
      case "totalOf":
        return summed(this.formsOf(operands, row, column, formOf));
      case "times":
        return this.forms.product(of(0), of(1));
      case "dividedBy":
        return this.forms.quotient(of(0), of(1));
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
        return this.forms.applied(node, [test, of(1), of(2)]);
      }
      default: {
        if (isCategorySum(operation)) {
          const { summedRows } = operation;
          const source = operands[0]!;
          const rows = summedRows === "all" ? Array.from({ length: source.rows }, (_, at) => at) : summedRows;
          return summed(rows.map((each) => formOf(source, each, column)));
        }
        return this.forms.applied(node, this.formsOf(operands, row, column, formOf));
      }
    }
  }

  private formsOf(operands: readonly FormulaNode[], row: number, column: number, formOf: FormOf): Form[] {
    const forms = new Array<Form>(operands.length);
    for (let at = 0; at < operands.length; at++) forms[at] = formOf(operands[at]!, row, column);
    return forms;
  }

  private inputForm(node: FormulaNode, row: number, column: number): Form {
    if (!isInput(node.operation)) throw new Error("an input has a source");
    const { source } = node.operation;
    const path = source.paths[source.slotAt(row, column)]!;
    const point = this.points.at(node, row, column);
    return this.sources.input(path, point) ?? constantForm(point);
  }

  /** Least of the months `m - lag` to `m`, from least values of runs of 2, 4, 8... months, which neighbouring months share. */
  private leastSince(node: FormulaNode, row: number, column: number): Form {
    const [quantity, lagMonths] = node.operands;
    const lag = this.form(lagMonths!, row, column);
    if (!isConstant(lag)) throw new Error("a lag is a number of months");
    const first = column - lag.constant;
    if (first < 0) {
      // A later month will ask for it.
      if (lag.constant < this.model.document.months) this.form(quantity!, row, column);
      return ZERO_FORM;
    }
    let run = 1;
    while (run * 2 <= lag.constant + 1) run *= 2;
    return this.forms.lesser(
      this.leastOfRun(quantity!, row, column, run),
      this.leastOfRun(quantity!, row, first + run - 1, run),
    );
  }

  private leastOfRun(quantity: FormulaNode, row: number, last: number, length: number): Form {
    if (length === 1) return this.form(quantity, row, last);
    return this.forms.lesser(
      this.leastOfRun(quantity, row, last, length / 2),
      this.leastOfRun(quantity, row, last - length / 2, length / 2),
    );
  }

  private drawnCount(drawn: DrawnTickets | Thinning, node: FormulaNode, row: number, column: number): Form {
    const spot = { stream: drawn.streams[row]!, month: column + 1 };
    if (drawn.kind === "thinning") {
      const { counted, parent } = drawn;
      const chance = this.chanceOfOne(node, parent, row, column);
      return this.draws.thinned(this.form(parent, row, column), chance, counted, spot);
    }
    const expected = this.combined(node, row, column, this.formOf);
    const factor = this.sources.ticketFactor(spot.month);
    return this.draws.tickets(factor === null ? expected : this.forms.product(expected, factor), spot);
  }

  /** What the formula of a thinning gives for one ticket of its parent. */
  private chanceOfOne(node: FormulaNode, parent: FormulaNode, row: number, column: number): Form {
    const formOf: FormOf = (operand, atRow, atColumn) => {
      if (operand.index === parent.index) return constantForm(1);
      if (!this.restsOn(operand, parent)) return this.form(operand, atRow, atColumn);
      return this.combined(operand, atRow, atColumn, formOf);
    };
    return this.combined(node, row, column, formOf);
  }

  /** Operands come before what uses them, so that only nodes after the parent are looked at. */
  private restsOn(node: FormulaNode, parent: FormulaNode): boolean {
    if (node.index <= parent.index) return node.index === parent.index;
    const known = this.resting.get(parent.index) ?? new Map<number, boolean>();
    this.resting.set(parent.index, known);
    let rests = known.get(node.index);
    if (rests === undefined) {
      rests = node.operands.some((operand) => this.restsOn(operand, parent));
      known.set(node.index, rests);
    }
    return rests;
  }

  /** Whether the measured value lies below the bound, which belongs to a guarantee under a lens. */
  private drawnChance(node: FormulaNode, guarantee: string, row: number, column: number): Form {
    this.credit = null;
    const operands = node.operands.map((operand) => this.form(operand, row, column));
    this.credit = guarantee;
    return this.draws.isBelow(node, operands, { stream: `credit ${this.lens} ${guarantee}`, month: column + 1 });
  }
}
