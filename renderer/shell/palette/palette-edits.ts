/** What Enter does with an assumption: store a value as one edit, or go to where it stands. */
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Assumption } from "../../../shared/scenario/assumption-index.ts";
import { pathSegments } from "../../../shared/scenario/history.ts";
import type { Candidate, Setting } from "../../../shared/scenario/set-command.ts";
import { isShown } from "../../pages/model/assumption-tree.ts";
import { editAssumption } from "../../pages/model/tree-focus.ts";
import { editChecked } from "../../state/checked-edit.ts";
import { typedOver, withValue } from "../../state/inputs.ts";
import { notify } from "../../state/notices.ts";
import { closePlans } from "../../state/plan-editor-store.ts";
import { chooseScope, inspect, showDrawer, showPage, useSelection } from "../../state/selection-store.ts";

const LONGEST_LABEL = 500;

export function withSettings(document: ScenarioDocument, settings: readonly Setting[]): ScenarioDocument {
  return settings.reduce((before, { path, value }) => withValue(before, path, value), document);
}

/** "Northwind, proposed plan, Outcome fees: Price per outcome". */
export function nameOf({ place, label }: Assumption): string {
  return place.length === 0 ? label : `${place.join(", ")}: ${label}`;
}

/** One edit, with evidence of what is typed over marked so. Returns why it was not made, null where it was. */
export function applySetting({ assumption, read }: Candidate): string | null {
  if (!read.ok) return read.message;
  const words = `${nameOf(assumption)} ${read.change}`.slice(0, LONGEST_LABEL);
  const fault = editChecked(words, typedOver(read.settings));
  if (fault === null) notify(words, true);
  return fault;
}

/** The row of the tree, ready to be typed into; what the tree does not hold is shown in the inspector. */
export function goTo({ inputs, field, label }: Assumption): void {
  const [input] = inputs;
  if (input === undefined) return;
  const [list, id = ""] = pathSegments(input.path);
  const { scope } = useSelection.getState();
  if (list === "clients" && !(scope.kind === "client" && scope.id === id)) chooseScope({ kind: "client", id });
  closePlans();
  showPage("model");
  if (isShown({ ...input, field, present: input.value !== undefined })) {
    showDrawer("tree");
    editAssumption(input.path);
  } else inspect({ kind: "input", path: input.path, label });
}
