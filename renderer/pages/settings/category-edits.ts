/** Copies of categories, and what refers to one. */
import type { Category, ScenarioDocument } from "../../../shared/model/document.ts";
import { below } from "../../../shared/scenario/history.ts";
import { uniqueId } from "../../../shared/scenario/unique-id.ts";
import type { ScenarioRecords } from "../../state/scenario-store.ts";

export function copyOf(category: Category, document: ScenarioDocument): Category {
  const name = `${category.name}, copy`;
  const ids = document.categories.map((one) => one.id);
  return { ...category, id: uniqueId(name, ids, "category"), name };
}

/** The copy right behind its original, with the same evidence. */
export function withCopiedCategory(records: ScenarioRecords, original: string, copy: Category): ScenarioRecords {
  const { document, evidence } = records;
  const at = document.categories.findIndex((one) => one.id === original);
  const from = `${below("categories", original)}/`;
  const to = `${below("categories", copy.id)}/`;
  const copied = Object.entries(evidence).flatMap(([path, one]) =>
    path.startsWith(from) ? [[`${to}${path.slice(from.length)}`, one] as const] : [],
  );
  return {
    document: { ...document, categories: document.categories.toSpliced(at + 1, 0, copy) },
    evidence: { ...evidence, ...Object.fromEntries(copied) },
  };
}

/** Price components that name a category, in words: "Vantage Build, Tickets solved by people". */
export function componentsNaming(document: ScenarioDocument, id: string): readonly string[] {
  return document.clients.flatMap((client) =>
    [...client.currentPlan.components, ...client.proposedPlan.components].flatMap((component) =>
      "categories" in component && component.categories?.includes(id) === true
        ? [`${client.name}, ${component.label}`]
        : [],
    ),
  );
}
