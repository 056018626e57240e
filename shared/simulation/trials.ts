/** Gathers batches of trials, in whatever order they come, into columns in the order of their numbers. */

import type { BatchLayout, TrialBatch } from "./batch.ts";
import type { TrialRange } from "./request.ts";
import type { Trials } from "./summary.ts";

/** Trials that go to a worker at once. */
const RANGE_TRIALS = 1024;
/** The last of several workers' trials go in small pieces, so that none waits long for the others; a small piece costs more a trial. */
const SMALL_RANGE = 256;

/** How all trials are handed out: the first thousand to be shown at once come first. */
export function rangesOf(trials: number, workers = 1): TrialRange[] {
  const inSmall = workers > 1 ? workers * RANGE_TRIALS : 0;
  const ranges: TrialRange[] = [];
  for (let from = 0; from < trials; ) {
    const left = trials - from;
    const size = from === 0 || left > inSmall ? RANGE_TRIALS : SMALL_RANGE;
    const count = Math.min(size, left);
    ranges.push({ from, count });
    from += count;
  }
  return ranges;
}

export class GatheredTrials {
  private readonly layout: BatchLayout;
  private readonly columns: readonly Float64Array[];
  private readonly waiting = new Map<number, number>();
  private complete = 0;

  constructor(layout: BatchLayout, trials: number) {
    this.layout = layout;
    this.columns = Array.from({ length: layout.width }, () => new Float64Array(trials));
  }

  add({ from, count, columns }: TrialBatch): void {
    for (const [at, column] of this.columns.entries()) column.set(columns.subarray(at * count, (at + 1) * count), from);
    this.waiting.set(from, count);
    for (let next = this.waiting.get(this.complete); next !== undefined; next = this.waiting.get(this.complete)) {
      this.waiting.delete(this.complete);
      this.complete += next;
    }
  }

  /** All trials from the first on that have no gap between them. */
  get done(): Trials {
    return { layout: this.layout, columns: this.columns, count: this.complete };
  }
}
