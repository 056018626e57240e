import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson as bytes } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { isOverridden, isWithin, type Overrides, overrideOf, withOverrides } from "../../shared/scenario/variant.ts";
import { overridesAfter } from "../../shared/scenario/variant-edits.ts";

const key = fc.constantFrom("a", "b", "name", "~order", "~1", "x/y", "dist", "constructor");
const id = fc.constantFrom("north", "south", "a/b", "~order", "0", "east", "west");
const leaf = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 2 }), fc.constantFrom("", "1.50"));
const { document } = fc.letrec<{ value: Json; document: Json; list: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(leaf, { maxLength: 2 }),
    tie("list"),
    fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
  list: fc
    .uniqueArray(id, { maxLength: 4 })
    .chain((ids) => fc.tuple(...ids.map((one) => tie("value").map((value): Json => ({ id: one, value }))))),
  document: fc.record({ clients: tie("list"), categories: tie("list"), rest: tie("value") }),
})) as { document: fc.Arbitrary<Json> };

const runs = { seed: 20261122, numRuns: 400 };
const read = (parent: Json, overrides: Overrides): Json => withOverrides(parent, overrides).value;

/** No override above another, which is what gives every path one that decides it. */
function expectNormal(overrides: Overrides): void {
  const paths = Object.keys(overrides);
  for (const one of paths)
    for (const other of paths) if (one !== other) expect(isWithin(one, other), `${one} in ${other}`).toBe(false);
}

describe("overrides", () => {
  it("of any document against any parent give that document back, to the byte", () => {
    fc.assert(
      fc.property(document, document, (parent, wanted) => {
        const overrides = overridesAfter(parent, {}, parent, wanted);
        expect(bytes(read(parent, overrides))).toBe(bytes(wanted));
        expectNormal(overrides);
        expect(overridesAfter(parent, {}, parent, parent)).toEqual({});
      }),
      runs,
    );
  });

  it("follow random sequences of edits of parent and variant, and an edit reads as what was edited", () => {
    const steps = fc.array(fc.tuple(fc.boolean(), document), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(document, steps, (first, edits) => {
        let parent = first;
        let overrides: Overrides = {};
        for (const [isParent, next] of edits) {
          if (isParent) parent = next;
          else {
            const before = read(parent, overrides);
            overrides = overridesAfter(parent, overrides, before, next);
            expect(bytes(read(parent, overrides))).toBe(bytes(next));
            expectNormal(overrides);
          }
        }
      }),
      runs,
    );
  });

  it("go when an edit makes the variant equal to its parent", () => {
    fc.assert(
      fc.property(document, document, (parent, wanted) => {
        const overrides = overridesAfter(parent, {}, parent, wanted);
        expect(overridesAfter(parent, overrides, read(parent, overrides), parent)).toEqual({});
      }),
      runs,
    );
  });

  it("are touched by an edit only where the edit is", () => {
    fc.assert(
      fc.property(document, document, document, leaf, (first, second, mine, value) => {
        // The parent moves on, so that some overrides are orphaned and some equal to it.
        const overrides = overridesAfter(first, {}, first, mine);
        const before = read(second, overrides);
        const after = { ...(before as object), elsewhere: value };
        const next = overridesAfter(second, overrides, before, after);
        expect(next).toEqual({ ...overrides, elsewhere: { value } });
      }),
      runs,
    );
  });

  it("share with the parent what they do not touch, and leave the parent alone", () => {
    fc.assert(
      fc.property(document, document, (parent, wanted) => {
        const kept = bytes(parent);
        const overrides = overridesAfter(parent, {}, parent, wanted);
        const value = read(parent, overrides);
        for (const name of ["clients", "categories", "rest"])
          if (!isOverridden(overrides, name)) expect(valueAt(value, name)).toBe(valueAt(parent, name));
        expect(bytes(parent)).toBe(kept);
      }),
      runs,
    );
  });
});

describe("the rules of inheriting", () => {
  const base = {
    clients: [
      { id: "a", users: 3, tiers: [{ unit: "1" }], price: { dist: "uniform", min: "1", max: "2" } },
      { id: "b", users: 5, tiers: [], price: "4" },
      { id: "c", users: 7, tiers: [], price: "4" },
    ],
    months: 36,
  };
  const edit = (wanted: Json, overrides: Overrides = {}, parent: Json = base): Overrides =>
    overridesAfter(parent, overrides, read(parent, overrides), wanted);
  const client = (index: number, patch: object): Json =>
    base.clients.with(index, { ...base.clients[index], ...patch } as never) as never;

  it("a list without ids and a distribution are one value", () => {
    const own = edit({
      ...base,
      clients: client(0, { tiers: [{ unit: "9" }], price: { dist: "uniform", min: "0", max: "2" } }),
    });
    expect(Object.keys(own)).toEqual(["clients/a/tiers", "clients/a/price"]);
  });

  it("an edit inside an added member is in that member's value", () => {
    const added = edit({ ...base, clients: [...base.clients, { id: "n", users: 1 }] });
    expect(added).toEqual({ "clients/n": { value: { id: "n", users: 1 } } });
    expect(edit({ ...base, clients: [...base.clients, { id: "n", users: 2 }] }, added)).toEqual({
      "clients/n": { value: { id: "n", users: 2 } },
    });
  });

  it("an edit above drops the overrides below", () => {
    const below = edit({ ...base, clients: client(0, { users: 4 }) });
    expect(edit({ ...base, clients: base.clients.slice(1) }, below)).toEqual({ "clients/a": { absent: true } });
  });

  it("an override that equals the parent's value by now stays until it is edited", () => {
    const own = edit({ ...base, months: 24 });
    const parent = { ...base, months: 24 };
    expect(overridesAfter(parent, own, parent, { ...parent, extra: 1 })).toEqual({ ...own, extra: { value: 1 } });
    expect(read({ ...base, months: 12 }, own)).toEqual({ ...base, months: 24 });
  });

  it("an override whose place the parent lost has no effect, is named, and lives again", () => {
    const own = edit({ ...base, clients: client(0, { users: 4 }) });
    const without = { ...base, clients: base.clients.slice(1) };
    expect(withOverrides(without, own)).toEqual({ value: without, orphaned: ["clients/a/users"] });
    expect(overridesAfter(without, own, without, { ...without, months: 12 })).toEqual({
      ...own,
      months: { value: 12 },
    });
    expect(valueAt(read(base, own), "clients/a/users")).toBe(4);
  });

  it("members that an order names come first, the others in the parent's order, those of the variant last", () => {
    const own = edit({ ...base, clients: [base.clients[2], base.clients[0], base.clients[1]] as never });
    expect(Object.keys(own)).toEqual(["clients/~order"]);
    const parent = { ...base, clients: [{ id: "z" }, ...base.clients.slice(1), { id: "y" }] };
    const more = { ...own, "clients/q": { value: { id: "q" } } };
    expect(valueAt(read(parent, more), "clients/~order")).toEqual(["c", "b", "z", "y", "q"]);
    expect(edit(base, own)).toEqual({});
  });

  it("finds the override that decides a path, and groups that are overridden in part", () => {
    const own: Overrides = { "clients/a/tiers": { value: [] }, "clients/n": { value: { id: "n" } } };
    expect(overrideOf(own, "clients/a/tiers/0/unit")).toBe("clients/a/tiers");
    expect(overrideOf(own, "clients/a/users")).toBeNull();
    expect([
      isOverridden(own, "clients/a"),
      isOverridden(own, "clients/b"),
      isOverridden(own, "clients/n/name"),
    ]).toEqual([true, false, true]);
  });

  it("takes overrides that cannot stand without a fault", () => {
    const odd: Overrides = {
      "months/first": { value: 1 },
      "clients/a/id/x": { value: 1 },
      "clients/new": { value: 7 },
      "clients/other": { value: { id: "another" } },
      "months/~order": { value: ["a"] },
      "rest/~order": { value: "no list" },
      "clients/gone": { absent: true },
    };
    const { value, orphaned } = withOverrides(base, odd);
    expect(value).toBe(base);
    expect(orphaned).toEqual(["months/~order", "months/first", "clients/a/id/x", "clients/new", "clients/other"]);
  });
});
