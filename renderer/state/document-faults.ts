import type { ScenarioDocument } from "../../shared/model/document.ts";
import { checkScenario, type Fault, type SoundParts } from "../../shared/scenario/check.ts";

/** Documents of the window are never changed in place, and an edit leaves most of one as it was. */
const known: SoundParts = new WeakMap();

/** Every fault of a document that an edit of the window would make. */
export function faultsOf(document: ScenarioDocument): readonly Fault[] {
  return checkScenario(document, known);
}
