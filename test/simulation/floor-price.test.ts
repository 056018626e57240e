import { describe, expect, test } from "vitest";
import { isPriceOf } from "../../shared/model/break-even.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Component, ScenarioDocument } from "../../shared/model/document.ts";
import { findFloorPrice, simulationOf } from "../../shared/simulation/floor-price.ts";
import type { FloorPrice, FloorPriceRequest } from "../../shared/simulation/floor-price-request.ts";
import { Simulation } from "../../shared/simulation/simulate.ts";
import { summarise, type Trials } from "../../shared/simulation/summary.ts";
import { GatheredTrials, rangesOf } from "../../shared/simulation/trials.ts";
import { plainScenarioWith } from "../model/plain-scenario.ts";

const seats = (unit: string): Component => ({
  id: "seats",
  label: "Seats",
  type: "recurring",
  unit: "users",
  pricing: { mode: "flat", tiers: [{ upTo: null, unit }] },
});

function scenario(price: string, change: (document: ScenarioDocument) => void = () => undefined): ScenarioDocument {
  return plainScenarioWith(seats(price), ({ document }) => {
    document.months = 12;
    document.desk = { ...document.desk, technicians: 40 };
    change(document);
  });
}

const uncertainPay = (document: ScenarioDocument) => {
  document.labour.levels.L1.salary = { dist: "triangular", min: "30000", mode: "40000", max: "70000" };
  document.labour.levels.L2.salary = { dist: "uniform", min: "59000", max: "61000" };
};

function request(document: ScenarioDocument, more: Partial<FloorPriceRequest> = {}): FloorPriceRequest {
  const [client] = document.clients;
  return {
    document,
    clientId: client!.id,
    componentIds: ["seats"],
    targetMargin: "0.45",
    confidence: 0.9,
    trials: 3000,
    seed: 5,
    ...more,
  };
}

function find(asked: FloorPriceRequest): Promise<FloorPrice> {
  const tests = asked.componentIds.map((id) => isPriceOf(asked.clientId, id));
  const simulation = new Simulation(simulationOf(asked), (path) => tests.some((isPrice) => isPrice(path)));
  return findFloorPrice(asked, async (factors): Promise<Trials> => {
    const gathered = new GatheredTrials(simulation.outline.layout, asked.trials);
    for (const range of rangesOf(asked.trials))
      gathered.add(simulation.run(range, factors.slice(range.from, range.from + range.count)));
    return gathered.done;
  });
}

/** Share of trials that reach the target, of a document as it stands. */
function reached(asked: FloorPriceRequest, document: ScenarioDocument): number {
  const simulation = new Simulation({ ...simulationOf({ ...asked, document }), target: asked.targetMargin });
  const gathered = new GatheredTrials(simulation.outline.layout, asked.trials);
  for (const range of rangesOf(asked.trials)) gathered.add(simulation.run(range));
  const { lenses } = summarise(simulation.outline, gathered.done);
  return 1 - lenses["proposed/on"].marginPercent!.probBelowTarget!.value;
}

describe("floor price with confidence", () => {
  test("is the target price where nothing is left to chance", async () => {
    const document = scenario("90", (each) => {
      each.categories[0]!.ticketsPerUnit = "0";
      each.proactive.hoursPerEndpoint.L1 = "1.5";
    });
    const found = await find(request(document, { trials: 50 }));
    const exact = createScenarioModel(document).targetPrice(document.clients[0]!.id, "seats", "0.45");
    if (!("factor" in found && "factor" in exact)) throw new Error("both have a factor");
    expect(found.factor.value).toBeCloseTo(Number(exact.factor), 3);
    expect(found.binding).toBeNull();
  });

  test("is reached in the share of trials that was asked for, and not below it", async () => {
    const document = scenario("90", uncertainPay);
    const asked = request(document);
    const found = await find(asked);
    if (!("factor" in found)) throw new Error("there is a floor price");
    const at = (price: number) => reached(asked, scenario(price.toFixed(2), uncertainPay));
    const price = found.factor.value * 90;
    expect(at(price + 0.01)).toBeGreaterThanOrEqual(0.9);
    expect(at(price * 0.99)).toBeLessThan(0.9);
    expect(found.factorAtHalf.value).toBeLessThan(found.factor.value);
    expect(found.factor.se).toBeGreaterThan(0);
    expect(found.trialsInTail).toBe(300);
    expect(found.confidenceToday.value).toBeCloseTo(reached(asked, document), 10);
  });

  test("names the input that decides it", async () => {
    const document = scenario("90", uncertainPay);
    const found = await find(request(document));
    expect("binding" in found && found.binding?.path).toBe("labour/levels/L1/salary");
  });

  test("names the chance that AI is given up where that decides it", async () => {
    const document = scenario("90", (each) => {
      uncertainPay(each);
      each.labour.levels.L1.salary = { dist: "uniform", min: "39900", max: "40100" };
      each.ai = { ...each.ai, goLiveMonth: 1, costsFromMonth: 1, ramp: { shape: "step", months: 0 } };
      each.ai.abandonment = { probability: "0.3", month: 2 };
      each.categories[0]!.ai = { ...each.categories[0]!.ai, tier: "autonomous", eligible: "0.8", resolution: "0.8" };
    });
    const found = await find(request(document));
    expect("binding" in found && found.binding?.path).toBe("ai/abandonment/probability");
    expect("binding" in found && found.binding?.varianceShare.value).toBeGreaterThan(0.5);
  });

  test("says so where no price reaches the margin often enough", async () => {
    const found = await find(request(scenario("0.01", uncertainPay), { trials: 200 }));
    expect(found).toEqual({ reason: "none", unreachedTrials: 200, trials: 200 });
  });

  test.each([
    [{ confidence: 1 }, /confidence lies between 0 and 1/],
    [{ componentIds: ["nothing"] }, /no price component "nothing"/],
    [{ componentIds: [] }, /no price component/],
    [{ clientId: "nobody" }, /no client "nobody"/],
    [{ targetMargin: "much" }, /plain decimal/],
  ] as const)("refuses %j", async (more, message) => {
    const asked = { ...request(scenario("90")), ...more };
    await expect(findFloorPrice(asked, () => Promise.reject(new Error("nothing is run")))).rejects.toThrow(message);
  });
});
