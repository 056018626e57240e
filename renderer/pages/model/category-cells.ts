/** The same input of a category and of those after it: what filling down from a row of the tree means. */
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { fieldAt } from "../../../shared/model/fields.ts";
import { below, pathSegments } from "../../../shared/scenario/history.ts";
import type { Cell } from "../../state/cells.ts";

/** None where the path is no category's. */
export function categoryCellsFrom(document: ScenarioDocument, path: string): readonly Cell[] {
  const [list, id, ...rest] = pathSegments(path);
  const field = fieldAt(path);
  const first = list === "categories" ? document.categories.findIndex((category) => category.id === id) : -1;
  if (first < 0 || field === undefined) return [];
  return document.categories.slice(first).map((category) => ({
    path: below("categories", category.id, ...rest),
    field,
    name: `${category.name}, ${field.label}`,
  }));
}
