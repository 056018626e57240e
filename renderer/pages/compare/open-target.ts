/** Where a cell of the comparison leads: to the figure or input in its own scenario, or to the bridge between two. */

import { chooseEnds } from "../../state/comparison.ts";
import { selectScenario, useScenario } from "../../state/scenario-store.ts";
import { attempt } from "../../state/scenarios.ts";
import { mayLeaveTried } from "../../state/scratch-store.ts";
import { type Inspected, inspect, showFindings } from "../../state/selection-store.ts";
import type { NamedEnd } from "../../workers/compare-protocol.ts";

export type Target =
  | { readonly kind: "inspect"; readonly scenario: string; readonly what: Inspected }
  | { readonly kind: "findings"; readonly scenario: string }
  | { readonly kind: "bridge"; readonly from: NamedEnd; readonly to: NamedEnd };

/** The inspector explains the selected scenario, so that a figure of another one selects it first. */
export function openTarget(target: Target, byKey: boolean): void {
  if (target.kind === "bridge") {
    chooseEnds(target.from, target.to);
    return;
  }
  const show = (): void => {
    if (target.kind === "findings") showFindings();
    else inspect(target.what, byKey);
  };
  if (useScenario.getState().id === target.scenario) {
    show();
    return;
  }
  void attempt(async () => {
    if (!(await mayLeaveTried())) return;
    await selectScenario(target.scenario);
    show();
  });
}
