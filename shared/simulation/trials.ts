/** Gathers batches of trials, in whatever order they come, into columns in the order of their numbers. */

import type { BatchLayout, TrialBatch } from "./batch.ts";
import type { TrialRange } from "./request.ts";
import type { Trials } from "./summary.ts";

/** Trials that go to a worker at once. */
const RANGE_TRIALS = 1024;
/** The last of many go in small pieces, so that no worker waits long for the others. */
const SMALL_RANGE = 256;
const LAST_TRIALS = 8192;

/** How all trials are handed out: the first thousand to be shown at once come first. */
export function rangesOf(trials: number): TrialRange[] {
  const ranges: TrialRange[] = [];
  for (let from = 0; from < trials; ) {
    const left = trials - from;
    const size = left > LAST_TRIALS || from === 0 ? RANGE_TRIALS : SMALL_RANGE;
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
