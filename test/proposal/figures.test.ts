import { beforeAll, describe, expect, it } from "vitest";
import { proposalPdf } from "../../electron/export/proposal-pdf.ts";
import type { Plan } from "../../shared/model/document.ts";
import { add, divide, exact, plainText, subtract } from "../../shared/number/exact.ts";
import { amountText } from "../../shared/proposal/client-words.ts";
import { type MadeOffer, madeOffer } from "./offers.ts";
import { pdfText, poppler } from "./read-documents.ts";

const LOCALE = { locale: "en-US", currency: "USD" };
const CLIENTS = ["northwind", "calder-freight", "alder-wren"] as const;

const money = (value: string) => amountText(value, LOCALE).replace("-", "");
const sum = (values: readonly (string | null)[]) =>
  plainText(values.reduce((total, value) => add(total, exact(value ?? "0")), exact("0")));

/** Every amount a document may hold, straight from the model's lines and the typed prices; nothing of the view is used. */
function amountsOfModel({ draft, document, options }: MadeOffer): ReadonlySet<string> {
  const client = document.clients.find(({ id }) => id === draft.clientId);
  if (client === undefined) throw new Error("no client");
  const allowed = new Set<string>();
  const from = draft.startMonth - 1;
  const allow = (months: readonly (string | null)[]): string => {
    const years = [0, 12, 24].map((year) => sum(months.slice(year, year + 12)));
    const total = sum(months);
    for (const value of [months[0] ?? "0", ...years, total]) allowed.add(money(value));
    allowed.add(money(plainText(divide(exact(years[0] ?? "0"), exact("12")))));
    return total;
  };
  const lines = (at: number, lens: "current/off" | "proposed/on", line: string) =>
    (options[at]?.results.lenses[lens].clients[draft.clientId]?.lines[line] ?? []).slice(from, from + draft.termMonths);
  const today = allow(lines(0, "current/off", "revenue.gross"));
  options.forEach(({ plan }, at) => {
    const total = allow(lines(at, "proposed/on", "revenue.gross"));
    allowed.add(money(plainText(subtract(exact(total), exact(today)))));
    for (const line of [
      "revenue.minimum",
      "revenue.collar",
      ...plan.components.map(({ id }) => `revenue.component[${id}]`),
    ])
      allow(lines(at, "proposed/on", line));
    for (const price of typedPrices(plan)) allowed.add(money(price));
  });
  return allowed;
}

/** Every number in the terms of a plan, as a price might be printed. */
function typedPrices(plan: Plan): readonly string[] {
  return [...JSON.stringify(plan).matchAll(/"(\d+(?:\.\d+)?)"/g)].map(([, number]) => number ?? "");
}

const amountsIn = (text: string): readonly string[] => [...text.matchAll(/\$[\d,]+\.\d{2}/g)].map(([amount]) => amount);

describe("figures in the PDF", () => {
  const found = poppler();
  const offers = new Map<string, { readonly offer: MadeOffer; readonly text: string }>();

  beforeAll(async () => {
    if ("missing" in found) return;
    for (const clientId of CLIENTS) {
      const offer = madeOffer({ clientId });
      offers.set(clientId, { offer, text: pdfText(found.folder, await proposalPdf(offer.proposal)) });
    }
  });

  it.each(CLIENTS)("%s: every amount that is printed is one of the model's, to the cent", (clientId) => {
    if ("missing" in found) return expect.soft(found.missing).toBe("");
    const { offer, text } = offers.get(clientId) ?? { offer: null, text: "" };
    if (offer === null) throw new Error("not made");
    const allowed = amountsOfModel(offer);
    const printed = amountsIn(text);
    expect(printed.length).toBeGreaterThan(60);
    expect(printed.filter((amount) => !allowed.has(amount))).toEqual([]);
  });

  it("prints every total, year and price line that the client is to see", () => {
    for (const { offer, text } of offers.values()) {
      const printed = new Set(amountsIn(text));
      const bills = [offer.view.today, ...offer.view.options.map(({ bill }) => bill)];
      for (const bill of bills)
        for (const amount of [...bill.years, bill.total]) expect(printed).toContain(money(amount));
      for (const { bill } of offer.view.options) {
        for (const line of bill.lines) expect(printed).toContain(money(line.total));
      }
    }
  });

  it("adds up: the lines of a bill are its total, the years are, and the months are", () => {
    for (const { offer } of offers.values()) {
      for (const { bill, againstToday } of offer.view.options) {
        expect(sum(bill.lines.map(({ total }) => total))).toBe(bill.total);
        expect(sum(bill.years)).toBe(bill.total);
        expect(sum(bill.months)).toBe(bill.total);
        expect(plainText(subtract(exact(bill.total), exact(offer.view.today.total)))).toBe(againstToday);
      }
    }
  });

  it("is seen failing where a figure is printed that the model has not", async () => {
    const [first] = offers.values();
    if (first === undefined || "missing" in found) return;
    const { offer } = first;
    const wrong = madeOffer({ options: offer.options, draft: { opening: "You will pay $12,345.67." } });
    const printed = amountsIn(pdfText(found.folder, await proposalPdf(wrong.proposal)));
    const allowed = amountsOfModel(offer);
    expect(printed.filter((amount) => !allowed.has(amount))).toEqual(["$12,345.67"]);
  });
});
