/** What is asked of a simulation (spec/model.md section 9). Plain data, so that it crosses to workers as it is. */
import type { ScenarioDocument } from "../model/document.ts";
import type { LensId, Scope } from "../model/results.ts";

/** Two uncertain inputs that go together. Those not named go with none. */
export interface RankCorrelation {
  /** Stable paths (shared/scenario/change.ts) of two different inputs that hold a distribution. */
  readonly between: readonly [string, string];
  /** Spearman's rank correlation, -1 to 1. */
  readonly correlation: number;
}

/** A month that is bad for every client and category at once: what independent months leave out. */
export interface BadMonths {
  /** Chance of each month, 0 to 1. */
  readonly probability: number;
  /** What the mean of every ticket count is multiplied by in such a month, 0 or more. */
  readonly ticketFactor: number;
}

/** Margin and net revenue of single months under one lens, in place of the sums over the horizon. */
export interface MonthlyFigures {
  readonly lens: LensId;
  /** The first month counts as 1; all of them lie in the horizon. */
  readonly from: number;
  readonly count: number;
}

/** A sum of lines over some months, one more column of every trial. */
export interface LineSum {
  readonly lens: LensId;
  /** Of the request's scope, as in the result format: `ai.resolved[CATEGORY]`, `cost.aiUsage`. */
  readonly lines: readonly string[];
  /** The first month counts as 1; months beyond the horizon count nothing. */
  readonly from: number;
  readonly count: number;
}

export interface SimulationRequest {
  /** Without faults (shared/scenario/check.ts). */
  readonly document: ScenarioDocument;
  /** Whose money is counted. The queue and the pooled costs always rest on all clients. */
  readonly scope: Scope;
  /** 2 to 2,000,000. */
  readonly trials: number;
  /** A whole number from 0 to 2^53 - 1. The same seed gives the same numbers on any number of workers and every platform. */
  readonly seed: number;
  /** Margin as a share of net revenue, plain decimal text such as "0.44": what `probBelowTarget` asks about. */
  readonly target?: string;
  readonly correlations?: readonly RankCorrelation[];
  readonly badMonths?: BadMonths;
  readonly monthly?: MonthlyFigures;
  /** Counts the present value of the margin too, which the app shows and the result format does not name. */
  readonly presentValue?: boolean;
  readonly sums?: readonly LineSum[];
}

/** Trials that are computed and handed over at once. The first are few, so that there is something to see. */
export interface TrialRange {
  readonly from: number;
  readonly count: number;
}

/** Components of one client whose prices move together. */
export interface PricedComponents {
  readonly clientId: string;
  readonly componentIds: readonly string[];
}
