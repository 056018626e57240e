import { describe, expect, test } from "vitest";
import { clausesOf, withoutClause } from "../../shared/compare/clauses.ts";
import { lensFigures } from "../../shared/compare/horizon-figures.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Component, ScenarioDocument } from "../../shared/model/document.ts";
import { pairedWorth } from "../../shared/simulation/paired.ts";
import { type DeflectionPromise, promiseSimulation, promiseValue } from "../../shared/simulation/promise.ts";
import { Simulation } from "../../shared/simulation/simulate.ts";
import { withAi } from "./ai-scenario.ts";
import { trialsOf } from "./simulated.ts";

const ASK = { trials: 4000, seed: 7 } as const;
const RECEIVED: DeflectionPromise = { share: 0.4, months: 3, givenTo: null };

function worth(document: ScenarioDocument, promise: DeflectionPromise) {
  return promiseValue(promise, trialsOf(new Simulation(promiseSimulation({ ...ASK, document, promise }))));
}

const FEE: Component = {
  id: "outcome",
  label: "Outcome fee",
  type: "outcome",
  basis: "aiResolved",
  pricing: { mode: "flat", tiers: [{ upTo: null, unit: "30" }] },
};

describe("a promise on deflection", () => {
  const paying = () =>
    withAi((each) => {
      each.ai.costs = { ...each.ai.costs, platform: "1000", perAttempt: "0.5" };
    });

  test("is worth what is paid where it cannot be kept, and nothing where it cannot be broken", () => {
    const never = worth(paying(), { ...RECEIVED, share: 1 });
    expect(never.chanceBroken.value).toBe(1);
    expect(never.worth).toEqual(never.paid);
    const always = worth(paying(), { ...RECEIVED, share: 0 });
    expect(always.chanceBroken.value).toBe(0);
    expect(always.worth.value).toBe(0);
  });

  test("is worth more the more is promised, and never more than what is paid", () => {
    const all = [0.05, 0.3, 0.42, 0.46, 0.9].map((share) => worth(paying(), { ...RECEIVED, share }));
    const amounts = all.map((one) => one.worth.value);
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
    expect(new Set(amounts).size).toBeGreaterThan(2);
    for (const one of all) expect(one.worth.value).toBeLessThanOrEqual(one.paid.value);
  });

  test("counts the months from go-live on: deflection and cost are the model's", () => {
    const document = paying();
    const { deflection, paid } = worth(document, RECEIVED);
    const { lines } = createScenarioModel(document).columnResults().lenses["proposed/on"].portfolio;
    const from = document.ai.goLiveMonth - 1;
    const sum = (line: string) =>
      (lines[line] ?? []).slice(from, from + 3).reduce<number>((total, value) => total + (value ?? 0), 0);
    const { id } = document.categories[0]!;
    const expected = sum(`ai.resolved[${id}]`) / sum(`tickets.created[${id}]`);
    expect(Math.abs(deflection[1].value - expected)).toBeLessThan(6 * deflection[1].se);
    const cost = sum("cost.aiUsage") + sum("cost.aiEndpoints") + sum("cost.aiPlatform");
    expect(Math.abs(paid.value - cost)).toBeLessThan(4.5 * paid.se);
  });

  test("is broken more often where resolution is less sure, as the trials say and not a bell curve", () => {
    const document = paying();
    document.categories[0]!.ai.resolution = { dist: "beta", successes: "30", trials: "50" };
    const { chanceBroken, deflection } = worth(document, { ...RECEIVED, share: 0.42 });
    expect(chanceBroken.value).toBeGreaterThan(0.1);
    expect(chanceBroken.value).toBeLessThan(0.6);
    expect(deflection[0].value).toBeLessThan(0.42);
    expect(deflection[2].value).toBeGreaterThan(0.42);
  });

  test("given to a client costs its outcome fees; without any it is refused in words", () => {
    const document = paying();
    const { id } = document.clients[0]!;
    const promise = { ...RECEIVED, share: 1, givenTo: id };
    const client = document.clients[0]!;
    client.convertMonth = 1;
    expect(() => promiseSimulation({ ...ASK, document, promise })).toThrow(/pays no outcome fee/);
    client.proposedPlan = { ...client.currentPlan, components: [...client.currentPlan.components, FEE] };
    const given = worth(document, promise);
    expect(given.paid.value).toBeGreaterThan(0);
    expect(given.worth.value).toBeCloseTo(-given.paid.value, 6);
    const late = { ...document, ai: { ...document.ai, goLiveMonth: document.months + 1 } };
    expect(() => promiseSimulation({ ...ASK, document: late, promise: RECEIVED })).toThrow(/does not go live/);
  });
});

describe("a clause over the same trials with and without it", () => {
  test("is worth nothing where nothing is removed, and by trial what its mean is", () => {
    const document = withAi((each) => {
      const client = each.clients[0]!;
      client.convertMonth = 1;
      client.proposedPlan = {
        ...client.currentPlan,
        components: [...client.currentPlan.components, FEE],
        minimumMonthly: "10000",
      };
    });
    const client = document.clients[0]!;
    const run = (each: ScenarioDocument) =>
      trialsOf(new Simulation({ ...ASK, document: each, scope: { kind: "client", id: client.id } }));
    const kept = run(document);
    expect(pairedWorth(kept, run(structuredClone(document)))).toMatchObject({
      mean: { value: 0, se: 0 },
      chanceCosts: { value: 0 },
    });
    const [minimum] = clausesOf(client).filter(({ kind }) => kind === "minimum");
    const without = run(withoutClause(document, client.id, minimum!));
    const { mean, p5, chanceCosts } = pairedWorth(kept, without);
    expect(p5.value).toBeGreaterThanOrEqual(0);
    expect(chanceCosts.value).toBe(0);
    const figures = (each: ScenarioDocument) =>
      lensFigures(createScenarioModel(each), { kind: "client", id: client.id })["proposed/on"].margin;
    const certain = figures(document) - figures(withoutClause(document, client.id, minimum!));
    // A floor is worth at least as much where the bill moves as at its mean.
    expect(mean.value).toBeGreaterThan(certain - 4.5 * mean.se);
    const loose = Math.hypot(
      ...[kept, without].map(({ columns, layout, count }) => {
        const margin = columns[layout.total("proposed/on", "margin")]!;
        const average = margin.reduce((sum, value) => sum + value, 0) / count;
        return Math.sqrt(margin.reduce((sum, value) => sum + (value - average) ** 2, 0)) / count;
      }),
    );
    // The draws that both share are no noise of the difference.
    expect(mean.se).toBeLessThan(0.7 * loose);
  });
});
