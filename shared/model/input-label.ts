/** Names of inputs in their document: what the field table leaves general is said exactly. */
import type { Component, ScenarioDocument, UnitKind } from "./document.ts";
import { variantOf } from "./document-tree.ts";
import type { Field } from "./field.ts";
import { fieldAt } from "./fields.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const SINGULAR: Readonly<Record<UnitKind, string>> = {
  users: "user",
  endpoints: "endpoint",
  servers: "server",
  sites: "site",
  client: "client",
};
/** Lists without ids, and what one member of them is called. */
const MEMBERS: ReadonlyMap<string, string> = new Map([
  ["tiers", "tier"],
  ["bands", "band"],
  ["techniciansWithAi", "step"],
  ["profile", "slot"],
]);

export interface NamedInput {
  readonly field: Field;
  /** "Tickets per user", "Seasonality, March", "Price per user, tier 2". */
  readonly label: string;
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function componentAt(document: ScenarioDocument, segments: readonly string[]): Component | undefined {
  const [first, clientId, plan, list, componentId] = segments;
  if (first !== "clients" || list !== "components" || (plan !== "currentPlan" && plan !== "proposedPlan"))
    return undefined;
  const client = document.clients.find(({ id }) => id === clientId);
  return client?.[plan].components.find(({ id }) => id === componentId);
}

/** What the unit of the label is: the category's driver, or what the component bills. */
function unitOf(
  document: ScenarioDocument,
  segments: readonly string[],
  component: Component | undefined,
): UnitKind | undefined {
  if (segments[0] === "categories") return document.categories.find(({ id }) => id === segments[1])?.driver;
  if (component === undefined) return undefined;
  return component.type === "guarantee" ? component.premium.unit : "unit" in component ? component.unit : undefined;
}

/** Field and exact name of an input by its stable path; `undefined` where no input lies there. */
export function inputLabel(document: ScenarioDocument, path: string): NamedInput | undefined {
  const segments = segmentsOf(path);
  const component = componentAt(document, segments);
  const field = fieldAt(path, component === undefined ? {} : variantOf(component));
  if (field === undefined) return undefined;
  const unit = unitOf(document, segments, component);
  const label = unit === undefined ? field.label : field.label.replace("per unit", `per ${SINGULAR[unit]}`);
  return { field, label: `${label}${memberOf(document, segments, component)}` };
}

/** Which member of a list it is, where there is more than one. */
function memberOf(document: ScenarioDocument, segments: readonly string[], component: Component | undefined): string {
  if (segments[0] === "categories" && segments[2] === "seasonality") return `, ${MONTHS[Number(segments[3])]}`;
  if (segments[0] === "ai" && segments[2] === "roles") {
    const role = document.ai.programme.roles[Number(segments[3])];
    return role === undefined ? "" : `, ${role.name}`;
  }
  const list = segments.findIndex((segment, position) => MEMBERS.has(segment) && position !== 1 && position !== 4);
  const at = segments[0] === "desk" ? 1 : list;
  const noun = MEMBERS.get(segments[at] ?? "");
  const number = Number(segments[at + 1]);
  if (noun === undefined || !Number.isInteger(number)) return "";
  return lengthOf(document, segments, component) > 1 ? `, ${noun} ${number + 1}` : "";
}

function lengthOf(document: ScenarioDocument, segments: readonly string[], component: Component | undefined): number {
  if (segments[1] === "techniciansWithAi") return document.desk.techniciansWithAi?.length ?? 0;
  if (segments[1] === "profile") return document.desk.profile?.length ?? 1;
  if (segments.includes("bands", 5) && component?.type === "guarantee") return component.bands.length;
  return component !== undefined && "pricing" in component ? component.pricing.tiers.length : 0;
}
