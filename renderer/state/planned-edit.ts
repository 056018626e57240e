/** What an edit of scenarios on screen changes of each, worked out before anything is shown or stored. */
import type { Change } from "../../shared/scenario/change.ts";
import { faultsOf } from "./document-faults.ts";
import type { ScenarioRecords } from "./scenario-store.ts";
import { followingParent, parentsFirst, type ShownScenario, shownScenario, useOthers } from "./shown-scenarios.ts";
import { changesOf } from "./variant-records.ts";

/** Returns new records and changes nothing in place. */
export type Recipe = (records: ScenarioRecords) => ScenarioRecords;

export interface PlannedEdit {
  readonly changes: readonly Change[];
  /** What scenarios on screen read as then, where that is not as before. */
  readonly after: ReadonlyMap<string, ScenarioRecords>;
  /** Why a document would not stand, null where all would. */
  readonly fault: string | null;
}

/**
 * One recipe for each scenario. What a scenario inherits from is edited before it, so that a value given to both is the
 * variant's own only where the two differ.
 */
export function plannedEdit(recipes: ReadonlyMap<string, Recipe>): PlannedEdit {
  const shown = new Map<string, ShownScenario>();
  for (const id of new Set([...recipes.keys(), ...useOthers.getState().scenarios.keys()])) {
    const one = shownScenario(id);
    if (one !== undefined) shown.set(id, one);
  }
  const after = new Map<string, ScenarioRecords>();
  const changes: Change[] = [];
  for (const id of parentsFirst(shown)) {
    const before = shown.get(id);
    if (before === undefined) continue;
    const { records, variant } = followingParent(before, after.get(before.variant?.record.parent ?? ""));
    const recipe = recipes.get(id);
    const next = recipe === undefined ? records : recipe(records);
    if (next !== before.records) after.set(id, next);
    if (recipe === undefined) continue;
    const faults = next.document === records.document ? [] : faultsOf(next.document);
    if (faults.length > 0) {
      const words = faults.map((fault) => fault.message).join(" ");
      return { changes: [], after: new Map(), fault: recipes.size === 1 ? words : `${next.document.name}: ${words}` };
    }
    changes.push(...changesOf(id, variant, records, next));
  }
  return { changes, after, fault: null };
}
