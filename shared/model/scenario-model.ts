import type { Steps } from "../formula/steps.ts";
import type { ScenarioDocument } from "./document.ts";
import type { ExpectedAnswers } from "./expected-answers.ts";
import type {
  BreakEven,
  BreakEvenFigure,
  Crossover,
  Explanation,
  FigureReference,
  Findings,
  LensId,
  Results,
  Scope,
} from "./results.ts";

export type TargetPrice = { readonly factor: string } | { readonly reason: "none" };

/** One figure, the horizon margin of `proposed/on`, and the inputs it rests on. Worth nothing after an `update`. */
export interface InputMargins {
  /** At the inputs as they stand. */
  readonly margin: number;
  /** Stable paths of the inputs behind it, months and counts among them, in the order that is quickest to go through. */
  readonly paths: readonly string[];
  /** The margin with only the input at `path` at each of `values` (plain decimal text, not checked). Throws where it does not rest on it. */
  at(path: string, values: readonly string[]): readonly number[];
}

/** A checked scenario with its formula graph. Everything shown, exported or printed comes out of one of these. */
export interface ScenarioModel {
  readonly document: ScenarioDocument;
  /** Takes another checked document. Where only values differ, just what rests on them is recomputed, once it is asked for. */
  update(document: ScenarioDocument): void;
  /** Whether another checked document differs in values only, so that an `update` keeps the formula graph. */
  keepsGraph(document: ScenarioDocument): boolean;
  /**
   * Computes every column that is behind the document, whether or not a figure is read of it; in steps of some milliseconds
   * the first time. Worth nothing after an `update`.
   */
  settleColumnSteps(): Steps<void>;
  /**
   * All lines in float64, money exact near ties (design/decisions.md, "Quick and exact"); of some scopes and lines only, if
   * given. KPIs are always there.
   */
  columnResults(only?: readonly Scope[], lines?: readonly string[]): Results<number>;
  /** One margin of one client or, without `clientId`, the portfolio, over the span at that place in `Results.spans`: all lines are not written for it. */
  columnMargin(lens: LensId, span: number, clientId?: string): number;
  /** All lines in 34-digit decimals; of some scopes only, if given. */
  exactResults(only?: readonly Scope[]): Results<string>;
  /** The same in steps of at most a few milliseconds, once the first ones are done. Worth nothing after an `update`. */
  exactResultSteps(only?: readonly Scope[]): Steps<Results<string>>;
  /** What the response guarantees of one client's plan are expected to measure in some months, AI on, exactly. */
  expectedAnswers(
    clientId: string,
    plan: "current" | "proposed",
    months: readonly number[],
  ): readonly ExpectedAnswers[];
  /** Payback, break-even, plans cross, break-even realisation, warnings (spec section 8). On the column path a first answer in float64. */
  findings(path?: "exact" | "column"): Findings;
  /** The same in steps. Worth nothing after an `update`. */
  findingSteps(path: "exact" | "column"): Steps<Findings>;
  /** Break-even and plans cross on one client's margin, or the portfolio's; the multiplier moves the whole scenario. */
  breakEven(clientId?: string): BreakEven;
  /** Payback of both plans with AI, as in `findings`. */
  payback(path?: "exact" | "column"): Findings["payback"];
  /** The break-even alone, as in `breakEven`, on the column path: a first answer in less than half the time. */
  marginBreakEven(clientId?: string): BreakEvenFigure;
  /** Margin curves for one client or, without `clientId`, the portfolio. Column path. `points` at least 2. */
  crossover(points: number, clientId?: string): Crossover;
  /** The same in steps. Worth nothing after an `update`. */
  crossoverSteps(points: number, clientId?: string): Steps<Crossover>;
  /** The margin of one client or, without `clientId`, the portfolio, with single inputs at other values. Column path. */
  inputMargins(clientId?: string): InputMargins;
  /** Factor on the prices of one component at which the client's horizon margin equals `target` of its net revenue. */
  targetPrice(clientId: string, componentId: string, target: string): TargetPrice;
  /** The figure in words and numbers, exactly. Throws `UnknownFigure` for a reference that names nothing. */
  explain(figure: FigureReference): Explanation;
  /** Stable paths of every input that a figure rests on in the end, of its own categories only. Throws as `explain` does. */
  inputsBehind(figure: FigureReference): readonly string[];
  /** Figures that rest directly on an input, by its stable path. */
  usesOfInput(path: string): readonly FigureReference[];
}
