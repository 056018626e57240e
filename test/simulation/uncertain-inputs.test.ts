import { describe, expect, test } from "vitest";
import { SimulationRefusal } from "../../shared/simulation/refusal.ts";
import { Simulation } from "../../shared/simulation/simulate.ts";
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
