import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownEntriesAfter, ownEntriesReading, withOwnEntries } from "../../shared/scenario/beside.ts";

const key = fc.constantFrom("a", "b", "c", "constructor", "toString");
const entries = fc.dictionary(
  key,
  fc.record({ low: fc.constantFrom("0.1", "0.2"), note: fc.constantFrom("x", "y") }, { requiredKeys: ["low"] }),
  { noNullPrototype: true },
);

describe("what stands beside a variant", () => {
  test("reads as wanted, whatever its parent has, and stores nothing that the parent says", () => {
    fc.assert(
      fc.property(entries, entries, (parent, wanted) => {
        const own = ownEntriesReading(parent, wanted);
        expect(withOwnEntries(parent, own)).toEqual(wanted);
        expect(ownEntriesReading(wanted, wanted)).toEqual({});
        for (const [name, entry] of Object.entries(own))
          if (Object.hasOwn(parent, name)) expect(entry).not.toEqual(parent[name]);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test("is edited entry by entry: the others flow from the parent as it goes on", () => {
    fc.assert(
      fc.property(entries, entries, entries, key, fc.boolean(), (parent, later, wanted, name, isTaken) => {
        const value = isTaken ? undefined : { low: "0.9" };
        const own = ownEntriesAfter(parent, ownEntriesReading(parent, wanted), name, value);
        const read = withOwnEntries(parent, own);
        expect(Object.hasOwn(read, name) ? read[name] : undefined).toEqual(value);
        expect({ ...read, [name]: null }).toEqual({ ...wanted, [name]: null });
        const after = withOwnEntries(later, own);
        for (const one of Object.keys(later)) if (!Object.hasOwn(own, one)) expect(after[one]).toEqual(later[one]);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});
