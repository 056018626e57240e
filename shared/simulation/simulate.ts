/** Runs trials of a request, any range of them: what is drawn in a trial depends on its number and the seed alone. */
import { ColumnEvaluation } from "../formula/column-evaluation.ts";
import { ExactEvaluation } from "../formula/exact-evaluation.ts";
import { InputValues } from "../formula/input-values.ts";
import type { FormulaNode } from "../formula/node.ts";
import type { QuantityText, ScenarioDocument } from "../model/document.ts";
import { buildModelGraph, type ModelGraph } from "../model/model-graph.ts";
import { pointValue } from "../model/point-value.ts";
import { LENSES, type LensId, type Scope } from "../model/results.ts";
import { exact } from "../number/exact.ts";
import { Streams } from "../number/random.ts";
import { type Copula, copulaOf, correlate } from "./correlation.ts";
import { chanceStep, quantileStep, unitStep, wordsStep } from "./draw.ts";
import { type Atom, atomForm, type Form, scaled } from "./form.ts";
import { addStep, productStep, setStep } from "./linear-steps.ts";
import { BLOCK_TRIALS, type Program, ProgramBuilder } from "./program.ts";
import { SimulationRefusal } from "./refusal.ts";
import type { SimulationRequest, TrialRange } from "./request.ts";
import { stableNode, TrialCompiler } from "./trial-compiler.ts";
import { quantileOfInput, type UncertainInput, uncertainInputs } from "./uncertain-inputs.ts";

export const FEWEST_TRIALS = 2;
export const MOST_TRIALS = 10_000_000;

/** Horizon sums of a trial under a lens, in this order. */
export const TOTALS = ["margin", "marginCash", "net", "credits"] as const;
export type Total = (typeof TOTALS)[number];
const LINE_OF: Readonly<Record<Total, string>> = {
  margin: "margin",
  marginCash: "marginCash",
  net: "revenue.net",
  credits: "credits",
};

/** What trials came to, one column of `count` after the other; crosses to other threads without a copy. */
export interface TrialBatch extends TrialRange {
  readonly columns: Float64Array<ArrayBuffer>;
}

/** Where the columns of a batch are. */
export interface BatchLayout {
  total(lens: LensId, total: Total): number;
  /** Above 0 where the desk is overloaded in some month. */
  overloaded(lens: LensId): number;
  /** 1 where AI is abandoned. */
  readonly abandoned: number;
  /** Of the uncertain input at this position: its number between 0 and 1, which its value rises with. */
  input(position: number): number;
  readonly width: number;
}

export function batchLayout(inputs: number): BatchLayout {
  const totals = LENSES.length * TOTALS.length;
  return {
    total: (lens, total) => LENSES.indexOf(lens) * TOTALS.length + TOTALS.indexOf(total),
    overloaded: (lens) => totals + (lens.endsWith("/on") ? 1 : 0),
    abandoned: totals + 2,
    input: (position) => totals + 3 + position,
    width: totals + 3 + inputs,
  };
}

/** What can be said of a simulation before it is run. */
export interface SimulationOutline {
  readonly request: SimulationRequest;
  readonly inputs: readonly UncertainInput[];
  readonly layout: BatchLayout;
  /** Whether a lens has guarantees, so that there is something to say of its credits. */
  readonly hasCredits: Readonly<Record<LensId, boolean>>;
  readonly copula: Copula | null;
}

/** Throws `SimulationRefusal`. The document must have no fault. */
export function outlineOf(request: SimulationRequest): SimulationOutline {
  checkRequest(request);
  const inputs = uncertainInputs(request.document);
  const copula = copulaOf(
    request.correlations ?? [],
    inputs.map(({ path }) => path),
  );
  const hasCredits = creditsOf(request.document, request.scope);
  return { request, inputs, layout: batchLayout(inputs.length), hasCredits, copula };
}

/** Which inputs are prices that differ by trial, for the search of a floor price: they stand times the factor of their trial. */
export type IsPriced = (path: string) => boolean;

interface Output {
  readonly column: number;
  readonly atom: Atom | null;
  readonly constant: number;
}

interface Prepared {
  readonly program: Program;
  readonly outputs: readonly Output[];
  readonly units: readonly (Atom | null)[];
}

export class Simulation {
  readonly outline: SimulationOutline;
  private readonly request: SimulationRequest;
  private readonly inputs: readonly UncertainInput[];
  private readonly layout: BatchLayout;
  private readonly streams: Streams;
  private readonly regular: Prepared;
  private readonly abandoned: Prepared | null;
  private readonly abandonment: { readonly program: Program; readonly flag: Atom } | null;
  private readonly isPriced: IsPriced;
  /** Factor of each trial of the block that runs. */
  private readonly factors = new Float64Array(BLOCK_TRIALS).fill(1);

  /** Throws `SimulationRefusal`. The document must have no fault. */
  constructor(request: SimulationRequest, isPriced: IsPriced = () => false) {
    this.outline = outlineOf(request);
    this.request = request;
    this.isPriced = isPriced;
    this.inputs = this.outline.inputs;
    this.layout = this.outline.layout;
    this.streams = new Streams(request.seed);
    this.regular = this.prepare(buildModelGraph(request.document));
    const probability = Number(request.document.ai.abandonment?.probability ?? 0);
    this.abandoned = probability > 0 ? this.prepare(buildModelGraph(request.document, true)) : null;
    this.abandonment = probability > 0 ? this.abandonmentProgram(probability) : null;
  }

  /** Runs trials `from` to `from + count - 1`. `factors`: of each of them, where prices differ by trial. */
  run(range: TrialRange, factors?: Float64Array): TrialBatch {
    const columns = new Float64Array(this.layout.width * range.count);
    const isAbandoned = this.whichAreAbandoned(range);
    const regular = new Uint32Array(range.count);
    const abandoned = new Uint32Array(range.count);
    let [regularCount, abandonedCount] = [0, 0];
    for (let place = 0; place < range.count; place++) {
      if (isAbandoned[place] === 0) regular[regularCount++] = place;
      else abandoned[abandonedCount++] = place;
    }
    this.runPlaces(this.regular, range, regular.subarray(0, regularCount), columns, factors);
    if (this.abandoned !== null)
      this.runPlaces(this.abandoned, range, abandoned.subarray(0, abandonedCount), columns, factors);
    columns.set(isAbandoned, this.layout.abandoned * range.count);
    return { ...range, columns };
  }

  /** 1 for each trial of the range in which AI is given up. */
  private whichAreAbandoned({ from, count }: TrialRange): Float64Array {
    const flags = new Float64Array(count);
    if (this.abandonment === null) return flags;
    const { program, flag } = this.abandonment;
    for (let at = 0; at < count; at += BLOCK_TRIALS) {
      program.block.count = Math.min(BLOCK_TRIALS, count - at);
      for (let i = 0; i < program.block.count; i++) program.block.trials[i] = from + at + i;
      program.run();
      flags.set(program.column(flag).subarray(0, program.block.count), at);
    }
    return flags;
  }

  private runPlaces(
    prepared: Prepared,
    range: TrialRange,
    places: Uint32Array,
    columns: Float64Array,
    factors: Float64Array | undefined,
  ): void {
    for (let at = 0; at < places.length; at += BLOCK_TRIALS)
      this.runBlock(prepared, range, places.subarray(at, at + BLOCK_TRIALS), columns, factors);
  }

  private abandonmentProgram(probability: number): { program: Program; flag: Atom } {
    const builder = new ProgramBuilder();
    const words = [builder.atom("words"), builder.atom("words")] as const;
    const flag = builder.atom();
    const units = builder.atom();
    builder.add(wordsStep(words, { stream: this.streams.of("abandonment"), month: 0 }, "unit"));
    builder.add(unitStep(units, words));
    builder.add(chanceStep(flag, units, probability, 1, 0));
    builder.keep(flag);
    return { program: builder.build(), flag };
  }

  private runBlock(
    { program, outputs, units }: Prepared,
    { from, count: rangeCount }: TrialRange,
    places: Uint32Array,
    columns: Float64Array,
    factors: Float64Array | undefined,
  ): void {
    const count = places.length;
    program.block.count = count;
    for (let i = 0; i < count; i++) {
      program.block.trials[i] = from + places[i]!;
      if (factors !== undefined) this.factors[i] = factors[places[i]!]!;
    }
    program.run();
    for (const { column, atom, constant } of outputs) {
      const start = column * rangeCount;
      const values = atom === null ? null : program.column(atom);
      for (let i = 0; i < count; i++) columns[start + places[i]!] = (values === null ? 0 : values[i]!) + constant;
    }
    for (const [position, atom] of units.entries()) {
      if (atom === null) continue;
      const values = program.column(atom);
      const start = this.layout.input(position) * rangeCount;
      for (let i = 0; i < count; i++) columns[start + places[i]!] = values[i]!;
    }
  }

  private prepare(model: ModelGraph): Prepared {
    const { scope, document } = this.request;
    const builder = new ProgramBuilder();
    const units = this.unitAtoms(builder);
    const values = new Map<string, Atom>();
    const positions = new Map(this.inputs.map(({ path }, at) => [path, at]));
    const valueAt = (path: string, position: number): Atom => {
      let atom = values.get(path);
      if (atom === undefined) {
        atom = builder.atom();
        builder.add(quantileStep(atom, units[position]!, quantileOfInput(this.inputs[position]!)));
        values.set(path, atom);
      }
      return atom;
    };
    let factor: Atom | null = null;
    const factorAtom = (): Atom => {
      if (factor === null) {
        factor = builder.atom();
        builder.add(this.factorStep(factor));
      }
      return factor;
    };
    const months = new Map<number, Form>();
    const bad = this.request.badMonths;
    const compiler = new TrialCompiler(
      model,
      pointValues(model),
      {
        varies: (path) => this.isPriced(path) || positions.has(path),
        input: (path, point) => {
          const position = positions.get(path);
          if (!this.isPriced(path)) return position === undefined ? null : atomForm(valueAt(path, position));
          if (position === undefined) return scaled(atomForm(factorAtom()), point);
          const value = valueAt(path, position);
          const priced = builder.atom();
          builder.add(productStep(priced, value, factorAtom()));
          return atomForm(priced);
        },
        ticketFactor: (month) => {
          if (bad === undefined) return null;
          const known = months.get(month);
          if (known !== undefined) return known;
          const words = [builder.atom("words"), builder.atom("words")] as const;
          builder.add(wordsStep(words, { stream: this.streams.of("bad months"), month }, "unit"));
          const unit = builder.atom();
          builder.add(unitStep(unit, words));
          const made = builder.atom();
          builder.add(chanceStep(made, unit, bad.probability, bad.ticketFactor, 1));
          months.set(month, atomForm(made));
          return atomForm(made);
        },
      },
      builder,
      this.streams,
      targetsOf(model, scope),
    );
    const sums = new Map<number, { atom: Atom | null; constant: number }>();
    const addTo = (column: number, form: Form) => {
      const sum = sums.get(column) ?? { atom: null, constant: 0 };
      sums.set(column, sum);
      sum.constant += form.constant;
      if (form.terms.length === 0) return;
      if (sum.atom === null) {
        sum.atom = builder.atom();
        builder.keep(sum.atom);
        builder.add(setStep(sum.atom, { constant: 0, terms: form.terms }));
      } else builder.add(addStep(sum.atom, form.terms));
    };
    for (let month = 0; month < document.months; month++) {
      for (const lens of LENSES) {
        for (const total of TOTALS) {
          const node = lineNode(model, lens, scope, total);
          addTo(this.layout.total(lens, total), compiler.cell(lens, node, 0, month));
        }
        if (lens.startsWith("current"))
          addTo(this.layout.overloaded(lens), compiler.cell(lens, overloadNode(model, lens), 0, month));
      }
    }
    const outputs = [...sums].map(([column, sum]) => ({ column, ...sum }));
    return { program: builder.build(), outputs, units };
  }

  /** The numbers between 0 and 1 that uncertain inputs are drawn by, correlated as asked. */
  private unitAtoms(builder: ProgramBuilder): Atom[] {
    const atoms = this.inputs.map(({ path }) => {
      const words = [builder.atom("words"), builder.atom("words")] as const;
      builder.add(wordsStep(words, { stream: this.streams.of(`input ${path}`), month: 0 }, "unit"));
      const atom = builder.atom();
      builder.keep(atom);
      builder.add(unitStep(atom, words));
      return atom;
    });
    const { copula } = this.outline;
    if (copula !== null) {
      builder.add({
        writes: [],
        reads: copula.members.map((position) => atoms[position]!),
        bind(memory, block) {
          const columns = atoms.map((atom) => memory.column(atom));
          return () => correlate(copula, columns, block.count);
        },
      });
    }
    return atoms;
  }

  private factorStep(out: Atom) {
    const { factors } = this;
    return {
      writes: [out],
      reads: [],
      bind: (memory: { column(atom: Atom): Float64Array }) => {
        const into = memory.column(out);
        return () => into.set(factors);
      },
    };
  }
}

function checkRequest({ trials, seed, badMonths }: SimulationRequest): void {
  if (!Number.isInteger(trials) || trials < FEWEST_TRIALS || trials > MOST_TRIALS)
    throw new SimulationRefusal(
      "trials-out-of-range",
      `A simulation has from ${FEWEST_TRIALS} to 10,000,000 trials; found ${trials}.`,
    );
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new SimulationRefusal("bad-request", `A seed is a whole number from 0 to 9007199254740991; found ${seed}.`);
  if (
    badMonths !== undefined &&
    !(badMonths.probability >= 0 && badMonths.probability <= 1 && badMonths.ticketFactor >= 0)
  )
    throw new SimulationRefusal("bad-request", "Bad months have a probability from 0 to 1 and a factor of at least 0.");
}

function scopeKey(scope: Scope): string | null {
  return scope.kind === "client" ? scope.id : null;
}

function lineNode(model: ModelGraph, lens: LensId, scope: Scope, total: Total): FormulaNode {
  return model.book.node(lens, scopeKey(scope), LINE_OF[total]);
}

function overloadNode(model: ModelGraph, lens: LensId): FormulaNode {
  return model.book.node(lens, null, "queue.overloaded");
}

function targetsOf(model: ModelGraph, scope: Scope): FormulaNode[] {
  return LENSES.flatMap((lens) => [
    ...TOTALS.map((total) => lineNode(model, lens, scope, total)),
    overloadNode(model, lens),
  ]);
}

function creditsOf(document: ScenarioDocument, scope: Scope): Record<LensId, boolean> {
  const clients = document.clients.filter(({ id }) => scope.kind === "portfolio" || id === scope.id);
  const guaranteed = (plan: "currentPlan" | "proposedPlan") =>
    clients.some(
      (client) =>
        (plan === "currentPlan" || client.convertMonth !== null) &&
        client[plan].components.some(({ type }) => type === "guarantee"),
    );
  const current = guaranteed("currentPlan");
  const proposed = current || guaranteed("proposedPlan");
  return { "current/off": current, "current/on": current, "proposed/off": proposed, "proposed/on": proposed };
}

/** The graph at the point values, in digits that are the same on every platform. */
function pointValues(model: ModelGraph): ColumnEvaluation {
  const { nodes } = model.graph;
  const inputs = InputValues.read(model.graph.inputs(), {
    stands: (path) => model.inputs.read(model.document, path),
    exactly: (standing) => exact(pointValue(standing as QuantityText)),
  });
  return ColumnEvaluation.of(nodes.map(stableNode), inputs, () => new ExactEvaluation(nodes, inputs));
}
