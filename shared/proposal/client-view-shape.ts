/**
 * What a client may see of a proposal, value by value. No type here has an index signature, so nothing passes that is not
 * named; client-view.ts fills it.
 */
import type { AutonomyTier } from "../model/document.ts";
import type { OptionId } from "./draft.ts";
import type { GuaranteeView } from "./guarantee-words.ts";
import type { PolicyId } from "./policy.ts";

/** A line of the bill. Money is plain decimal text. */
export interface PriceLineView {
  readonly label: string;
  readonly terms: string;
  /** How many of what, and the price of one, where the first month's amount is simply their product; else null. */
  readonly quantity: string | null;
  readonly unitPrice: string | null;
  readonly firstMonth: string;
  readonly years: readonly string[];
  readonly total: string;
}

export interface BillView {
  readonly planName: string;
  readonly lines: readonly PriceLineView[];
  /** Expected invoice of each month of the contract, before credits. */
  readonly months: readonly string[];
  readonly years: readonly string[];
  readonly total: string;
}

export interface RangeView {
  readonly monthP10: string;
  readonly monthP90: string;
  readonly totalP10: string;
  readonly totalP90: string;
}

export interface OutcomeView {
  readonly label: string;
  readonly basis: "aiResolved" | "created";
  readonly kinds: readonly string[];
  /** Expected number by contract year. */
  readonly expected: readonly string[];
}

export interface OptionView {
  readonly id: OptionId;
  readonly name: string;
  readonly tagline: string;
  readonly recommended: boolean;
  readonly bill: BillView;
  /** Total less today's total; negative where the client pays less. */
  readonly againstToday: string;
  readonly range: RangeView | null;
  readonly limits: readonly string[];
  readonly outcomes: readonly OutcomeView[];
  readonly guarantees: readonly GuaranteeView[];
}

export interface UnitsView {
  readonly users: string;
  readonly endpoints: string;
  readonly servers: string;
  readonly sites: string;
}

export interface KindOfRequestView {
  readonly name: string;
  readonly tier: AutonomyTier;
}

export interface MonthTicketsView {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly tickets: number;
}

/** What was delivered, as imported. */
export interface DeliveredView {
  readonly months: readonly MonthTicketsView[];
  readonly tickets: number;
  readonly inTime: number | null;
  readonly measured: number | null;
  readonly reopened: number | null;
  readonly medianHours: number | null;
}

export interface TextView {
  readonly id: PolicyId;
  readonly title: string;
  /** Null: not ready for a client; `objection` says why. */
  readonly text: string | null;
  readonly objection: string | null;
  readonly owner: string;
  readonly reviewedOn: string;
}

export interface ClientView {
  readonly clientName: string;
  readonly providerName: string;
  readonly currency: string;
  readonly locale: string;
  readonly preparedOn: string;
  readonly validUntil: string;
  readonly opening: string;
  /** `YYYY-MM` of the scenario's first month, and the contract in its months. */
  readonly scenarioStart: string;
  readonly startMonth: number;
  readonly termMonths: number;
  readonly unitsToday: UnitsView;
  readonly unitsAtStart: UnitsView;
  readonly unitsAtEnd: UnitsView;
  /** Of users, devices, servers and sites a year, as a share. */
  readonly growth: string;
  readonly today: BillView;
  readonly options: readonly OptionView[];
  readonly usesAi: boolean;
  readonly kinds: readonly KindOfRequestView[];
  readonly delivered: DeliveredView | null;
  readonly texts: readonly TextView[];
  readonly simulatedTrials: number | null;
}
