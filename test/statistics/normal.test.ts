import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalBelow } from "../../shared/statistics/normal.ts";

describe("normalBelow", () => {
  it("is a step without spread: 1 if mean < x, else 0", () => {
    expect(normalBelow(70, 69.9, 0)).toBe(1);
    expect(normalBelow(70, 70, 0)).toBe(0);
    expect(normalBelow(70, 70.1, 0)).toBe(0);
  });

  it("keeps the digits of a far tail", () => {
    expect(normalBelow(0, 10, 1) / 7.619853024160527e-24).toBeCloseTo(1, 12);
    expect(normalBelow(0, 1e9, 1e-6)).toBe(0);
    expect(normalBelow(1e9, 0, 1e-6)).toBe(1);
  });

  it("rises with x and mirrors around the mean", () => {
    const score = fc.double({ min: -100, max: 200, noNaN: true });
    fc.assert(
      fc.property(score, score, fc.double({ min: 0.001, max: 50, noNaN: true }), (x, mean, sd) => {
        const value = normalBelow(x, mean, sd);
        expect(normalBelow(x + 0.01, mean, sd)).toBeGreaterThanOrEqual(value);
        expect(Math.abs(value + normalBelow(-x, -mean, sd) - 1)).toBeLessThan(1e-15);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
