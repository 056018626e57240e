import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { downtimeProbability, poissonAtMost } from "../../shared/statistics/compound-poisson.ts";

const downtime = (meanOutages: number, meanOutageHours: number, moreThanHours: number): number =>
  downtimeProbability({ meanOutages, meanOutageHours, moreThanHours });

describe("downtimeProbability", () => {
  it("answers the ends", () => {
    expect(downtime(0, 2, 1)).toBe(0);
    expect(downtime(0.3, 0, 1)).toBe(0);
    expect(downtime(0.3, 1.5, 0)).toBe(-Math.expm1(-0.3));
    expect(downtime(1e-15, 1.5, 0)).toBeCloseTo(1e-15, 29);
  });

  it("equals the sum of section 7 written out", () => {
    // Q(n, x) of whole n is the chance of fewer than n events; lambda = 0.3, d = 1.5, y = 730 (1 - 0.999).
    const lambda = 0.3;
    const x = 0.73 / 1.5;
    let expected = 0;
    let weight = Math.exp(-lambda);
    let fewer = 0;
    let event = Math.exp(-x);
    for (let n = 1; n < 30; n += 1) {
      weight *= lambda / n;
      fewer += event;
      event *= x / n;
      expected += weight * fewer;
    }
    expect(downtime(0.3, 1.5, 0.73)).toBeCloseTo(expected, 15);
  });

  it("falls with the hours asked about, rises with outages and their length, and stays a probability", () => {
    const positive = (max: number) => fc.double({ min: 1e-6, max, noNaN: true });
    fc.assert(
      fc.property(positive(800), positive(50), positive(5000), (lambda, hours, y) => {
        const value = downtime(lambda, hours, y);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(downtime(lambda, hours, y * 1.01)).toBeLessThanOrEqual(value + 1e-13);
        expect(downtime(lambda * 1.01, hours, y)).toBeGreaterThanOrEqual(value - 1e-13);
        expect(downtime(lambda, hours * 1.01, y)).toBeGreaterThanOrEqual(value - 1e-13);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it("adds up with its mirror and the tie: P(N > M) + P(M > N) + P(N = M) = 1", () => {
    // P(N = M) = exp(-(a + b)) I0(2 sqrt(ab)), with I0 by its series.
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        (a, b) => {
          let term = Math.exp(-(a + b));
          let tie = 0;
          for (let n = 0; n < 400; n += 1) {
            tie += term;
            term *= (a * b) / ((n + 1) * (n + 1));
          }
          expect(Math.abs(downtime(a, 1, b) + downtime(b, 1, a) + tie - 1)).toBeLessThan(5e-14);
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });

  it("neither underflows nor hangs for numbers of any size the document allows", () => {
    expect(downtime(5000, 1, 5000)).toBeGreaterThan(0.49);
    expect(downtime(1e9, 1, 1e9)).toBeCloseTo(0.5, 4);
    expect(downtime(1e17, 1, 1e17)).toBeCloseTo(0.5, 8);
    expect(downtime(1e18, 0.000000000001, 1e18)).toBe(0);
    expect(downtime(1e18, 1000, 0.000001)).toBe(1);
    expect(downtime(0.3, 1e-12, 730)).toBe(0);
    expect(downtime(1e-12, 1e17, 1e-12)).toBeCloseTo(1e-12, 24);
  });

  it("does not step where the sum hands over to the expansion", () => {
    for (const score of [-3, -1, 0, 1.5]) {
      const [below, above] = [99_999_000, 100_001_000].map((lambda) =>
        downtime(lambda, 1, lambda + score * Math.sqrt(2 * lambda)),
      );
      expect(Math.abs(below! - above!)).toBeLessThan(1e-9);
    }
  });
});

describe("poissonAtMost", () => {
  it("agrees with published extremes", () => {
    // scipy's own regression cases: scipy/stats/tests/test_distributions.py.
    expect(Math.log(poissonAtMost(300, 1))).toBeCloseTo(-294.29288973525115, 10);
    expect(poissonAtMost(10, 1000)).toBe(1);
    expect(poissonAtMost(10, -1)).toBe(0);
    expect(1 - poissonAtMost(Math.LN2, 0)).toBeCloseTo(0.5, 15);
  });
});
