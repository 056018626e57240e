/** The scenarios on screen: the selected one, and those that stand beside it while they are compared. */
import { create } from "zustand";
import { faultsOf } from "./document-faults.ts";
import { type ScenarioRecords, type StoredScenario, useScenario } from "./scenario-store.ts";
import { withRecord } from "./variant-records.ts";

interface OthersState {
  /** As stored, by id; with what they inherit from, whether that has a column of its own or not. */
  readonly scenarios: ReadonlyMap<string, StoredScenario>;
}

export const useOthers = create<OthersState>(() => ({ scenarios: new Map() }));

export type ShownScenario = Pick<StoredScenario, "records" | "variant" | "lock">;

/** Undefined where it is not on screen; the selected one with what is tried. */
export function shownScenario(id: string | null): ShownScenario | undefined {
  const { id: selected, records, variant, lock } = useScenario.getState();
  if (id === null) return undefined;
  if (id !== selected) return useOthers.getState().scenarios.get(id);
  return records === null ? undefined : { records, variant, lock };
}

/** Their ids, each behind what it inherits from. */
export function parentsFirst(scenarios: ReadonlyMap<string, ShownScenario>): readonly string[] {
  const ordered = new Set<string>();
  for (const id of scenarios.keys()) {
    // Depth is unlimited, so the walk keeps its own list of what waits.
    const line = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && scenarios.has(at) && !line.has(at)) {
      line.add(at);
      at = scenarios.get(at)?.variant?.record.parent;
    }
    for (const one of [...line].reverse()) ordered.add(one);
  }
  return [...ordered];
}

/** A variant once its parent reads as `parent`. Where it would have faults it stays: the host refuses that, by its name. */
export function followingParent(shown: ShownScenario, parent: ScenarioRecords | undefined): ShownScenario {
  const { variant } = shown;
  if (variant === null || parent === undefined) return shown;
  const next = withRecord({ ...variant, parent }, variant.record);
  return faultsOf(next.records.document).length === 0 ? { ...shown, ...next } : shown;
}
