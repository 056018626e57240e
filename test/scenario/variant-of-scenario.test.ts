import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson as bytes } from "../../shared/scenario/canonical.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";
import { isIdList, valueAt } from "../../shared/scenario/history.ts";
import { resolveVariant, type ScenarioContent, type VariantRecord } from "../../shared/scenario/variant.ts";
import {
  newVariant,
  promoteVariant,
  resetVariant,
  resetWholly,
  variantAfter,
  variantReading,
} from "../../shared/scenario/variant-edits.ts";

import { afterRecipe, NOTE, RECIPES, recipe, SAMPLE } from "./scenario-recipes.ts";

const runs = { seed: 20261122 };

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
