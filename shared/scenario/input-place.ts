/** Where an input belongs, in words from the outside in: "Northwind", "proposed plan", "Outcome fees". */
import type { ScenarioDocument } from "../model/document.ts";
import { FIELD_GROUPS, fieldAt } from "../model/fields.ts";
import { pathSegments } from "./history.ts";

const PLANS: Readonly<Record<string, "current plan" | "proposed plan">> = {
  currentPlan: "current plan",
  proposedPlan: "proposed plan",
};

/** Names of what holds the input at a stable path; none where the document has no such member. */
export function inputPlace(path: string, document: ScenarioDocument): readonly string[] {
  const [list, id, part, , member] = pathSegments(path);
  if (list === "categories") return named(document.categories.find((category) => category.id === id)?.name);
  if (list !== "clients") return named(FIELD_GROUPS.find(({ group }) => group === fieldAt(path)?.group)?.label);
  const client = document.clients.find((one) => one.id === id);
  if (client === undefined) return [];
  if (part !== "currentPlan" && part !== "proposedPlan") return [client.name];
  const component = client[part].components.find((one) => one.id === member)?.label;
  return [client.name, ...named(PLANS[part]), ...named(component)];
}

function named(name: string | undefined): readonly string[] {
  return name === undefined || name === "" ? [] : [name];
}
