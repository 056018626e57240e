/** A service review as a document: the same sections and brand as a proposal, on one page and without contents. */
import { dateText } from "./client-words.ts";
import type { BrandView, ProposalDocument } from "./document.ts";
import { periodText, reviewSections } from "./review-sections.ts";
import type { ReviewView } from "./review-view-shape.ts";

export function reviewDocument(view: ReviewView, brand: BrandView): ProposalDocument {
  return {
    title: `Service review for ${view.clientName}`,
    subject: periodText(view, view.period),
    author: brand.name,
    language: view.locale,
    date: view.preparedOn,
    dateText: `Prepared ${dateText(view.preparedOn, view.locale)}`,
    preparedFor: view.clientName,
    stamp: "",
    onePage: true,
    brand,
    sections: reviewSections(view),
  };
}
