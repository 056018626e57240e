import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { FIELD_GROUPS, fieldAt } from "../../../shared/model/fields.ts";
import { pathSegments } from "../../../shared/scenario/history.ts";

/** Whose input it is, in words: "Northwind, proposed plan, Outcome fees". */
export function ownerOf(path: string, document: ScenarioDocument): string {
  const [list, id, part, , member] = pathSegments(path);
  if (list === "categories") return document.categories.find((category) => category.id === id)?.name ?? "";
  if (list === "clients") {
    const client = document.clients.find((one) => one.id === id);
    if (client === undefined) return "";
    if (part !== "currentPlan" && part !== "proposedPlan") return client.name;
    const component = client[part].components.find((one) => one.id === member)?.label;
    return [client.name, part === "currentPlan" ? "current plan" : "proposed plan", component]
      .filter(Boolean)
      .join(", ");
  }
  const group = fieldAt(path)?.group;
  return FIELD_GROUPS.find((one) => one.group === group)?.label ?? "";
}
