import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Component, ScenarioDocument } from "../../shared/model/document.ts";
import { LENSES } from "../../shared/model/results.ts";
import { Simulation } from "../../shared/simulation/simulate.ts";
import { viewOf } from "../../shared/simulation/view.ts";
import { ask, withAi } from "./ai-scenario.ts";
import { simulated, trialsOf } from "./simulated.ts";

/** Horizon margin of a lens on the column path. */
function expectedMargin(document: ScenarioDocument, lens: (typeof LENSES)[number]): number {
  return createScenarioModel(document).columnResults().lenses[lens].portfolio.totals.margin!.at(-1)!;
}

describe("trials of a scenario", () => {
  test("average to the exact expectation where nothing bends it", () => {
    const document = withAi();
    const { lenses } = simulated(ask(document, { trials: 20_000 }));
    for (const lens of LENSES) {
      const { value, se } = lenses[lens].margin!.mean!;
      expect(se).toBeGreaterThan(0);
      expect(Math.abs(value - expectedMargin(document, lens))).toBeLessThan(4.5 * se);
    }
  });

  test("are worth today what their months are, discounted as the model does", () => {
    const npvOf = (document: ScenarioDocument, lens: (typeof LENSES)[number]) =>
      createScenarioModel(document).columnResults().lenses[lens].portfolio.kpis.npv.at(-1)!;
    const presentValue = (document: ScenarioDocument) => {
      const simulation = new Simulation(ask(document, { trials: 20_000, presentValue: true }));
      return viewOf(simulation.outline, trialsOf(simulation)).result.lenses;
    };
    const document = withAi((each) => (each.discountRate = "0.12"));
    const lenses = presentValue(document);
    for (const lens of LENSES) {
      const { value, se } = lenses[lens].npv!.mean!;
      expect(Math.abs(value - npvOf(document, lens))).toBeLessThan(4.5 * se);
    }
    const { value, se } = lenses["current/off"].npv!.mean!;
    expect(Math.abs(value - expectedMargin(document, "current/off"))).toBeGreaterThan(20 * se);
    const uncertain = withAi((each) => (each.discountRate = { dist: "uniform", min: "0.1", max: "0.14" }));
    const { sd } = presentValue(uncertain)["proposed/on"].npv!;
    expect(sd!.value).toBeGreaterThan(1.05 * lenses["proposed/on"].npv!.sd!.value);
    // The format of a simulation does not name it.
    expect(simulated(ask(document, { trials: 100 })).lenses["proposed/on"]).not.toHaveProperty("npv");
  });

  test("owe on average the credits that are expected of outages and scores", () => {
    const guarantee = { type: "guarantee", premium: { unit: "users", price: "20" }, creditBase: "plan" } as const;
    const document = withAi((each) => {
      Object.assign(each.clients[0]!, {
        reliability: { outagesPerMonth: "0.8", meanOutageHours: "1.5", hoursPerMonth: "730" },
        security: { scoreMean: "72", scoreSd: "5" },
      });
      each.clients[0]!.currentPlan.components.push(
        {
          ...guarantee,
          id: "uptime",
          label: "Uptime",
          metric: "uptime",
          bands: [
            { below: "1", credit: "0.03" },
            { below: "0.998", credit: "0.1" },
          ],
        },
        { ...guarantee, id: "score", label: "Score", metric: "security", bands: [{ below: "70", credit: "0.05" }] },
      );
    });
    const { lenses } = simulated(ask(document, { trials: 20_000 }));
    const results = createScenarioModel(document).columnResults();
    for (const lens of LENSES) {
      const { mean, sd } = lenses[lens].credits!;
      const expected = results.lenses[lens].portfolio.totals.credits!.at(-1)!;
      expect(Math.abs(mean!.value - expected)).toBeLessThan(4.5 * mean!.se);
      // Months are drawn one by one: twelve of them scatter as twelve do, not as one.
      expect(sd!.value).toBeLessThan(0.5 * expected);
    }
  });

  test("hold whole tickets, counted once", () => {
    const perTicket: Component = {
      id: "tickets",
      label: "Tickets",
      type: "ticket",
      basis: "created",
      pricing: { mode: "flat", tiers: [{ upTo: null, unit: "1" }] },
    };
    const document = withAi((each) => {
      each.clients[0]!.currentPlan.components = [perTicket];
      each.categories[0]!.ai.prevention = "0.3";
    });
    const { columns, layout, count } = trialsOf(new Simulation(ask(document)));
    const [off, on] = (["current/off", "current/on"] as const).map((lens) => columns[layout.total(lens, "net")]!);
    let fewer = 0;
    for (let i = 0; i < count; i++) {
      expect(Number.isInteger(off![i]!) && Number.isInteger(on![i]!)).toBe(true);
      // The same tickets come in; AI prevents some of them.
      expect(on![i]!).toBeLessThanOrEqual(off![i]!);
      if (on![i]! < off![i]!) fewer++;
    }
    expect(fewer).toBeGreaterThan(count * 0.9);
  });

  test("depend on seed and number, not on how they are cut into ranges", () => {
    const simulation = new Simulation(
      ask(withAi((each) => Object.assign(each.ai, { abandonment: { probability: "0.3", month: 5 } }))),
    );
    const whole = simulation.run({ from: 100, count: 1500 });
    const part = simulation.run({ from: 800, count: 300 });
    const { width } = simulation.outline.layout;
    for (let column = 0; column < width; column++)
      expect([...part.columns.subarray(column * 300, (column + 1) * 300)]).toEqual([
        ...whole.columns.subarray(column * 1500 + 700, column * 1500 + 1000),
      ]);
    const other = new Simulation(ask(withAi(), { seed: 100 })).run({ from: 100, count: 50 });
    expect([...other.columns.subarray(0, 50)]).not.toEqual([...whole.columns.subarray(0, 50)]);
  });

  test("give up AI as often as the document says, and return to what is without it", () => {
    const abandoned = (probability: string, month: number) =>
      withAi((each) => Object.assign(each.ai, { abandonment: { probability, month } }));
    const some = simulated(ask(abandoned("0.3", 5)));
    const note = some.notes.find(({ code }) => code === "abandoned-trials")!;
    expect(Math.abs(note.count / note.trials - 0.3)).toBeLessThan(4.5 * Math.sqrt((0.3 * 0.7) / note.trials));
    // Given up before it began: nothing was spent, and the work is the baseline's.
    const never = trialsOf(new Simulation(ask(abandoned("1", 1))));
    const { layout, columns } = never;
    expect([...columns[layout.total("current/on", "marginCash")]!]).toEqual([
      ...columns[layout.total("current/off", "marginCash")]!,
    ]);
    // Given up in month 8: the costs until then stay spent.
    const late = simulated(ask(abandoned("1", 8)));
    const always = simulated(ask(withAi()));
    const none = always.lenses["current/off"].margin!.mean!.value;
    expect(late.lenses["current/on"].margin!.mean!.value).not.toBeCloseTo(none, 0);
    expect(late.lenses["current/on"].margin!.mean!.value).not.toBeCloseTo(
      always.lenses["current/on"].margin!.mean!.value,
      0,
    );
  });

  test("with too few people at the desk are counted as infeasible, per lens", () => {
    const document = withAi((each) => {
      const { desk, categories } = each;
      const [category] = categories;
      const hours = (Number(category!.touch.L1) * Number(category!.minutes.L1)) / 60;
      // As many covered hours as the mean work of a month takes: half of the months overflow.
      each.desk = {
        ...desk,
        technicians: 1,
        coverageHours: (100 * Number(category!.ticketsPerUnit) * hours).toFixed(3),
      };
    });
    const { infeasibleTrials, notes, trials } = simulated(ask(document));
    expect(infeasibleTrials["current/off"]).toBeGreaterThan(0.9 * trials);
    expect(infeasibleTrials["proposed/off"]).toBe(infeasibleTrials["current/off"]);
    expect(infeasibleTrials["current/on"]).toBeLessThan(infeasibleTrials["current/off"]);
    expect(notes.filter(({ code }) => code === "infeasible-trials").map(({ lens, count }) => [lens, count])).toEqual(
      LENSES.filter((lens) => infeasibleTrials[lens] > 0).map((lens) => [lens, infeasibleTrials[lens]]),
    );
  });

  test("without revenue have no percentage and count as below the target", () => {
    const document = withAi((each) => {
      each.clients[0]!.currentPlan.components = [];
    });
    const { lenses, notes } = simulated(ask(document, { trials: 500, target: "0.2" }));
    expect(lenses["current/off"].marginPercent).toEqual({});
    expect(lenses["current/off"].margin!.mean!.value).toBeLessThan(0);
    expect(notes).toContainEqual({ code: "undefined-percentage", lens: "current/off", count: 500, trials: 500 });
  });

  test("too few for the tail are said to be", () => {
    expect(simulated(ask(withAi(), { trials: 399 })).notes.map(({ code }) => code)).toEqual(["few-trials-for-tail"]);
    expect(simulated(ask(withAi(), { trials: 400 })).notes).toEqual([]);
  });

  test("scatter as the dispersion says", () => {
    const spread = (volumeDispersion: string | null) =>
      simulated(ask(withAi((each) => Object.assign(each.ai, { volumeDispersion })))).lenses["current/off"].margin!.sd!
        .value;
    const mean = 100 * Number(withAi().categories[0]!.ticketsPerUnit);
    expect(spread("0.05") / spread(null)).toBeCloseTo(Math.sqrt(1 + 0.05 * mean), 0);
  });

  test("have bad months that hit all at once", () => {
    const document = withAi();
    const calm = simulated(ask(document, { trials: 8000 })).lenses["current/off"];
    const rough = simulated(ask(document, { trials: 8000, badMonths: { probability: 0.2, ticketFactor: 1.5 } })).lenses[
      "current/off"
    ];
    const revenue = 100 * 90 * 12;
    const cost = (margin: number) => revenue - margin;
    const baseline = cost(expectedMargin(document, "current/off"));
    const error = rough.margin!.mean!.se / baseline;
    const fixed = cost(
      expectedMargin(
        withAi((each) => (each.categories[0]!.ticketsPerUnit = "0")),
        "current/off",
      ),
    );
    const expected = fixed + (baseline - fixed) * (1 + 0.2 * 0.5);
    expect(Math.abs(cost(rough.margin!.mean!.value) - expected) / baseline).toBeLessThan(4.5 * error);
    expect(rough.margin!.sd!.value).toBeGreaterThan(1.5 * calm.margin!.sd!.value);
  });
});
