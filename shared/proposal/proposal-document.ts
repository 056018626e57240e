/** The whole document of a proposal, from the client's view and the brand. */

import type { ClientView } from "./client-view-shape.ts";
import { dateText, monthName } from "./client-words.ts";
import type { BrandView, ProposalDocument } from "./document.ts";
import { proposalSections } from "./document-sections.ts";

/** `open` is what still stands in the way of sending it; with anything open every page is stamped as a draft. */
export function proposalDocument(view: ClientView, brand: BrandView, open: readonly string[]): ProposalDocument {
  const starts = monthName(view.scenarioStart, view.startMonth, view.locale);
  return {
    title: `Renewal proposal for ${view.clientName}`,
    subject: `Managed services from ${starts}, ${view.termMonths} months`,
    author: brand.name,
    language: view.locale,
    date: view.preparedOn,
    dateText: dateText(view.preparedOn, view.locale),
    preparedFor: view.clientName,
    stamp: open.length === 0 ? "" : "Draft, not for signature",
    brand,
    sections: proposalSections(view),
  };
}
