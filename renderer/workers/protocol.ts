/** What the window and the model workers say to each other. Plain data; figures of one scope only, so that a message stays small. */

import type { SelfCheck } from "../../shared/compare/self-check.ts";
import type { Sensitivity } from "../../shared/compare/sensitivity.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type {
  Crossover,
  Explanation,
  FigureReference,
  Findings,
  LensId,
  Results,
  Scope,
  ScopeResults,
  Span,
} from "../../shared/model/results.ts";
import type { TargetPrice } from "../../shared/model/scenario-model.ts";
import type { TriedMargins } from "./try-out.ts";

export type Path = Results<number>["path"];

/** What a worker is for: the quick figures, the exact ones, or the scans that take many runs of the quick path. */
export type Duty = Path | "scan";

export interface LensView<V> extends ScopeResults<V> {
  readonly feasible: boolean;
  readonly infeasibleMonths: readonly number[];
}

/** The four lenses of one scope, out of one run of the model. */
export interface ScopeView<V> {
  readonly version: number;
  readonly scope: Scope;
  readonly months: readonly string[];
  readonly spans: readonly Span[];
  readonly lenses: Readonly<Record<LensId, LensView<V>>>;
  /** How long the model took for this scope, which rests on the work of all clients. */
  readonly milliseconds: number;
}

export interface Questions {
  crossover: { ask: { points: number; clientId?: string }; answer: Crossover };
  findings: { ask: Record<never, never>; answer: Findings };
  /** Takes seconds. Stale as soon as it is asked again. */
  sensitivity: { ask: { scope: Scope }; answer: Sensitivity };
  explain: { ask: { figure: FigureReference }; answer: Explanation };
  /** Stable paths of every input behind a figure. */
  behind: { ask: { figure: FigureReference }; answer: readonly string[] };
  uses: { ask: { path: string }; answer: readonly FigureReference[] };
  targetPrice: { ask: { clientId: string; componentId: string; target: string }; answer: TargetPrice };
  /** With one input at other values: what a slider's curve and a typed value come to. Stale as `sensitivity` is. */
  tryValues: { ask: { scope: Scope; path: string; values: readonly string[] }; answer: TriedMargins };
  /** Of the document as it is stored; compared with the figures of the worker's own. */
  selfCheck: { ask: { document: ScenarioDocument }; answer: SelfCheck };
}
export type QuestionKind = keyof Questions;
export type Question = { [K in QuestionKind]: { kind: K } & Questions[K]["ask"] }[QuestionKind];

/** What the strip is written from. */
export const STRIP_LINES: readonly string[] = ["margin", "revenue.net", "cost.total"];

/**
 * A document as what is new in it: its members that are not those of the document sent before, all of them the first time,
 * and the names of those that are gone. What is not sent again stays the same object, which the model need not look into.
 */
export interface DocumentNews {
  readonly changed: Partial<ScenarioDocument>;
  readonly gone: readonly string[];
}

/** At what, and whether the quick figures are to be sent: the window may compute them itself. */
export interface Looked {
  readonly scope: Scope;
  readonly wantsQuick: boolean;
}

export type ToWorker =
  | { readonly kind: "start"; readonly duty: Duty }
  | ({ readonly kind: "document"; readonly version: number; readonly news: DocumentNews } & Looked)
  | ({ readonly kind: "scope" } & Looked)
  /** Another document is about to come: what is being worked on would be worth nothing. */
  | { readonly kind: "halt" }
  | { readonly kind: "question"; readonly id: number; readonly version: number; readonly question: Question };

export type FromWorker =
  /** Ahead of the quick view of a document: the same with the lines of the strip only. */
  | { readonly kind: "strip"; readonly view: ScopeView<number> }
  | { readonly kind: "view"; readonly path: Path; readonly view: ScopeView<number> }
  | { readonly kind: "answer"; readonly id: number; readonly answer: Questions[QuestionKind]["answer"] }
  /** The question was about a document that is no longer the newest. */
  | { readonly kind: "stale"; readonly id: number }
  | { readonly kind: "failed"; readonly id: number | null; readonly version: number; readonly message: string };
