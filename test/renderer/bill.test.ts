import { describe, expect, test } from "vitest";
import { billOf, firstMonth, isInForce, lensOf } from "../../renderer/pages/model/plan-editor/bill.ts";
import { billDetail } from "../../renderer/pages/model/plan-editor/bill-detail.ts";
import { priceText } from "../../renderer/pages/model/plan-editor/price-text.ts";
import type { LensView, ScopeView } from "../../renderer/workers/protocol.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Client, Component, ScenarioDocument } from "../../shared/model/document.ts";
import { LENSES, type LensId } from "../../shared/model/results.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const whole = sampleWorkspace().scenarios[0]!.document;
const options = { locale: "en-US", currency: "USD", startMonth: "2026-01" };

function only(id: string, change: (client: Client) => Client = (client) => client): ScenarioDocument {
  return { ...whole, months: 24, clients: whole.clients.filter((one) => one.id === id).map(change) };
}

function viewOf(document: ScenarioDocument): ScopeView<number> {
  const client = document.clients[0]!;
  const results = createScenarioModel(document).columnResults();
  const lenses = Object.fromEntries(
    LENSES.map((lens) => {
      const { feasible, infeasibleMonths, clients } = results.lenses[lens];
      return [lens, { feasible, infeasibleMonths, ...clients[client.id]! }];
    }),
  ) as Record<LensId, LensView<number>>;
  const { months, spans } = results;
  return { version: 1, scope: { kind: "client", id: client.id }, months, spans, lenses, milliseconds: 1 };
}

/** Gain share, guarantee, collar and pass-through all at once. */
const rich = only("alder-wren", (client) => ({
  ...client,
  proposedPlan: {
    ...client.proposedPlan,
    components: [
      { id: "once", label: "Onboarding", type: "onetime", amount: "500", month: 1 },
      { id: "m365", label: "Licences", type: "passthrough", unit: "users", price: "22", cost: "18" },
      ...client.proposedPlan.components,
    ],
    minimumMonthly: "100000",
  },
}));

describe("the bill of a month", () => {
  const client = rich.clients[0]!;
  const view = viewOf(rich);
  const month = client.convertMonth!;

  test("every line is the model's, and together they are the net bill", () => {
    for (const key of ["currentPlan", "proposedPlan"] as const) {
      const bill = billOf(client, key, month, "on", view);
      const sum = bill.rows.reduce((total, row) => total + (row.amount ?? 0), 0);
      expect(sum).toBeCloseTo(bill.net!, 6);
      expect(bill.net).toBe(view.lenses[lensOf(key, "on")].lines["revenue.net"]![month - 1]);
    }
  });

  test("lines stand in the order of the invoice: fees, minimum, collar, gain share, credits, then the rest", () => {
    const { rows } = billOf(client, "proposedPlan", month, "on", view);
    const kinds = rows.map((row) => row.component?.type ?? row.line);
    const at = (name: string): number => kinds.indexOf(name);
    expect(at("recurring")).toBeLessThan(at("revenue.minimum"));
    expect(at("revenue.minimum")).toBeLessThan(at("revenue.collar"));
    expect(at("revenue.collar")).toBeLessThan(at("gainshare"));
    expect(at("gainshare")).toBeLessThan(at("credits"));
    expect(at("credits")).toBeLessThan(at("onetime"));
    expect(at("onetime")).toBeLessThan(at("passthrough"));
    expect(rows.find((row) => row.line === "credits")!.amount).toBeLessThanOrEqual(0);
  });

  test("expected credits are taken off, so they stand in the bill with a minus", () => {
    const document = only("northwind");
    const northwind = document.clients[0]!;
    const bill = billOf(northwind, "proposedPlan", northwind.convertMonth!, "on", viewOf(document));
    expect(bill.credits).toBeGreaterThan(0);
    const credits = bill.rows.find((row) => row.line === "credits")!;
    expect(credits.amount).toBe(-bill.credits!);
    // Far below the cap on all credits, so that the guarantees' own come to the whole.
    expect(credits.parts!.length).toBeGreaterThan(1);
    expect(credits.parts!.reduce((total, part) => total + part.amount, 0)).toBeCloseTo(bill.credits!, 6);
    expect(bill.rows.reduce((total, row) => total + (row.amount ?? 0), 0)).toBeCloseTo(bill.net!, 6);
  });

  test("before the renewal the proposed plan has no bill", () => {
    const bill = billOf(client, "proposedPlan", month - 1, "on", view);
    expect(bill.inForce).toBe(false);
    expect(bill.net).toBeNull();
    expect(bill.rows.every((row) => row.amount === null)).toBe(true);
    expect(isInForce({ ...client, convertMonth: null }, "proposedPlan", 24)).toBe(false);
    expect(isInForce(client, "currentPlan", 1)).toBe(true);
  });

  test("it opens at the first month on the proposed plan, where there is one", () => {
    expect(firstMonth(client, 24)).toBe(month);
    expect(firstMonth({ ...client, convertMonth: null }, 24)).toBe(1);
    expect(firstMonth({ ...client, convertMonth: 30 }, 24)).toBe(1);
  });
});

const component = (client: string, id: string): Component => {
  const { currentPlan, proposedPlan } = whole.clients.find((one) => one.id === client)!;
  return [...currentPlan.components, ...proposedPlan.components].find((one) => one.id === id)!;
};

describe("a component in few words", () => {
  test.each([
    ["northwind", "platform", "62.00 USD / endpoint"],
    ["northwind", "outcome", "32.00 USD / outcome"],
    ["northwind", "response", "8.00 USD / user"],
    ["calder-freight", "outcome", "graduated, 3 tiers from 34.00 USD / outcome"],
    ["eastgate-schools", "outcome", "25 for 780.00 USD"],
    ["orchard-trust", "savings", "25% of 60.00 USD / hour"],
    ["lomax-property", "onboarding", "once, in month 1"],
  ])("the price of %s, %s", (client, id, text) => {
    expect(priceText(component(client, id), options)).toBe(text);
  });

  test.each([
    ["northwind", "platform", "79", "1.03", "79 endpoints × 62.00 × 1.03"],
    ["northwind", "outcome", "57.351843339", "1", "57.3518 outcomes × 32.00"],
    ["northwind", "client-fee", "1", "1", "a month"],
    ["northwind", "client-fee", "1", "1.03", "900.00 × 1.03"],
    ["calder-freight", "outcome", "100.82", "1", "100.82 outcomes, graduated tiers"],
    ["eastgate-schools", "outcome", "0", "1", "0 outcomes, in packages"],
    ["orchard-trust", "savings", "12.345", "1", "12.345 hours × 25% of 60.00"],
  ])("the steps of %s, %s", (client, id, quantity, factor, text) => {
    expect(billDetail(component(client, id), { quantity, factor }, options)).toBe(text);
  });

  test("nothing is said while the steps are not known", () => {
    expect(billDetail(component("northwind", "platform"), undefined, options)).toBe("");
  });
});
