import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { proposalDocx } from "../../electron/export/proposal-docx.ts";
import { proposalHtml } from "../../electron/export/proposal-html.ts";
import { reviewPdf } from "../../electron/export/review-pdf.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { LensId, Results } from "../../shared/model/results.ts";
import { add, exact, plainText, subtract } from "../../shared/number/exact.ts";
import { type Brand, brandView, DEFAULT_BRAND } from "../../shared/proposal/brand.ts";
import { amountText, countText } from "../../shared/proposal/client-words.ts";
import { reviewDocument } from "../../shared/proposal/review-document.ts";
import { documentOver, lastWholeMonth, reviewSpan, spanAhead } from "../../shared/proposal/review-period.ts";
import type { ReviewView } from "../../shared/proposal/review-view-shape.ts";
import { sampleDocument } from "./offers.ts";
import { askPoppler, pdfText, poppler } from "./read-documents.ts";
import { COUNTED, type MadeReview, madeReview, OFFER } from "./reviews.ts";

const LOCALE = { locale: "en-US", currency: "USD" };
const CASES = [
  ["northwind", "2026-09", 3],
  ["northwind", "2026-03", 3],
  ["calder-freight", "2026-06", 6],
  ["bayline-dental", "2027-12", 12],
  ["harrow-clinics", "2026-01", 1],
] as const;

let wholeDocument: ScenarioDocument;
beforeAll(() => {
  wholeDocument = sampleDocument();
});

async function pdfOf({ sheet }: Pick<MadeReview, "sheet">): Promise<Uint8Array> {
  const pdf = await reviewPdf(sheet);
  if (pdf === null) throw new Error("the review does not fit its page");
  return pdf;
}

const amountsIn = (text: string): readonly string[] => [...text.matchAll(/\$[\d,]+\.\d{2}/g)].map(([amount]) => amount);
const money = (value: string): string => amountText(value, LOCALE).replace("-", "");

/** A sum of a line over months of the scenario, straight from the model of all clients; nothing of the view is used. */
function sumOf(
  results: Results<string>,
  lens: LensId,
  clientId: string,
  line: string,
  { first, last }: { first: number; last: number },
): string {
  const values = results.lenses[lens].clients[clientId]?.lines[line]?.slice(first - 1, last) ?? [];
  return plainText(values.reduce((sum, value) => add(sum, exact(value ?? "0")), exact("0")));
}

describe("figures of a service review", () => {
  const reader = poppler();

  it.each(CASES)(
    "%s up to %s over %i months: every amount and count is the model's, to the cent",
    async (id, until, months) => {
      const review = madeReview({ document: wholeDocument, clientId: id, until, months, counted: null });
      const { span } = review;
      const results = createScenarioModel(documentOver(wholeDocument, span)).exactResults([{ kind: "client", id }]);
      const ahead = spanAhead(span);
      const allowed = new Set<string>();
      for (const each of [span, ...(ahead === null ? [] : [ahead])]) {
        const [before, agreed] = (["current/off", "proposed/on"] as const).map((lens) =>
          sumOf(results, lens, id, "revenue.gross", each),
        );
        const saved = plainText(subtract(exact(before ?? "0"), exact(agreed ?? "0")));
        for (const value of [before, agreed, saved]) allowed.add(money(value ?? "0"));
      }
      const whole = (line: string) =>
        wholeDocument.categories.map((category) => sumOf(results, "proposed/on", id, `${line}[${category.id}]`, span));
      const text = "missing" in reader ? JSON.stringify(review.sheet) : pdfText(reader.folder, await pdfOf(review));
      const printed = amountsIn(text);
      expect(printed.length).toBeGreaterThanOrEqual(7);
      expect(printed.filter((amount) => !allowed.has(amount))).toEqual([]);
      for (const line of ["tickets.created", "ai.resolved"]) {
        const total = whole(line).reduce((sum, value) => plainText(add(exact(sum), exact(value))), "0");
        expect(text).toContain(countText(total, LOCALE));
      }
      const [first] = review.view.kinds;
      expect(first?.requests).toBe(whole("tickets.created")[0]);
    },
  );

  it("takes outcomes and service level from counted tickets, and says what is only expected", () => {
    const counted = JSON.stringify(madeReview({ document: wholeDocument }).sheet);
    expect(counted).toContain('"figure":"312"');
    expect(counted).toContain('"figure":"94.6%"');
    expect(counted).toContain("281 of 297 requests with a service level");
    expect(counted).toContain("9 were opened again");
    const expected = madeReview({ document: wholeDocument, counted: null });
    const text = JSON.stringify(expected.sheet);
    expect(text).toContain("requests expected in these months");
    expect(text).toContain("as our model of the desk expects");
    expect(text).toContain("nothing here is counted");
    expect(Number(expected.view.promises[0]?.expected)).toBeGreaterThan(0.9);
    const unmeasured = madeReview({ document: wholeDocument, counted: { ...COUNTED, inTime: null, measured: null } });
    expect(JSON.stringify(unmeasured.sheet)).toContain("as our model of the desk expects");
    const neither = madeReview({
      document: wholeDocument,
      clientId: "lomax-property",
      until: "2026-03",
      counted: null,
    });
    expect(JSON.stringify(neither.sheet)).toContain("no service level is recorded for these months");
  });

  it("names what comes next: the standing offer, the move, the change of prices, the next review", () => {
    const steps = (view: ReviewView): string => JSON.stringify(reviewDocument(view, brandView(DEFAULT_BRAND, "x")));
    const before = madeReview({ document: wholeDocument, until: "2026-03", offer: OFFER, nextStep: "Bring cake." });
    expect(before.view.nextStep).toMatchObject({ move: { month: "2026-07" }, meeting: "2026-06", said: "Bring cake." });
    expect(steps(before.view)).toContain("Decide by June 30, 2026 on our renewal offer");
    expect(steps(before.view)).toContain("From July 2026 your service moves to Outcome.");
    const after = madeReview({ document: wholeDocument, until: "2026-09" });
    expect(after.view.nextStep).toMatchObject({ move: null, offer: null, priceChange: "2027-07" });
  });
});

describe("the months of a review", () => {
  it("are those asked for, as far as the scenario has them and the model reaches", () => {
    const of = (until: string, months: number) => reviewSpan(wholeDocument, until, months);
    expect(of("2026-04", 3)).toEqual({ first: 2, last: 4 });
    expect(of("2025-01", 3)).toEqual({ first: 1, last: 3 });
    expect(of("2040-01", 12)).toEqual({ first: 109, last: 120 });
    expect(spanAhead({ first: 109, last: 120 })).toBeNull();
    expect(spanAhead({ first: 109, last: 115 })).toEqual({ first: 116, last: 120 });
    expect([lastWholeMonth("2026-05-18"), lastWholeMonth("2026-01-01")]).toEqual(["2026-04", "2025-12"]);
  });
});

const GARISH: Brand = {
  ...DEFAULT_BRAND,
  name: "Hochleistungsrechenzentrumsbetriebsgesellschaft Østfold–Śląsk & Partners Unlimited Cloud Continuity Holdings LLP",
  heading: "#ffe600",
  accent: "#00ff66",
  contact: Array.from(
    { length: 8 },
    (_, at) => `${at + 1} Extraordinarily Long Industrial Estate Road North, Building 14b`,
  ),
  website: "https://example.com/a/rather/long/address?with=parameters&and=more",
  email: "proposals@example.com",
};

describe("the PDF of a review", () => {
  it("is one page, A4 or Letter, whatever its names, brand and texts", async ({ skip }) => {
    const found = poppler();
    if ("missing" in found) return skip(found.missing);
    const base = madeReview({ document: wholeDocument, offer: OFFER }).view;
    const words = fc.string({ unit: fc.constantFrom(..."abcdefgh ÄØŁ&-,"), minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(
        words,
        words,
        words,
        fc.string({ maxLength: 600 }),
        fc.boolean(),
        fc.constantFrom("en-US", "en-GB", "de-DE"),
        async (client, plan, label, said, garish, locale) => {
          const view: ReviewView = {
            ...base,
            locale,
            clientName: client,
            planBefore: plan,
            planNow: `${plan} new`,
            kinds: base.kinds.map((kind) => ({ ...kind, name: label })),
            promises: base.promises.map((promise) => ({ ...promise, label })),
            nextStep: { ...base.nextStep, said, move: { month: "2027-01", planName: plan } },
          };
          const sheet = reviewDocument(view, brandView(garish ? GARISH : DEFAULT_BRAND, "Brightwater IT"));
          const about = askPoppler(found.folder, "pdfinfo", ["FILE"], await pdfOf({ sheet }));
          expect(about).toMatch(/^Pages: +1$/m);
          expect(about).toMatch(locale === "en-US" ? /^Page size: +612 x 792/m : /^Page size: +595\.28 x 841\.89/m);
        },
      ),
      { numRuns: 25, seed: 20260518 },
    );
  });

  it("is refused, not cut, where no type is small enough", async () => {
    const view = { ...madeReview({ document: wholeDocument }).view, clientName: "Very long name ".repeat(4000) };
    expect(await reviewPdf(reviewDocument(view, brandView(DEFAULT_BRAND, "x")))).toBeNull();
  });

  it("is tagged, titled, and the same every time; nothing of it runs off the page", async ({ skip }) => {
    const found = poppler();
    if ("missing" in found) return skip(found.missing);
    const review = madeReview({ document: wholeDocument, brand: GARISH, locale: "en-GB" });
    const pdf = await pdfOf(review);
    const about = askPoppler(found.folder, "pdfinfo", ["FILE"], pdf);
    expect(about).toMatch(/^Title: +Service review for Northwind$/m);
    expect(about).toMatch(/^Tagged: +yes$/m);
    const tree = askPoppler(found.folder, "pdfinfo", ["-struct", "FILE"], pdf);
    for (const tag of ["H1", "H2", "Table", "TH", "TD", "L", "LI"])
      expect(tree).toMatch(new RegExp(`^ *${tag}\\b`, "m"));
    const boxes = askPoppler(found.folder, "pdftotext", ["-bbox", "FILE", "-"], pdf);
    const edges = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)];
    expect(edges.length).toBeGreaterThan(150);
    for (const [, left, top, right, bottom] of edges) {
      expect(Number(left)).toBeGreaterThanOrEqual(53);
      expect(Number(top)).toBeGreaterThan(20);
      expect(Number(right)).toBeLessThanOrEqual(595.28 - 53);
      expect(Number(bottom)).toBeLessThan(830);
    }
    expect(Buffer.compare(await pdfOf(review), pdf)).toBe(0);
  });
});

describe("Word and web page of a review", () => {
  it("have its sections, no contents, and run nothing", async () => {
    const { sheet } = madeReview({ document: wholeDocument, nextStep: "<script>alert(1)</script>" });
    const html = Buffer.from(proposalHtml(sheet)).toString("utf8");
    expect(html).not.toMatch(/<nav|<script/);
    for (const { title } of sheet.sections) expect(html).toContain(`<h2>${title}</h2>`);
    const docx = await proposalDocx(sheet);
    expect(Buffer.compare(await proposalDocx(sheet), docx)).toBe(0);
  });
});
