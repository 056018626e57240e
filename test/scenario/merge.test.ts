import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { canonicalJson as bytes } from "../../shared/scenario/canonical.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { mergeContents, mergeVariants, proposedChoice } from "../../shared/scenario/merge.ts";
import { resolveVariant, type ScenarioContent } from "../../shared/scenario/variant.ts";
import { newVariant, variantAfter, variantReading } from "../../shared/scenario/variant-edits.ts";
import { afterRecipe, recipe, SAMPLE } from "./scenario-recipes.ts";

const runs = { seed: 20261122, numRuns: 60 };
const sides = fc.tuple(fc.array(recipe, { maxLength: 4 }), fc.array(recipe, { maxLength: 4 }));
const reading = ({ document, evidence }: ScenarioContent): string => bytes({ document, evidence });
const all = (items: readonly { readonly key: string }[]): ReadonlySet<string> => new Set(items.map(({ key }) => key));
const NONE: ReadonlySet<string> = new Set();

describe("a merge of two contents", () => {
  it("is mine where nothing is chosen, theirs where all is, with and without a base", () => {
    fc.assert(
      fc.property(sides, fc.boolean(), ([edits, others], hasBase) => {
        const mine = edits.reduce(afterRecipe, SAMPLE);
        const theirs = others.reduce(afterRecipe, SAMPLE);
        const merge = mergeContents(hasBase ? SAMPLE : null, mine, theirs);
        expect(reading(merge.merged(NONE))).toBe(reading(mine));
        expect(reading(merge.merged(all(merge.items)))).toBe(reading(theirs));
        if (reading(mine) === reading(theirs)) expect(merge.items).toEqual([]);
      }),
      runs,
    );
  });

  it("takes over by itself what only one side changed, and names what both did", () => {
    fc.assert(
      fc.property(fc.array(recipe, { maxLength: 4 }), (others) => {
        const theirs = others.reduce(afterRecipe, SAMPLE);
        const merge = mergeContents(SAMPLE, SAMPLE, theirs);
        expect(merge.items.every((item) => item.changedBy === "theirs")).toBe(true);
        expect(reading(merge.merged(proposedChoice(merge.items)))).toBe(reading(theirs));
      }),
      runs,
    );
  });

  const [client, other] = SAMPLE.document.clients;
  const id = client?.id ?? "";
  const withUsers = (content: ScenarioContent, users: number): ScenarioContent => ({
    ...content,
    document: {
      ...content.document,
      clients: content.document.clients.map((one) =>
        one.id === id ? { ...one, units: { ...one.units, users } } : one,
      ),
    },
  });
  const set = (content: ScenarioContent, patch: Partial<ScenarioDocument>): ScenarioContent => ({
    ...content,
    document: { ...content.document, ...patch },
  });

  it("shows base, mine and theirs of a field, and keeps what else each side did", () => {
    const mine = set(withUsers(SAMPLE, 11), { discountRate: "0.2" });
    const theirs = set(withUsers(SAMPLE, 12), { months: 24 });
    const merge = mergeContents(SAMPLE, mine, theirs);
    const { items } = merge;
    const users = `clients/${id}/units/users`;
    expect(items.find((item) => item.path === users)).toMatchObject({
      base: { value: client?.units.users },
      mine: { value: 11 },
      theirs: { value: 12 },
      changedBy: "both",
    });
    expect(items.map((item) => [item.path, item.changedBy])).toEqual([
      ["discountRate", "mine"],
      [users, "both"],
      ["months", "theirs"],
    ]);
    const { document } = merge.merged(proposedChoice(items));
    expect([document.months, document.discountRate, valueAt(document, users)]).toEqual([24, "0.2", 11]);
    expect(checkScenario(document)).toEqual([]);
  });

  it("takes a removed client whole against an edit of it", () => {
    const mine = withUsers(SAMPLE, 11);
    const theirs = set(SAMPLE, { clients: SAMPLE.document.clients.slice(1) });
    const merge = mergeContents(SAMPLE, mine, theirs);
    expect(merge.items).toMatchObject([{ path: `clients/${id}`, changedBy: "both", theirs: { isInherited: false } }]);
    expect(merge.items[0]?.theirs).not.toHaveProperty("value");
    expect(merge.merged(NONE).document.clients[0]?.units.users).toBe(11);
    expect(merge.merged(all(merge.items)).document.clients[0]?.id).toBe(other?.id);
  });

  it("keeps a client that each side added, both of them", () => {
    const added = (name: string): ScenarioContent =>
      set(SAMPLE, {
        clients: [...SAMPLE.document.clients, { ...(client as NonNullable<typeof client>), id: name, name }],
      });
    const merge = mergeContents(SAMPLE, added("mine"), added("theirs"));
    const ids = merge.merged(proposedChoice(merge.items)).document.clients.map((one) => one.id);
    expect(ids.slice(-2)).toEqual(["mine", "theirs"]);
  });
});

describe("a merge of two variants of one parent", () => {
  it("is mine where nothing is chosen, theirs where all is, and stores no more than what differs", () => {
    fc.assert(
      fc.property(sides, fc.array(recipe, { maxLength: 2 }), ([edits, others], common) => {
        const made = (recipes: [number, number][]) => variantReading("p", SAMPLE, recipes.reduce(afterRecipe, SAMPLE));
        const base = made(common);
        const onTop = (more: [number, number][]) =>
          more.reduce(
            (record, one) => variantAfter(SAMPLE, record, afterRecipe(resolveVariant(SAMPLE, record), one)),
            base,
          );
        const [mine, theirs] = [onTop(edits), onTop(others)];
        const merge = mergeVariants(SAMPLE, base, mine, theirs);
        expect(bytes(merge.mergedRecord(NONE))).toBe(bytes(mine));
        expect(bytes(merge.mergedRecord(all(merge.items)))).toBe(bytes(theirs));
        expect(reading(merge.merged(all(merge.items)))).toBe(reading(resolveContent(theirs)));
      }),
      runs,
    );
  });

  const resolveContent = (record: Parameters<typeof resolveVariant>[1]): ScenarioContent => {
    const { document, evidence } = resolveVariant(SAMPLE, record);
    return { document, evidence };
  };

  it("says where a side inherits", () => {
    const mine = { ...newVariant("p", "V"), overrides: { discountRate: { value: "0.2" } } };
    const { items } = mergeVariants(SAMPLE, null, mine, newVariant("p", "V"));
    expect(items).toMatchObject([
      {
        path: "discountRate",
        base: null,
        mine: { value: "0.2", isInherited: false },
        theirs: { value: SAMPLE.document.discountRate, isInherited: true },
      },
    ]);
  });
});
