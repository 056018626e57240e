import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DeskQueue,
  overloadedSlots,
  prepareQueue,
  probabilityOfWaitWithin,
} from "../../shared/queueing/desk-queue.ts";
import { erlangC, waitWithin } from "../../shared/queueing/erlang.ts";

const desk: DeskQueue = {
  load: 4.2,
  servers: 6,
  meanServiceHours: 0.25,
  profile: [1],
  discipline: "fcfs",
  shareUpTo: [0.1, 0.3, 0.8, 1],
};
const ask = (change: Partial<DeskQueue>, priority: number, hours: number): number =>
  probabilityOfWaitWithin(prepareQueue({ ...desk, ...change }), priority, hours);

describe("first come first served", () => {
  it("is Erlang C whatever the priority", () => {
    const expected = waitWithin({ load: 4.2, servers: 6, meanServiceHours: 0.25, withinHours: 0.1 });
    for (const priority of [0, 1, 2, 3]) expect(ask({}, priority, 0.1)).toBeCloseTo(expected, 15);
  });
});

describe("priority", () => {
  /** Section 7 as printed, with C in the mean wait and again in the exponent. */
  function printed(priority: number, hours: number): number {
    const { load: a, servers: s, meanServiceHours: S1, shareUpTo } = desk;
    const C = erlangC(a, s);
    const sigma = (k: number): number => (k === 0 ? 0 : (shareUpTo[k - 1]! * a) / s);
    const k = priority + 1;
    const meanWait = (C * S1) / (s * (1 - sigma(k - 1)) * (1 - sigma(k)));
    return 1 - C * Math.exp((-C * hours) / meanWait);
  }

  it("follows the formula of section 7", () => {
    for (const priority of [0, 1, 2, 3])
      for (const hours of [0, 0.05, 0.5, 4])
        expect(ask({ discipline: "priority" }, priority, hours)).toBeCloseTo(printed(priority, hours), 14);
  });

  it("never lets a lower priority be served sooner", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
        fc.double({ min: 0.01, max: 5.99, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (mix, load, hours) => {
          const total = mix.reduce((sum, part) => sum + part, 0);
          fc.pre(total > 0);
          const shareUpTo = mix.map((_, last) => mix.slice(0, last + 1).reduce((sum, part) => sum + part, 0) / total);
          const met = [0, 1, 2, 3].map((priority) => ask({ discipline: "priority", load, shareUpTo }, priority, hours));
          for (const [priority, value] of met.entries()) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual((met[priority - 1] ?? 1) + 1e-15);
          }
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  it("serves everyone as P1 where there are no human tickets", () => {
    const shareUpTo = [0, 0, 0, 0];
    const first = ask({ discipline: "priority", shareUpTo }, 0, 0.1);
    expect(ask({ discipline: "priority", shareUpTo }, 3, 0.1)).toBe(first);
    expect(first).toBeCloseTo(1 - erlangC(4.2, 6) * Math.exp((-6 * 0.1) / 0.25), 15);
  });
});

describe("profile", () => {
  it("changes nothing when it is flat, however it is scaled", () => {
    expect(ask({ profile: [3, 3, 3, 3] }, 0, 0.1)).toBeCloseTo(ask({}, 0, 0.1), 15);
  });

  it("mixes the slots by their arrivals and counts overloaded ones as 0", () => {
    const slot = (load: number): number => waitWithin({ load, servers: 6, meanServiceHours: 0.25, withinHours: 0.1 });
    // Mean 2: loads 2.1, 4.2 and 6.3, the last of them more than six people.
    const expected = (slot(2.1) + 2 * slot(4.2) + 3 * 0) / 6;
    expect(ask({ profile: [1, 2, 3] }, 0, 0.1)).toBeCloseTo(expected, 15);
    expect(overloadedSlots(4.2, 6, [1, 2, 3])).toBe(true);
    expect(overloadedSlots(4.2, 6, [1, 1, 1])).toBe(false);
    expect(prepareQueue({ ...desk, profile: [1, 2, 3] }).overloaded).toBe(true);
    expect(prepareQueue(desk).overloaded).toBe(false);
  });

  it("answers for a desk without people, work or an empty slot", () => {
    expect(ask({ servers: 0 }, 0, 100)).toBe(0);
    expect(ask({ servers: 0, load: 0 }, 0, 100)).toBe(0);
    expect(overloadedSlots(0, 0, [1])).toBe(true);
    expect(ask({ load: 0, meanServiceHours: Number.NaN }, 2, 0)).toBe(1);
    expect(ask({ profile: [0, 1] }, 0, 0)).toBe(0);
    expect(ask({ profile: [0, 1], load: 2 }, 0, 0.1)).toBeCloseTo(ask({ load: 4 }, 0, 0.1), 15);
  });

  it("refuses a profile without weight", () => {
    expect(() => prepareQueue({ ...desk, profile: [0, 0] })).toThrow(RangeError);
  });
});
