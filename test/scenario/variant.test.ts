import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Evidence, Json } from "../../shared/scenario/change.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";
import { isIdList, valueAt } from "../../shared/scenario/history.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import {
  isOverridden,
  isWithin,
  type Overrides,
  overrideOf,
  resolveVariant,
  type ScenarioContent,
  type VariantRecord,
  withOverrides,
} from "../../shared/scenario/variant.ts";
import {
  newVariant,
  overridesAfter,
  promoteVariant,
  resetVariant,
  resetWholly,
  variantAfter,
  variantReading,
} from "../../shared/scenario/variant-edits.ts";

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
const bytes = canonicalJson;
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

const NOTE = (source: string) => ({ grade: "measured", source, date: "2026-01-02" }) as const satisfies Evidence;

/** Edits of a real document that leave it sound, by number. */
const RECIPES: readonly ((document: ScenarioDocument, by: number) => ScenarioDocument)[] = [
  (document, by) => ({ ...document, discountRate: `0.0${by}` }),
  (document, by) => ({
    ...document,
    clients: document.clients.map((client, index) =>
      index === by % document.clients.length ? { ...client, units: { ...client.units, users: 10 + by } } : client,
    ),
  }),
  (document, by) =>
    document.clients.length < 3
      ? document
      : { ...document, clients: document.clients.filter((_, index) => index !== by % document.clients.length) },
  (document, by) => {
    const [first] = document.clients;
    if (first === undefined || document.clients.some((client) => client.id === `new-${by}`)) return document;
    return { ...document, clients: [...document.clients, { ...first, id: `new-${by}`, name: `New ${by}` }] };
  },
  (document) => ({ ...document, clients: document.clients.toReversed() }),
  (document, by) => ({
    ...document,
    categories: document.categories.map((category, index) =>
      index === by % document.categories.length
        ? { ...category, ai: { ...category.ai, resolution: `0.${by}5` } }
        : category,
    ),
  }),
  (document, by) => ({ ...document, name: `Name ${by}` }),
];

const recipe = fc.tuple(fc.integer({ min: 0, max: RECIPES.length - 1 }), fc.integer({ min: 0, max: 9 }));

function afterRecipe({ document, evidence }: ScenarioContent, [which, by]: [number, number]): ScenarioContent {
  const next = RECIPES[which]?.(document, by) ?? document;
  const [client] = next.clients.slice(by % next.clients.length);
  const path = `clients/${client?.id}/units/users`;
  const standing = Object.entries(evidence).filter(([key]) => valueAt(next, key) !== undefined);
  const { [path]: _, ...others } = Object.fromEntries(standing);
  return { document: next, evidence: by % 3 === 0 ? others : { ...others, [path]: NOTE(`${which}.${by}`) } };
}

function sample(): ScenarioContent {
  const [first] = sampleWorkspace("2026-11-22").scenarios;
  if (first === undefined) throw new Error("no sample");
  const few = { ...first.document, clients: first.document.clients.slice(0, 5) };
  const standing = Object.entries(first.evidence).filter(([path]) => valueAt(few, path) !== undefined);
  return { document: few, evidence: Object.fromEntries(standing) };
}

const SAMPLE = sample();
const reading = ({ document, evidence }: ScenarioContent): string => bytes({ document, evidence });

describe("a variant of a real scenario", () => {
  const sequence = { ...runs, numRuns: 40 };

  it("reads as it was edited, through edits of its parent", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), recipe), { maxLength: 10 }), (edits) => {
        let parent = SAMPLE;
        let variant = newVariant("p", "V");
        for (const [isParent, one] of edits) {
          if (isParent) {
            parent = afterRecipe(parent, one);
            continue;
          }
          const after = afterRecipe(resolveVariant(parent, variant), one);
          variant = variantAfter(parent, variant, after);
          expect(reading(resolveVariant(parent, variant))).toBe(reading(after));
        }
      }),
      sequence,
    );
  });

  it("50 deep stands for what each level changed, and reads the root where none did", () => {
    fc.assert(
      fc.property(fc.array(recipe, { minLength: 50, maxLength: 50 }), (edits) => {
        const chain: VariantRecord[] = [];
        let content: ScenarioContent = SAMPLE;
        for (const [level, one] of edits.entries()) {
          const wanted = afterRecipe(content, one);
          const variant = variantReading(`level ${level}`, content, wanted);
          chain.push(variant);
          content = resolveVariant(content, variant);
          expect(reading(content)).toBe(reading(wanted));
        }
        let anew: ScenarioContent = SAMPLE;
        for (const variant of chain) anew = resolveVariant(anew, resetWholly(variant));
        expect(bytes({ ...anew.document, name: "" })).toBe(bytes({ ...SAMPLE.document, name: "" }));
        expect(anew.evidence).toEqual(SAMPLE.evidence);
      }),
      { ...runs, numRuns: 5 },
    );
  });

  it("handed up wholly or in part reads as before, and a sibling keeps what is its own", () => {
    fc.assert(
      fc.property(
        fc.array(recipe, { minLength: 1, maxLength: 6 }),
        fc.array(recipe, { maxLength: 3 }),
        fc.nat(),
        (mine, others, which) => {
          const made = (edits: [number, number][]): VariantRecord =>
            edits.reduce<VariantRecord>(
              (variant, one) => variantAfter(SAMPLE, variant, afterRecipe(resolveVariant(SAMPLE, variant), one)),
              newVariant("p", "V"),
            );
          const variant = made(mine);
          const sibling = made(others);
          const before = resolveVariant(SAMPLE, variant);
          const paths = Object.keys(variant.overrides);
          const chosen = paths.filter((_, index) => (which >> index) % 2 === 1);
          for (const picked of [paths, chosen]) {
            const promotion = promoteVariant(SAMPLE, variant, picked);
            if (promotion === null) {
              expect(picked).toEqual([]);
              continue;
            }
            expect(reading(resolveVariant(promotion.parent, promotion.variant))).toBe(reading(before));
            for (const path of picked)
              if (!path.endsWith("~order")) expect(promotion.variant.overrides).not.toHaveProperty([path]);
            const siblingNow = resolveVariant(promotion.parent, sibling);
            for (const [path, override] of Object.entries(sibling.overrides)) {
              if (path.endsWith("~order") || siblingNow.orphaned.includes(path)) continue;
              expect(valueAt(siblingNow.document, path)).toEqual("value" in override ? override.value : undefined);
            }
            if (picked === paths) {
              const { name, ...handed } = promotion.parent.document;
              expect(name).toBe(SAMPLE.document.name);
              expect(bytes(handed)).toBe(bytes({ ...before.document, name: undefined }));
              expect(promotion.variant.overrides).toEqual({});
            }
          }
        },
      ),
      sequence,
    );
  });

  it("reset reads as its parent there and nowhere else", () => {
    fc.assert(
      fc.property(fc.array(recipe, { minLength: 1, maxLength: 6 }), fc.nat(), (edits, which) => {
        let variant = newVariant("p", "V");
        for (const one of edits)
          variant = variantAfter(SAMPLE, variant, afterRecipe(resolveVariant(SAMPLE, variant), one));
        const wholly = resolveVariant(SAMPLE, resetWholly(variant));
        expect(bytes(wholly.document)).toBe(bytes({ ...SAMPLE.document, name: variant.name }));
        expect(wholly.evidence).toEqual(SAMPLE.evidence);
        const paths = Object.keys(variant.overrides);
        const path = paths[which % Math.max(1, paths.length)];
        if (path === undefined) return;
        const reset = resetVariant(variant, [path]);
        expect(Object.keys(reset.overrides)).toEqual(paths.filter((one) => one !== path));
        if (path.endsWith("~order")) return;
        const now = resolveVariant(SAMPLE, reset).document;
        expect(bytes(valueAt(now, path) ?? null)).toBe(bytes(valueAt(SAMPLE.document, path) ?? null));
      }),
      sequence,
    );
  });

  it("moves to another parent as it reads", () => {
    fc.assert(
      fc.property(fc.array(recipe, { maxLength: 5 }), fc.array(recipe, { maxLength: 5 }), (mine, theirs) => {
        const content = mine.reduce(afterRecipe, SAMPLE);
        const parent = theirs.reduce(afterRecipe, SAMPLE);
        const variant = variantReading("other", parent, content);
        expect(reading(resolveVariant(parent, variant))).toBe(reading(content));
      }),
      sequence,
    );
  });
});

describe("evidence", () => {
  const USERS = `clients/${SAMPLE.document.clients[0]?.id}/units/users`;
  const known: EvidenceByPath = { [USERS]: NOTE("the directory"), discountRate: NOTE("the bank") };
  const parent = { ...SAMPLE, evidence: known };
  const overridden = (value: number): ScenarioContent => {
    const [first, ...others] = SAMPLE.document.clients;
    if (first === undefined) throw new Error("no client");
    const clients = [{ ...first, units: { ...first.units, users: value } }, ...others];
    return { document: { ...SAMPLE.document, clients }, evidence: known };
  };

  it("of the parent does not vouch for a value that the variant overrides", () => {
    const variant: VariantRecord = { ...newVariant("p", "V"), overrides: { [USERS]: { value: 12 } } };
    expect(resolveVariant(parent, variant).evidence).toEqual({ discountRate: NOTE("the bank") });
    expect(resolveVariant(parent, resetVariant(variant, [USERS])).evidence).toEqual(known);
  });

  it("that the variant keeps, replaces or takes away is its own", () => {
    const wanted = { ...overridden(12), evidence: { [USERS]: NOTE("the directory") } };
    const variant = variantAfter(parent, newVariant("p", "V"), wanted);
    expect(variant.evidence).toEqual({ [USERS]: { value: NOTE("the directory") }, discountRate: { absent: true } });
    expect(resolveVariant(parent, variant).evidence).toEqual(wanted.evidence);
    const reset = resetVariant(variant, [USERS]);
    expect(reset.evidence).toEqual({ discountRate: { absent: true } });
  });

  it("about a member that the parent lost is left out", () => {
    const variant: VariantRecord = { ...newVariant("p", "V"), evidence: { [USERS]: { value: NOTE("me") } } };
    const less = { document: { ...SAMPLE.document, clients: SAMPLE.document.clients.slice(1) }, evidence: {} };
    expect(resolveVariant(less, variant).evidence).toEqual({});
  });
});

it("the recipes above leave sound documents, so that the laws are about scenarios", () => {
  let content = SAMPLE;
  for (const [which] of RECIPES.entries()) content = afterRecipe(content, [which, 4]);
  expect(checkScenario(content.document)).toEqual([]);
  expect(isIdList(content.document.clients)).toBe(true);
});
