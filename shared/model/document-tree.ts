/** The scenario document as a tree, grown from the field table; what JSON Schema would call its structure. */
import type { ComponentType } from "./document.ts";
import type { Field, GuaranteeMetric, OnlyFor, PricingMode, Variant } from "./field.ts";
import { SCENARIO_FIELDS } from "./field-table.ts";
import { PLAN_FIELDS } from "./plan-fields.ts";

export const FIELDS: readonly Field[] = [...SCENARIO_FIELDS, ...PLAN_FIELDS];

/** Bounds and name of a list; a list that is not here may have any length and is required. */
export interface ListRule {
  readonly pattern: string;
  readonly noun: string;
  readonly optional?: true;
  readonly least?: number;
  readonly most?: number;
}

const PLANS = ["clients/*/currentPlan", "clients/*/proposedPlan"] as const;

export const LISTS: readonly ListRule[] = [
  { pattern: "desk/techniciansWithAi", noun: "staffing steps", optional: true },
  { pattern: "desk/profile", noun: "arrival weights", optional: true, least: 1 },
  { pattern: "categories", noun: "ticket categories" },
  { pattern: "categories/*/seasonality", noun: "factors, January first", optional: true, least: 12, most: 12 },
  { pattern: "ai/programme/roles", noun: "roles" },
  { pattern: "clients", noun: "clients", least: 1 },
  ...PLANS.flatMap((plan): ListRule[] => [
    { pattern: `${plan}/components`, noun: "price components" },
    { pattern: `${plan}/components/*/categories`, noun: "category identifiers", optional: true },
    { pattern: `${plan}/components/*/pricing/tiers`, noun: "tiers", least: 1 },
    { pattern: `${plan}/components/*/bands`, noun: "credit bands", least: 1 },
  ]),
];

/** Pricing modes with exactly one tier. */
export const SINGLE_TIER_MODES: readonly PricingMode[] = ["flat", "package"];

const OPTIONAL_GROUPS: readonly string[] = [
  "ai/abandonment",
  "clients/*/ai",
  "clients/*/reliability",
  "clients/*/security",
  ...PLANS.map((plan) => `${plan}/collar`),
];

/** Groups have names of their own in messages; others are named by their path. */
const GROUP_LABELS: ReadonlyMap<string, string> = new Map([
  ["ai", "AI"],
  ["ai/oneTime", "One-time costs of AI"],
  ["ai/costs", "AI costs"],
  ["ai/abandonment", "Abandonment"],
  ["categories/*/ai", "AI of the category"],
  ["categories/*/priority", "Priority mix"],
  ["categories/*/touch", "Touch"],
  ["categories/*/minutes", "Minutes"],
  ["labour/realisation", "Realisation"],
  ["proactive/hoursPerEndpoint", "Proactive hours"],
  ["clients/*", "Client"],
  ["categories/*", "Category"],
  ["clients/*/ai", "AI of the client"],
  ["clients/*/currentPlan", "Current plan"],
  ["clients/*/proposedPlan", "Proposed plan"],
  ...PLANS.flatMap((plan) => [
    [`${plan}/components/*`, "Component"] as const,
    [`${plan}/components/*/pricing/tiers/*`, "Tier"] as const,
    [`${plan}/components/*/bands/*`, "Band"] as const,
    [`${plan}/components/*/targets`, "Response targets"] as const,
  ]),
  ["desk/techniciansWithAi/*", "Staffing step"],
  ["ai/programme/roles/*", "Role"],
]);

export interface GroupNode {
  readonly kind: "group";
  readonly pattern: string;
  readonly label: string;
  readonly required: boolean;
  /** In the order of the field table. */
  readonly members: Map<string, TreeNode>;
}
export interface ListNode {
  readonly kind: "list";
  readonly pattern: string;
  readonly label: string;
  readonly rule: ListRule;
  readonly item: TreeNode;
}
export interface LeafNode {
  readonly kind: "leaf";
  readonly pattern: string;
  /** More than one where the component's type decides. */
  readonly fields: Field[];
}
export type TreeNode = GroupNode | ListNode | LeafNode;

/** `unknown`: whether the field exists hangs on a type, metric or mode that is not known. */
export type Applies = "yes" | "no" | "unknown";

function among<T>(choices: readonly T[] | undefined, value: T | undefined): Applies {
  if (choices === undefined) return "yes";
  if (value === undefined) return "unknown";
  return choices.includes(value) ? "yes" : "no";
}

/** Whether a field exists in a price component of this variant. */
export function applies(onlyFor: OnlyFor | undefined, variant: Variant): Applies {
  if (onlyFor === undefined) return "yes";
  const answers = [
    among<ComponentType>(onlyFor.types, variant.type),
    among<GuaranteeMetric>(onlyFor.metrics, variant.metric),
    among<PricingMode>(onlyFor.modes, variant.mode),
  ];
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

const answers = new WeakMap<Variant, Map<TreeNode, Applies>>();

/** Whether a node exists in a price component of this variant: a group does where any of its fields does. */
export function nodeApplies(node: TreeNode, variant: Variant): Applies {
  let known = answers.get(variant);
  if (known === undefined) {
    known = new Map();
    answers.set(variant, known);
  }
  let answer = known.get(node);
  if (answer === undefined) {
    answer = whetherApplies(node, variant);
    known.set(node, answer);
  }
  return answer;
}

function whetherApplies(node: TreeNode, variant: Variant): Applies {
  let best: Applies = "no";
  const consider = (answer: Applies): void => {
    if (answer === "yes" || best === "no") best = answer;
  };
  if (node.kind === "leaf") for (const field of node.fields) consider(applies(field.onlyFor, variant));
  else if (node.kind === "list") consider(nodeApplies(node.item, variant));
  else for (const member of node.members.values()) consider(nodeApplies(member, variant));
  return best;
}

/** Label of a path's last segment where no table names it: `hoursPerEndpoint` gives "Hours per endpoint". */
function spokenName(pattern: string): string {
  const segments = pattern.split("/").filter((segment) => segment !== "*");
  const words = (segments.at(-1) ?? "scenario").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const labelOf = (pattern: string): string => GROUP_LABELS.get(pattern) ?? spokenName(pattern);
const LIST_RULES: ReadonlyMap<string, ListRule> = new Map(LISTS.map((rule) => [rule.pattern, rule]));

function newNode(pattern: string, rest: readonly string[], field: Field): TreeNode {
  const [next, ...after] = rest;
  if (next === undefined) return { kind: "leaf", pattern, fields: [field] };
  if (next === "*") {
    const rule = LIST_RULES.get(pattern);
    if (rule === undefined) throw new Error(`no list rule for ${pattern}`);
    return { kind: "list", pattern, label: labelOf(pattern), rule, item: newNode(`${pattern}/*`, after, field) };
  }
  const group: GroupNode = {
    kind: "group",
    pattern,
    label: labelOf(pattern),
    required: !OPTIONAL_GROUPS.includes(pattern),
    members: new Map(),
  };
  plant(group, rest, field);
  return group;
}

function plant(node: TreeNode, rest: readonly string[], field: Field): void {
  const [next, ...after] = rest;
  if (node.kind === "leaf") node.fields.push(field);
  else if (node.kind === "list") plant(node.item, after, field);
  else if (next !== undefined) {
    const member = node.members.get(next);
    if (member !== undefined) plant(member, after, field);
    else node.members.set(next, newNode(node.pattern === "" ? next : `${node.pattern}/${next}`, after, field));
  }
}

function grow(): GroupNode {
  const root: GroupNode = { kind: "group", pattern: "", label: "Scenario", required: true, members: new Map() };
  for (const field of FIELDS) plant(root, field.pattern.split("/"), field);
  return root;
}

export const DOCUMENT_TREE: GroupNode = grow();

/** The field of a leaf in a component of this variant; `undefined` where it has none or is not known. */
export function fieldOf(leaf: LeafNode, variant: Variant): Field | undefined {
  return leaf.fields.find((field) => applies(field.onlyFor, variant) === "yes");
}

const COMPONENT_KINDS = [
  "recurring",
  "hours",
  "ticket",
  "outcome",
  "guarantee",
  "gainshare",
  "onetime",
  "passthrough",
] as const;
const METRICS = ["response", "uptime", "security"] as const;
const MODES = ["flat", "graduated", "volume", "package"] as const;

const variants = new Map<string, Variant>();

/** Equal variants are one object, so that what applies to them is found out once. */
function interned(variant: Variant): Variant {
  const key = `${variant.type} ${variant.metric} ${variant.mode}`;
  const known = variants.get(key) ?? variant;
  variants.set(key, known);
  return known;
}

/** Outside a price component nothing hangs on a variant. */
export const NO_VARIANT: Variant = {};

/** Type, metric and mode of a price component as far as they can be read. */
export function variantOf(component: unknown): Variant {
  const own = (holder: unknown, key: string): unknown =>
    typeof holder === "object" && holder !== null && Object.hasOwn(holder, key)
      ? (holder as Record<string, unknown>)[key]
      : undefined;
  const type = own(component, "type");
  const metric = own(component, "metric");
  const mode = own(own(component, "pricing"), "mode");
  const variant = {
    type: COMPONENT_KINDS.find((kind) => kind === type),
    metric: METRICS.find((known) => known === metric),
    mode: MODES.find((known) => known === mode),
  };
  return interned(variant);
}

/** Whether the node is one price component, where the variant is decided. */
export function isComponent(node: TreeNode): boolean {
  return node.pattern.endsWith("/components/*");
}
