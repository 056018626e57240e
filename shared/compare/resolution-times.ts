/** One factor on the resolution of every category that AI works on: what the crossover's marker, the heat map and a shock move. */
import type { Category, QuantityText, ScenarioDocument } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { exact, least, multiply, ONE, plainText, roundHalfUp } from "../number/exact.ts";

const PLACES = 12;

export function worksWithAi(category: Category): boolean {
  return category.ai.tier === "autonomous" || category.ai.tier === "approval";
}

function scaled(quantity: QuantityText, factor: string): QuantityText {
  const value = plainText(least(ONE, roundHalfUp(multiply(exact(pointValue(quantity)), exact(factor)), PLACES)));
  return typeof quantity === "object" ? { ...quantity, point: value } : value;
}

/** Every `resolution` times `factor`, each capped at 1 and rounded to 12 decimals (design decision "Quick and exact"). */
export function withResolutionTimes(document: ScenarioDocument, factor: number): ScenarioDocument {
  const text = plainText(roundHalfUp(exact(factor.toFixed(PLACES)), PLACES));
  return {
    ...document,
    categories: document.categories.map((category) =>
      worksWithAi(category)
        ? { ...category, ai: { ...category.ai, resolution: scaled(category.ai.resolution, text) } }
        : category,
    ),
  };
}
