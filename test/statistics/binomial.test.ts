import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialBelow } from "../../shared/statistics/binomial.ts";

/** P(K <= k) as an exact fraction of whole numbers, for p = numerator / denominator. */
function exactBinomialBelow(trials: number, numerator: bigint, denominator: bigint, k: number): number {
  let coefficient = 1n;
  let total = 0n;
  for (let j = 0; j <= k; j += 1) {
    total += coefficient * numerator ** BigInt(j) * (denominator - numerator) ** BigInt(trials - j);
    coefficient = (coefficient * BigInt(trials - j)) / BigInt(j + 1);
  }
  const scale = 10n ** 20n;
  return Number((total * scale) / denominator ** BigInt(trials)) / 1e20;
}

describe("binomialBelow", () => {
  it("answers the ends exactly", () => {
    expect(binomialBelow(10, 0.3, -1)).toBe(0);
    expect(binomialBelow(10, 0.3, 10)).toBe(1);
    expect(binomialBelow(0, 0.3, 0)).toBe(1);
    expect(binomialBelow(10, 0, 0)).toBe(1);
    expect(binomialBelow(10, 1, 9)).toBe(0);
    expect(binomialBelow(10, 1, 10)).toBe(1);
    expect(binomialBelow(1, 0.25, 0)).toBe(0.75);
  });

  it("equals sums of whole-number fractions", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 1023 }), fc.nat(120), (n, p, k) => {
        fc.pre(k < n);
        const expected = exactBinomialBelow(n, BigInt(p), 1024n, k);
        expect(Math.abs(binomialBelow(n, p / 1024, k) - expected)).toBeLessThan(1e-14);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it("rises with k, falls with p, and mirrors: P(K <= k | p) = 1 - P(K <= n - k - 1 | 1 - p)", () => {
    const share = fc.integer({ min: 1, max: 4095 }).map((part) => part / 4096);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        share,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, p, at) => {
          const k = Math.min(n - 1, Math.floor(at * n));
          const value = binomialBelow(n, p, k);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(binomialBelow(n, p, k + 1)).toBeGreaterThanOrEqual(value - 1e-13);
          expect(binomialBelow(n, Math.min(1, p + 1 / 4096), k)).toBeLessThanOrEqual(value + 1e-13);
          expect(Math.abs(value - (1 - binomialBelow(n, 1 - p, n - k - 1)))).toBeLessThan(2e-13);
        },
      ),
      { seed: 2, numRuns: 500 },
    );
  });

  it("agrees with published values, also beyond what a count in the model can reach", () => {
    // scipy's own regression cases: scipy/stats/tests/test_distributions.py.
    expect(binomialBelow(1000, 0.3, 300)).toBeCloseTo(0.5155935198141199, 13);
    expect(binomialBelow(100_000_000, 0.3, 30_010_000)).toBeCloseTo(0.9854538401657079, 12);
    expect(binomialBelow(100_000_000, 0.3, 29_990_000)).toBeCloseTo(0.014550171779852687, 12);
    expect(binomialBelow(1e12, 1e-12, 2)).toBeCloseTo(0.9196986029286978, 14);
    expect(binomialBelow(1e18, 0.5, 5e17)).toBeCloseTo(0.5, 8);
  });

  it("does not step where the sum hands over to the expansion", () => {
    const probability = 0.9;
    for (const score of [-3, -1, 0, 1.5]) {
      const [below, above] = [2_222_222_200, 2_222_222_300].map((trials) => {
        const sd = Math.sqrt(trials * probability * (1 - probability));
        return binomialBelow(trials, probability, Math.round(trials * probability + score * sd)) as number;
      });
      expect(Math.abs(below! - above!)).toBeLessThan(1e-4);
    }
  });
});
