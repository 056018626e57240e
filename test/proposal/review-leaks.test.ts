import { beforeAll, describe, expect, it } from "vitest";
import { proposalDocx } from "../../electron/export/proposal-docx.ts";
import { proposalHtml } from "../../electron/export/proposal-html.ts";
import { reviewPdf } from "../../electron/export/review-pdf.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { amountText, countText, percentText } from "../../shared/proposal/client-words.ts";
import { sumText } from "../../shared/proposal/contract-term.ts";
import { documentOver, spanAhead } from "../../shared/proposal/review-period.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { type Marked, marked } from "./markers.ts";
import { sampleDocument } from "./offers.ts";
import { zipInside } from "./read-documents.ts";
import { type MadeReview, madeReview } from "./reviews.ts";
import { hitsOf, isTelling, pdfTexts } from "./search-documents.ts";

const LOCALE = { locale: "en-US", currency: "USD" };

async function everything({ sheet, view }: Pick<MadeReview, "sheet" | "view">): Promise<Record<string, string>> {
  const pdf = await reviewPdf(sheet);
  if (pdf === null) throw new Error("the review does not fit its page");
  return {
    ...pdfTexts(pdf),
    DOCX: zipInside(await proposalDocx(sheet)),
    HTML: Buffer.from(proposalHtml(sheet)).toString("utf8"),
    document: JSON.stringify(sheet),
    view: JSON.stringify(view),
  };
}

const INTERNAL = /^(cost|margin|hours|credits|revenue\.net|adoption|readiness)/;

/** Internal figures of the client, by month, in all spans and over the months of the review, as a document would write them. */
function internalFigures({ document, clientId, span }: MadeReview): readonly string[] {
  const results = createScenarioModel(documentOver(document, span)).exactResults([{ kind: "client", id: clientId }]);
  const spans = [span, spanAhead(span)].flatMap((each) => each ?? []);
  const forms = Object.values(results.lenses).flatMap(({ clients }) => {
    const { lines = {}, totals = {}, kpis } = clients[clientId] ?? {};
    const monthly = Object.entries(lines).flatMap(([line, values]) => (INTERNAL.test(line) ? [values] : []));
    const sums = monthly.map((values) => spans.map(({ first, last }) => sumText(values.slice(first - 1, last))));
    const whole = Object.entries(totals).flatMap(([line, values]) => (INTERNAL.test(line) ? [values] : []));
    return [...monthly, ...sums, ...whole, ...Object.values(kpis ?? {})].flat().flatMap((value) => {
      if (value === null) return [];
      return [amountText(value, LOCALE), percentText(value, LOCALE), countText(value, LOCALE), value];
    });
  });
  return [...new Set(forms)].filter(isTelling);
}

describe("nothing internal leaves with a service review", () => {
  let marks: Marked;
  let review: MadeReview;
  let where: Record<string, string>;

  beforeAll(async () => {
    marks = marked(sampleDocument());
    expect(checkScenario(marks.document)).toEqual([]);
    review = madeReview({ document: marks.document, clientId: marks.clientId, counted: null });
    where = await everything(review);
  });

  it("no internal text or typed number is in any format, its metadata or its packed parts", () => {
    expect(Object.keys(where).length).toBeGreaterThanOrEqual(5);
    const forms = marks.numbers.flatMap((number) => [number, amountText(number, LOCALE), percentText(number, LOCALE)]);
    expect(marks.texts.length).toBeGreaterThan(80);
    expect(forms.filter(isTelling).length).toBeGreaterThan(300);
    expect(hitsOf(where, [...marks.texts, ...forms.filter(isTelling)])).toEqual([]);
  });

  it("no cost, margin, hour or expected credit is, unless the client has the same figure of his own", () => {
    const own = JSON.stringify(review.sheet);
    const bills = [review.view.saving, review.view.ahead].flatMap((span) =>
      span === null ? [] : [span.before, span.agreed, span.saved],
    );
    const allowed = new Set(bills.flatMap((value) => [value, amountText(value, LOCALE), countText(value, LOCALE)]));
    const internal = internalFigures(review).filter((form) => !allowed.has(form));
    expect(internal.length).toBeGreaterThan(1500);
    const { "PDF streams": _streams, ...readable } = where;
    expect(hitsOf(readable, internal)).toEqual([]);
    expect(own).not.toMatch(/\bmargin|\bcost\b|\bhours? (freed|worked)/i);
  });

  it("no other client is named", () => {
    const names = sampleDocument()
      .clients.slice(1)
      .map(({ name }) => name);
    expect(hitsOf(where, names)).toEqual([]);
  });

  it("is seen leaking where a mark gets into what the client reads", async () => {
    const [text = ""] = marks.texts;
    const [number = ""] = marks.numbers;
    const leaking = madeReview({
      document: marks.document,
      clientId: marks.clientId,
      nextStep: `Our secrets are ${text} and ${number}.`,
    });
    for (const secret of [text, number]) {
      const formats = hitsOf(await everything(leaking), [secret]).map((hit) => hit.slice(0, hit.indexOf(":")));
      for (const format of ["DOCX", "HTML", "document", "view"]) expect(formats).toContain(format);
    }
  });
});
