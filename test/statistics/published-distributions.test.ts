/** Published values of the distributions an input or a count may have: SciPy 1.10's and Squiggle's own test suites, and SciPy's beta for PERT. */
import { describe, expect, test } from "vitest";
import { pointValue } from "../../shared/model/point-value.ts";
import { openUnit, randomWord } from "../../shared/number/random.ts";
import { binomialBelow } from "../../shared/statistics/binomial.ts";
import { poissonAtMost } from "../../shared/statistics/compound-poisson.ts";
import { type DistributionLaw, quantileOf } from "../../shared/statistics/distributions.ts";
import { stableExp, stableExpm1, stableLn, stableLog1p, stableSine } from "../../shared/statistics/elementary.ts";
import { poissonMass } from "../../shared/statistics/saddle-point.ts";

const Z90 = 1.2815515655446004;

function near(value: number, expected: number, relative = 1e-12): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

/** Lognormal of mean 0 and deviation `sigma` of the logarithm, by its 10 % and 90 % points. */
const lognormalOf = (sigma: number): DistributionLaw => ({
  dist: "lognormal",
  p10: stableExp(-Z90 * sigma),
  p90: stableExp(Z90 * sigma),
});

const PERTS = [
  {
    min: 10,
    mode: 20,
    max: 60,
    mean: 25,
    variance: 75,
    q05: 12.948869380590862,
    q50: 23.833612969625946,
    q95: 41.06383620080952,
  },
  {
    min: 0,
    mode: 0,
    max: 10,
    mean: 5 / 3,
    variance: 1.9841269841269842,
    q05: 0.10206218313011496,
    q50: 1.2944943670387585,
    q95: 4.507197283469409,
  },
  {
    min: 0,
    mode: 10,
    max: 10,
    mean: 25 / 3,
    variance: 1.9841269841269842,
    q05: 5.492802716530588,
    q50: 8.705505632961241,
    q95: 9.897937816869884,
  },
  {
    min: 5,
    mode: 8,
    max: 11,
    mean: 8,
    variance: 1.2857142857142858,
    q05: 6.135532264626625,
    q50: 8,
    q95: 9.864467735373374,
  },
  {
    min: 0.2,
    mode: 0.35,
    max: 0.6,
    mean: 11 / 30,
    variance: 0.005555555555555554,
    q05: 0.2511102397934385,
    q50: 0.3627379763572775,
    q95: 0.4957465165283211,
  },
] as const;

/** Drawn values that lie below each bound, held against the share that must. */
function covers(law: DistributionLaw, bounds: readonly (readonly [value: number, share: number])[]): void {
  const draws = 40_000;
  const quantile = quantileOf(law);
  const counts = bounds.map(() => 0);
  for (let trial = 0; trial < draws; trial++) {
    const key = { low: 3, high: 9 };
    const value = quantile(openUnit(randomWord(key, trial, 0), randomWord(key, trial, 1)));
    for (const [at, [bound]] of bounds.entries()) if (value < bound) counts[at]!++;
  }
  for (const [at, [, share]] of bounds.entries())
    expect(Math.abs(counts[at]! / draws - share)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / draws));
}

describe("inputs", () => {
  test.each(PERTS)("pert $min, $mode, $max", ({ min, mode, max, mean, variance, q05, q50, q95 }) => {
    const law: DistributionLaw = { dist: "pert", min, mode, max };
    const quantile = quantileOf(law);
    const published = [
      [q05, 0.05],
      [q50, 0.5],
      [q95, 0.95],
    ] as const;
    for (const [value, share] of published) near(quantile(share), value, 1e-9);
    const text = { dist: "pert", min: String(min), mode: String(mode), max: String(max) } as const;
    near(Number(pointValue(text)), mean);
    const steps = 100_000;
    let squares = 0;
    for (let at = 0; at < steps; at++) squares += (quantile((at + 0.5) / steps) - mean) ** 2;
    near(squares / steps, variance, 1e-4);
    covers(law, published);
  });

  test.each([
    [{ min: 0, mode: 0, max: 1 }, 0.75],
    [{ min: 0, mode: 1, max: 1 }, 0.25],
  ])("triangular %j has %d below a half", (ends, share) => {
    const law: DistributionLaw = { dist: "triangular", ...ends };
    near(quantileOf(law)(share), 0.5);
    covers(law, [[0.5, share]]);
  });

  test.each([
    [1, 2, 3, 2],
    [-1e7, -1e-7, 1e-7, -3333333.3333333335],
    [-1e-7, 1, 1e7, 3333333.666666633],
  ])("triangular %d, %d, %d has its mean at %d", (min, mode, max, mean) => {
    const [low, middle, high] = [min, mode, max].map((value) => value.toFixed(7));
    near(Number(pointValue({ dist: "triangular", min: low!, mode: middle!, max: high! })), mean);
  });

  test.each([
    [0.1, 3.3960065375794937],
    [2e-10, 390.07632793595974],
  ])("lognormal of deviation 0.954 exceeds the value of %d", (above, value) => {
    // 1 - 2e-10 has seven digits of its distance from 1: the value inherits as many.
    near(quantileOf(lognormalOf(0.954))(1 - above), value, above < 0.01 ? 1e-6 : 1e-12);
    near(1 / quantileOf(lognormalOf(0.954))(above), value);
  });

  test("lognormal of 2 and 5 has the deviation of Squiggle, and the mean that follows from it", () => {
    const quantile = quantileOf({ dist: "lognormal", p10: 2, p90: 5 });
    const one = 0.8413447460685429;
    near(stableLn(quantile(one) / quantile(0.5)), 0.3574927285445488, 1e-9);
    near(
      Number(pointValue({ dist: "lognormal", p10: "2", p90: "5" })),
      Math.sqrt(10) * Math.exp(0.3574927285445488 ** 2 / 2),
    );
    covers({ dist: "lognormal", p10: 2, p90: 5 }, [
      [2, 0.1],
      [Math.sqrt(10), 0.5],
      [5, 0.9],
    ]);
  });

  test("normal with its 10 % and 90 % points at -2 and 4 has the deviation of Squiggle", () => {
    const law: DistributionLaw = { dist: "normal", mean: 1, sd: 2.3409124382171367 };
    near(quantileOf(law)(0.1), -2);
    near(quantileOf(law)(0.9), 4);
    covers(law, [
      [-2, 0.1],
      [1, 0.5],
      [4, 0.9],
    ]);
  });
});

describe("counts", () => {
  test("Poisson of mean ln 2", () => {
    for (const [k, chance] of [0.5, 0.34657359027997264, 0.12011325347955035].entries())
      near(poissonMass(Math.LN2, k), chance);
  });

  test.each([
    [50, 10, Math.exp(-3.620001580923151e-20)],
    [1, 300, Math.exp(-294.29288973525115)],
    [5, 1000, Math.exp(-970.243707846241)],
    [1000, 10, 1],
  ])("Poisson: at most %d of mean %d", (k, mean, chance) => {
    const found = poissonAtMost(mean, k);
    expect(Math.abs(found - chance)).toBeLessThanOrEqual(1e-11 * chance);
  });

  test.each([
    [300, 1000, 0.3, 0.5155935198141199],
    [3000, 10_000, 0.3, 0.504932983819297],
    [30_000, 100_000, 0.3, 0.5015600059172642],
    [300_000, 1_000_000, 0.3, 0.5004933190666696],
  ])("binomial: at most %d of %d", (k, trials, probability, chance) => {
    expect(Math.abs(binomialBelow(trials, probability, k) - chance)).toBeLessThan(1e-7 * chance);
  });
});

test("the elementary functions that every platform shares are right to the last digits", () => {
  for (let at = -400; at <= 400; at++) {
    const x = at / 40;
    near(stableExpm1(x), Math.expm1(x), 1e-15);
    near(stableExpm1(x * 1e-9), Math.expm1(x * 1e-9), 1e-15);
    near(stableLog1p(Math.abs(x) * 1e-9), Math.log1p(Math.abs(x) * 1e-9), 1e-15);
    if (x > -1) near(stableLog1p(x), Math.log1p(x), 1e-14);
    if (Math.abs(x) < 1.5) near(stableSine(x), Math.sin(x), 1e-15);
  }
});
