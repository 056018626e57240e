/** Edits out of fields: held against the whole document first, so that a fault stays beside the field and changes nothing. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { faultsOf } from "./document-faults.ts";
import { beginEdit, edit, whyNotEdited } from "./edits.ts";
import { typedOver } from "./inputs.ts";
import type { Recipe } from "./planned-edit.ts";
import { type ScenarioRecords, showPreview, useScenario } from "./scenario-store.ts";

function current(): ScenarioRecords {
  const { records } = useScenario.getState();
  if (records === null) throw new Error("No scenario is selected");
  return records;
}

function messageOfFaults(document: ScenarioDocument): string | null {
  const faults = faultsOf(document);
  return faults.length === 0 ? null : faults.map((fault) => fault.message).join(" ");
}

/** Stores the edit, or says why the document would not stand and stores nothing. */
export function editChecked(label: string, recipe: (records: ScenarioRecords) => ScenarioRecords): string | null {
  const next = recipe(current());
  const fault = messageOfFaults(next.document);
  if (fault === null) void edit(label, () => next);
  return fault;
}

interface EditedScenarios {
  readonly fault: string | null;
  readonly isChange: boolean;
}

/**
 * Edits of several scenarios on screen as one, or why it is not made: a document that would not stand, a plan of record,
 * values that are being tried.
 */
export function editScenarios(label: string, recipes: ReadonlyMap<string, Recipe>): EditedScenarios {
  const refusal = whyNotEdited(recipes.keys());
  return refusal === null ? beginEdit(label, recipes) : { fault: refusal, isChange: false };
}

export function editDocument(label: string, recipe: (document: ScenarioDocument) => ScenarioDocument): string | null {
  return editChecked(label, (records) => ({ ...records, document: recipe(records.document) }));
}

/** One input; `undefined` takes the field out, which gives its default. Evidence of a value typed over is marked so. */
export function editValue(label: string, path: string, value: Json | undefined): string | null {
  return editChecked(label, typedOver([{ path, value }]));
}

/** Shows what a recipe would give while it is typed; nothing is shown of a document that would not stand. */
export function previewDocument(recipe: (document: ScenarioDocument) => ScenarioDocument): void {
  const next = recipe(current().document);
  showPreview(faultsOf(next).length === 0 ? next : null);
}

export function endPreview(): void {
  if (useScenario.getState().preview !== null) showPreview(null);
}
