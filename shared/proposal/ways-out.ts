/** The cheapest changes that would let a blocked offer through, found by trying them on the model's quick path. */
import type { Plan, ScenarioDocument } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { type Exact, exact, multiply, plainText, roundHalfUp } from "../number/exact.ts";
import type { Approver, GuardrailRule, RuleResult, Verdict } from "./guardrails.ts";
import { routeOf } from "./guardrails.ts";
import { type LeastPrice, leastPrice } from "./least-price.ts";
import { billedMore, isEasier, type OfferStudy, type StudiedOffer } from "./offer-study.ts";
import { type ChangeContext, leadingComponents, type PlanChange, WAYS_OUT, withPrices } from "./plan-changes.ts";

export interface WayOut {
  readonly label: string;
  /** What the client pays more over the contract; negative for less. */
  readonly billedMore: string;
  readonly verdict: Verdict;
  readonly asks: readonly Approver[];
  /** The plan to put in the offer's place; null where the change lies in the scenario. */
  readonly plan: Plan | null;
}

interface Tried {
  readonly label: string;
  readonly offer: StudiedOffer;
  readonly plan: Plan | null;
}

const MOST_SHOWN = 6;
/** A price raised further than this is another offer. */
const MOST_RAISED = 2;
const MARGINS = new Set(["margin", "marginHalfAi", "marginBadMonth"]);

const isStopped = ({ verdict }: RuleResult): boolean => verdict === "blocked" || verdict === "needs-approval";

/** At most six, those that need nobody first, then by what they cost the client. None where nothing stands in the way. */
export function waysOut(study: OfferStudy, offer: StudiedOffer, context: ChangeContext): readonly WayOut[] {
  if (!offer.rules.some(isStopped)) return [];
  const changes = WAYS_OUT.flatMap((change) => change(offer.plan, context));
  const singles: Tried[] = changes.map(({ label, plan }) => ({ label, plan, offer: study.try(plan) }));
  const tried = [...singles, ...raisedPrices(study, offer, context), ...boundary(study, offer)];
  const open = tried.every((each) => each.offer.verdict === "blocked" || routeOf(each.offer.rules).length > 0);
  if (open) tried.push(...pairs(study, offer, singles, context));
  const wayOut = ({ label, plan, offer: after }: Tried): WayOut => ({
    label,
    billedMore: plainText(billedMore(after, offer)),
    verdict: after.verdict,
    asks: routeOf(after.rules),
    plan,
  });
  // Only what looks best is simulated: what holds by its own months is shown.
  return (
    tried
      .filter((each) => isEasier(each.offer, offer))
      .map((each) => ({ each, way: wayOut(each) }))
      .toSorted(byEase)
      .slice(0, MOST_SHOWN)
      .map(({ each }) => ({ ...each, offer: study.simulated(each.offer) }))
      .filter((each) => isEasier(each.offer, offer))
      .map((each) => ({ each, way: wayOut(each) }))
      .toSorted(byEase)
      .map(({ way }) => way)
      // What leaves the offer blocked is no way out of that.
      .filter(({ verdict }) => verdict !== "blocked")
  );
}

interface Way {
  readonly each: Tried;
  readonly way: WayOut;
}

function byEase({ way: one }: Way, { way: other }: Way): number {
  return (
    Number(one.verdict === "blocked") - Number(other.verdict === "blocked") ||
    one.asks.length - other.asks.length ||
    Number(one.billedMore) - Number(other.billedMore)
  );
}

/** The strictest margin that a rule asks for, as a share below 1; null where no rule does. */
function marginAsked(rules: readonly GuardrailRule[]): string | null {
  const [rule] = rules.filter(({ fact, kind }) => fact === "margin" && kind === "limit");
  return rule?.steps[0]?.limit ?? null;
}

function raisedPrices(study: OfferStudy, offer: StudiedOffer, context: ChangeContext): readonly Tried[] {
  const target = marginAsked(study.of.rules);
  const stopped = offer.rules.filter(isStopped);
  if (target === null || !stopped.some(({ fact }) => MARGINS.has(fact))) return [];
  const marginsPass = (studied: StudiedOffer): boolean =>
    studied.rules.every((rule) => !MARGINS.has(rule.fact) || !isStopped(rule));
  return leadingComponents(offer.plan, context)
    .slice(0, 2)
    .flatMap((component): Tried[] => {
      const found = leastPrice(study, offer.plan, component, target, context.places, marginsPass);
      if (found === null || Number(found.factor) <= 1 || Number(found.factor) > MOST_RAISED) return [];
      const change = `${((Number(found.factor) - 1) * 100).toFixed(1)}% more for "${component.label}"`;
      return [{ label: change, plan: found.offer.plan, offer: found.offer }];
    });
}

/** Where AI acts alone but too much comes back, a person approves first. */
function boundary(study: OfferStudy, offer: StudiedOffer): readonly Tried[] {
  const rule = study.of.rules.find(({ fact }) => fact === "reopen");
  const limit = rule?.steps[0]?.limit;
  if (limit === undefined) return [];
  const over = (category: ScenarioDocument["categories"][number]): boolean =>
    category.ai.tier === "autonomous" && Number(pointValue(category.ai.reopen)) > Number(limit);
  const names = study.of.document.categories.filter(over).map(({ name }) => `"${name}"`);
  if (names.length === 0) return [];
  const scenario: ScenarioDocument = {
    ...study.of.document,
    categories: study.of.document.categories.map((category) =>
      over(category) ? { ...category, ai: { ...category.ai, tier: "approval" } } : category,
    ),
  };
  return [
    {
      label: `A person approves what AI does in ${names.join(", ")}`,
      plan: null,
      offer: study.try(offer.plan, scenario),
    },
  ];
}

/** Two changes at once, where one alone does not suffice: the one that helps most, and another after it. */
function pairs(
  study: OfferStudy,
  offer: StudiedOffer,
  singles: readonly Tried[],
  context: ChangeContext,
): readonly Tried[] {
  const [first] = singles
    .filter((each) => each.plan !== null && isEasier(each.offer, offer))
    .toSorted((one, other) => (isEasier(one.offer, other.offer) ? -1 : 1));
  if (first?.plan == null) return [];
  const seconds: readonly PlanChange[] = WAYS_OUT.flatMap((change) => change(first.plan ?? offer.plan, context));
  const tried = seconds.map(({ label, plan }): Tried => ({ label, plan, offer: study.try(plan) }));
  return [...tried, ...raisedPrices(study, first.offer, context)].map((second) => ({
    ...second,
    label: `${first.label}; ${second.label}`,
  }));
}

export interface WalkAway {
  readonly label: string;
  /** What the price is multiplied by where nobody has to be asked, and at the last limit anybody may allow. */
  readonly freely: string | null;
  readonly atMost: string | null;
  /** The bill over the contract at those. */
  readonly billedFreely: string | null;
  readonly billedAtMost: string | null;
}

/** Steps up, in price, until the simulated months of an offer hold too. */
const STEP_UP = exact("1.005");
const MOST_STEPS_UP = 12;

/** How low the leading price may go: without asking, and with every approval there is. Null where nothing is priced. */
export function walkAway(study: OfferStudy, offer: StudiedOffer, context: ChangeContext): WalkAway | null {
  const [component] = leadingComponents(offer.plan, context);
  const rule = study.of.rules.find(({ fact, kind }) => fact === "margin" && kind === "limit");
  const [strictest, last] = [rule?.steps[0]?.limit, rule?.steps.at(-1)?.limit];
  if (component === undefined || strictest === undefined || last === undefined) return null;
  const ofMargins = ({ rules }: StudiedOffer): readonly RuleResult[] => rules.filter(({ fact }) => MARGINS.has(fact));
  const at = (target: string, holds: (rules: readonly RuleResult[]) => boolean): LeastPrice | null => {
    const reached = (studied: StudiedOffer): boolean => holds(ofMargins(studied));
    const found = leastPrice(study, offer.plan, component, target, context.places, reached);
    return found === null
      ? null
      : heldBySimulation(study, found, reached, (factor) =>
          study.try(withPrices(offer.plan, component, plainText(factor), context.places)),
        );
  };
  const freely = at(strictest, (rules) => !rules.some(isStopped));
  const atMost = at(last, (rules) => !rules.some(({ verdict }) => verdict === "blocked"));
  return {
    label: component.label,
    freely: freely?.factor ?? null,
    atMost: atMost?.factor ?? null,
    billedFreely: freely === null ? null : plainText(freely.offer.billed),
    billedAtMost: atMost === null ? null : plainText(atMost.offer.billed),
  };
}

function heldBySimulation(
  study: OfferStudy,
  found: LeastPrice,
  reached: (offer: StudiedOffer) => boolean,
  priced: (factor: Exact) => StudiedOffer,
): LeastPrice | null {
  let { factor, offer } = found;
  for (let step = 0; step <= MOST_STEPS_UP; step += 1) {
    if (reached(study.simulated(offer))) return { factor, offer };
    const next = roundHalfUp(multiply(exact(factor), STEP_UP), 6);
    factor = plainText(next);
    offer = priced(next);
  }
  return null;
}
