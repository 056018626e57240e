/** Runs the one model over the options of a proposal. Nothing is priced anywhere else. */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { Plan, ScenarioDocument } from "../model/document.ts";
import type { ViewOption } from "./client-view.ts";
import { type ClientOffer, type ContractTerm, clientOf, offerDocument } from "./contract-term.ts";
import { OPTION_IDS, type ProposalDraft } from "./draft.ts";
import { derivedPlan } from "./offer.ts";

export const termOf = ({ startMonth, termMonths }: ProposalDraft): ContractTerm => ({ startMonth, months: termMonths });

/** The plans of the options that are shown, in the order of the draft. */
export function shownPlans(
  draft: ProposalDraft,
  document: ScenarioDocument,
): readonly Pick<ViewOption, "id" | "plan">[] {
  const client = clientOf(document, draft.clientId);
  return draft.options
    .filter(({ shown }) => shown)
    .map(({ id, plan }) => ({ id, plan: plan ?? derivedPlan(id, client, draft.startMonth, document.currency) }));
}

export function planOffer(
  document: ScenarioDocument,
  clientId: string,
  plan: Plan,
  term: ContractTerm,
): ScenarioDocument {
  return offerDocument(document, new Map([[clientId, { plan, term }]]));
}

/** Every shown option with its exact results for the client. Takes up to a second for a dozen clients. */
export function priceOffer(draft: ProposalDraft, document: ScenarioDocument): readonly ViewOption[] {
  const scope = [{ kind: "client", id: draft.clientId }] as const;
  return shownPlans(draft, document).map(({ id, plan }) => ({
    id,
    plan,
    results: createScenarioModel(planOffer(document, draft.clientId, plan, termOf(draft))).exactResults(scope),
  }));
}

/**
 * The options of proposals to many clients of one scenario, by client: as many evaluations as there are options, not as there
 * are clients, because no client's bill depends on another's plan. One draft for each client. The same figures as `priceOffer`.
 */
export function priceOffers(
  drafts: readonly ProposalDraft[],
  document: ScenarioDocument,
): ReadonlyMap<string, readonly ViewOption[]> {
  const priced = new Map<string, ViewOption[]>(drafts.map(({ clientId }) => [clientId, []]));
  for (const option of OPTION_IDS) {
    const offers = new Map<string, ClientOffer>();
    for (const draft of drafts) {
      const plan = shownPlans(draft, document).find(({ id }) => id === option)?.plan;
      if (plan !== undefined) offers.set(draft.clientId, { plan, term: termOf(draft) });
    }
    const scopes = [...offers.keys()].map((id) => ({ kind: "client", id }) as const);
    if (scopes.length === 0) continue;
    const results = createScenarioModel(offerDocument(document, offers)).exactResults(scopes);
    for (const [clientId, { plan }] of offers) priced.get(clientId)?.push({ id: option, plan, results });
  }
  return priced;
}
