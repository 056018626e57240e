/** The inputs of a scenario as a tree in the order of spec section 2: shared ones, and those of the client in scope. */
import type { Client, ScenarioDocument } from "../../../shared/model/document.ts";
import { FIELD_GROUPS, type Input, inputsOf } from "../../../shared/model/fields.ts";
import type { Scope } from "../../../shared/model/results.ts";
import { pathSegments } from "../../../shared/scenario/history.ts";

export interface TreeGroup {
  readonly kind: "group";
  readonly id: string;
  readonly label: string;
  /** Which plan this group is the price list of, so that the editor can be opened from it. */
  readonly plan?: { readonly clientId: string; readonly plan: "currentPlan" | "proposedPlan" };
  readonly categoryId?: string;
  readonly children: TreeNode[];
}

export interface TreeInput {
  readonly kind: "input";
  readonly label: string;
  readonly input: Input;
}

export type TreeNode = TreeGroup | TreeInput;

interface Step {
  readonly key: string;
  readonly label: string;
  readonly plan?: NonNullable<TreeGroup["plan"]>;
  readonly categoryId?: string;
}

const TOP_LABELS: ReadonlyMap<string, string> = new Map(FIELD_GROUPS.map(({ group, label }) => [group, label]));

/** Folders below the top: the rest of the path decides, longest first. */
const FOLDERS: readonly { readonly prefix: string; readonly label: string }[] = [
  { prefix: "ai/costs", label: "AI prices" },
  { prefix: "ai/programme", label: "Programme and training" },
  { prefix: "ai/oneTime", label: "One-time costs" },
  { prefix: "desk/profile", label: "Arrival profile" },
  { prefix: "desk/techniciansWithAi", label: "Staffing steps" },
];

const CATEGORY_FOLDERS: Readonly<Record<string, string>> = {
  seasonality: "Seasonality",
  touch: "Touch",
  minutes: "Minutes per ticket",
  priority: "Priority mix",
  ai: "AI",
};

const CLIENT_FOLDERS: Readonly<Record<string, string>> = {
  readiness: "Readiness",
  reliability: "Reliability",
  security: "Security",
};

const COMPONENT_FOLDERS: Readonly<Record<string, string>> = { bands: "Credit bands", targets: "Response targets" };

/** Simulation only, and so without effect on anything shown yet. */
const HIDDEN = /^ai\/(volumeDispersion|abandonment)/;

const CALENDAR = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

function componentStep(client: Client, plan: "currentPlan" | "proposedPlan", id: string): Step {
  const component = client[plan].components.find((one) => one.id === id);
  return { key: id, label: component?.label || id };
}

function clientSteps(document: ScenarioDocument, scope: Scope, segments: readonly string[]): Step[] {
  const [, id = "", part = "", list, member, inner] = segments;
  const client = document.clients.find((one) => one.id === id);
  if (client === undefined) return [];
  const inPortfolio = scope.kind === "portfolio";
  const top: Step[] = inPortfolio
    ? [
        { key: "clients", label: "Clients" },
        { key: id, label: client.name },
      ]
    : [];
  if (part !== "currentPlan" && part !== "proposedPlan") {
    const folder = CLIENT_FOLDERS[part];
    return [
      ...(inPortfolio ? top : [{ key: "client", label: "Client" }]),
      ...(folder === undefined ? [] : [{ key: part, label: folder }]),
    ];
  }
  const name = client[part].name;
  const label = `${part === "currentPlan" ? "Current plan" : "Proposed plan"}${name === "" ? "" : `: ${name}`}`;
  const steps: Step[] = [...top, { key: part, label, plan: { clientId: id, plan: part } }];
  if (list === "components" && member !== undefined) {
    steps.push(componentStep(client, part, member));
    const folder = inner === undefined ? undefined : COMPONENT_FOLDERS[inner];
    if (inner !== undefined && folder !== undefined) steps.push({ key: inner, label: folder });
  }
  return steps;
}

/** The groups above an input, from the top. */
function stepsTo(document: ScenarioDocument, scope: Scope, input: Input, segments: readonly string[]): Step[] {
  const [first = "", second = "", third = ""] = segments;
  if (first === "clients") return clientSteps(document, scope, segments);
  const { group } = input.field;
  const top: Step = { key: group, label: TOP_LABELS.get(group) ?? group };
  if (first === "labour" && second === "levels") return [top, { key: third, label: third }];
  if (first === "categories") {
    const category = document.categories.find((one) => one.id === second);
    const folder = CATEGORY_FOLDERS[third];
    const steps: Step[] = [top, { key: second, label: category?.name ?? second, categoryId: second }];
    return folder === undefined ? steps : [...steps, { key: third, label: folder }];
  }
  const folder = FOLDERS.find((one) => input.path.startsWith(`${one.prefix}/`));
  if (folder === undefined) return [top];
  const steps: Step[] = [top, { key: folder.prefix, label: folder.label }];
  if (input.path.startsWith("ai/programme/roles/")) {
    const role = document.ai.programme.roles[Number(segments[3])];
    steps.push({ key: `role ${segments[3]}`, label: role?.name || "Role" });
  }
  return steps;
}

function labelOf(
  input: Input,
  document: ScenarioDocument,
  segments: readonly string[],
  above: string | undefined,
): string {
  const last = segments.at(-1) ?? "";
  if (segments.at(-2) === "seasonality") return CALENDAR.format(new Date(Date.UTC(2000, Number(last), 1)));
  if (segments.at(-2) === "profile") return `Slot ${Number(last) + 1}`;
  if (segments.includes("tiers") || segments.includes("bands") || segments[1] === "techniciansWithAi") {
    const place = Number(segments.at(-2)) + 1;
    const several = listLength(document, segments) > 1;
    return several
      ? `${input.field.label}, ${segments.includes("bands") ? "band" : segments.includes("tiers") ? "tier" : "step"} ${place}`
      : input.field.label;
  }
  // Below "L1" a row need not say "L1" again.
  return above !== undefined && input.field.label.endsWith(`, ${above}`)
    ? input.field.label.slice(0, -above.length - 2)
    : input.field.label;
}

function listLength(document: ScenarioDocument, segments: readonly string[]): number {
  let value: unknown = document;
  for (const segment of segments.slice(0, -2)) {
    if (Array.isArray(value)) value = value.find((one: { id?: string }) => one.id === segment);
    else value = (value as Record<string, unknown> | undefined)?.[segment];
  }
  return Array.isArray(value) ? value.length : 0;
}

/** Names are changed in menus and structure in the plan editor; the tree holds what is a value. */
export function isShown(input: Input): boolean {
  const { field, path, present } = input;
  if (field.kind === "text" || HIDDEN.test(path)) return false;
  if (!path.startsWith("clients/")) return true;
  if (field.group !== "currentPlan" && field.group !== "proposedPlan") return true;
  return present && field.kind !== "choice" && field.structural !== true && !path.endsWith("/upTo");
}

/** A group with one row is that row, named as the group: "Platform base" instead of a folder with a price in it. */
function folded(group: TreeGroup): TreeNode {
  const [only] = group.children;
  return group.children.length === 1 && only?.kind === "input" && group.plan === undefined
    ? { ...only, label: group.label }
    : group;
}

function foldComponents(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.map((node) => {
    if (node.kind === "input") return node;
    const children = foldComponents(node.children);
    return {
      ...node,
      children:
        node.plan === undefined ? children : children.map((child) => (child.kind === "group" ? folded(child) : child)),
    };
  });
}

export function assumptionTree(document: ScenarioDocument, scope: Scope): readonly TreeNode[] {
  const root: TreeNode[] = [];
  const groups = new Map<string, TreeGroup>();
  for (const input of inputsOf(document, scope.kind === "client" ? scope.id : undefined)) {
    if (!isShown(input)) continue;
    const segments = pathSegments(input.path);
    let place = root;
    let id = "";
    let above: string | undefined;
    for (const step of stepsTo(document, scope, input, segments)) {
      id = id === "" ? step.key : `${id}/${step.key}`;
      let group = groups.get(id);
      if (group === undefined) {
        const { key: _, ...rest } = step;
        group = { kind: "group", id, children: [], ...rest };
        groups.set(id, group);
        place.push(group);
      }
      place = group.children;
      above = step.label;
    }
    place.push({ kind: "input", label: labelOf(input, document, segments, above), input });
  }
  return foldComponents(root);
}

export function* inputsBelow(nodes: readonly TreeNode[]): Generator<TreeInput> {
  for (const node of nodes) {
    if (node.kind === "input") yield node;
    else yield* inputsBelow(node.children);
  }
}

export type TreeRow =
  | {
      readonly kind: "group";
      readonly group: TreeGroup;
      readonly level: number;
      readonly open: boolean;
      readonly count: number;
    }
  | { readonly kind: "input"; readonly node: TreeInput; readonly level: number };

/** The rows on screen. With a `keep` test only what passes it is there, and every group on the way is open. */
export function rowsOf(
  nodes: readonly TreeNode[],
  isOpen: (id: string) => boolean,
  keep: ((node: TreeInput, trail: readonly string[]) => boolean) | null,
  level = 0,
  trail: readonly string[] = [],
): readonly TreeRow[] {
  return nodes.flatMap((node): readonly TreeRow[] => {
    if (node.kind === "input") return keep === null || keep(node, trail) ? [{ kind: "input", node, level }] : [];
    const inner = [...trail, node.label];
    const below = [...inputsBelow(node.children)];
    const count = keep === null ? below.length : below.filter((one) => keep(one, inner)).length;
    if (count === 0 && keep !== null) return [];
    const open = keep !== null || isOpen(node.id);
    const row: TreeRow = { kind: "group", group: node, level, open, count };
    return open ? [row, ...rowsOf(node.children, isOpen, keep, level + 1, inner)] : [row];
  });
}
