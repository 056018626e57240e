/** What a client may see on a service review, value by value. As in client-view-shape.ts, nothing passes that is not named. */
import type { AutonomyTier } from "../model/document.ts";

/** Calendar months, `YYYY-MM`, inclusive. */
export interface PeriodView {
  readonly first: string;
  readonly last: string;
  readonly months: number;
}

/** Requests of the period: counted out of the ticket system, or expected by the model. */
export interface RequestsView {
  readonly source: "counted" | "expected";
  /** Plain decimal text; whole where counted. */
  readonly total: string;
  readonly reopened: number | null;
  readonly medianHours: number | null;
}

/** One kind of request, as the model expects it in the period. */
export interface KindView {
  readonly name: string;
  readonly tier: AutonomyTier;
  readonly requests: string;
  readonly resolvedByAi: string;
}

export interface PromiseView {
  readonly label: string;
  readonly promise: string;
  readonly measure: string;
  /** Expected share of requests answered in time, 0 to 1; null where the model expects none or the promise is another. */
  readonly expected: string | null;
}

/** Requests with a service level, and how many kept it. */
export interface KeptView {
  readonly inTime: number;
  readonly measured: number;
}

/** What a span costs the client under the plan before, carried on, and under the plan as agreed. Money as plain decimal text. */
export interface SavingView {
  readonly period: PeriodView;
  readonly before: string;
  readonly agreed: string;
  /** `before` less `agreed`: negative where the client pays more. */
  readonly saved: string;
}

/** An offer that was sent and can still be accepted. */
export interface StandingOfferView {
  readonly options: readonly string[];
  readonly recommended: string;
  /** ISO date. */
  readonly validUntil: string;
}

export interface NextStepView {
  /** In the words of the account's owner; may be empty. */
  readonly said: string;
  readonly offer: StandingOfferView | null;
  /** The month in which another plan begins. */
  readonly move: { readonly month: string; readonly planName: string } | null;
  /** The month of the next yearly change of prices. */
  readonly priceChange: string | null;
  readonly meeting: string;
}

export interface ReviewView {
  readonly clientName: string;
  readonly providerName: string;
  readonly currency: string;
  readonly locale: string;
  /** ISO date. */
  readonly preparedOn: string;
  readonly period: PeriodView;
  /** As the plans are called before and after; the same where nothing changes. */
  readonly planBefore: string;
  readonly planNow: string;
  readonly requests: RequestsView;
  /** Expected number; null where AI has no part in the service. */
  readonly resolvedByAi: string | null;
  readonly kinds: readonly KindView[];
  readonly kept: KeptView | null;
  readonly promises: readonly PromiseView[];
  readonly saving: SavingView;
  /** The twelve months after the period, as far as the model reaches; null where it does not. */
  readonly ahead: SavingView | null;
  readonly nextStep: NextStepView;
}
