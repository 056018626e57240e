/** The shapes in which results and explanations leave the model. No computation here. */

export const LENSES = ["current/off", "current/on", "proposed/off", "proposed/on"] as const;
export type LensId = (typeof LENSES)[number];

/** `portfolio`, or the id of a client. A client may itself be called "portfolio"; the field `kind` tells them apart. */
export type Scope = { readonly kind: "portfolio" } | { readonly kind: "client"; readonly id: string };

export const KPIS = [
  "marginPercent",
  "marginPercentUnloaded",
  "costPerTicket",
  "effectiveHourlyRate",
  "revenuePerEndpoint",
  "deflection",
  "containment",
  "workAvoided",
  "hoursFreed",
  "fteFreed",
  "npv",
  "npvCash",
] as const;
export type KpiId = (typeof KPIS)[number];

/** A run of months, 1-based and inclusive. Spans are the years of 12 from month 1, then the horizon as the last. */
export interface Span {
  readonly label: string;
  readonly fromMonth: number;
  readonly toMonth: number;
}

/** `null` stands where a figure does not exist (denominator 0). `V` is `number` on the column path, plain decimal text on the exact path. */
export interface ScopeResults<V> {
  readonly lines: Readonly<Record<string, readonly (V | null)[]>>;
  /** Sums of each additive line over each span, in the order of `spans`. */
  readonly totals: Readonly<Record<string, readonly (V | null)[]>>;
  /** Each KPI over each span, in the order of `spans`. */
  readonly kpis: Readonly<Record<KpiId, readonly (V | null)[]>>;
}

export interface LensResults<V> {
  readonly feasible: boolean;
  readonly infeasibleMonths: readonly number[];
  readonly clients: Readonly<Record<string, ScopeResults<V>>>;
  readonly portfolio: ScopeResults<V>;
}

export interface Results<V> {
  readonly path: "exact" | "column";
  /** `YYYY-MM` of every month. */
  readonly months: readonly string[];
  readonly spans: readonly Span[];
  readonly lenses: Readonly<Record<LensId, LensResults<V>>>;
}

export type PaybackFigure =
  | { readonly month: number }
  | { readonly month: null; readonly reason: "no-investment" | "not-recovered" };
export interface Payback {
  readonly margin: PaybackFigure;
  readonly marginCash: PaybackFigure;
}
export type BreakEvenFigure =
  | { readonly multiplier: string; readonly deflection: string | null }
  | { readonly reason: "none" };
export interface BreakEven {
  readonly breakEven: BreakEvenFigure;
  readonly breakEvenCash: BreakEvenFigure;
  readonly plansCross: BreakEvenFigure;
}
export interface Warning {
  readonly code:
    | "overloaded"
    | "tier-cliff"
    | "collar-binding"
    | "seasonality-mean"
    | "realisation-without-release"
    | "small-sample-guarantee";
  /** `LENS#JSON-POINTER`, spec/result-format.md. */
  readonly where: string;
  readonly months: readonly number[];
}
export interface Findings {
  readonly payback: { readonly current: Payback; readonly proposed: Payback };
  readonly breakEven: BreakEven;
  readonly breakEvenRealisation: string | null;
  readonly warnings: readonly Warning[];
}

/** One margin curve of the crossover chart: horizon margin at each multiplier of every resolution. */
export interface Crossover {
  /** Multiplier at each point, ascending from 0; 1 is today's assumption. */
  readonly multipliers: readonly number[];
  /** Horizon net deflection of `proposed/on` at each multiplier (the horizontal axis); null without tickets. */
  readonly deflection: readonly (number | null)[];
  readonly currentOn: readonly number[];
  readonly proposedOn: readonly number[];
  /** Constant: AI off does not depend on resolution. */
  readonly currentOff: number;
  readonly proposedOff: number;
}

/** Where a shown number lives. `month` is 1-based; `span` indexes `Results.spans`; exactly one of them is given, except for an `input`. */
export interface FigureReference {
  readonly lens: LensId;
  readonly scope: Scope;
  /** A line id of spec/result-format.md, a KPI id, or the name of an intermediate formula. */
  readonly line: string;
  readonly month?: number;
  readonly span?: number;
}

/** An input of the document, by its stable path (list members by id; see shared/scenario/history.ts). */
export interface InputReference {
  readonly path: string;
}

/** A piece of a formula's text. A piece with a reference is a link. */
export interface ExplanationPiece {
  readonly text: string;
  readonly figure?: FigureReference;
  readonly input?: InputReference;
  /** Set as a power. */
  readonly raised?: boolean;
}

export interface ExplanationRow {
  readonly label: string;
  /** Plain decimal text, or null where the figure does not exist. */
  readonly value: string | null;
  /** Display unit, for example `money`, `tickets`, `share`, `hours`, `money/ticket`. */
  readonly unit: string;
  readonly figure?: FigureReference;
  readonly input?: InputReference;
}

export interface Explanation {
  readonly figure: FigureReference;
  readonly label: string;
  readonly unit: string;
  readonly value: string | null;
  /** Why the value does not exist. */
  readonly reason?: string;
  /** Section of spec/model.md. */
  readonly section: string;
  /** One sentence of the trade, where the formula alone does not say why. */
  readonly note?: string;
  readonly words: readonly ExplanationPiece[];
  readonly numbers: readonly ExplanationPiece[];
  /** The figures and inputs the formula is made of, in order of first mention. */
  readonly restsOn: readonly ExplanationRow[];
  /** Named figures that use this one, for the same month. */
  readonly usedBy: readonly ExplanationRow[];
}
