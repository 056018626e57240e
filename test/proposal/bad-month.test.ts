import { describe, expect, it } from "vitest";
import { BAD_MONTH_TRIALS, badMonth, badMonthFact } from "../../shared/proposal/bad-month.ts";
import { checkRules, DEFAULT_RULES, routeOf, verdictOf } from "../../shared/proposal/guardrails.ts";
import { openPoints } from "../../shared/proposal/open-points.ts";
import { planOffer, shownPlans, termOf } from "../../shared/proposal/price-offer.ts";
import { Simulation } from "../../shared/simulation/simulate.ts";
import { draftFor, madeOffer, sampleDocument } from "./offers.ts";

const document = sampleDocument();
const clientId = "northwind";
const draft = draftFor(document, clientId);
const [good, , best] = shownPlans(draft, document);
if (good === undefined || best === undefined) throw new Error("no options");
const scope = { kind: "client", id: clientId } as const;

describe("single months of trials", () => {
  const offered = planOffer(document, clientId, best.plan, termOf(draft));
  const request = { document: offered, scope, trials: 40, seed: 5 };

  it("are the very months whose sums a simulation of the horizon gives", () => {
    const whole = new Simulation(request);
    const sums = whole.run({ from: 0, count: 40 }).columns;
    const monthly = new Simulation({
      ...request,
      monthly: { lens: "proposed/on", from: 1, count: offered.months },
    });
    const { columns } = monthly.run({ from: 0, count: 40 });
    for (const total of ["margin", "net"] as const) {
      const sum = whole.outline.layout.total("proposed/on", total) * 40;
      for (let trial = 0; trial < 40; trial++) {
        let over = 0;
        for (let month = 0; month < offered.months; month++)
          over += columns[monthly.outline.layout.month(month, total) * 40 + trial] ?? 0;
        expect(over).toBeCloseTo(sums[sum + trial] ?? 0, 5);
      }
    }
  });

  it("lie in the horizon", () => {
    const monthly = { lens: "proposed/on", from: 2, count: offered.months } as const;
    expect(() => new Simulation({ ...request, monthly })).toThrow(/horizon/);
  });
});

describe("the margin of a bad month", () => {
  it("has 1 in 20 of all simulated months below it, and is the same every time", () => {
    const term = termOf(draft);
    const offered = planOffer(document, clientId, best.plan, term);
    const { share } = badMonth(offered, clientId, term);
    expect(badMonth(offered, clientId, term)).toEqual({ share });
    // Other trials of the same contract, counted one by one.
    const other = new Simulation({
      document: offered,
      scope,
      trials: BAD_MONTH_TRIALS,
      seed: 77,
      monthly: { lens: "proposed/on", from: term.startMonth, count: term.months },
    });
    const { columns, count } = other.run({ from: 0, count: BAD_MONTH_TRIALS });
    let below = 0;
    for (let month = 0; month < term.months; month++)
      for (let trial = 0; trial < count; trial++) {
        const margin = columns[other.outline.layout.month(month, "margin") * count + trial] ?? 0;
        const net = columns[other.outline.layout.month(month, "net") * count + trial] ?? 0;
        if (margin < Number(share) * net) below += 1;
      }
    expect(below / (term.months * count)).toBeGreaterThan(0.04);
    expect(below / (term.months * count)).toBeLessThan(0.06);
  });

  it("falls below the expected month also where nothing is guaranteed, because work varies", () => {
    const term = termOf(draft);
    const { share } = badMonth(planOffer(document, clientId, good.plan, term), clientId, term);
    expect(Number(share)).toBeLessThan(0.4);
  });

  it("is not known where most months bill nothing", () => {
    const term = termOf(draft);
    const free = { ...good.plan, minimumMonthly: "0", components: [] };
    expect(badMonth(planOffer(document, clientId, free, term), clientId, term)).toEqual({ share: null });
  });

  it("holds an offer up while it is being worked out, and asks nobody before", () => {
    const rules = DEFAULT_RULES.filter(({ fact }) => fact === "marginBadMonth");
    const pending = checkRules(rules, [badMonthFact(null)]);
    expect([verdictOf(pending), routeOf(pending)]).toEqual(["pending", []]);
    const offer = madeOffer();
    const option = { name: "Outcome", verdict: "pending", rules: pending } as const;
    expect(openPoints(offer.draft, offer.view, [option], [])).toEqual([
      "The margin of a bad month is still being worked out.",
    ]);
    const low = checkRules(rules, [badMonthFact({ share: "0.1" })]);
    expect(verdictOf(low)).toBe("blocked");
    expect(low[0]?.detail).toContain("1 month in 20");
  });
});
