/** What still stands in the way of sending a proposal, in sentences. */
import type { ClientView } from "./client-view-shape.ts";
import type { ProposalDraft } from "./draft.ts";
import { APPROVER_NAMES, type Approver, type RuleResult, type Verdict } from "./guardrails.ts";

/** Settles by itself. */
export const PENDING_POINT = "The margin of a bad month is still being worked out.";

export interface OptionVerdict {
  readonly name: string;
  readonly verdict: Verdict;
  readonly rules: readonly RuleResult[];
}

/** `missing`: people whose approval is asked for and not given for this very offer. */
export function openPoints(
  draft: ProposalDraft,
  view: ClientView,
  options: readonly OptionVerdict[],
  missing: readonly Approver[],
): readonly string[] {
  const blocked = options.flatMap(({ name, rules }) =>
    rules
      .filter(({ verdict }) => verdict === "blocked")
      .map(({ label, detail }) => `"${name}" is blocked: ${label.toLowerCase()}. ${detail}`),
  );
  const recommended = view.options.some((option) => option.recommended);
  return [
    ...view.texts.flatMap(({ objection }) => objection ?? []),
    ...(recommended ? [] : ["The recommended option is not shown. Show it or recommend another."]),
    ...(draft.validUntil < draft.preparedOn
      ? ["The offer would end before it is made. Change one of the two days."]
      : []),
    ...blocked,
    ...(options.some(({ verdict, rules }) => verdict === "pending" || rules.some((rule) => rule.verdict === "pending"))
      ? [PENDING_POINT]
      : []),
    ...missing.map((approver) => `${APPROVER_NAMES[approver]} has to approve this offer.`),
  ];
}
