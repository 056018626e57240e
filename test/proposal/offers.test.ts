import { describe, expect, it } from "vitest";
import { HANDOFFS } from "../../shared/contract/proposal-schemas.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { exact, plainText, subtract } from "../../shared/number/exact.ts";
import type { ViewOption } from "../../shared/proposal/client-view.ts";
import { sumText, termFault, termMarginShare, termValues } from "../../shared/proposal/contract-term.ts";
import { creditExposure } from "../../shared/proposal/credit-exposure.ts";
import { OPTION_IDS } from "../../shared/proposal/draft.ts";
import { DEFAULT_RULES } from "../../shared/proposal/guardrails.ts";
import { withHalfOfAi } from "../../shared/proposal/half-ai.ts";
import { handoffRows } from "../../shared/proposal/handoff.ts";
import { leastPrice } from "../../shared/proposal/least-price.ts";
import { OfferStudy } from "../../shared/proposal/offer-study.ts";
import { planOffer, priceOffer, priceOffers, shownPlans, termOf } from "../../shared/proposal/price-offer.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { csvText } from "../../shared/table/delimited.ts";
import { draftFor, madeOffer, sampleDocument, TODAY } from "./offers.ts";

const document = sampleDocument();

describe("good, better, best", () => {
  it("are sound plans for every client of the sample", () => {
    for (const { id } of document.clients) {
      const draft = draftFor(document, id);
      const plans = shownPlans(draft, document);
      expect(plans.map((each) => each.id)).toEqual(OPTION_IDS);
      for (const { plan } of plans) expect(checkScenario(planOffer(document, id, plan, termOf(draft))), id).toEqual([]);
    }
  });

  it("hold today's bill to the cent in every month of the contract, whatever the plan is made of", () => {
    // Tiers, blocks of hours, minimums, bands, discounts, past price rises: each client pays in another way.
    for (const clientId of ["northwind", "alder-wren", "eastgate-schools", "orchard-trust"]) {
      const draft = draftFor(document, clientId);
      const [held] = shownPlans(draft, document);
      if (held === undefined) throw new Error("no option");
      const results = createScenarioModel(planOffer(document, clientId, held.plan, termOf(draft))).exactResults([
        { kind: "client", id: clientId },
      ]);
      const line = (lens: "current/on" | "proposed/on") =>
        termValues(results, lens, clientId, "revenue.gross", termOf(draft));
      expect(line("proposed/on"), clientId).toEqual(line("current/on"));
      expect(Number(sumText(line("current/on"))), clientId).toBeGreaterThan(0);
    }
  });

  it("follow the scenario while no plan of their own is set, and stand still once one is", () => {
    const draft = draftFor(document, "northwind");
    const [first] = document.clients;
    const dearer = {
      ...document,
      clients: document.clients.map((client) =>
        client === first ? { ...client, proposedPlan: { ...client.proposedPlan, minimumMonthly: "9999" } } : client,
      ),
    };
    expect(shownPlans(draft, dearer)[2]?.plan.minimumMonthly).toBe("9999");
    const own = {
      ...draft,
      options: draft.options.map((option) => ({ ...option, plan: first?.proposedPlan ?? null })),
    };
    expect(shownPlans(own, dearer)[2]?.plan).toBe(first?.proposedPlan);
  });

  it("cannot run past what the model reaches", () => {
    expect(termFault({ startMonth: 7, months: 36 })).toBeNull();
    expect(termFault({ startMonth: 85, months: 36 })).toBeNull();
    expect(termFault({ startMonth: 86, months: 36 })).toContain("month 121");
    expect(termFault({ startMonth: 0, months: 36 })).not.toBeNull();
    expect(termFault({ startMonth: 1, months: 0 })).not.toBeNull();
  });
});

describe("offers to many clients at once", () => {
  it("are the same as one by one, though they share their evaluations", () => {
    const drafts = ["northwind", "kestrel-design"].map((id) => draftFor(document, id));
    const together = priceOffers(drafts, document);
    for (const draft of drafts) {
      const bills = (options: readonly ViewOption[]) =>
        options.map(({ id, results }) => [
          id,
          termValues(results, "proposed/on", draft.clientId, "revenue.gross", termOf(draft)),
        ]);
      expect(bills(together.get(draft.clientId) ?? [])).toEqual(bills(priceOffer(draft, document)));
    }
  });
});

describe("what the seller knows", () => {
  const clientId = "northwind";
  const [client] = document.clients;
  const study = (startMonth: number, months: number) =>
    new OfferStudy({
      document,
      clientId,
      term: { startMonth, months },
      rules: DEFAULT_RULES,
      background: { evidence: {}, today: TODAY },
    });

  it("a margin over a contract that is the whole horizon is the model's own figure", () => {
    if (client === undefined) throw new Error("no client");
    const term = { startMonth: 1, months: document.months };
    const results = createScenarioModel(planOffer(document, clientId, client.proposedPlan, term)).exactResults([
      { kind: "client", id: clientId },
    ]);
    const whole = results.lenses["proposed/on"].clients[clientId]?.kpis.marginPercent.at(-1);
    expect(termMarginShare(results, "proposed/on", clientId, term)).toBe(whole);
  });

  it("the least price for a margin is the model's target price where the contract is the whole horizon", () => {
    if (client === undefined) throw new Error("no client");
    const [platform] = client.proposedPlan.components;
    if (platform === undefined) throw new Error("no component");
    const offer = planOffer(document, clientId, client.proposedPlan, { startMonth: 1, months: document.months });
    const target = createScenarioModel(offer).targetPrice(clientId, platform.id, "0.5");
    const found = leastPrice(
      study(1, document.months),
      client.proposedPlan,
      platform,
      "0.5",
      6,
      ({ marginShare }) => Number(marginShare) >= 0.5,
    );
    if ("reason" in target || found === null) throw new Error("no price");
    expect(Number(found.factor)).toBeCloseTo(Number(target.factor), 3);
    expect(Number(found.offer.marginShare)).toBeGreaterThanOrEqual(0.5);
  });

  it("half of AI halves what AI resolves, and nothing else of the document", () => {
    const halved = withHalfOfAi(document);
    expect(checkScenario(halved)).toEqual([]);
    const { categories: _one, ...rest } = document;
    const { categories: _other, ...others } = halved;
    expect(others).toEqual(rest);
    for (const [at, category] of document.categories.entries()) {
      const half = halved.categories[at];
      expect(Number(half?.ai.resolution) * 2).toBeCloseTo(Number(category.ai.resolution), 10);
      expect({ ...half, ai: { ...half?.ai, resolution: category.ai.resolution } }).toEqual(category);
    }
  });

  it("what guarantees can pay back at most bounds what they are expected to, month by month and over the contract", () => {
    const { options, draft } = madeOffer({ clientId: "fennick-legal" });
    const best = options[2];
    if (best === undefined) throw new Error("no option");
    const term = termOf(draft);
    const { share, securityShare, worstMonthShare } = creditExposure(best.results, "fennick-legal", best.plan, term);
    const expected = sumText(termValues(best.results, "proposed/on", "fennick-legal", "credits", term));
    const gross = sumText(termValues(best.results, "proposed/on", "fennick-legal", "revenue.gross", term));
    expect(Number(share) * Number(gross)).toBeGreaterThan(Number(expected));
    // The plan caps all credits of a month at 12 % of its fee.
    expect(Number(share)).toBeLessThanOrEqual(0.12);
    expect(Number(securityShare)).toBeLessThan(Number(share));
    expect(Number(worstMonthShare)).toBeLessThan(
      Number(termMarginShare(best.results, "proposed/on", "fennick-legal", term)),
    );
  });
});

describe("hand-off", () => {
  const { view } = madeOffer();
  const [, better] = view.options;

  it.each(HANDOFFS)("%s: a row for each line, adding up to the first invoice, without cost or margin", (tool) => {
    if (better === undefined) throw new Error("no option");
    const [heading = [], ...rows] = handoffRows(view, better, tool);
    expect(rows).toHaveLength(better.bill.lines.length);
    expect(heading.join()).not.toMatch(/cost|margin|wage/i);
    const at = (name: RegExp) => heading.findIndex((each) => name.test(String(each)));
    const total = rows.reduce(
      (sum, row) =>
        sum +
        Number(row[at(/^(Total_Quantity|Units|quantity|Quantity|QtyTotal)$/)]) *
          Number(row[at(/^(Unit_Price|Unit Price|unitprice|Unit price|UnitPrice)$/)]),
      0,
    );
    expect(total).toBeCloseTo(Number(better.bill.months[0]), 2);
    expect(subtract(exact(better.bill.total), exact(view.today.total)).isZero()).toBe(false);
    expect(plainText(exact(better.bill.total))).toBe(better.bill.total);
  });

  it("leaves nothing for a spreadsheet to run", () => {
    const formula = '=HYPERLINK("http://x","y")';
    if (better === undefined) throw new Error("no option");
    const [line, ...lines] = better.bill.lines;
    if (line === undefined) throw new Error("no line");
    // A client, a line and its terms may be called anything, in the columns of any tool.
    const hostile = {
      ...better,
      bill: { ...better.bill, lines: [{ ...line, label: formula, terms: "@SUM(A1)" }, ...lines] },
    };
    for (const tool of HANDOFFS) {
      const text = csvText(handoffRows({ ...view, clientName: "+1+1" }, hostile, tool));
      expect(text, tool).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
      const cells = text.split(/[,\r\n]/);
      expect(
        cells.filter((cell) => /^"?[=+@\t]/.test(cell)),
        tool,
      ).toEqual([]);
    }
  });
});
