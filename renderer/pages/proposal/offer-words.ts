/** How each figure of an offer that only the seller sees is formed, in words. */
import type { ProposalDraft } from "../../../shared/proposal/draft.ts";
import type { FactId, RuleResult } from "../../../shared/proposal/guardrails.ts";
import type { Figures } from "../../controls/figures.ts";
import type { OfferExplained, Review } from "../../state/proposals.ts";
import { factText, limitText, namesOf, pointsText, VERDICTS } from "./review-words.ts";

type Option = Review["options"][number];

export interface OfferContext {
  readonly draft: ProposalDraft;
  readonly option: Option;
  readonly figures: Figures;
}

const LOADED =
  "The margin is loaded: labour with burden and overhead, tools, AI and its programme are taken off the net revenue.";
const trace = (option: Option, line: string, label: string): OfferExplained["traces"][number] => ({
  option: option.id,
  line,
  label,
});
const NET = ["revenue.net", "Net revenue"] as const;
const MARGIN = ["margin", "Margin"] as const;

const FACT_NOTES: Readonly<Record<FactId, string>> = {
  margin: "Margin over net revenue, both summed over the months of the contract, with AI as planned.",
  marginBadMonth:
    "Every month of every simulated course of this very offer is one case. The cases are sorted by their margin over net revenue; the figure is where the lowest twentieth ends, linearly between neighbours. The same offer always gives the same figure.",
  marginHalfAi:
    "The offer is computed again with half of every planned resolution rate; nothing else changes, so that costs of AI stay.",
  atRisk: "Every guarantee in its deepest band in every month, capped as the plan says, over the fees of the contract.",
  atRiskSecurity: "The same for guarantees on the security score alone.",
  discount: "The largest discount of any line of the offered plan.",
  reopen: "The highest reopen rate of the categories in which AI acts without a person.",
  unmeasured:
    "Guarantees whose metric rests on inputs that nobody has measured here: their evidence is assumed, a benchmark or a contract.",
  assumptionAge:
    "Days from the date of the oldest evidence to today. Other clients' inputs and the offered prices do not count.",
  assumed:
    "Inputs without evidence over all inputs of this client's offer; other clients' inputs and the offered prices do not count.",
};
const FACT_TRACES: Partial<Record<FactId, readonly (readonly [string, string])[]>> = {
  margin: [MARGIN, NET],
  marginBadMonth: [MARGIN, NET, ["credits", "Expected credits"]],
  atRisk: [["credits", "Expected credits"]],
  atRiskSecurity: [["credits", "Expected credits"]],
};

export function explainBill({ draft, option, figures }: OfferContext): OfferExplained {
  return {
    title: `Bill over the contract, ${option.name}`,
    value: figures.money(Number(option.billed)),
    rows: [
      { label: "Months of the contract", value: figures.number(draft.termMonths) },
      { label: "In an average month", value: figures.money(Number(option.billed) / draft.termMonths) },
      { label: "Less expected credits", value: figures.money(Number(option.billed) - Number(option.revenue)) },
      { label: "Net revenue", value: figures.money(Number(option.revenue)) },
    ],
    notes: ["What is invoiced before credits, in the expected case with AI as planned."],
    traces: [trace(option, "revenue.gross", "Billed"), trace(option, ...NET)],
    inputs: [],
    rule: null,
  };
}

export function explainMargin({ draft, option, figures }: OfferContext): OfferExplained {
  const share = option.marginShare;
  return {
    title: `Margin over the contract, ${option.name}`,
    value: share === null ? figures.money(Number(option.margin)) : figures.percent(Number(share)),
    rows: [
      { label: "Margin", value: figures.money(Number(option.margin)) },
      { label: "Net revenue", value: figures.money(Number(option.revenue)) },
      { label: "Cost to deliver", value: figures.money(Number(option.revenue) - Number(option.margin)) },
      { label: "Months of the contract", value: figures.number(draft.termMonths) },
    ],
    notes: [FACT_NOTES.margin, LOADED],
    traces: [trace(option, ...MARGIN), trace(option, ...NET), trace(option, "cost.total", "Cost")],
    inputs: [],
    rule: null,
  };
}

export function explainRule({ option, figures }: OfferContext, rule: RuleResult): OfferExplained {
  const isBadMonth = rule.fact === "marginBadMonth";
  return {
    title: `${rule.label}, ${option.name}`,
    value: rule.verdict === "pending" ? "…" : factText(rule, rule.value, figures),
    rows: [
      { label: "Asked for", value: limitText(rule, figures) },
      { label: "Verdict", value: VERDICTS[rule.verdict] },
      ...(rule.approvers.length === 0 ? [] : [{ label: "To be asked", value: namesOf(rule.approvers) }]),
    ],
    notes: [
      rule.detail,
      FACT_NOTES[rule.fact],
      `Why the limit: ${rule.reason}`,
      ...(isBadMonth ? ["The traces show the expected months, around which the simulated ones lie."] : []),
    ].filter((note) => note !== ""),
    traces: (FACT_TRACES[rule.fact] ?? []).map(([line, label]) => trace(option, line, label)),
    inputs: rule.inputs,
    rule: rule.rule,
  };
}

export function explainSplit({ option, figures }: OfferContext): OfferExplained {
  const { split } = option;
  return {
    title: `What the change is worth, ${option.name}`,
    value: figures.money(Number(split.total)),
    rows: [
      { label: "The client pays less", value: figures.money(Number(split.client)) },
      { label: "Our margin gains", value: figures.money(Number(split.provider)) },
      ...(split.clientShare === null
        ? []
        : [{ label: "The client's share", value: figures.percent(Number(split.clientShare), 0) }]),
    ],
    notes: [
      "Against today's plan without AI, over the months of the contract; bills net of expected credits. What one side pays more, the other gains, so the price moves the shares and not the worth.",
    ],
    traces: [trace(option, ...MARGIN), trace(option, ...NET)],
    inputs: [],
    rule: null,
  };
}

export function explainConcession(
  { option, figures }: OfferContext,
  one: Option["concessions"][number],
): OfferExplained {
  return {
    title: `${one.label}, ${option.name}`,
    value: pointsText(one.points, figures),
    rows: [
      { label: "The client saves", value: figures.money(Number(one.saves)) },
      { label: "Verdict after it", value: VERDICTS[one.verdict] },
      ...(one.asks.length === 0 ? [] : [{ label: "To be asked", value: namesOf(one.asks) }]),
    ],
    notes: [
      "The offer is computed again with this one change: percentage points of margin over the contract that it gives away. Its guardrails are judged anew, the bad month by its own simulation.",
      LOADED,
    ],
    traces: [trace(option, ...MARGIN)],
    inputs: [],
    rule: null,
  };
}

export function explainLowest({ option, figures }: OfferContext): OfferExplained | null {
  const { walkAway } = option;
  if (walkAway === null) return null;
  const bill = (billed: string | null): string => (billed === null ? "no price" : figures.money(Number(billed)));
  return {
    title: `How low "${walkAway.label}" may go, ${option.name}`,
    value: walkAway.freely === null ? "–" : figures.percent(Number(walkAway.freely)),
    rows: [
      { label: "Bill without asking", value: bill(walkAway.billedFreely) },
      { label: "Bill with every approval", value: bill(walkAway.billedAtMost) },
    ],
    notes: [
      "The lowest price of this one line, as a share of today's, at which every rule on a margin holds: over the contract, with AI at half its plan, and in a bad month by simulation. With every approval: at which none of them blocks.",
    ],
    traces: [trace(option, ...MARGIN), trace(option, ...NET)],
    inputs: [],
    rule: null,
  };
}
