/** The crossover's marker: one factor on the resolution of every category that AI works on. */
import { withResolutionTimes, worksWithAi } from "../../shared/compare/resolution-times.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { below } from "../../shared/scenario/history.ts";
import { afterTyping, todayIso } from "./inputs.ts";
import type { EvidenceRecord } from "./scenario-store.ts";

export { withResolutionTimes, worksWithAi };

/** The evidence once every such resolution has been set by hand. */
export function resolutionEvidence(evidence: EvidenceRecord, document: ScenarioDocument): EvidenceRecord {
  const today = todayIso();
  return document.categories
    .filter(worksWithAi)
    .reduce((before, { id }) => afterTyping(before, below("categories", id, "ai", "resolution"), today), evidence);
}
