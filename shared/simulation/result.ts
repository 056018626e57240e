/** What a simulation says: the document of spec/result-format.md ("simulate"), and what the Risk page shows beside it. */
import type { LensId } from "../model/results.ts";

/** Of section 9 and the result format. */
export const METRICS = ["margin", "marginCash", "marginPercent", "credits"] as const;
/** `npv`: only where the request asks for the present value. */
export const SHOWN_METRICS = [...METRICS, "npv"] as const;
export type Metric = (typeof SHOWN_METRICS)[number];

export const STATISTICS = [
  "mean",
  "sd",
  "p5",
  "p10",
  "p25",
  "p50",
  "p75",
  "p90",
  "p95",
  "probNegative",
  "probBelowTarget",
  "shortfall5",
] as const;
export type StatisticId = (typeof STATISTICS)[number];

/** `se`: one standard error. Shares are fractions; money is in the document's currency, over the whole horizon. */
export interface Statistic {
  readonly value: number;
  readonly se: number;
}

/** `probBelowTarget` of marginPercent only, and only with a target; `credits` has `mean` and `sd` only. Absent where no trial has the figure. */
export type MetricStatistics = Readonly<Partial<Record<StatisticId, Statistic>>>;

/** `credits` is absent in a lens without guarantees. */
export type LensStatistics = Readonly<Partial<Record<Metric, MetricStatistics>>>;

/** `A - B`, A later than B in the order of the lenses, such as `proposed/on - current/off`. */
export type DifferenceId = `${LensId} - ${LensId}`;

/** What a reader of the figures must be told. Nothing is averaged over silently. */
export interface SimulationNote {
  readonly code: /** In `count` trials the desk of this lens is overloaded in some month: its margin is not to be believed there. */
    | "infeasible-trials"
    /** In `count` trials net revenue is not above 0: no margin percentage; they count as below any target. */
    | "undefined-percentage"
    /** Fewer than 20 trials (`count`) lie in the tail of 5 %. */
    | "few-trials-for-tail"
    /** AI is abandoned in `count` trials. */
    | "abandoned-trials";
  readonly lens?: LensId;
  readonly count: number;
  readonly trials: number;
}

export interface SimulationResult {
  readonly format: "outturn-simulation";
  readonly version: 1;
  readonly trials: number;
  readonly seed: number;
  readonly target?: string;
  readonly lenses: Readonly<Record<LensId, LensStatistics>>;
  readonly differences: Readonly<Partial<Record<DifferenceId, LensStatistics>>>;
  /** Trials in which some month of the lens is overloaded. */
  readonly infeasibleTrials: Readonly<Record<LensId, number>>;
  readonly notes: readonly SimulationNote[];
}

/** Counts of trials in equal steps from `low` to `high`, both reached. One step where every trial is the same. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
  /** Trials without the figure, in no step. */
  readonly undefinedTrials: number;
}

/** How much of what a figure may turn out to be rests on one uncertain input. */
export interface Driver {
  /** Stable path of the input. */
  readonly path: string;
  /** Part of the variance that knowing the input would take away, 0 to 1. */
  readonly varianceShare: Statistic;
  /** Mean of the figure in the tenth of trials with the lowest and with the highest values of the input. */
  readonly meanAtLow: number;
  readonly meanAtHigh: number;
  /**
   * What knowing the input before choosing between staying (`current/off`) and the proposal (`proposed/on`) is worth on
   * average, in money over the horizon: mean of what is chosen after knowing, less that of what is chosen before. Never negative.
   */
  readonly valueOfKnowing: Statistic;
}

/** What the Risk page draws from, after each step of progress. */
export interface SimulationView {
  readonly result: SimulationResult;
  readonly histograms: Readonly<Record<LensId, Readonly<Partial<Record<Metric, Histogram>>>>>;
  /** 0 %, 1 %, ... 100 % points, of trials that have the figure. */
  readonly percentiles: Readonly<Record<LensId, Readonly<Partial<Record<Metric, readonly number[]>>>>>;
  /** On the margin of `proposed/on`, largest share first; empty where nothing is uncertain. */
  readonly drivers: readonly Driver[];
}

export interface SimulationProgress {
  readonly done: number;
  readonly trials: number;
  readonly view: SimulationView;
}
