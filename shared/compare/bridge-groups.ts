/** The effects of a margin bridge as finance names them, and which of them each field of the scenario belongs to. */
import type { ComponentType } from "../model/document.ts";

export const BRIDGE_GROUPS = [
  "price",
  "volume",
  "tickets",
  "deflection",
  "handleTime",
  "wages",
  "tools",
  "aiCost",
  "programme",
  "credits",
  "oneTime",
] as const;
export type BridgeGroup = (typeof BRIDGE_GROUPS)[number];

export const BRIDGE_GROUP_LABELS: Readonly<Record<BridgeGroup, string>> = {
  price: "Price and model",
  volume: "Volume and units",
  tickets: "Ticket mix and rates",
  deflection: "Deflection",
  handleTime: "Handle time",
  wages: "Wages",
  tools: "Tools",
  aiCost: "AI cost",
  programme: "Programme",
  credits: "Service credits",
  oneTime: "One-time",
};

const PLANS = ["clients/*/currentPlan", "clients/*/proposedPlan"] as const;

/** Patterns of the field table, or what they lie below; the longest that fits decides. */
const GROUP_OF: ReadonlyMap<string, BridgeGroup> = new Map<string, BridgeGroup>([
  ["format", "price"],
  ["version", "price"],
  ["name", "price"],
  ["currency", "price"],
  ["rounding", "price"],
  ["discountRate", "price"],
  ["clients/*/convertMonth", "price"],
  ...PLANS.map((plan) => [plan, "price"] as const),
  ["months", "volume"],
  ["clients/*", "volume"],
  ["startMonth", "tickets"],
  ["clients/*/ticketFactor", "tickets"],
  ["categories/*", "tickets"],
  ["categories/*/ai", "deflection"],
  ["clients/*/readiness", "deflection"],
  ["clients/*/ai", "deflection"],
  ["ai/goLiveMonth", "deflection"],
  ["ai/ramp", "deflection"],
  ["ai/readinessFloor", "deflection"],
  ["ai/abandonment", "deflection"],
  ["ai/volumeDispersion", "tickets"],
  ["categories/*/minutes", "handleTime"],
  ...[
    "assist",
    "selection",
    "oversightLevel",
    "approvalMinutes",
    "reviewShare",
    "reviewMinutes",
    "reworkMinutes",
    "handoverMinutes",
  ].map((key) => [`categories/*/ai/${key}`, "handleTime"] as const),
  ["proactive", "handleTime"],
  ["labour", "wages"],
  ["tools", "tools"],
  ["ai/costs", "aiCost"],
  ["ai/costsFromMonth", "aiCost"],
  ["ai/technicians", "aiCost"],
  ["categories/*/ai/incident", "aiCost"],
  ["ai/programme", "programme"],
  ["ai/oneTime", "oneTime"],
  ["desk", "credits"],
  ["ai/outageReduction", "credits"],
  ["ai/securityUplift", "credits"],
  ["clients/*/reliability", "credits"],
  ["clients/*/security", "credits"],
  ...PLANS.flatMap((plan) =>
    [
      "creditCap",
      "components/*/creditCap",
      "components/*/creditBase",
      "components/*/bands",
      "components/*/targets",
      "components/*/measure",
    ].map((key) => [`${plan}/${key}`, "credits"] as const),
  ),
]);

/** What no margin rests on: names, discounting, cash, and what counts in the simulation only. */
const WITHOUT_EFFECT: readonly RegExp[] = [
  /^(format|version|name|discountRate)$/,
  /(^|\/)(id|name|label)$/,
  /^labour\/realisation(\/|$)/,
  /^ai\/(abandonment(\/|$)|volumeDispersion$)/,
];

/** The group of the field at a pattern; all of a one-time price component belongs to "One-time". Throws where the table has no row. */
export function bridgeGroupOf(pattern: string, component?: ComponentType): BridgeGroup {
  if (component === "onetime") return "oneTime";
  for (let at = pattern; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const group = GROUP_OF.get(at);
    if (group !== undefined) return group;
  }
  throw new Error(`no bridge group for ${pattern}`);
}

/** Whether a margin may rest on the field at a pattern at all. */
export function hasEffectOnMargin(pattern: string): boolean {
  return !WITHOUT_EFFECT.some((known) => known.test(pattern));
}
