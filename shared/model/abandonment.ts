/** Whether AI is kept: no quantity between two others, but something that happens or not (spec/model.md section 9). */
import type { ScenarioDocument } from "./document.ts";

/** Stable path of its chance. */
export const ABANDONMENT = "ai/abandonment/probability";

/** Whether trials differ in it. */
export function mayBeAbandoned({ ai }: ScenarioDocument): boolean {
  const probability = Number(ai.abandonment?.probability ?? 0);
  return probability > 0 && probability < 1;
}
