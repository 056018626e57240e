/** What something is worth in money: the same trials with it and without it, and the difference trial by trial. */
import type { Statistic } from "./result.ts";
import { meanStatistic, quantileStatistic, shareStatistic, sortedValues, type Trials } from "./summary.ts";

/** Of the margin of `proposed/on` over the horizon. */
export interface PairedWorth {
  readonly mean: Statistic;
  readonly p5: Statistic;
  readonly p50: Statistic;
  readonly p95: Statistic;
  /** Trials in which it costs. */
  readonly chanceCosts: Statistic;
  /** Credits paid with it, less those without. */
  readonly credits: Statistic;
  readonly trials: number;
  /** With an overloaded desk in some month. */
  readonly infeasibleTrials: number;
}

/** Both of the same request but for the document, so that every draw of one is the other's. */
export function pairedWorth(kept: Trials, removed: Trials): PairedWorth {
  const count = Math.min(kept.count, removed.count);
  const difference = (total: "margin" | "credits"): Float64Array => {
    const mine = kept.columns[kept.layout.total("proposed/on", total)]!;
    const other = removed.columns[removed.layout.total("proposed/on", total)]!;
    return Float64Array.from({ length: count }, (_, i) => mine[i]! - other[i]!);
  };
  const margin = difference("margin");
  const sorted = sortedValues(margin);
  const overloaded = kept.columns[kept.layout.overloaded("proposed/on")]!.subarray(0, count);
  // Less than half a cent over years is dust of the order of additions.
  const costs = sorted.filter((value) => value < -0.005).length;
  return {
    mean: meanStatistic(margin),
    p5: quantileStatistic(sorted, 0.05),
    p50: quantileStatistic(sorted, 0.5),
    p95: quantileStatistic(sorted, 0.95),
    chanceCosts: shareStatistic(costs, count),
    credits: meanStatistic(difference("credits")),
    trials: count,
    infeasibleTrials: overloaded.filter((months) => months > 0).length,
  };
}
