/** The shape of a distribution as counts of trials in equal steps. */
import type { Histogram } from "./result.ts";

const STEPS = 48;

/** `sorted` holds the trials that have the figure, rising; null where none has. */
export function histogramOf(sorted: Float64Array, trials: number): Histogram | null {
  const low = sorted[0];
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return null;
  const undefinedTrials = trials - sorted.length;
  if (high === low) return { low, high, counts: [sorted.length], undefinedTrials };
  const counts = new Array<number>(STEPS).fill(0);
  for (const value of sorted) {
    const step = Math.min(STEPS - 1, Math.floor(((value - low) / (high - low)) * STEPS));
    counts[step]!++;
  }
  return { low, high, counts, undefinedTrials };
}
