/** The crossover's marker: one factor on the resolution of every category that AI works on. */
import type { Category, QuantityText, ScenarioDocument } from "../../shared/model/document.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import { exact, least, multiply, ONE, plainText, roundHalfUp } from "../../shared/number/exact.ts";
import { below } from "../../shared/scenario/history.ts";
import { afterTyping, todayIso } from "./inputs.ts";
import type { EvidenceRecord } from "./scenario-store.ts";

const PLACES = 12;

export function worksWithAi(category: Category): boolean {
  return category.ai.tier === "autonomous" || category.ai.tier === "approval";
}

function scaled(quantity: QuantityText, factor: string): QuantityText {
  const value = plainText(least(ONE, roundHalfUp(multiply(exact(pointValue(quantity)), exact(factor)), PLACES)));
  return typeof quantity === "object" ? { ...quantity, point: value } : value;
}

/** The evidence once every such resolution has been set by hand. */
export function resolutionEvidence(evidence: EvidenceRecord, document: ScenarioDocument): EvidenceRecord {
  const today = todayIso();
  return document.categories
    .filter(worksWithAi)
    .reduce((before, { id }) => afterTyping(before, below("categories", id, "ai", "resolution"), today), evidence);
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
