import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { niceScale, spread, tickDigits } from "../../renderer/charts/ChartParts.tsx";
import { between, firstCrossing, indexOf } from "../../renderer/charts/crossing.ts";

describe("where drawn lines meet", () => {
  test("is the lowest place, also on a grid point and never beyond the ends", () => {
    expect(firstCrossing([0, 2, 4], [1, 1, 1])).toBe(0.5);
    expect(firstCrossing([0, 1, 0], [1, 1, 1])).toBe(1);
    expect(firstCrossing([2, 2], [1, 1])).toBeNull();
    expect(firstCrossing([4, 2, 0, 4], [3, 3, 3, 3])).toBe(0.5);
  });

  test("is where both lines have the same height", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const at = firstCrossing(a, b);
        if (at !== null) expect(between(a, at)).toBeCloseTo(between(b, at), 6);
      }),
      { seed: 7 },
    );
  });

  test("indexOf undoes between, and holds to the ends", () => {
    const ascending = [0, 0.1, 0.35, 0.5];
    for (const at of [0, 0.5, 1, 1.25, 3]) expect(indexOf(ascending, between(ascending, at))).toBeCloseTo(at, 9);
    expect(indexOf(ascending, -1)).toBe(0);
    expect(indexOf(ascending, 9)).toBe(3);
  });
});

describe("a value axis", () => {
  test("encloses every value in 3 to 8 even ticks that can be told apart", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        (values, zero) => {
          const { domain, ticks } = niceScale(values, zero);
          const [low, high] = domain;
          const slack = 1e-6 * Math.max(1, high - low);
          expect(Math.min(...values)).toBeGreaterThanOrEqual(low - slack);
          expect(Math.max(...values)).toBeLessThanOrEqual(high + slack);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(8);
        },
      ),
      { seed: 11 },
    );
  });

  test("writes as many decimals as its steps need", () => {
    expect(tickDigits([0, 50_000, 100_000])).toBe(0);
    expect(tickDigits([1_200_000, 1_400_000])).toBe(1);
    expect(tickDigits([0, 250_000, 500_000, 1_000_000])).toBe(2);
    expect(tickDigits([0, 2_500, 5_000])).toBe(1);
  });
});

test("labels at the ends of lines keep their order and 14 px between them", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 4 }), (heights) => {
      const placed = spread(heights, 0, 200);
      const order = heights.map((_, index) => index).sort((a, b) => (placed[a] ?? 0) - (placed[b] ?? 0));
      for (let index = 1; index < order.length; index++) {
        const gap = (placed[order[index] ?? 0] ?? 0) - (placed[order[index - 1] ?? 0] ?? 0);
        expect(gap).toBeGreaterThanOrEqual(14 - 1e-9);
      }
    }),
    { seed: 3 },
  );
});
