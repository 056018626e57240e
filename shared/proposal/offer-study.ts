/** Tries changes to one offer on the model's quick path: what each does to the bill, the margin and the guardrails. */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { Plan, ScenarioDocument } from "../model/document.ts";
import type { Results } from "../model/results.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";
import { add, type Exact, exact, plainText, subtract } from "../number/exact.ts";
import { type BadMonth, badMonth, badMonthFact } from "./bad-month.ts";
import { type ContractTerm, shareOf, sumOf, termValues } from "./contract-term.ts";
import { creditExposure } from "./credit-exposure.ts";
import {
  checkRules,
  type Fact,
  type GuardrailRule,
  type RuleResult,
  routeOf,
  type Verdict,
  verdictOf,
} from "./guardrails.ts";
import { withHalfOfAi } from "./half-ai.ts";
import { type Background, offerFacts } from "./offer-facts.ts";
import { explicitPlan } from "./plan-prices.ts";
import { planOffer } from "./price-offer.ts";

export interface StudiedOffer {
  readonly plan: Plan;
  readonly document: ScenarioDocument;
  /** Sums over the contract in `proposed/on`. */
  readonly billed: Exact;
  readonly margin: Exact;
  readonly revenue: Exact;
  readonly marginShare: string | null;
  /** Of the expected months with every guarantee paid in full, the least margin share. */
  readonly worstMonthShare: string | null;
  readonly facts: readonly Fact[];
  readonly rules: readonly RuleResult[];
  readonly verdict: Verdict;
}

export interface StudyOf {
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly term: ContractTerm;
  readonly rules: readonly GuardrailRule[];
  readonly background: Background;
}

/** How far a limit must be from an estimate to be out of its reach, as a share of revenue. */
const FAR = exact("0.03");

/** Whether only prices differ: what a plan promises and caps moves a bad month otherwise than an expected one. */
function hasTermsOf(plan: Plan, other: Plan): boolean {
  const terms = ({ components, collar, creditCap, minimumMonthly }: Plan): string =>
    JSON.stringify([
      components.map(({ id }) => id),
      components.filter(({ type }) => type === "guarantee"),
      collar ?? null,
      creditCap ?? "1",
      minimumMonthly ?? "0",
    ]);
  return terms(plan) === terms(other);
}

export class OfferStudy {
  readonly of: StudyOf;
  #model: ScenarioModel | null = null;
  #halved: ScenarioModel | null = null;
  /** The offer that changes are tried on, and its simulated month. */
  #base: { readonly offer: StudiedOffer; readonly found: BadMonth } | null = null;

  constructor(of: StudyOf) {
    this.of = of;
  }

  /** The offer as it stands. `found`: its simulated bad month, null while that is being worked out. */
  start(plan: Plan, found: BadMonth | null): StudiedOffer {
    const offer = this.#studied(plan, this.of.document, () => found);
    this.#base = found === null ? null : { offer, found };
    return offer;
  }

  /**
   * The offer with a plan and, where the change is not in the plan, in another scenario. Column path. Its bad month is only
   * estimated, from that of the offer as it stands: good enough to choose what to simulate, not to be shown.
   */
  try(plan: Plan, scenario: ScenarioDocument = this.of.document): StudiedOffer {
    return this.#studied(plan, scenario, (worst) => this.#estimated(worst));
  }

  /**
   * The same offer judged by its own simulated months. Takes a second and more, and is left out where it decides nothing:
   * nobody sets a limit, or the estimate is good and every limit is far from it.
   */
  simulated(offer: StudiedOffer): StudiedOffer {
    const { clientId, term, rules } = this.of;
    if (this.#isDecided(offer)) return offer;
    const found = badMonthFact(badMonth(offer.document, clientId, term));
    const facts = offer.facts.map((fact) => (fact.id === found.id ? found : fact));
    const checked = checkRules(rules, facts);
    return { ...offer, facts, rules: checked, verdict: verdictOf(checked) };
  }

  #studied(
    plan: Plan,
    scenario: ScenarioDocument,
    badMonthOf: (worst: string | null) => BadMonth | null,
  ): StudiedOffer {
    const { clientId, term, rules, background } = this.of;
    const document = planOffer(scenario, clientId, explicitPlan(plan, term.startMonth), term);
    const results = this.#evaluated(document);
    const exposure = creditExposure(results, clientId, plan, term);
    const { worstMonthShare } = exposure;
    const facts = offerFacts(
      { document, clientId, plan, term, results, halved: this.#halfEvaluated(document) },
      background,
      exposure,
      badMonthFact(badMonthOf(worstMonthShare)),
    );
    const checked = checkRules(rules, facts);
    const sum = (line: string): Exact => sumOf(termValues(results, "proposed/on", clientId, line, term));
    const [margin, revenue] = [sum("margin"), sum("revenue.net")];
    return {
      plan,
      document,
      billed: sum("revenue.gross"),
      margin,
      revenue,
      marginShare: shareOf(margin, revenue),
      worstMonthShare,
      facts,
      rules: checked,
      verdict: verdictOf(checked),
    };
  }

  #estimated(worst: string | null): BadMonth | null {
    if (this.#base === null) return null;
    const { offer, found } = this.#base;
    if (found.share === null || worst === null || offer.worstMonthShare === null) return found;
    const moved = subtract(exact(worst), exact(offer.worstMonthShare));
    return { share: plainText(add(exact(found.share), moved)) };
  }

  #isDecided(offer: StudiedOffer): boolean {
    const rules = this.of.rules.filter(({ fact }) => fact === "marginBadMonth");
    if (rules.length === 0) return true;
    const value = offer.facts.find(({ id }) => id === "marginBadMonth")?.value ?? null;
    if (this.#base === null || value === null || !hasTermsOf(offer.plan, this.#base.offer.plan)) return false;
    const judgedAt = (share: Exact): string => {
      const found = badMonthFact({ share: plainText(share) });
      return JSON.stringify(checkRules(rules, [found]).map(({ verdict, approvers }) => [verdict, approvers]));
    };
    return judgedAt(subtract(exact(value), FAR)) === judgedAt(add(exact(value), FAR));
  }

  #evaluated(document: ScenarioDocument): Results<number> {
    if (this.#model === null) this.#model = createScenarioModel(document);
    else this.#model.update(document);
    return this.#model.columnResults([{ kind: "client", id: this.of.clientId }]);
  }

  #halfEvaluated(document: ScenarioDocument): Results<number> {
    const halved = withHalfOfAi(document);
    if (this.#halved === null) this.#halved = createScenarioModel(halved);
    else this.#halved.update(halved);
    return this.#halved.columnResults([{ kind: "client", id: this.of.clientId }]);
  }
}

/** How much another bill is above this one over the contract, in money. */
export const billedMore = (other: StudiedOffer, than: StudiedOffer): Exact => subtract(other.billed, than.billed);

/** Whether an offer needs fewer people, or is no longer blocked where the other is. */
export function isEasier(other: StudiedOffer, than: StudiedOffer): boolean {
  const rank = ({ verdict, rules }: StudiedOffer): number => (verdict === "blocked" ? 100 : 0) + routeOf(rules).length;
  return rank(other) < rank(than);
}
