/** A proposal as it is kept: what was chosen for one client of one scenario, and what a sent one froze. No figure is kept in a draft. */
import type { Plan } from "../model/document.ts";

export const OPTION_IDS = ["good", "better", "best"] as const;
export type OptionId = (typeof OPTION_IDS)[number];

export interface DraftOption {
  readonly id: OptionId;
  /** As the client reads it. */
  readonly name: string;
  readonly tagline: string;
  readonly shown: boolean;
  /** Null: derived from the scenario, and follows it. */
  readonly plan: Plan | null;
}

/** Ranges of the invoice over the term, from a simulation; money as plain decimal text, credits not taken off. */
export interface InvoiceRange {
  readonly option: OptionId;
  /** Of an average month's invoice. */
  readonly monthP10: string;
  readonly monthP90: string;
  /** Of the sum over the term. */
  readonly totalP10: string;
  readonly totalP90: string;
}

export interface Simulated {
  /** SHA-256 of what was simulated (`rangeBasis`); for any other offer these ranges say nothing. */
  readonly basis: string;
  readonly seed: number;
  readonly trials: number;
  readonly ranges: readonly InvoiceRange[];
}

export interface ProposalDraft {
  readonly name: string;
  readonly scenarioId: string;
  readonly clientId: string;
  /** ISO dates. */
  readonly preparedOn: string;
  readonly validUntil: string;
  /** First month on the new plan, in months of the scenario, and the length of the contract. */
  readonly startMonth: number;
  readonly termMonths: number;
  readonly options: readonly DraftOption[];
  readonly recommended: OptionId;
  /** Free text of the sales lead at the head of the summary; may be empty. */
  readonly opening: string;
  /** Import whose tickets make the year in review; null leaves the section out, and says so. */
  readonly importId: string | null;
  /** Null until a simulation was run. */
  readonly simulated: Simulated | null;
}

/** What the options are called until somebody names them. */
export const OPTION_NAMES: Readonly<Record<OptionId, { readonly name: string; readonly tagline: string }>> = {
  good: { name: "Steady", tagline: "Today’s plan, kept" },
  better: { name: "Half and half", tagline: "Half today’s fees, half for what gets solved" },
  best: { name: "Outcome", tagline: "Pay for what gets solved, with guarantees" },
};

export const DEFAULT_TERM_MONTHS = 36;
const DAYS_VALID = 42;
const DAY = 86_400_000;

export interface NewDraft {
  readonly name: string;
  readonly scenarioId: string;
  readonly clientId: string;
  readonly startMonth: number;
  readonly importId: string | null;
  /** ISO date. */
  readonly today: string;
}

/** A draft with all three options as the scenario gives them, valid for six weeks. Throws a `RangeError` where `today` is no date. */
export function newDraft({ name, scenarioId, clientId, startMonth, importId, today }: NewDraft): ProposalDraft {
  const ends = new Date(Date.parse(today) + DAYS_VALID * DAY);
  return {
    name,
    scenarioId,
    clientId,
    preparedOn: today,
    validUntil: ends.toISOString().slice(0, 10),
    startMonth,
    termMonths: DEFAULT_TERM_MONTHS,
    options: OPTION_IDS.map((id) => ({ id, ...OPTION_NAMES[id], shown: true, plan: null })),
    recommended: "better",
    opening: "",
    importId,
    simulated: null,
  };
}
