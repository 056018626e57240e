/** A scenario in which AI resolves half of what is planned, everywhere it acts (research/msp-economics.md 5.5). */
import type { ScenarioDocument } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { exact, multiply, plainText, roundHalfUp } from "../number/exact.ts";

const HALF = exact("0.5");
/** Most decimals of a decimal in a document (spec section 1). */
const PLACES = 12;

export function withHalfOfAi(document: ScenarioDocument): ScenarioDocument {
  return {
    ...document,
    categories: document.categories.map((category) => ({
      ...category,
      ai: {
        ...category.ai,
        resolution: plainText(roundHalfUp(multiply(exact(pointValue(category.ai.resolution)), HALF), PLACES)),
      },
    })),
  };
}
