/** What the Compare page and its workers say to each other. Scenarios are held by id, so that a question names them only. */
import type { Bridge, BridgeSpan } from "../../shared/compare/bridge.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { BreakEvenFigure, Findings, KpiId, LensId, Scope, Span } from "../../shared/model/results.ts";

export const COMPARED_TOTALS = ["revenue.net", "cost.total", "margin"] as const;
export type ComparedTotal = (typeof COMPARED_TOTALS)[number];

export interface ComparedLens {
  readonly infeasibleMonths: readonly number[];
  readonly monthlyMargin: readonly number[];
  /** By span. */
  readonly totals: Readonly<Record<ComparedTotal, readonly number[]>>;
  readonly kpis: Readonly<Record<KpiId, readonly (number | null)[]>>;
}

export interface ComparedFigures {
  readonly path: "column" | "exact";
  readonly months: readonly string[];
  readonly spans: readonly Span[];
  /** Null where the scenario has no such client. */
  readonly lenses: Readonly<Record<LensId, ComparedLens>> | null;
  /** Horizon net deflection of all clients under `proposed/on`: what a break-even is held against. */
  readonly deflection: number | null;
}

export interface ComparedFindings {
  readonly breakEven: BreakEvenFigure;
  readonly payback: Findings["payback"];
}

export interface NamedEnd {
  readonly scenario: string;
  readonly lens: LensId;
}

export interface NamedBridge {
  readonly from: NamedEnd;
  readonly to: NamedEnd;
  readonly scope: Scope;
  readonly span: BridgeSpan;
}

export type ToCompareWorker =
  | { readonly kind: "hold"; readonly scenario: string; readonly document: ScenarioDocument }
  | { readonly kind: "drop"; readonly scenario: string }
  /** Takes the place of the run before. */
  | { readonly kind: "figures"; readonly run: number; readonly scenarios: readonly string[]; readonly scope: Scope }
  | { readonly kind: "bridge"; readonly run: number; readonly bridge: NamedBridge }
  /** Of the bridge of that run. */
  | { readonly kind: "inside"; readonly run: number; readonly bar: number };

export type FromCompareWorker =
  | { readonly kind: "figures"; readonly run: number; readonly scenario: string; readonly figures: ComparedFigures }
  | { readonly kind: "findings"; readonly run: number; readonly scenario: string; readonly findings: ComparedFindings }
  | { readonly kind: "bridge"; readonly run: number; readonly bridge: Bridge; readonly milliseconds: number }
  | {
      readonly kind: "inside";
      readonly run: number;
      readonly bar: number;
      /** Null: more evaluations than are worth it. */
      readonly amounts: readonly string[] | null;
    }
  | { readonly kind: "failed"; readonly run: number; readonly message: string };
