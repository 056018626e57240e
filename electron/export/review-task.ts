/** A service review as a file, or why it cannot be one: data in, bytes out, on any thread. */
import type { BrandView } from "../../shared/proposal/document.ts";
import { priceReview } from "../../shared/proposal/price-review.ts";
import { reviewDocument } from "../../shared/proposal/review-document.ts";
import type { ReviewSheetSource } from "../../shared/proposal/review-view.ts";
import { proposalDocx } from "./proposal-docx.ts";
import { missingGlyphs } from "./proposal-fonts.ts";
import { proposalHtml } from "./proposal-html.ts";
import { reviewPdf } from "./review-pdf.ts";

export interface ReviewSheetTask {
  readonly kind: "review-sheet";
  readonly source: Omit<ReviewSheetSource, "results">;
  readonly brand: BrandView;
  readonly format: "pdf" | "docx" | "html";
}

export type ReviewSheet =
  | { readonly bytes: Uint8Array; readonly objection: null }
  | { readonly bytes: null; readonly objection: string };

export async function reviewSheet({ source, brand, format }: ReviewSheetTask): Promise<ReviewSheet> {
  const sheet = reviewDocument(priceReview(source), brand);
  if (format === "docx") return { bytes: await proposalDocx(sheet), objection: null };
  if (format === "html") return { bytes: proposalHtml(sheet), objection: null };
  const strange = missingGlyphs(JSON.stringify(sheet));
  if (strange !== "")
    return {
      bytes: null,
      objection: `The document's typeface cannot print these characters: ${strange}. Write them otherwise.`,
    };
  const bytes = await reviewPdf(sheet);
  return bytes === null
    ? {
        bytes: null,
        objection: "Its names and texts are too long for one page. Shorten them, or choose Word or a web page.",
      }
    : { bytes, objection: null };
}
