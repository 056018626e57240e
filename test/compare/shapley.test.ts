import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestRemainder } from "../../shared/compare/largest-remainder.ts";
import { owenValues, setsOf, shapleyValues, type Worth } from "../../shared/compare/shapley.ts";

const players = (count: number): bigint[] => Array.from({ length: count }, (_, at) => 1n << BigInt(at));
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const seeded = { seed: 41, numRuns: 200 };

/** Any game of up to 5 players, by the worth of each set. */
const game = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 32, maxLength: 32 }).map((worths): Worth => {
  return (set) => (set === 0n ? 0 : (worths[Number(set)] ?? 0));
});

/** Head on: every order in turn. */
function byOrders(all: readonly bigint[], worth: Worth): number[] {
  const totals = all.map(() => 0);
  let orders = 0;
  const walk = (left: readonly number[], before: bigint): void => {
    if (left.length === 0) orders += 1;
    for (const at of left) {
      const player = all[at] ?? 0n;
      const rest = left.filter((one) => one !== at);
      let ways = 1;
      for (let count = 2; count <= rest.length; count++) ways *= count;
      totals[at] = (totals[at] ?? 0) + ways * (worth(before | player) - worth(before));
      walk(rest, before | player);
    }
  };
  walk([...all.keys()], 0n);
  return totals.map((total) => total / orders);
}

describe("Shapley values", () => {
  test("of the glove game: a left glove is worth four of six orders", () => {
    const pair: Worth = (set) => (set & 1n && set & 6n ? 6 : 0);
    expect(shapleyValues(players(3), pair).map((value) => Math.round(value * 1e9) / 1e9)).toEqual([4, 1, 1]);
  });

  test("are the mean over all orders", () => {
    fc.assert(
      fc.property(game, fc.integer({ min: 1, max: 5 }), (worth, count) => {
        const all = players(count);
        const expected = byOrders(all, worth);
        for (const [at, value] of shapleyValues(all, worth).entries()) expect(value).toBeCloseTo(expected[at] ?? 0, 8);
      }),
      seeded,
    );
  });

  test("sum to the whole; who adds nothing gets nothing; who adds the same gets the same", () => {
    fc.assert(
      fc.property(game, (worth) => {
        const all = players(5);
        expect(sum(shapleyValues(all, worth))).toBeCloseTo(worth(31n), 8);
        expect(shapleyValues(all, (set) => worth(set & ~4n))[2]).toBeCloseTo(0, 10);
        const alike: Worth = (set) =>
          worth((set & 28n) | BigInt(Number(set & 1n) + Number((set >> 1n) & 1n) > 0 ? 1 : 0));
        const [first = 0, second = 0] = shapleyValues(all, alike);
        expect(first).toBeCloseTo(second, 8);
      }),
      seeded,
    );
  });

  test("do not hang on the order in which players are listed", () => {
    fc.assert(
      fc.property(game, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (worth, order) => {
        const all = players(5);
        const listed = shapleyValues(all, worth);
        const shuffled = shapleyValues(
          order.map((at) => all[at] ?? 0n),
          worth,
        );
        for (const [at, player] of order.entries()) expect(shuffled[at]).toBeCloseTo(listed[player] ?? 0, 8);
      }),
      seeded,
    );
  });

  test("of the members of a coalition sum to the coalition's own", () => {
    fc.assert(
      fc.property(game, (worth) => {
        const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n] = players(5);
        const whole = shapleyValues([a, b, c | d | e], worth)[2] ?? 0;
        expect(sum(owenValues([a, b], [c, d, e], worth))).toBeCloseTo(whole, 8);
        expect(owenValues([], [a, b, c, d, e], worth)).toEqual(shapleyValues([a, b, c, d, e], worth));
      }),
      seeded,
    );
  });

  test("go through every set once, one player at a time", () => {
    const sets = [...setsOf(players(6))];
    expect(new Set(sets).size).toBe(64);
    for (const [at, set] of sets.entries()) {
      const moved = set ^ (sets[at - 1] ?? 0n);
      if (at > 0) expect(moved & (moved - 1n)).toBe(0n);
    }
  });
});

describe("the largest remainder", () => {
  test("gives what is left to those that lost most", () => {
    expect(largestRemainder([1.5, 2.4, 3.1], 7n)).toEqual([2n, 2n, 3n]);
    expect(largestRemainder([-1.5, -2.4, 0.9], -3n)).toEqual([-2n, -2n, 1n]);
    expect(largestRemainder([], 0n)).toEqual([]);
  });

  test("always sums to the whole, and moves no part by a unit or more where the parts do too", () => {
    const parts = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 11 });
    fc.assert(
      fc.property(parts, fc.bigInt({ min: -20n, max: 20n }), (amounts, off) => {
        const near = BigInt(Math.round(sum(amounts)));
        const rounded = largestRemainder(amounts, near + off);
        expect(rounded.reduce((all, part) => all + part, 0n)).toBe(near + off);
        if (off !== 0n) return;
        for (const [at, part] of largestRemainder(amounts, near).entries())
          expect(Math.abs(Number(part) - (amounts[at] ?? 0))).toBeLessThanOrEqual(1);
      }),
      seeded,
    );
  });
});
