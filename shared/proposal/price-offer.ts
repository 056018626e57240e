/** Runs the one model over the options of a proposal. Nothing is priced anywhere else. */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { Plan, ScenarioDocument } from "../model/document.ts";
import type { ViewOption } from "./client-view.ts";
import { type ContractTerm, clientOf, offerDocument } from "./contract-term.ts";
import type { ProposalDraft } from "./draft.ts";
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
  return offerDocument(document, new Map([[clientId, plan]]), term);
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
