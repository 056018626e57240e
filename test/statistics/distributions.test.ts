import { describe, expect, test } from "vitest";
import type { Distribution } from "../../shared/model/document.ts";
import { meanOf } from "../../shared/model/point-value.ts";
import { openUnit, randomWord } from "../../shared/number/random.ts";
import { type Bounds, type DistributionLaw, quantileOf, UNBOUNDED } from "../../shared/statistics/distributions.ts";

interface Case {
  readonly what: string;
  readonly law: DistributionLaw;
  readonly bounds?: Bounds;
  /** Density up to a factor, and where it is not 0. */
  readonly density: (x: number) => number;
  readonly from: number;
  readonly to: number;
}

const beta = (a: number, b: number) => (x: number) => {
  if (x <= 0 || x >= 1) return a === 1 && x === 0 ? 1 : b === 1 && x === 1 ? 1 : 0;
  const peak = (a - 1) / Math.max(1e-9, a + b - 2);
  const log = (y: number) => (a - 1) * Math.log(y) + (b - 1) * Math.log(1 - y);
  return Math.exp(log(x) - (peak > 0 && peak < 1 ? log(peak) : 0));
};
const normal = (mean: number, sd: number) => (x: number) => Math.exp(-(((x - mean) / sd) ** 2) / 2);
const Z90 = 1.2815515655446004;
const lognormal = (p10: number, p90: number) => (x: number) => {
  const mean = (Math.log(p10) + Math.log(p90)) / 2;
  const sd = (Math.log(p90) - Math.log(p10)) / (2 * Z90);
  return Math.exp(-(((Math.log(x) - mean) / sd) ** 2) / 2) / x;
};

const CASES: readonly Case[] = [
  { what: "uniform", law: { dist: "uniform", min: -2, max: 5 }, density: () => 1, from: -2, to: 5 },
  {
    what: "triangular",
    law: { dist: "triangular", min: 1, mode: 2, max: 5 },
    density: (x) => (x < 2 ? (x - 1) / 1 : (5 - x) / 3),
    from: 1,
    to: 5,
  },
  {
    what: "triangular with its mode at the lower end",
    law: { dist: "triangular", min: 0, mode: 0, max: 1 },
    density: (x) => 1 - x,
    from: 0,
    to: 1,
  },
  {
    what: "triangular with its mode at the upper end",
    law: { dist: "triangular", min: 0, mode: 1, max: 1 },
    density: (x) => x,
    from: 0,
    to: 1,
  },
  {
    what: "pert",
    law: { dist: "pert", min: 10, mode: 20, max: 60 },
    density: (x) => beta(1.8, 4.2)((x - 10) / 50),
    from: 10,
    to: 60,
  },
  {
    what: "pert with its mode at an end",
    law: { dist: "pert", min: 0, mode: 0, max: 10 },
    density: (x) => (1 - x / 10) ** 4,
    from: 0,
    to: 10,
  },
  {
    what: "beta of nothing known",
    law: { dist: "beta", successes: 0, trials: 0 },
    density: () => 1,
    from: 0,
    to: 1,
  },
  {
    what: "beta",
    law: { dist: "beta", successes: 30, trials: 40 },
    density: beta(31, 11),
    from: 0,
    to: 1,
  },
  {
    what: "beta of many trials",
    law: { dist: "beta", successes: 99_000, trials: 100_000 },
    density: beta(99_001, 1001),
    from: 0.98,
    to: 1,
  },
  { what: "normal", law: { dist: "normal", mean: 3, sd: 2 }, density: normal(3, 2), from: -20, to: 26 },
  {
    what: "normal within bounds",
    law: { dist: "normal", mean: 0.5, sd: 0.4 },
    bounds: { lowest: 0, highest: 1 },
    density: normal(0.5, 0.4),
    from: 0,
    to: 1,
  },
  {
    what: "normal in its far tail",
    law: { dist: "normal", mean: 0, sd: 1 },
    bounds: { lowest: 8, highest: Number.POSITIVE_INFINITY },
    density: (x) => Math.exp(-(x * x - 64) / 2),
    from: 8,
    to: 13,
  },
  {
    what: "lognormal",
    law: { dist: "lognormal", p10: 2, p90: 5 },
    density: lognormal(2, 5),
    from: 0.1,
    to: 60,
  },
  {
    what: "lognormal within a share's domain",
    law: { dist: "lognormal", p10: 0.3, p90: 0.9 },
    bounds: { lowest: 0, highest: 1 },
    density: lognormal(0.3, 0.9),
    from: 0.005,
    to: 1,
  },
];

const SHARES = [1e-6, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1 - 1e-6];

/** Area under the density up to `x` as a share of all, by Simpson's rule. */
function below(x: number, { density, from, to }: Case): number {
  const area = (low: number, high: number) => {
    const steps = 20_000;
    const width = (high - low) / steps;
    let sum = density(low) + density(high);
    for (let at = 1; at < steps; at++) sum += (at % 2 === 1 ? 4 : 2) * density(low + at * width);
    return (sum * width) / 3;
  };
  return area(from, x) / area(from, to);
}

describe("quantiles of uncertain inputs", () => {
  describe.each(CASES)("$what", (each) => {
    const { law, bounds = UNBOUNDED } = each;
    const quantile = quantileOf(law, bounds);

    test("leave the share below them that was asked for", () => {
      for (const share of SHARES) expect(below(quantile(share), each)).toBeCloseTo(share, 7);
    });

    test("rise, and stay inside", () => {
      let before = Number.NEGATIVE_INFINITY;
      for (let at = 1; at < 2000; at++) {
        const value = quantile(at / 2000);
        expect(value).toBeGreaterThanOrEqual(before);
        before = value;
      }
      expect(quantile(2 ** -53)).toBeGreaterThanOrEqual(bounds.lowest);
      expect(quantile(1 - 2 ** -53)).toBeLessThanOrEqual(bounds.highest);
    });

    test("hold one draw in twenty in each twentieth, within 4.5 standard errors", () => {
      const draws = 40_000;
      const counts = new Array<number>(20).fill(0);
      const edges = Array.from({ length: 19 }, (_, at) => quantile((at + 1) / 20));
      for (let trial = 0; trial < draws; trial++) {
        const key = { low: 11, high: 5 };
        const value = quantile(openUnit(randomWord(key, trial, 0), randomWord(key, trial, 1)));
        counts[edges.filter((edge) => edge < value).length]!++;
      }
      const error = Math.sqrt(draws * 0.05 * 0.95);
      for (const count of counts) expect(Math.abs(count - draws / 20)).toBeLessThan(4.5 * error);
    });
  });

  test("have the mean that the model takes as point value", () => {
    const unbounded: Distribution[] = [
      { dist: "uniform", min: "1", max: "4" },
      { dist: "triangular", min: "0", mode: "1", max: "5" },
      { dist: "pert", min: "0.2", mode: "0.35", max: "0.6" },
      { dist: "normal", mean: "3", sd: "2" },
      { dist: "lognormal", p10: "2", p90: "5" },
      { dist: "beta", successes: "12", trials: "30" },
    ];
    for (const distribution of unbounded) {
      const { dist, ...rest } = distribution;
      const numbers = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, Number(value)]));
      const quantile = quantileOf({ dist, ...numbers } as DistributionLaw);
      const steps = 200_000;
      let sum = 0;
      for (let at = 0; at < steps; at++) sum += quantile((at + 0.5) / steps);
      expect(sum / steps).toBeCloseTo(meanOf(distribution).toNumber(), 4);
    }
  });

  test("of published normal points", () => {
    const quantile = quantileOf({ dist: "normal", mean: 0, sd: 1 });
    expect(quantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(quantile(0.9)).toBeCloseTo(1.2815515655446004, 14);
    const lognormalOne = quantileOf({ dist: "lognormal", p10: 2, p90: 5 });
    expect(lognormalOne(0.1)).toBeCloseTo(2, 12);
    expect(lognormalOne(0.9)).toBeCloseTo(5, 12);
  });
});
