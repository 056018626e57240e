/** Service reviews for tests: of the sample's clients, priced, and made documents. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { type Brand, brandView, DEFAULT_BRAND } from "../../shared/proposal/brand.ts";
import type { ProposalDocument } from "../../shared/proposal/document.ts";
import { priceReview, reviewAnswers } from "../../shared/proposal/price-review.ts";
import { reviewDocument } from "../../shared/proposal/review-document.ts";
import { type MonthSpan, reviewSpan } from "../../shared/proposal/review-period.ts";
import type { CountedPeriod } from "../../shared/proposal/review-view.ts";
import type { ReviewView, StandingOfferView } from "../../shared/proposal/review-view-shape.ts";
import { sampleDocument, TODAY } from "./offers.ts";

export const COUNTED: CountedPeriod = { tickets: 312, reopened: 9, inTime: 281, measured: 297, medianHours: 6.5 };
export const OFFER: StandingOfferView = {
  options: ["Steady", "Half and half", "Outcome"],
  recommended: "Half and half",
  validUntil: "2026-06-30",
};

export interface MadeReview {
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly span: MonthSpan;
  readonly view: ReviewView;
  readonly sheet: ProposalDocument;
}

export interface ReviewSettings {
  readonly document?: ScenarioDocument;
  readonly clientId?: string;
  readonly until?: string;
  readonly months?: number;
  readonly counted?: CountedPeriod | null;
  readonly offer?: StandingOfferView | null;
  readonly nextStep?: string;
  readonly brand?: Brand;
  readonly locale?: string;
  readonly providerName?: string;
}

export function madeReview(settings: ReviewSettings = {}): MadeReview {
  const document = settings.document ?? sampleDocument();
  const clientId = settings.clientId ?? "northwind";
  const span = reviewSpan(document, settings.until ?? "2026-09", settings.months ?? 3);
  const view = priceReview({
    document,
    clientId,
    span,
    answers: reviewAnswers(document, [clientId], span)[clientId] ?? [],
    counted: settings.counted === undefined ? COUNTED : settings.counted,
    offer: settings.offer ?? null,
    nextStep: settings.nextStep ?? "",
    preparedOn: TODAY,
    providerName: settings.providerName ?? "Brightwater IT",
    locale: settings.locale ?? "en-US",
  });
  const brand = brandView(settings.brand ?? DEFAULT_BRAND, settings.providerName ?? "Brightwater IT");
  return { document, clientId, span, view, sheet: reviewDocument(view, brand) };
}
