import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { inputPlace } from "../../../shared/scenario/input-place.ts";

/** Whose input it is, in words: "Northwind, proposed plan, Outcome fees". */
export function ownerOf(path: string, document: ScenarioDocument): string {
  return inputPlace(path, document).join(", ");
}
