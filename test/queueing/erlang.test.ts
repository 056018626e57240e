import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangC, isOverloaded, waitWithin } from "../../shared/queueing/erlang.ts";

describe("erlangC", () => {
  it("agrees with published values", () => {
    // The test suites of the R package ErlangC and of pyworkforce: 100 calls of 180 s in half an hour.
    expect(erlangC(10, 11)).toBeCloseTo(0.6821182, 7);
    expect(erlangC(10, 12)).toBeCloseTo(0.4493882, 7);
    expect(erlangC(10, 14)).toBeCloseTo(0.1741319335950498, 15);
    expect(erlangC(24, 35)).toBeCloseTo(0.023521116861458607, 15);
    expect(erlangC(30.303030303030305, 135) / 3.3170371593189645e-44).toBeCloseTo(1, 12);
  });

  it("is the load itself for one server, and 0 without load", () => {
    expect(erlangC(0.8, 1)).toBeCloseTo(0.8, 15);
    expect(erlangC(0, 3)).toBe(0);
    expect(erlangC(0, 0)).toBe(1);
  });

  it("rises with load, falls with servers, and stays between 0 and 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (servers, busy) => {
        const load = servers * busy;
        const value = erlangC(load, servers);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(erlangC(load * 1.001, servers)).toBeGreaterThanOrEqual(value - 1e-15);
        expect(erlangC(load, servers + 1)).toBeLessThanOrEqual(value + 1e-15);
      }),
      { seed: 6, numRuns: 1000 },
    );
  });
});

describe("isOverloaded", () => {
  it("rounds the load half up to 9 decimals first", () => {
    expect(isOverloaded(5, 5)).toBe(true);
    expect(isOverloaded(4.9999999995, 5)).toBe(true);
    expect(isOverloaded(4.9999999994, 5)).toBe(false);
    expect(isOverloaded(9999.9999999995, 10_000)).toBe(true);
    expect(isOverloaded(9999.9999999994, 10_000)).toBe(false);
    expect(isOverloaded(0, 0)).toBe(true);
    expect(isOverloaded(4e-10, 0)).toBe(true);
    expect(isOverloaded(1e300, 10_000)).toBe(true);
  });
});

describe("waitWithin", () => {
  it("agrees with published service levels", () => {
    const calls = (servers: number): number =>
      waitWithin({ load: 10, servers, meanServiceHours: 0.05, withinHours: 20 / 3600 });
    expect(calls(11)).toBeCloseTo(0.3896138, 7);
    expect(calls(13)).toBeCloseTo(0.7955948, 7);
    expect(calls(14)).toBeCloseTo(0.8883500191794669, 14);
  });

  it("is 0 when overloaded, 1 without load, and 1 - C at once", () => {
    expect(waitWithin({ load: 3, servers: 3, meanServiceHours: 0.2, withinHours: 1000 })).toBe(0);
    expect(waitWithin({ load: 0, servers: 0, meanServiceHours: 0, withinHours: 1 })).toBe(0);
    expect(waitWithin({ load: 0, servers: 2, meanServiceHours: 0, withinHours: 0 })).toBe(1);
    expect(waitWithin({ load: 2, servers: 3, meanServiceHours: 0.2, withinHours: 0 })).toBe(1 - erlangC(2, 3));
  });
});
