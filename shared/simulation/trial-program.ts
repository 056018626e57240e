/** The program that runs trials of one model: uncertain inputs first, then the horizon's sums month by month. */
import { ColumnEvaluation } from "../formula/column-evaluation.ts";
import { ExactEvaluation } from "../formula/exact-evaluation.ts";
import { InputValues } from "../formula/input-values.ts";
import type { QuantityText } from "../model/document.ts";
import type { ModelGraph } from "../model/model-graph.ts";
import { pointValue } from "../model/point-value.ts";
import { exact } from "../number/exact.ts";
import type { Streams } from "../number/random.ts";
import { correlate } from "./correlation.ts";
import { chanceStep, quantileStep, unitStep, wordsStep } from "./draw.ts";
import { type Atom, atomForm, type Form, scaled } from "./form.ts";
import { addStep, productStep, setStep } from "./linear-steps.ts";
import type { SimulationOutline } from "./outline.ts";
import { type Program, ProgramBuilder, type Step } from "./program.ts";
import { stableNode } from "./stable-node.ts";
import { TrialCompiler, type TrialSources } from "./trial-compiler.ts";
import { quantileOfInput } from "./uncertain-inputs.ts";
import { wantedCells } from "./wanted-cells.ts";

/** Which inputs are prices that differ by trial, for the search of a floor price: they stand times the factor of their trial. */
export type IsPriced = (path: string) => boolean;

/** A column of the batch: the program's column, if any, plus a constant. */
export interface Output {
  readonly column: number;
  readonly atom: Atom | null;
  readonly constant: number;
}

export interface TrialProgram {
  readonly program: Program;
  readonly outputs: readonly Output[];
}

export interface TrialSettings {
  readonly outline: SimulationOutline;
  readonly streams: Streams;
  readonly isPriced: IsPriced;
  /** Price factor of each trial of the block that runs. */
  readonly factors: Float64Array;
}

/** 1 where AI is given up. */
export function abandonmentProgram(streams: Streams, probability: number): { program: Program; flag: Atom } {
  const builder = new ProgramBuilder();
  const flag = drawnChance(builder, streams, "abandonment", 0, probability, 1, 0);
  builder.keep(flag);
  return { program: builder.build(), flag };
}

function drawnUnit(builder: ProgramBuilder, streams: Streams, stream: string, month: number): Atom {
  const words = [builder.atom("words"), builder.atom("words")] as const;
  builder.add(wordsStep(words, { stream: streams.of(stream), month }, "unit"));
  const unit = builder.atom();
  builder.add(unitStep(unit, words));
  return unit;
}

function drawnChance(
  builder: ProgramBuilder,
  streams: Streams,
  stream: string,
  month: number,
  chance: number,
  yes: number,
  no: number,
): Atom {
  const unit = drawnUnit(builder, streams, stream, month);
  const out = builder.atom();
  builder.add(chanceStep(out, unit, chance, yes, no));
  return out;
}

/** The numbers between 0 and 1 that uncertain inputs are drawn by, correlated as asked. */
function inputUnits(builder: ProgramBuilder, { outline, streams }: TrialSettings): Atom[] {
  const atoms = outline.inputs.map(({ path }) => drawnUnit(builder, streams, `input ${path}`, 0));
  for (const atom of atoms) builder.keep(atom);
  const { copula } = outline;
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

/** `make` once for each key, when first asked. */
function onceFor<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

function sourcesOf(builder: ProgramBuilder, units: readonly Atom[], settings: TrialSettings): TrialSources {
  const { outline, streams, isPriced, factors } = settings;
  const positions = new Map(outline.inputs.map(({ path }, at) => [path, at]));
  const valueAt = onceFor((position: number): Atom => {
    const atom = builder.atom();
    builder.add(quantileStep(atom, units[position]!, quantileOfInput(outline.inputs[position]!)));
    return atom;
  });
  const factor = onceFor((_what: "factor"): Atom => {
    const atom = builder.atom();
    builder.add(factorStep(atom, factors));
    return atom;
  });
  const bad = outline.request.badMonths;
  const badMonth = onceFor((month: number): Form | null =>
    bad === undefined
      ? null
      : atomForm(drawnChance(builder, streams, "bad months", month, bad.probability, bad.ticketFactor, 1)),
  );
  return {
    varies: (path) => isPriced(path) || positions.has(path),
    input(path, point) {
      const position = positions.get(path);
      if (!isPriced(path)) return position === undefined ? null : atomForm(valueAt(position));
      if (position === undefined) return scaled(atomForm(factor("factor")), point);
      const priced = builder.atom();
      builder.add(productStep(priced, valueAt(position), factor("factor")));
      return atomForm(priced);
    },
    ticketFactor: badMonth,
  };
}

function factorStep(out: Atom, factors: Float64Array): Step {
  return {
    writes: [out],
    reads: [],
    bind(memory) {
      const into = memory.column(out);
      return () => into.set(factors);
    },
  };
}

/** Sums over months, in columns that are kept. */
class Sums {
  private readonly builder: ProgramBuilder;
  private readonly sums = new Map<number, { atom: Atom | null; constant: number }>();

  constructor(builder: ProgramBuilder) {
    this.builder = builder;
  }

  add(column: number, { constant, terms }: Form): void {
    const sum = this.sums.get(column) ?? { atom: null, constant: 0 };
    this.sums.set(column, sum);
    sum.constant += constant;
    if (terms.length === 0) return;
    if (sum.atom !== null) {
      this.builder.add(addStep(sum.atom, terms));
      return;
    }
    sum.atom = this.builder.atom();
    this.builder.keep(sum.atom);
    this.builder.add(setStep(sum.atom, { constant: 0, terms }));
  }

  outputs(): Output[] {
    return [...this.sums].map(([column, sum]) => ({ column, ...sum }));
  }
}

export function buildTrialProgram(model: ModelGraph, settings: TrialSettings): TrialProgram {
  const { outline, streams } = settings;
  const { layout } = outline;
  const builder = new ProgramBuilder();
  const units = inputUnits(builder, settings);
  const sources = sourcesOf(builder, units, settings);
  const cells = wantedCells(model, outline);
  const targets = [...new Set(cells.map(({ node }) => node))];
  const compiler = new TrialCompiler(model, pointValues(model), sources, builder, streams, targets);
  const sums = new Sums(builder);
  for (const { column, lens, node, row, month } of cells) sums.add(column, compiler.cell(lens, node, row, month));
  const inputs = units.map((atom, position): Output => ({ column: layout.input(position), atom, constant: 0 }));
  return { program: builder.build(), outputs: [...sums.outputs(), ...inputs] };
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
