import fc from "fast-check";
import { expect, it } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { checkScenario, type SoundParts } from "../../shared/scenario/check.ts";
import { afterRecipe, recipe, SAMPLE } from "./scenario-recipes.ts";

/** Edits that leave a fault: in a leaf, between two fields, between two members, in a reference to another list. */
const SPOILS: readonly ((document: ScenarioDocument) => ScenarioDocument)[] = [
  (document) => ({ ...document, months: 0 }),
  (document) => ({ ...document, ai: { ...document.ai, goLiveMonth: 1, costsFromMonth: 9 } }),
  (document) => ({ ...document, clients: document.clients.map((client) => ({ ...client, id: "same" })) }),
  (document) => ({ ...document, categories: document.categories.slice(1) }),
  (document) => ({
    ...document,
    clients: document.clients.map((client) => ({ ...client, readiness: { ...client.readiness, quality: "9" } })),
  }),
];

it("finds the same faults in a document whether or not its parts were found sound before", () => {
  const step = fc.tuple(recipe, fc.integer({ min: -3, max: SPOILS.length - 1 }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const known: SoundParts = new WeakMap();
      let content = SAMPLE;
      for (const [one, spoil] of steps) {
        content = afterRecipe(content, one);
        const document = SPOILS[spoil]?.(content.document) ?? content.document;
        const faults = checkScenario(document);
        expect(checkScenario(document, known)).toEqual(faults);
        // And once more: what has a fault is never taken for known.
        expect(checkScenario(document, known)).toEqual(faults);
      }
    }),
    { seed: 20261122, numRuns: 60 },
  );
});
