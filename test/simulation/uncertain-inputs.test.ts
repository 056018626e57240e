import { describe, expect, test } from "vitest";
import { openUnit, randomWord } from "../../shared/number/random.ts";
import { batchLayout } from "../../shared/simulation/batch.ts";
import { driversOf } from "../../shared/simulation/drivers.ts";
import { SimulationRefusal } from "../../shared/simulation/refusal.ts";
import { Simulation } from "../../shared/simulation/simulate.ts";
import type { UncertainInput } from "../../shared/simulation/uncertain-inputs.ts";
import { viewOf } from "../../shared/simulation/view.ts";
import { ask, withAi } from "./ai-scenario.ts";
import { simulated, trialsOf } from "./simulated.ts";

describe("uncertain inputs", () => {
  const uncertain = () =>
    withAi((each) => {
      each.categories[0]!.ai.resolution = { dist: "beta", successes: "30", trials: "40" };
      each.categories[0]!.ticketsPerUnit = { dist: "uniform", min: "0.5", max: "1.5" };
      each.labour.levels.L1.salary = { dist: "normal", mean: "40000", sd: "4000" };
    });
  const paths = () => new Simulation(ask(uncertain())).outline.inputs.map(({ path }) => path);

  test("carry the spread of what they stand in", () => {
    const { lenses } = simulated(ask(uncertain()));
    expect(lenses["current/off"].margin!.sd!.value).toBeGreaterThan(
      5 * simulated(ask(withAi())).lenses["current/off"].margin!.sd!.value,
    );
  });

  test("are ranked by the variance they explain", () => {
    const simulation = new Simulation(ask(uncertain(), { trials: 8000 }));
    const { drivers, histograms, percentiles } = viewOf(simulation.outline, trialsOf(simulation));
    expect(drivers.map(({ path }) => path).toSorted()).toEqual(paths().toSorted());
    expect(drivers[0]!.path).toMatch(/ticketsPerUnit$/);
    const total = drivers.reduce((sum, { varianceShare }) => sum + varianceShare.value, 0);
    expect(total).toBeGreaterThan(0.9);
    expect(total).toBeLessThan(1.05);
    const { counts } = histograms["proposed/on"].margin!;
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8000);
    expect(percentiles["proposed/on"].margin).toHaveLength(101);
  });

  test("are worth knowing where the choice hangs on them, and worth nothing where it only looks so by chance", () => {
    const count = 20_000;
    const layout = batchLayout(2, ask(withAi()));
    const columns = Array.from({ length: layout.width }, () => new Float64Array(count));
    const units = [0, 1].map((position) => columns[layout.input(position)]!);
    const margin = columns[layout.total("proposed/on", "margin")]!;
    for (let trial = 0; trial < count; trial++) {
      const unit = (stream: number) =>
        openUnit(randomWord({ low: 1, high: stream }, trial, 0), randomWord({ low: 1, high: stream }, trial, 1));
      units[0]![trial] = unit(1);
      units[1]![trial] = unit(2);
      margin[trial] = 1000 * (unit(1) - 0.5) + 4000 * (unit(3) - 0.5);
    }
    const inputs = ["decisive", "idle"].map((path) => ({ path }) as unknown as UncertainInput);
    const drivers = driversOf(inputs, { layout, columns, count });
    const worthOf = (path: string) => drivers.find((driver) => driver.path === path)!.valueOfKnowing;
    // Mean of the positive part of a uniform from -500 to 500.
    expect(Math.abs(worthOf("decisive").value - 125)).toBeLessThan(4.5 * worthOf("decisive").se);
    expect(worthOf("idle").value).toBeLessThan(3 * worthOf("idle").se);
    expect(worthOf("idle").value).toBeLessThan(20);
    // Whether AI is kept: in a tenth of the trials the proposal loses 3,000 it would not have without.
    const abandoned = columns[layout.abandoned]!;
    for (let trial = 0; trial < count; trial++) {
      abandoned[trial] = trial % 10 === 0 ? 1 : 0;
      margin[trial] = abandoned[trial] === 1 ? -2000 : 1000;
    }
    const [first] = driversOf(inputs, { layout, columns, count });
    expect(first?.path).toBe("ai/abandonment/probability");
    expect(first?.varianceShare.value).toBeCloseTo(1, 3);
    expect(first?.valueOfKnowing.value).toBeCloseTo(200, 6);
  });

  test("go together as asked", () => {
    const [one, other] = paths();
    const simulation = new Simulation(
      ask(uncertain(), { trials: 20_000, correlations: [{ between: [one!, other!], correlation: -0.7 }] }),
    );
    const { columns, layout, count } = trialsOf(simulation);
    const ranks = (position: number) => {
      const values = columns[layout.input(position)]!;
      const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
      const rank = new Float64Array(count);
      for (const [at, i] of order.entries()) rank[i] = at;
      return rank;
    };
    const [x, y, z] = [ranks(0), ranks(1), ranks(2)];
    const correlation = (a: Float64Array, b: Float64Array) => {
      const middle = (count - 1) / 2;
      let [ab, aa] = [0, 0];
      for (let i = 0; i < count; i++) {
        ab += (a[i]! - middle) * (b[i]! - middle);
        aa += (a[i]! - middle) ** 2;
      }
      return ab / aa;
    };
    expect(correlation(x, y)).toBeCloseTo(-0.7, 1.5);
    expect(Math.abs(correlation(x, z))).toBeLessThan(4.5 / Math.sqrt(count));
  });

  test.each([
    [
      "that is not one",
      [
        [0, 1, 0.9],
        [1, 2, 0.9],
        [0, 2, -0.9],
      ],
      "not-a-correlation-matrix",
      /contradict/,
    ],
    ["beyond 1", [[0, 1, 1.2]], "not-a-correlation-matrix", /between -1 and 1; found 1.2/],
    ["of an input with itself", [[1, 1, 0.5]], "not-a-correlation-matrix", /with itself/],
    [
      "given twice",
      [
        [0, 1, 0.5],
        [1, 0, 0.5],
      ],
      "not-a-correlation-matrix",
      /twice/,
    ],
  ] as const)("a correlation matrix %s is refused", (_what, rows, code, message) => {
    const names = paths();
    const correlations = rows.map(([one, other, correlation]) => ({
      between: [names[one]!, names[other]!] as const,
      correlation,
    }));
    const refused = () => new Simulation(ask(uncertain(), { correlations }));
    expect(refused).toThrow(SimulationRefusal);
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ code }));
  });

  test("that are none cannot be correlated", () => {
    const correlations = [{ between: ["growth", paths()[0]!] as const, correlation: 0.5 }];
    expect(() => new Simulation(ask(uncertain(), { correlations }))).toThrow(/growth is no uncertain input/);
  });

  test.each([1, 0, 2.5, 2_000_001])("%d trials are refused", (trials) => {
    expect(() => new Simulation(ask(withAi(), { trials }))).toThrow(/from 2 to 2,000,000 trials/);
  });
});
