/** Which uncertain inputs the outcome rests on, and what it would be worth to know one of them. */
import { ABANDONMENT } from "../model/abandonment.ts";
import type { Driver, Statistic } from "./result.ts";
import { meanStatistic, type Trials } from "./summary.ts";
import type { UncertainInput } from "./uncertain-inputs.ts";

/** Groups of trials by the rank of an input: enough to see a curve, few enough to have many trials each. */
const GROUPS = 20;
const FEWEST_IN_GROUP = 20;

/** A product, whose digits no engine decides. */
const square = (x: number): number => x * x;

interface Grouped {
  readonly counts: Float64Array;
  readonly sums: Float64Array;
}

/** An input's number between 0 and 1 is uniform, so its groups are equal parts of it. */
function grouped(units: Float64Array, values: Float64Array, count: number, groups: number): Grouped {
  const counts = new Float64Array(groups);
  const sums = new Float64Array(groups);
  for (let i = 0; i < count; i++) {
    const group = Math.min(groups - 1, Math.floor(units[i]! * groups));
    counts[group]!++;
    sums[group]! += values[i]!;
  }
  return { counts, sums };
}

function meanAndVariance(values: Float64Array, count: number): { readonly mean: number; readonly variance: number } {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += square(values[i]! - mean);
  return { mean, variance: squares / Math.max(1, count - 1) };
}

/**
 * Share of the variance of `values` between groups of the input, less what chance alone would show (the first-order index
 * of I. Sobol, by the correlation ratio with its adjustment for the number of groups).
 */
export function varianceShare(units: Float64Array, values: Float64Array, count: number): Statistic {
  const groups = Math.max(2, Math.min(GROUPS, Math.floor(count / FEWEST_IN_GROUP)));
  const { mean, variance } = meanAndVariance(values, count);
  if (variance === 0 || count <= groups) return { value: 0, se: 0 };
  const { counts, sums } = grouped(units, values, count, groups);
  let between = 0;
  for (let group = 0; group < groups; group++) {
    const size = counts[group]!;
    if (size > 0) between += size * square(sums[group]! / size - mean);
  }
  const ratio = between / (variance * (count - 1));
  const value = Math.max(0, 1 - ((1 - ratio) * (count - 1)) / (count - groups));
  // Of a correlation ratio near its value, by the delta method for r squared.
  const se = Math.sqrt((4 * value * square(1 - value)) / count + (2 * (groups - 1)) / square(count));
  return { value, se };
}

function edgeMean({ counts, sums }: Grouped, group: number): number {
  return counts[group]! > 0 ? sums[group]! / counts[group]! : Number.NaN;
}

/** Share of the variance of `values` that goes with whether AI is given up; 0 where it never or always is. */
export function abandonmentShare({ layout, columns, count }: Trials, values: Float64Array): Statistic {
  const { variance, mean } = meanAndVariance(values, count);
  const { counts, sums } = grouped(columns[layout.abandoned]!, values, count, 2);
  if (variance === 0 || counts[0] === 0 || counts[1] === 0) return { value: 0, se: 0 };
  let between = 0;
  for (let group = 0; group < 2; group++) between += counts[group]! * square(sums[group]! / counts[group]! - mean);
  const value = between / (variance * (count - 1));
  return { value, se: Math.sqrt((4 * value * square(1 - value)) / count) };
}

/** Mean gain of the second choice over the first in each group of the input, and over all, of every other trial from `first`. */
function gains(units: Float64Array, gain: Float64Array, groups: number, first: number): Float64Array {
  const sums = new Float64Array(groups + 1);
  for (let i = first; i < gain.length; i += 2) {
    const group = Math.min(groups - 1, Math.floor(units[i]! * groups));
    sums[group]! += gain[i]!;
    sums[groups]! += gain[i]!;
  }
  return sums;
}

/**
 * How much better one chooses who knows the input's group: by half of the trials it is decided in each group what is better,
 * and with the other half what that decision brings, both ways. What only looks better by chance is worth nothing so.
 */
function valueOfKnowing(
  units: Float64Array,
  stay: Float64Array,
  change: Float64Array,
  count: number,
  groups = Math.max(2, Math.min(GROUPS, Math.floor(count / FEWEST_IN_GROUP))),
): Statistic {
  const gain = Float64Array.from({ length: count }, (_, i) => change[i]! - stay[i]!);
  const decided = [gains(units, gain, groups, 0), gains(units, gain, groups, 1)] as const;
  const worth = gain.map((value, i) => {
    const by = decided[i % 2 === 0 ? 1 : 0];
    const group = Math.min(groups - 1, Math.floor(units[i]! * groups));
    return value * ((by[group]! > 0 ? 1 : 0) - (by[groups]! > 0 ? 1 : 0));
  });
  const { value, se } = meanStatistic(worth);
  return { value: Math.max(0, value), se };
}

/** On the margin of `proposed/on`, largest share first; whether AI is kept among them where that is drawn. */
export function driversOf(inputs: readonly UncertainInput[], trials: Trials): Driver[] {
  const { layout, columns, count } = trials;
  const margin = columns[layout.total("proposed/on", "margin")]!;
  const today = columns[layout.total("current/off", "margin")]!;
  const drivers = inputs.map(({ path }, position): Driver => {
    const units = columns[layout.input(position)]!;
    const tenths = grouped(units, margin, count, 10);
    return {
      path,
      varianceShare: varianceShare(units, margin, count),
      meanAtLow: edgeMean(tenths, 0),
      meanAtHigh: edgeMean(tenths, 9),
      valueOfKnowing: valueOfKnowing(units, today, margin, count),
    };
  });
  const share = abandonmentShare(trials, margin);
  if (share.value > 0) {
    const flags = columns[layout.abandoned]!;
    const { counts, sums } = grouped(flags, margin, count, 2);
    drivers.push({
      path: ABANDONMENT,
      varianceShare: share,
      meanAtLow: sums[0]! / counts[0]!,
      meanAtHigh: sums[1]! / counts[1]!,
      valueOfKnowing: valueOfKnowing(flags, today, margin, count, 2),
    });
  }
  return drivers.sort((a, b) => b.varianceShare.value - a.varianceShare.value || (a.path < b.path ? -1 : 1));
}
