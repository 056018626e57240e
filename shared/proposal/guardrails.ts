/**
 * The limits that finance set for an offer (research/msp-economics.md 5.5). Rules are data and stack: every rule of every
 * set counts, and their approvers are asked in one order.
 */
import { exact } from "../number/exact.ts";

/** In the order in which they are asked. */
export const APPROVERS = ["manager", "service", "finance", "legal", "executive"] as const;
export type Approver = (typeof APPROVERS)[number];

export const APPROVER_NAMES: Readonly<Record<Approver, string>> = {
  manager: "Sales manager",
  service: "Service delivery",
  finance: "Finance",
  legal: "Legal",
  executive: "Executive",
};

export const FACT_IDS = [
  "margin",
  "marginBadMonth",
  "marginHalfAi",
  "atRisk",
  "atRiskSecurity",
  "discount",
  "reopen",
  "unmeasured",
  "assumptionAge",
  "assumed",
] as const;
export type FactId = (typeof FACT_IDS)[number];

/** Something known about an offer that a rule can limit. */
export interface Fact {
  readonly id: FactId;
  /** Plain decimal text (shares as fractions, days, counts), null where it is not known. */
  readonly value: string | null;
  /** Where it stands or what is missing, in words. */
  readonly detail: string;
  /** Inputs it rests on, by stable path, where it is not a figure of the model. */
  readonly inputs?: readonly string[];
  /** Still being worked out; absent where it is not. */
  readonly pending?: boolean;
}

/** The limit up to which these people may allow it; nobody has to be asked where the list is empty. */
export interface RuleStep {
  readonly limit: string;
  readonly approvers: readonly Approver[];
}

export interface GuardrailRule {
  readonly id: string;
  readonly label: string;
  readonly fact: FactId;
  readonly holds: "at-least" | "at-most";
  /** From the strictest limit on. Beyond the last one the offer is blocked. */
  readonly steps: readonly RuleStep[];
  /** A warning stands beside the offer and stops nothing. */
  readonly kind: "limit" | "warning";
  /** Who may allow it while the fact is not known; empty where that does not matter. */
  readonly unknown: readonly Approver[];
  readonly reason: string;
}

export type Verdict = "passes" | "warns" | "needs-approval" | "pending" | "blocked";

export interface RuleResult {
  readonly rule: string;
  readonly label: string;
  readonly fact: FactId;
  readonly value: string | null;
  /** The strictest limit. */
  readonly limit: string;
  readonly holds: "at-least" | "at-most";
  readonly verdict: Verdict;
  readonly approvers: readonly Approver[];
  readonly reason: string;
  readonly detail: string;
  readonly inputs: readonly string[];
}

/** Shares as fractions. Margin is loaded: labour with burden and overhead, tools and AI taken off (spec section 5). */
export const DEFAULT_RULES: readonly GuardrailRule[] = [
  {
    id: "margin",
    label: "Margin at the expected case",
    fact: "margin",
    holds: "at-least",
    kind: "limit",
    steps: [
      { limit: "0.45", approvers: [] },
      { limit: "0.4", approvers: ["manager"] },
      { limit: "0.35", approvers: ["manager", "finance"] },
      { limit: "0.25", approvers: ["manager", "finance", "executive"] },
    ],
    unknown: ["finance"],
    reason: "Below 45 % a contract does not carry its share of what the company needs.",
  },
  {
    id: "margin-bad-month",
    label: "Margin in a bad month (1 of 20)",
    fact: "marginBadMonth",
    holds: "at-least",
    kind: "limit",
    steps: [
      { limit: "0.35", approvers: [] },
      { limit: "0.2", approvers: ["finance"] },
    ],
    unknown: ["finance"],
    reason: "Credits fall together in bad months; the contract must bear one without a loss elsewhere.",
  },
  {
    id: "margin-half-ai",
    label: "Margin with AI at half its plan",
    fact: "marginHalfAi",
    holds: "at-least",
    kind: "limit",
    steps: [
      { limit: "0.42", approvers: [] },
      { limit: "0.3", approvers: ["service", "finance"] },
    ],
    unknown: ["finance"],
    reason: "Half of the promised resolution is what pilots often reach; the price must not rest on the rest.",
  },
  {
    id: "at-risk",
    label: "Share of the fee at risk through credits",
    fact: "atRisk",
    holds: "at-most",
    kind: "limit",
    steps: [
      { limit: "0.15", approvers: [] },
      { limit: "0.25", approvers: ["finance", "legal"] },
    ],
    unknown: ["finance"],
    reason: "Outsourcing contracts rarely put more than 15 % of the fee at risk.",
  },
  {
    id: "at-risk-security",
    label: "Share at risk on the security score",
    fact: "atRiskSecurity",
    holds: "at-most",
    kind: "limit",
    steps: [
      { limit: "0.05", approvers: [] },
      { limit: "0.1", approvers: ["finance", "legal"] },
    ],
    unknown: ["finance"],
    reason: "The score moves with controls that only the client can set.",
  },
  {
    id: "discount",
    label: "Largest discount",
    fact: "discount",
    holds: "at-most",
    kind: "limit",
    steps: [
      { limit: "0.05", approvers: [] },
      { limit: "0.1", approvers: ["manager"] },
      { limit: "0.2", approvers: ["manager", "finance"] },
    ],
    unknown: [],
    reason: "Up to 5 % is the sales lead's own to give.",
  },
  {
    id: "reopen",
    label: "Reopen rate where AI acts alone",
    fact: "reopen",
    holds: "at-most",
    kind: "limit",
    steps: [
      { limit: "0.1", approvers: [] },
      { limit: "0.15", approvers: ["service"] },
    ],
    unknown: ["service"],
    reason: "Where more than 1 in 10 comes back, a person has to approve first.",
  },
  {
    id: "unmeasured",
    label: "Guarantees without a measured baseline",
    fact: "unmeasured",
    holds: "at-most",
    kind: "limit",
    steps: [{ limit: "0", approvers: [] }],
    unknown: [],
    reason: "A promise on something never measured here is a bet.",
  },
  {
    id: "assumption-age",
    label: "Oldest evidence in days",
    fact: "assumptionAge",
    holds: "at-most",
    kind: "warning",
    steps: [{ limit: "180", approvers: [] }],
    unknown: [],
    reason: "Evidence older than 180 days has to be looked at again.",
  },
  {
    id: "assumed",
    label: "Share of inputs that are only assumed",
    fact: "assumed",
    holds: "at-most",
    kind: "warning",
    steps: [{ limit: "0.25", approvers: [] }],
    unknown: [],
    reason: "What nobody has measured, agreed or published should not carry a price.",
  },
];

function isWithin(value: string, limit: string, holds: GuardrailRule["holds"]): boolean {
  const order = exact(value).comparedTo(exact(limit));
  return holds === "at-least" ? order >= 0 : order <= 0;
}

function judged(rule: GuardrailRule, value: string | null): Pick<RuleResult, "verdict" | "approvers"> {
  const stopped: Verdict = rule.kind === "warning" ? "warns" : "blocked";
  const asks = (approvers: readonly Approver[]): Pick<RuleResult, "verdict" | "approvers"> => {
    if (approvers.length === 0) return { verdict: "passes", approvers };
    return rule.kind === "warning" ? { verdict: "warns", approvers: [] } : { verdict: "needs-approval", approvers };
  };
  if (value === null) return asks(rule.unknown);
  const step = rule.steps.find(({ limit }) => isWithin(value, limit, rule.holds));
  return step === undefined ? { verdict: stopped, approvers: [] } : asks(step.approvers);
}

const PENDING = { verdict: "pending", approvers: [] } as const satisfies Pick<RuleResult, "verdict" | "approvers">;

/** Every rule against the facts of one offer. Throws a `RangeError` for a rule without steps. */
export function checkRules(rules: readonly GuardrailRule[], facts: readonly Fact[]): readonly RuleResult[] {
  return rules.map((rule) => {
    const fact = facts.find(({ id }) => id === rule.fact);
    const [strictest] = rule.steps;
    if (strictest === undefined) throw new RangeError(`the rule "${rule.id}" sets no limit`);
    const value = fact?.value ?? null;
    return {
      rule: rule.id,
      label: rule.label,
      fact: rule.fact,
      value,
      limit: strictest.limit,
      holds: rule.holds,
      ...(fact?.pending === true ? PENDING : judged(rule, value)),
      reason: rule.reason,
      detail: fact?.detail ?? "",
      inputs: fact?.inputs ?? [],
    };
  });
}

const WORST_FIRST: readonly Verdict[] = ["blocked", "pending", "needs-approval", "warns", "passes"];

/** The worst of the verdicts. */
export function verdictOf(results: readonly RuleResult[]): Verdict {
  return WORST_FIRST.find((verdict) => results.some((result) => result.verdict === verdict)) ?? "passes";
}

/** Everybody who has to be asked, each once, in the order in which they are asked. */
export function routeOf(results: readonly RuleResult[]): readonly Approver[] {
  return APPROVERS.filter((approver) => results.some(({ approvers }) => approvers.includes(approver)));
}

/** One person's yes, for exactly one state of an offer. */
export interface Approval {
  readonly approver: Approver;
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
  /** SHA-256 of `approvalBasis`; the approval is dead for any other. */
  readonly hash: string;
}

/** Of the people to be asked, those whose yes to this very state is still missing. */
export function approvalsMissing(
  route: readonly Approver[],
  approvals: readonly Approval[],
  hash: string,
): readonly Approver[] {
  return route.filter((approver) => !approvals.some((each) => each.approver === approver && each.hash === hash));
}
