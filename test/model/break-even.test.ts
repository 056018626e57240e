import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Component, ScenarioDocument } from "../../shared/model/document.ts";
import { plainScenario } from "./plain-scenario.ts";
import { randomScenario } from "./random-scenario.ts";

const seat = (id: string, unit: string): Component => ({
  id,
  label: id,
  type: "recurring",
  unit: "users",
  pricing: { mode: "flat", tiers: [{ upTo: null, unit }] },
});

/** Ten million users who pay the same under both plans, in three prices and in one. */
function largeAlike(): ScenarioDocument {
  const { document, client, category } = plainScenario();
  document.months = 36;
  document.ai.goLiveMonth = 1;
  document.ai.costs.perAttempt = "1.3";
  Object.assign(document.desk, { technicians: 10_000, coverageHours: "100000" });
  category.ticketsPerUnit = "0.1";
  category.ai.handoverMinutes = "3";
  Object.assign(client, { growth: "0.037", convertMonth: 1 });
  client.units.users = 9_999_991;
  client.currentPlan.components = [seat("a", "33333.33"), seat("b", "66666.59"), seat("c", "0.07")];
  client.proposedPlan.components = [seat("d", "99999.99")];
  return document;
}

describe("what float64 cannot tell", () => {
  test("plans that bill the same cross nowhere, however large the bill", () => {
    const model = createScenarioModel(largeAlike());
    expect(model.breakEven().plansCross).toEqual({ reason: "none" });
    expect(model.breakEven("acme").plansCross).toEqual({ reason: "none" });
  });
});

describe("nothing to multiply", () => {
  test.each(["assist", "human"] as const)("every category at the tier %s", (tier) => {
    const { document, category } = plainScenario();
    category.ai.tier = tier;
    const none = { reason: "none" };
    expect(createScenarioModel(document).breakEven()).toEqual({
      breakEven: none,
      breakEvenCash: none,
      plansCross: none,
    });
  });

  test("no categories, or a resolution of 0", () => {
    const { document, category } = plainScenario();
    category.ai.resolution = "0";
    expect(createScenarioModel(document).breakEven().breakEven).toEqual({ reason: "none" });
    expect(createScenarioModel({ ...document, categories: [] }).breakEven().breakEven).toEqual({ reason: "none" });
  });
});

function vectorWithCrossing(): ScenarioDocument {
  const file = new URL("../vectors/public/14-realisation-payback-breakeven.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).scenario;
}

describe("the break-even alone", () => {
  test("is the one found with the others, of the portfolio and of a client, and so is the payback", () => {
    const random = Array.from({ length: 8 }, (_, at) => randomScenario(at + 1));
    let crossings = 0;
    for (const [at, document] of [vectorWithCrossing(), ...random].entries()) {
      const model = createScenarioModel(document);
      const { breakEven, payback } = model.findings("column");
      expect(model.marginBreakEven(), `document ${at}`).toEqual(breakEven.breakEven);
      expect(model.payback("column")).toEqual(payback);
      const id = document.clients[0]?.id ?? "";
      const [alone, known] = [model.marginBreakEven(id), model.breakEven(id).breakEven];
      expect("reason" in alone ? alone : alone.multiplier).toEqual("reason" in known ? known : known.multiplier);
      if (!("reason" in breakEven.breakEven)) crossings += 1;
    }
    expect(crossings).toBeGreaterThan(0);
  });
});
