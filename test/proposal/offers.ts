/** Proposals for tests: drafts on the sample, priced, and made documents. */
import { shippedPolicies } from "../../electron/services/proposal-records.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { type Brand, brandView, DEFAULT_BRAND } from "../../shared/proposal/brand.ts";
import { clientView, type ViewOption } from "../../shared/proposal/client-view.ts";
import type { ClientView, DeliveredView } from "../../shared/proposal/client-view-shape.ts";
import { clientOf } from "../../shared/proposal/contract-term.ts";
import type { ProposalDocument } from "../../shared/proposal/document.ts";
import { newDraft, type ProposalDraft } from "../../shared/proposal/draft.ts";
import type { PolicyText } from "../../shared/proposal/policy.ts";
import { priceOffer } from "../../shared/proposal/price-offer.ts";
import { proposalDocument } from "../../shared/proposal/proposal-document.ts";
import { usedPolicies } from "../../shared/proposal/used-policies.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

export const TODAY = "2026-05-18";

export function sampleDocument(): ScenarioDocument {
  const [first] = sampleWorkspace(TODAY).scenarios;
  if (first === undefined) throw new Error("the sample has no scenario");
  return first.document;
}

export function draftFor(
  document: ScenarioDocument,
  clientId: string,
  change: Partial<ProposalDraft> = {},
): ProposalDraft {
  const startMonth = clientOf(document, clientId).convertMonth ?? 7;
  return {
    ...newDraft({ name: "Renewal", scenarioId: "one", clientId, startMonth, importId: null, today: TODAY }),
    ...change,
  };
}

/** Every text complete and confirmed. */
export function confirmedPolicies(): readonly PolicyText[] {
  return shippedPolicies().map((policy) => ({
    ...policy,
    text: policy.text.replaceAll(/\[[^\]]+\]/g, "as agreed"),
    confirmed: { by: "Ada", on: TODAY },
  }));
}

export const DELIVERED: DeliveredView = {
  months: Array.from({ length: 12 }, (_, at) => ({
    month: `2025-${String(at + 1).padStart(2, "0")}`,
    tickets: 70 + at * 3,
  })),
  tickets: 1038,
  inTime: 951,
  measured: 1001,
  reopened: 44,
  medianHours: 6.5,
};

export interface MadeOffer {
  readonly draft: ProposalDraft;
  readonly document: ScenarioDocument;
  readonly options: readonly ViewOption[];
  readonly view: ClientView;
  readonly proposal: ProposalDocument;
}

export interface OfferSettings {
  readonly document?: ScenarioDocument;
  readonly clientId?: string;
  readonly draft?: Partial<ProposalDraft>;
  readonly brand?: Brand;
  readonly delivered?: DeliveredView | null;
  readonly policies?: readonly PolicyText[];
  readonly locale?: string;
  readonly open?: readonly string[];
  /** Priced before, where nothing changed that a price rests on. */
  readonly options?: readonly ViewOption[];
}

export function madeOffer(settings: OfferSettings = {}): MadeOffer {
  const document = settings.document ?? sampleDocument();
  const clientId = settings.clientId ?? "northwind";
  const draft = draftFor(document, clientId, settings.draft);
  const options = settings.options ?? priceOffer(draft, document);
  const view = clientView({
    draft,
    document,
    options,
    delivered: settings.delivered === undefined ? DELIVERED : settings.delivered,
    policies: settings.policies ?? confirmedPolicies(),
    policyIds: usedPolicies(
      clientOf(document, clientId),
      options.map(({ plan }) => plan),
    ),
    providerName: "Brightwater IT",
    locale: settings.locale ?? "en-US",
  });
  const brand = brandView(settings.brand ?? DEFAULT_BRAND, "Brightwater IT");
  return { draft, document, options, view, proposal: proposalDocument(view, brand, settings.open ?? []) };
}
