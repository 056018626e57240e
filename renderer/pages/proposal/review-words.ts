/** How the seller's figures and verdicts are put in words. */
import type { RuleResult, Verdict } from "../../../shared/proposal/guardrails.ts";
import { APPROVER_NAMES, type Approver } from "../../../shared/proposal/guardrails.ts";
import type { Figures } from "../../controls/figures.ts";

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  passes: "Passes",
  warns: "Passes, with a warning",
  "needs-approval": "Needs approval",
  pending: "Being worked out",
  blocked: "Blocked",
};

export function namesOf(approvers: readonly Approver[]): string {
  return approvers.map((approver) => APPROVER_NAMES[approver]).join(", then ");
}

/** A fact in its own unit: days and counts as numbers, all else as shares. */
export function factText({ fact }: Pick<RuleResult, "fact">, value: string | null, figures: Figures): string {
  if (value === null) return "not known";
  if (fact === "assumptionAge") return `${figures.number(Number(value))} days`;
  if (fact === "unmeasured") return figures.number(Number(value));
  return figures.percent(Number(value));
}

export function limitText(rule: RuleResult, figures: Figures): string {
  return `${rule.holds === "at-least" ? "at least" : "at most"} ${factText(rule, rule.limit, figures)}`;
}

/** +2.1 points or −0.4 points. */
export function pointsText(points: string, figures: Figures): string {
  const value = -Number(points);
  return `${value > 0 ? "+" : ""}${figures.number(value, 1)} pp`;
}
