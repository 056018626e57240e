/** The Risk page: what is simulated, how far it is, and the studies beside it. Figures of an older document say so. */
import { create } from "zustand";
import type { HeatMap } from "../../shared/compare/heat-map.ts";
import type { OneAtATime } from "../../shared/compare/one-at-a-time.ts";
import type { PricedComponent } from "../../shared/compare/priced.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { BadMonths, RankCorrelation } from "../../shared/simulation/request.ts";
import type { SimulationProgress } from "../../shared/simulation/result.ts";

export const RISK_VIEWS = ["range", "floor", "shocks", "clauses", "renewal"] as const;
export type RiskView = (typeof RISK_VIEWS)[number];
export const RISK_METRICS = ["margin", "marginPercent", "npv", "marginCash"] as const;
export type RiskMetric = (typeof RISK_METRICS)[number];

/** Two inputs that go together, as they stand in the list of them. */
export interface CorrelatedPair extends RankCorrelation {
  readonly id: number;
}

/** What trials share beyond the model: nothing unless somebody asks for it. Of one scenario: another has other inputs. */
export interface Together {
  readonly scenarioId: string | null;
  readonly correlations: readonly CorrelatedPair[];
  readonly badMonths: BadMonths | null;
}

export const INDEPENDENT: Together = { scenarioId: null, correlations: [], badMonths: null };

/** What a run is about: figures belong to exactly this. */
export interface RunKey {
  readonly document: ScenarioDocument;
  readonly scope: Scope;
  readonly trials: number;
  readonly seed: number;
  readonly together: Together;
}

export interface SimulationRun extends RunKey {
  /** The newest view; null before the first thousand trials. */
  readonly progress: SimulationProgress | null;
  readonly state: "running" | "done" | "stopped" | "failed";
  /** Of the run so far, milliseconds. */
  readonly took: number;
  readonly failure: string | null;
}

export interface StudyOf<T> {
  readonly document: ScenarioDocument;
  readonly scope: Scope;
  /** Null while it is worked on. */
  readonly answer: T | null;
  readonly failure: string | null;
}

export interface HeatStudy extends StudyOf<HeatMap> {
  readonly priced: readonly PricedComponent[];
  readonly isDone: boolean;
}

/** How a figure was formed: what stands beside the page once a figure is opened. */
export interface Explained {
  readonly title: string;
  readonly value: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly string[];
  /** Inputs it leads on to, by stable path. */
  readonly inputs?: readonly { readonly label: string; readonly path: string }[];
}

interface RiskState {
  readonly view: RiskView;
  readonly metric: RiskMetric;
  readonly trials: number;
  readonly seed: number;
  readonly together: Together;
  /** Margin to be held, as a share of net revenue: the floor of shocks, the target of prices. */
  readonly target: number;
  /** With which a price must reach it. */
  readonly confidence: number;
  readonly run: SimulationRun | null;
  readonly sweep: StudyOf<OneAtATime> | null;
  readonly heat: HeatStudy | null;
  readonly explained: Explained | null;
}

export const TRIAL_CHOICES = [1_000, 10_000, 100_000] as const;
const FIRST_SEED = 11;

export const useRisk = create<RiskState>(() => ({
  view: "range",
  metric: "margin",
  trials: 10_000,
  seed: FIRST_SEED,
  together: INDEPENDENT,
  target: 0.45,
  confidence: 0.9,
  run: null,
  sweep: null,
  heat: null,
  explained: null,
}));

export function showRiskView(view: RiskView): void {
  useRisk.setState({ view, explained: null });
}

export function chooseMetric(metric: RiskMetric): void {
  useRisk.setState({ metric, explained: null });
}

export function explainRisk(explained: Explained | null): void {
  useRisk.setState({ explained });
}
