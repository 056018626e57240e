import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withValue } from "../../renderer/state/inputs.ts";
import { withResolutionTimes, worksWithAi } from "../../renderer/state/resolution.ts";
import { inputsOf } from "../../shared/model/fields.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { difference } from "../../shared/scenario/history.ts";
import { sampleScenario } from "./sample.ts";

const sample = sampleScenario().document;
const document = { ...sample, clients: sample.clients.slice(0, 1), categories: sample.categories.slice(0, 2) };
const inputs = [...inputsOf(document)];

describe("setting an input", () => {
  test("to its own value changes nothing but what was defaulted", () => {
    for (const { path, value, present } of inputs) {
      const next = withValue(document, path, value as Json);
      if (present) expect(difference("scenario/s", document, next), path).toEqual([]);
      else expect([...inputsOf(next)].find((input) => input.path === path)?.present, path).toBe(true);
      expect(checkScenario(next), path).toEqual([]);
    }
  });

  test("and taking it out again gives the default back", () => {
    for (const { path, value, present, field } of inputs) {
      if (present || path.includes("seasonality") || path.includes("profile")) continue;
      const again = withValue(withValue(document, path, value as Json), path, undefined);
      const found = [...inputsOf(again)].find((input) => input.path === path);
      expect(found, field.label).toMatchObject({ present: false, value });
    }
  });
});

describe("the marker's factor on every resolution", () => {
  test("leaves shares within 0 and 1, in the form of documents, and other categories alone", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (factor) => {
        const next = withResolutionTimes(document, factor);
        expect(checkScenario(next)).toEqual([]);
        for (const [index, category] of next.categories.entries())
          if (!worksWithAi(category)) expect(category).toBe(document.categories[index]);
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });

  test("of 1 changes nothing", () => {
    expect(difference("scenario/s", document, withResolutionTimes(document, 1))).toEqual([]);
  });
});
