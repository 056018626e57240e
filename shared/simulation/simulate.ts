/** Runs trials of a request, any range of them: what is drawn in a trial depends on its number and the seed alone. */
import { buildModelGraph } from "../model/model-graph.ts";
import { Streams } from "../number/random.ts";
import type { TrialBatch } from "./batch.ts";
import type { Atom } from "./form.ts";
import { outlineOf, type SimulationOutline } from "./outline.ts";
import { BLOCK_TRIALS, type Program } from "./program.ts";
import type { SimulationRequest, TrialRange } from "./request.ts";
import { abandonmentProgram, buildTrialProgram, type IsPriced, type TrialProgram } from "./trial-program.ts";

/** What the trials of a range come to, and the prices they are run at. */
interface RangeRun extends TrialBatch {
  /** Price factor of each trial. */
  readonly factors: Float64Array | undefined;
}

export class Simulation {
  readonly outline: SimulationOutline;
  private readonly regular: TrialProgram;
  private readonly abandoned: TrialProgram | null;
  private readonly abandonment: { readonly program: Program; readonly flag: Atom } | null;
  /** Price factor of each trial of the block that runs. */
  private readonly factors = new Float64Array(BLOCK_TRIALS).fill(1);

  /** Throws `SimulationRefusal`. The document must have no fault. */
  constructor(request: SimulationRequest, isPriced: IsPriced = () => false) {
    const { document, seed } = request;
    const streams = new Streams(seed);
    this.outline = outlineOf(request);
    const settings = { outline: this.outline, streams, isPriced, factors: this.factors };
    this.regular = buildTrialProgram(buildModelGraph(document), settings);
    const probability = Number(document.ai.abandonment?.probability ?? 0);
    this.abandoned = probability > 0 ? buildTrialProgram(buildModelGraph(document, true), settings) : null;
    this.abandonment = probability > 0 ? abandonmentProgram(streams, probability) : null;
  }

  /** Runs trials `from` to `from + count - 1`. `factors`: of each of them, where prices differ by trial. */
  run(range: TrialRange, factors?: Float64Array): TrialBatch {
    const { layout } = this.outline;
    const { from, count } = range;
    const run: RangeRun = { from, count, columns: new Float64Array(layout.width * count), factors };
    const isAbandoned = this.whichAreAbandoned(range);
    run.columns.set(isAbandoned, layout.abandoned * count);
    const places = Uint32Array.from(isAbandoned.keys());
    this.runPlaces(
      this.regular,
      run,
      places.filter((place) => isAbandoned[place] === 0),
    );
    if (this.abandoned !== null)
      this.runPlaces(
        this.abandoned,
        run,
        places.filter((place) => isAbandoned[place] === 1),
      );
    return { from, count, columns: run.columns };
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

  private runPlaces(trials: TrialProgram, run: RangeRun, places: Uint32Array): void {
    for (let at = 0; at < places.length; at += BLOCK_TRIALS)
      this.runBlock(trials, run, places.subarray(at, at + BLOCK_TRIALS));
  }

  /** `places` in the range, at most a block of them. */
  private runBlock({ program, outputs }: TrialProgram, run: RangeRun, places: Uint32Array): void {
    const count = places.length;
    program.block.count = count;
    for (let i = 0; i < count; i++) {
      program.block.trials[i] = run.from + places[i]!;
      if (run.factors !== undefined) this.factors[i] = run.factors[places[i]!]!;
    }
    program.run();
    for (const { column, atom, constant } of outputs) {
      const into = run.columns.subarray(column * run.count, (column + 1) * run.count);
      const values = atom === null ? null : program.column(atom);
      for (let i = 0; i < count; i++) into[places[i]!] = (values === null ? 0 : values[i]!) + constant;
    }
  }
}
