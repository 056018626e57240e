/** What each fact is called and measured in, and what makes a guardrail unfit to judge by (research/msp-economics.md 5.5). */
import { exact } from "../number/exact.ts";
import { APPROVER_NAMES, type FactId, type GuardrailRule, type RuleStep } from "./guardrails.ts";

export interface FactKind {
  readonly name: string;
  readonly unit: "share" | "days" | "count";
  readonly holds: GuardrailRule["holds"];
  /** What a limit may be, plain decimal text. */
  readonly from: string;
  readonly to: string;
  /** The same in words. */
  readonly allowed: string;
}

const margin = (name: string): FactKind => ({
  name,
  unit: "share",
  holds: "at-least",
  from: "-10",
  to: "1",
  allowed: "A share of net revenue from −1,000% to 100%, such as 45%",
});
const shareAtMost = (name: string, of: string): FactKind => ({
  name,
  unit: "share",
  holds: "at-most",
  from: "0",
  to: "1",
  allowed: `A share of ${of} from 0% to 100%, such as 15%`,
});

export const FACT_KINDS: Readonly<Record<FactId, FactKind>> = {
  margin: margin("Margin over the contract, AI on"),
  marginBadMonth: margin("Margin that 1 month in 20 falls below"),
  marginHalfAi: margin("Margin with AI at half its plan"),
  atRisk: shareAtMost("Fee at risk through credits", "the fees"),
  atRiskSecurity: shareAtMost("Fee at risk on the security score", "the fees"),
  discount: shareAtMost("Largest discount of a line", "the price"),
  reopen: shareAtMost("Highest reopen rate where AI acts alone", "what AI resolved"),
  unmeasured: {
    name: "Guarantees without a measured baseline",
    unit: "count",
    holds: "at-most",
    from: "0",
    to: "1000",
    allowed: "A whole number of guarantees from 0 on",
  },
  assumptionAge: {
    name: "Age of the oldest evidence",
    unit: "days",
    holds: "at-most",
    from: "0",
    to: "36500",
    allowed: "A whole number of days from 0 on, such as 180",
  },
  assumed: shareAtMost("Inputs that are only assumed", "the inputs"),
};

/** What is wrong with a limit for this fact, in words; null where it may stand. Plain decimal text. */
export function limitFault(fact: FactId, limit: string): string | null {
  const { unit, from, to, allowed } = FACT_KINDS[fact];
  const value = exact(limit);
  const isWithin = value.greaterThanOrEqualTo(exact(from)) && value.lessThanOrEqualTo(exact(to));
  return isWithin && (unit === "share" || value.isInteger()) ? null : `${allowed}.`;
}

export interface RuleFault {
  readonly field: "label" | "reason" | "steps" | "unknown";
  /** Position of the step concerned; null where it is the rule as a whole. */
  readonly step: number | null;
  readonly message: string;
}

function stepFault(rule: GuardrailRule, step: RuleStep, before: RuleStep | undefined): string | null {
  if (rule.kind === "warning" && step.approvers.length > 0)
    return "A warning stops nothing and asks nobody. Take the people off, or make it a limit.";
  if (before === undefined) return null;
  const order = exact(step.limit).comparedTo(exact(before.limit));
  if (rule.holds === "at-least" ? order >= 0 : order <= 0)
    return `Limits run from the strictest to the loosest: this one must be ${rule.holds === "at-least" ? "lower" : "higher"} than the one above.`;
  const missing = before.approvers.filter((approver) => !step.approvers.includes(approver));
  return missing.length === 0
    ? null
    : `Who is asked above is asked here too: ${missing.map((one) => APPROVER_NAMES[one]).join(", ")}.`;
}

/** Everything that keeps a rule from being stored; the limits' own range is the field's affair (`limitFault`). */
export function ruleFaults(rule: GuardrailRule): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  if (rule.label.trim() === "")
    faults.push({ field: "label", step: null, message: "Name it: the name stands beside every offer." });
  if (rule.reason.trim() === "")
    faults.push({ field: "reason", step: null, message: "Say why: whoever is asked reads it." });
  if (rule.steps.length === 0) faults.push({ field: "steps", step: null, message: "Set one limit at least." });
  for (const [at, step] of rule.steps.entries()) {
    const message = stepFault(rule, step, rule.steps[at - 1]);
    if (message !== null) faults.push({ field: "steps", step: at, message });
  }
  if (rule.kind === "warning" && rule.unknown.length > 0)
    faults.push({ field: "unknown", step: null, message: "A warning asks nobody. Take the people off." });
  return faults;
}

/** A rule to begin with. `id` must be no other rule's. */
export function newRule(id: string, fact: FactId): GuardrailRule {
  const { name, holds, unit } = FACT_KINDS[fact];
  const limit = unit === "days" ? "180" : unit === "count" ? "0" : holds === "at-least" ? "0.4" : "0.1";
  return { id, label: name, fact, holds, kind: "limit", steps: [{ limit, approvers: [] }], unknown: [], reason: "" };
}

/** What an edit from some rules to others did, for the history. */
export function rulesChange(before: readonly GuardrailRule[], after: readonly GuardrailRule[]): string {
  const labels = (rules: readonly GuardrailRule[]): string => rules.map(({ label }) => label).join(", ");
  const known = new Map(before.map((rule) => [rule.id, rule]));
  const added = after.filter(({ id }) => !known.has(id));
  const removed = before.filter(({ id }) => !after.some((rule) => rule.id === id));
  const changed = after.filter((rule) => {
    const old = known.get(rule.id);
    return old !== undefined && JSON.stringify(old) !== JSON.stringify(rule);
  });
  const parts = [
    ...(added.length === 0 ? [] : [`add ${labels(added)}`]),
    ...(removed.length === 0 ? [] : [`remove ${labels(removed)}`]),
    ...(changed.length === 0 ? [] : [`change ${labels(changed)}`]),
  ];
  const [one] = parts;
  return parts.length === 1 && one !== undefined && one.length < 120 ? `Guardrails: ${one}` : "Change the guardrails";
}
