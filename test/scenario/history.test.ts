import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import {
  applyChanges,
  applyToRecords,
  ChangeConflict,
  difference,
  invert,
  isIdList,
  pathSegments,
  pointerOf,
  stablePath,
  valueAt,
} from "../../shared/scenario/history.ts";

const RECORD = "scenario/one";
const key = fc.constantFrom("a", "b", "name", "", "~order", "~1", "x/y", "__proto__", "constructor", "tiers");
const id = fc.constantFrom("north", "south", "a/b", "~order", "0", "1", "", "east", "west");
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom("", "1.50", "x"),
);

const { document } = fc.letrec<{ value: Json; document: Json; list: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(leaf, { maxLength: 3 }),
    tie("list"),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
  list: fc
    .uniqueArray(id, { maxLength: 5 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((one) =>
          tie("value").map((value): Json => ({ id: one, value, ...(one === "0" ? { extra: 1 } : {}) })),
        ),
      ),
    ),
  document: fc.record({ clients: tie("list"), categories: tie("list"), rest: tie("value") }),
})) as { document: fc.Arbitrary<Json> };

const runs = { seed: 20261122, numRuns: 600 };

describe("difference", () => {
  it("turns one document into the other, and its inverse back, to the byte", () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const kept = canonicalJson(before);
        const changes = difference(RECORD, before, after);
        expect(canonicalJson(applyChanges(before, changes))).toBe(canonicalJson(after));
        expect(canonicalJson(applyChanges(after, invert(changes)))).toBe(kept);
        expect(canonicalJson(before)).toBe(kept);
        expect(invert(invert(changes))).toEqual(changes);
      }),
      runs,
    );
  });

  it("undoes and redoes sequences of edits to the byte", () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 2, maxLength: 6 }), (states) => {
        const edits = states.slice(1).map((state, index) => difference(RECORD, states[index], state));
        let now: Json = states[0] as Json;
        for (const edit of edits) now = applyChanges(now, edit);
        for (const [index, edit] of [...edits.entries()].reverse()) {
          now = applyChanges(now, invert(edit));
          expect(canonicalJson(now)).toBe(canonicalJson(states[index]));
        }
        for (const [index, edit] of edits.entries()) {
          now = applyChanges(now, edit);
          expect(canonicalJson(now)).toBe(canonicalJson(states[index + 1]));
        }
      }),
      { ...runs, numRuns: 200 },
    );
  });

  it("holds for every order, subset and extension of an id-list", () => {
    const members = fc.shuffledSubarray(["a", "b", "c", "d", "e", "f"]).map((ids) => ids.map((one) => ({ id: one })));
    fc.assert(
      fc.property(members, members, (before, after) => {
        const changes = difference(RECORD, { clients: before }, { clients: after });
        expect(applyChanges({ clients: before }, changes)).toEqual({ clients: after });
        expect(applyChanges({ clients: after }, invert(changes))).toEqual({ clients: before });
        expect(changes.filter((one) => one.path.endsWith("~order")).length).toBeLessThanOrEqual(2);
      }),
      runs,
    );
  });

  it("says nothing about equal documents and names only what differs", () => {
    const one = { clients: [{ id: "x", units: { users: 3, sites: 1 } }], months: 36 };
    expect(difference(RECORD, one, { months: 36, clients: [{ units: { sites: 1, users: 3 }, id: "x" }] })).toEqual([]);
    expect(difference(RECORD, one, { ...one, clients: [{ id: "x", units: { users: 4, sites: 1 } }] })).toEqual([
      { record: RECORD, path: "clients/x/units/users", before: 3, after: 4 },
    ]);
  });

  it("replaces a list without ids whole", () => {
    const before = {
      tiers: [
        { upTo: 10, unit: "5" },
        { upTo: null, unit: "4" },
      ],
    };
    const after = {
      tiers: [
        { upTo: 20, unit: "5" },
        { upTo: null, unit: "4" },
      ],
    };
    expect(difference(RECORD, before, after)).toEqual([
      { record: RECORD, path: "tiers", before: before.tiers, after: after.tiers },
    ]);
  });

  it("writes an appended member as one change, a removed one with the order it stood in", () => {
    const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(difference(RECORD, { l: [a] }, { l: [a, b] })).toEqual([{ record: RECORD, path: "l/b", after: b }]);
    expect(difference(RECORD, { l: [] }, { l: [a] })).toEqual([{ record: RECORD, path: "l/a", after: a }]);
    expect(difference(RECORD, { l: [a, b, c] }, { l: [a, c] })).toEqual([
      { record: RECORD, path: "l/~order", before: ["a", "b", "c"], after: ["a", "c", "b"] },
      { record: RECORD, path: "l/b", before: b },
    ]);
    expect(difference(RECORD, { l: [a, b] }, { l: [b, a] })).toEqual([
      { record: RECORD, path: "l/~order", before: ["a", "b"], after: ["b", "a"] },
    ]);
  });

  it("creates and removes whole records at the empty path", () => {
    const created = difference(RECORD, undefined, { a: 1 });
    expect(created).toEqual([{ record: RECORD, path: "", after: { a: 1 } }]);
    expect(applyChanges<Json | undefined>(undefined, created)).toEqual({ a: 1 });
    expect(applyChanges<Json | undefined>({ a: 1 }, invert(created))).toBeUndefined();
  });
});

describe("applyChanges", () => {
  const base = {
    clients: [
      { id: "north", units: { users: 3 } },
      { id: "south", units: { users: 5 } },
    ],
    tiers: [{ unit: "1" }],
    months: 36,
  };
  const at = (path: string, values: { before?: Json; after?: Json }): Change => ({ record: RECORD, path, ...values });

  it("shares what it does not touch", () => {
    const next = applyChanges(base, [at("clients/north/units/users", { before: 3, after: 4 })]);
    expect(next.clients[0]?.units.users).toBe(4);
    expect(next.clients[1]).toBe(base.clients[1]);
    expect(next.tiers).toBe(base.tiers);
    expect(base.clients[0]?.units.users).toBe(3);
  });

  it.each<[string, Change]>([
    ["another value stands there", at("months", { before: 35, after: 24 })],
    ["the value is gone", at("horizon", { before: 1, after: 2 })],
    ["a value stands where none should", at("months", { after: 24 })],
    ["text is not a number", at("months", { before: "36", after: 24 })],
    ["the member is gone", at("clients/west/units/users", { before: 1, after: 2 })],
    ["the parent is a number", at("months/first", { after: 1 })],
    ["a list without ids is entered", at("tiers/0/unit", { before: "1", after: "2" })],
    ["an index instead of an id", at("clients/0/units/users", { before: 3, after: 4 })],
    ["a member changes its id", at("clients/north/id", { before: "north", after: "west" })],
    ["a member joins under another id", at("clients/west", { after: { id: "east" } })],
    ["a member joins without an id", at("clients/west", { after: 7 })],
    ["the order has other members", at("clients/~order", { before: ["north", "south"], after: ["north", "west"] })],
    ["the order repeats a member", at("clients/~order", { before: ["north", "south"], after: ["north", "north"] })],
    ["the order began otherwise", at("clients/~order", { before: ["south", "north"], after: ["north", "south"] })],
    ["the order is no list", at("clients/~order", { before: ["north", "south"], after: "north" })],
    ["the prototype is no place", at("constructor/name", { before: "Object", after: "x" })],
  ])("refuses where %s", (_reason, change) => {
    const kept = canonicalJson(base);
    expect(() => applyChanges(base, [change])).toThrow(ChangeConflict);
    expect(canonicalJson(base)).toBe(kept);
  });

  it("never reaches a prototype", () => {
    const next = applyChanges<Json>({}, [at("__proto__", { after: { polluted: true } })]);
    expect(Object.getPrototypeOf(next)).toBe(Object.prototype);
    expect(Object.hasOwn(next as object, "__proto__")).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("applies changes of several records in order", () => {
    const stored: Record<string, Json> = { "scenario/a": { x: 1 } };
    const touched = applyToRecords(
      (record) => stored[record],
      [
        { record: "scenario/a", path: "x", before: 1, after: 2 },
        { record: "evidence/a", path: "", after: {} },
        { record: "evidence/a", path: "x", after: "why" },
      ],
    );
    expect(Object.fromEntries(touched)).toEqual({ "scenario/a": { x: 2 }, "evidence/a": { x: "why" } });
  });
});

describe("paths", () => {
  const base = {
    clients: [{ id: "a/b", proposedPlan: { components: [{ id: "~seat", pricing: { tiers: [{ unit: "1" }] } }] } }],
    "x~y": [1, 2],
    empty: [],
  };

  it.each([
    ["/clients/0/proposedPlan/components/0/pricing", "clients/a~1b/proposedPlan/components/~0seat/pricing"],
    [
      "/clients/0/proposedPlan/components/0/pricing/tiers/0/unit",
      "clients/a~1b/proposedPlan/components/~0seat/pricing/tiers/0/unit",
    ],
    ["/x~0y/1", "x~0y/1"],
    ["", ""],
    ["/clients/0/missing", "clients/a~1b/missing"],
    ["/empty/0", "empty/0"],
  ])("%s is %s", (pointer, path) => {
    expect(stablePath(base, pointer)).toBe(path);
    expect(pointerOf(base, path)).toBe(pointer);
  });

  it("reads values, orders and nothing", () => {
    expect(valueAt(base, "clients/a~1b/proposedPlan/components/~0seat/pricing/tiers/0/unit")).toBe("1");
    expect(valueAt(base, "clients/~order")).toEqual(["a/b"]);
    expect(valueAt(base, "clients/0")).toBeUndefined();
    expect(valueAt(base, "x~0y/5")).toBeUndefined();
    expect(valueAt(base, "toString")).toBeUndefined();
    expect(valueAt(base, "")).toBe(base);
    expect(pointerOf(base, "clients/gone/name")).toBeNull();
    expect(pathSegments("clients/a~1b/~order")).toEqual(["clients", "a/b", "~order"]);
  });

  it("round trips every pointer of random documents", () => {
    const walk = (value: Json, pointer: string): string[] =>
      typeof value === "object" && value !== null
        ? [
            pointer,
            ...Object.entries(value).flatMap(([name, inner]) =>
              walk(inner as Json, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
            ),
          ]
        : [pointer];
    fc.assert(
      fc.property(document, (value) => {
        for (const pointer of walk(value, "")) expect(pointerOf(value, stablePath(value, pointer))).toBe(pointer);
      }),
      { ...runs, numRuns: 200 },
    );
  });

  it("knows an id-list", () => {
    expect([[], [{ id: "a" }], [{ id: "a" }, { id: "a" }], [{ id: 1 }], ["a"], {}, null].map(isIdList)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("canonicalJson", () => {
  it("sorts keys, drops undefined and writes no white space", () => {
    expect(canonicalJson({ b: [1, { d: null, c: -0 }], a: "é\ud800", z: undefined })).toBe(
      '{"a":"é\\ud800","b":[1,{"c":0,"d":null}]}',
    );
  });

  it("refuses what JSON cannot hold", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});
