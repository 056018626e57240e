/** What the trials come to: statistics with their standard errors, and what must be said beside them (spec/model.md section 9). */
import { LENSES, type LensId } from "../model/results.ts";
import type { BatchLayout } from "./batch.ts";
import type { SimulationOutline } from "./outline.ts";
import {
  type DifferenceId,
  type LensStatistics,
  METRICS,
  type Metric,
  type MetricStatistics,
  type SimulationNote,
  type SimulationResult,
  type Statistic,
  type StatisticId,
} from "./result.ts";

/** The trials so far, in the order of their numbers. Columns as in a batch, each with room for all trials. */
export interface Trials {
  readonly layout: BatchLayout;
  readonly columns: readonly Float64Array[];
  readonly count: number;
}

const QUANTILES = [
  ["p5", 0.05],
  ["p10", 0.1],
  ["p25", 0.25],
  ["p50", 0.5],
  ["p75", 0.75],
  ["p90", 0.9],
  ["p95", 0.95],
] as const;
const TAIL = 0.05;
/** Trials in the tail from which its figures say something. */
export const ENOUGH_IN_TAIL = 20;

/** A metric of every trial; NaN where the trial has none. */
export function metricValues(trials: Trials, lens: LensId, metric: Metric): Float64Array {
  const { layout, columns, count } = trials;
  if (metric !== "marginPercent") return columns[layout.total(lens, metric)]!.subarray(0, count);
  const margin = columns[layout.total(lens, "margin")]!;
  const net = columns[layout.total(lens, "net")]!;
  const percent = new Float64Array(count);
  for (let i = 0; i < count; i++) percent[i] = net[i]! > 0 ? margin[i]! / net[i]! : Number.NaN;
  return percent;
}

/** Sorted values without NaN. */
export function sortedValues(values: Float64Array): Float64Array {
  const defined = new Float64Array(values.length);
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) defined[count++] = value;
  return defined.subarray(0, count).sort();
}

/** Sorted metrics of the trials so far, each sorted once. */
export class SortedMetrics {
  readonly trials: Trials;
  private readonly known = new Map<string, Float64Array>();

  constructor(trials: Trials) {
    this.trials = trials;
  }

  of(lens: LensId, metric: Metric): Float64Array {
    const key = `${lens} ${metric}`;
    let sorted = this.known.get(key);
    if (sorted === undefined) {
      sorted = sortedValues(metricValues(this.trials, lens, metric));
      this.known.set(key, sorted);
    }
    return sorted;
  }
}

/** Linear between order statistics; `share` from 0 to 1. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (at - below);
}

/** Half the distance between the quantiles one standard error of the rank to either side. */
export function quantileStatistic(sorted: Float64Array, share: number): Statistic {
  const step = Math.sqrt((share * (1 - share)) / sorted.length);
  const high = quantileOfSorted(sorted, Math.min(1, share + step));
  const low = quantileOfSorted(sorted, Math.max(0, share - step));
  return { value: quantileOfSorted(sorted, share), se: (high - low) / 2 };
}

export function shareStatistic(hits: number, trials: number): Statistic {
  const value = hits / trials;
  return { value, se: Math.sqrt((value * (1 - value)) / trials) };
}

/** Mean and standard deviation; the error of the latter from the fourth moment. */
function moments(values: Float64Array): { readonly mean: Statistic; readonly sd: Statistic } {
  const n = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / n;
  let second = 0;
  let fourth = 0;
  for (const value of values) {
    const square = (value - mean) * (value - mean);
    second += square;
    fourth += square * square;
  }
  if (n < 2) return { mean: { value: mean, se: 0 }, sd: { value: 0, se: 0 } };
  const variance = second / (n - 1);
  const sd = Math.sqrt(variance);
  const spread = Math.max(0, fourth / n - ((n - 3) / (n - 1)) * variance * variance) / n;
  return {
    mean: { value: mean, se: sd / Math.sqrt(n) },
    sd: { value: sd, se: sd === 0 ? 0 : Math.sqrt(spread) / (2 * sd) },
  };
}

/** Mean of one value for each trial. */
export const meanStatistic = (values: Float64Array): Statistic => moments(values).mean;

/** Mean of the lowest part of the trials; the trial that straddles the edge counts in part. */
function shortfall(sorted: Float64Array, part: number): Statistic {
  const size = Math.max(1, sorted.length * part);
  const whole = Math.floor(size);
  let sum = 0;
  for (let i = 0; i < whole; i++) sum += sorted[i]!;
  const value = (sum + (size - whole) * (sorted[whole] ?? 0)) / size;
  const edge = sorted[Math.min(sorted.length - 1, whole)]!;
  let squares = 0;
  for (let i = 0; i < whole; i++) squares += (sorted[i]! - value) * (sorted[i]! - value);
  return { value, se: Math.sqrt((squares / whole + (1 - part) * (edge - value) * (edge - value)) / size) };
}

function countBelow(sorted: Float64Array, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Question {
  readonly metric: Metric;
  /** Margin asked about; only of the percentage of a lens. */
  readonly target: number | null;
  /** Trials without the figure count as below everything. */
  readonly undefinedTrials: number;
}

function statisticsOf(sorted: Float64Array, { metric, target, undefinedTrials }: Question): MetricStatistics {
  if (sorted.length === 0) return {};
  const { mean, sd } = moments(sorted);
  if (metric === "credits") return { mean, sd };
  const all = sorted.length + undefinedTrials;
  const found: Partial<Record<StatisticId, Statistic>> = { mean, sd };
  for (const [id, share] of QUANTILES) found[id] = quantileStatistic(sorted, share);
  found.probNegative = shareStatistic(countBelow(sorted, 0) + undefinedTrials, all);
  if (metric === "marginPercent" && target !== null)
    found.probBelowTarget = shareStatistic(countBelow(sorted, target) + undefinedTrials, all);
  found.shortfall5 = shortfall(sorted, TAIL);
  return found;
}

interface Wanted {
  readonly which: readonly Metric[];
  readonly target: number | null;
}

function lensStatistics(
  metrics: SortedMetrics,
  lens: LensId,
  hasCredits: boolean,
  { which, target }: Wanted,
): LensStatistics {
  const { count } = metrics.trials;
  const found: Partial<Record<Metric, MetricStatistics>> = {};
  for (const metric of which) {
    if (metric === "credits" && !hasCredits) continue;
    const sorted = metrics.of(lens, metric);
    found[metric] = statisticsOf(sorted, { metric, target, undefinedTrials: count - sorted.length });
  }
  return found;
}

function differenceStatistics(
  trials: Trials,
  [later, earlier]: readonly [LensId, LensId],
  hasCredits: boolean,
  which: readonly Metric[],
): LensStatistics {
  const found: Partial<Record<Metric, MetricStatistics>> = {};
  for (const metric of which) {
    if (metric === "credits" && !hasCredits) continue;
    const mine = metricValues(trials, later, metric);
    const other = metricValues(trials, earlier, metric);
    const difference = new Float64Array(mine.length);
    for (let i = 0; i < mine.length; i++) difference[i] = mine[i]! - other[i]!;
    found[metric] = statisticsOf(sortedValues(difference), { metric, target: null, undefinedTrials: 0 });
  }
  return found;
}

function countPositive(values: Float64Array, count: number): number {
  let found = 0;
  for (let i = 0; i < count; i++) if (values[i]! > 0) found++;
  return found;
}

function notesOf(trials: Trials, infeasible: Readonly<Record<LensId, number>>): SimulationNote[] {
  const { layout, columns, count } = trials;
  const notes: SimulationNote[] = [];
  if (count * TAIL < ENOUGH_IN_TAIL)
    notes.push({ code: "few-trials-for-tail", count: Math.floor(count * TAIL), trials: count });
  for (const lens of LENSES)
    if (infeasible[lens] > 0) notes.push({ code: "infeasible-trials", lens, count: infeasible[lens], trials: count });
  for (const lens of LENSES) {
    const unclear = count - countPositive(columns[layout.total(lens, "net")]!, count);
    if (unclear > 0) notes.push({ code: "undefined-percentage", lens, count: unclear, trials: count });
  }
  const abandoned = countPositive(columns[layout.abandoned]!, count);
  if (abandoned > 0) notes.push({ code: "abandoned-trials", count: abandoned, trials: count });
  return notes;
}

function byLens<V>(make: (lens: LensId) => V): Record<LensId, V> {
  return Object.fromEntries(LENSES.map((lens) => [lens, make(lens)])) as Record<LensId, V>;
}

/** The document of spec/result-format.md, "simulate"; with figures that only the app shows if `which` names them. */
export function summarise(
  { request, hasCredits }: SimulationOutline,
  trials: Trials,
  metrics: SortedMetrics = new SortedMetrics(trials),
  which: readonly Metric[] = METRICS,
): SimulationResult {
  const target = request.target === undefined ? null : Number(request.target);
  const infeasibleTrials = byLens((lens) =>
    countPositive(trials.columns[trials.layout.overloaded(lens)]!, trials.count),
  );
  const differences: Partial<Record<DifferenceId, LensStatistics>> = {};
  for (const [at, earlier] of LENSES.entries())
    for (const later of LENSES.slice(at + 1))
      differences[`${later} - ${earlier}`] = differenceStatistics(
        trials,
        [later, earlier],
        LENSES.some((lens) => hasCredits[lens]),
        which,
      );
  return {
    format: "outturn-simulation",
    version: 1,
    trials: trials.count,
    seed: request.seed,
    ...(request.target === undefined ? {} : { target: request.target }),
    lenses: byLens((lens) => lensStatistics(metrics, lens, hasCredits[lens], { which, target })),
    differences,
    infeasibleTrials,
    notes: notesOf(trials, infeasibleTrials),
  };
}
