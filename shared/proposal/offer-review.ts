/** Everything the seller may know of an offer and the client may not: margins, guardrails, concessions, ways out. */

import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { Plan, ScenarioDocument } from "../model/document.ts";
import type { Results } from "../model/results.ts";
import { minorUnitOf } from "../number/currency.ts";
import { plainText } from "../number/exact.ts";
import { canonicalJson } from "../scenario/canonical.ts";
import type { EvidenceByPath } from "../scenario/evidence.ts";
import type { BadMonths } from "./bad-month.ts";
import { type Concession, concessionLadder } from "./concessions.ts";
import { sumOf, termValues } from "./contract-term.ts";
import type { OptionId, ProposalDraft } from "./draft.ts";
import { type Approver, type GuardrailRule, type RuleResult, routeOf, type Verdict } from "./guardrails.ts";
import { OfferStudy, type StudiedOffer } from "./offer-study.ts";
import type { ChangeContext } from "./plan-changes.ts";
import { shownPlans, termOf } from "./price-offer.ts";
import { priceForSplit, type ValueSplit, valueSplit } from "./value-split.ts";
import { type WalkAway, type WayOut, walkAway, waysOut } from "./ways-out.ts";

export interface OptionReview {
  readonly id: OptionId;
  readonly name: string;
  /** Over the contract, AI on; money as plain decimal text, exact to the cent near ties only (the quick path). */
  readonly billed: string;
  /** Billed less expected credits: what the margin is a share of. */
  readonly revenue: string;
  readonly margin: string;
  readonly marginShare: string | null;
  readonly verdict: Verdict;
  readonly rules: readonly RuleResult[];
  readonly route: readonly Approver[];
  readonly split: ValueSplit;
  readonly walkAway: WalkAway | null;
  readonly concessions: readonly Concession[];
  readonly waysOut: readonly WayOut[];
}

export interface ReviewSource {
  readonly draft: ProposalDraft;
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceByPath;
  readonly rules: readonly GuardrailRule[];
  readonly today: string;
  readonly badMonths: BadMonths;
  /** The option whose concessions, walk-away price and ways out are worked out, which takes seconds. */
  readonly inDepth: OptionId | null;
}

/** The text whose SHA-256 an approval is bound to: every input of the offer, so that it dies with any change. */
export function approvalBasis({
  draft,
  document,
  evidence,
  rules,
}: Omit<ReviewSource, "today" | "badMonths" | "inDepth">): string {
  const { name: _name, opening: _opening, simulated: _simulated, ...offered } = draft;
  return canonicalJson({ offered, document, evidence, rules });
}

interface Studied {
  readonly study: OfferStudy;
  readonly offer: StudiedOffer;
  readonly results: Results<number>;
  readonly context: ChangeContext;
}

function studiedOption(
  { draft, document, evidence, rules, today, badMonths }: ReviewSource,
  id: OptionId,
  plan: Plan,
): Studied {
  const term = termOf(draft);
  const study = new OfferStudy({
    document,
    clientId: draft.clientId,
    term,
    rules,
    background: { evidence, today },
  });
  const offer = study.start(plan, badMonths[id] ?? null);
  const results = createScenarioModel(offer.document).columnResults([{ kind: "client", id: draft.clientId }]);
  const context: ChangeContext = {
    places: minorUnitOf(document.currency),
    startMonth: draft.startMonth,
    billedOf: (component) =>
      sumOf(termValues(results, "proposed/on", draft.clientId, `revenue.component[${component}]`, term)).toNumber(),
  };
  return { study, offer, results, context };
}

export function reviewOffer(source: ReviewSource): readonly OptionReview[] {
  const { draft, document } = source;
  return shownPlans(draft, document).map(({ id, plan }) => {
    const studied = studiedOption(source, id, plan);
    const { offer, results } = studied;
    return {
      id,
      name: draft.options.find((each) => each.id === id)?.name ?? id,
      billed: plainText(offer.billed),
      revenue: plainText(offer.revenue),
      margin: plainText(offer.margin),
      marginShare: offer.marginShare,
      verdict: offer.verdict,
      rules: offer.rules,
      route: routeOf(offer.rules),
      split: valueSplit(results, draft.clientId, termOf(draft)),
      ...(source.inDepth === id ? inDepth(studied) : { walkAway: null, concessions: [], waysOut: [] }),
    };
  });
}

function inDepth({ study, offer, context }: Studied): Pick<OptionReview, "walkAway" | "concessions" | "waysOut"> {
  return {
    walkAway: walkAway(study, offer, context),
    concessions: concessionLadder(study, offer, context),
    waysOut: waysOut(study, offer, context),
  };
}

/** The plan of one shown option that passes on `share` of the value (see `priceForSplit`); null where there is none. */
export function splitOffer(
  source: ReviewSource,
  option: OptionId,
  share: string,
): { readonly factor: string; readonly plan: Plan } | null {
  const found = shownPlans(source.draft, source.document).find(({ id }) => id === option);
  if (found === undefined) return null;
  const { study, results, context } = studiedOption(source, option, found.plan);
  const split = valueSplit(results, source.draft.clientId, termOf(source.draft));
  return priceForSplit(study, found.plan, split, share, context);
}
