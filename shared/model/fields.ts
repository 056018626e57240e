/**
 * The one table of the scenario's inputs (spec section 2) and the ways to look something up in it. Checking, the assumption
 * tree, the reading of typed text, evidence and the glossary all rest on it.
 */
import type { ComponentType, ScenarioDocument } from "./document.ts";
import {
  applies,
  DOCUMENT_TREE,
  FIELDS,
  fieldOf,
  type GroupNode,
  isComponent,
  type ListNode,
  NO_VARIANT,
  nodeApplies,
  type TreeNode,
  variantOf,
} from "./document-tree.ts";
import type { Field, FieldGroup, Variant } from "./field.ts";

export { pointValue } from "./point-value.ts";
export { FIELDS };

/** Titles of the assumption tree's groups, in the order of spec section 2. */
export const FIELD_GROUPS: readonly { readonly group: FieldGroup; readonly label: string }[] = [
  { group: "scenario", label: "Scenario" },
  { group: "labour", label: "Labour" },
  { group: "tools", label: "Tools" },
  { group: "proactive", label: "Proactive work" },
  { group: "desk", label: "Service desk" },
  { group: "categories", label: "Tickets" },
  { group: "ai", label: "AI" },
  { group: "clients", label: "Client" },
  { group: "currentPlan", label: "Current plan" },
  { group: "proposedPlan", label: "Proposed plan" },
];

const BY_PATTERN: ReadonlyMap<string, readonly Field[]> = Map.groupBy(FIELDS, (field) => field.pattern);

/** The pattern of a stable path or of a pattern; `undefined` where no leaf field lies there. */
function patternOf(path: string): string | undefined {
  if (BY_PATTERN.has(path)) return path;
  let node: TreeNode = DOCUMENT_TREE;
  for (const segment of path.split("/")) {
    const next: TreeNode | undefined =
      node.kind === "list" ? node.item : node.kind === "group" ? node.members.get(segment) : undefined;
    if (next === undefined) return undefined;
    node = next;
  }
  return node.kind === "leaf" ? node.pattern : undefined;
}

/**
 * The field at a stable path (shared/scenario/change.ts) or pattern. Where fields of one name differ by component, `variant`
 * (or just its type) decides; what it leaves open falls to the first that may apply. `undefined` where no leaf field lies there.
 */
export function fieldAt(path: string, variant: ComponentType | Variant = {}): Field | undefined {
  const pattern = patternOf(path);
  const candidates = pattern === undefined ? [] : (BY_PATTERN.get(pattern) ?? []);
  const known = typeof variant === "string" ? { type: variant } : variant;
  return (
    candidates.find((field) => applies(field.onlyFor, known) === "yes") ??
    candidates.find((field) => applies(field.onlyFor, known) === "unknown")
  );
}

/** All fields whose pattern is `pattern` or lies below it, in table order; only those a component of `variant` has, if given. */
export function fieldsUnder(pattern: string, variant?: Variant): readonly Field[] {
  return FIELDS.filter(
    (field) =>
      (pattern === "" || field.pattern === pattern || field.pattern.startsWith(`${pattern}/`)) &&
      (variant === undefined || applies(field.onlyFor, variant) === "yes"),
  );
}

/** One input of a document, present or defaulted. */
export interface Input {
  /** Stable path: members of id-lists by id, of other lists by index. */
  readonly path: string;
  /** As in the document, or the default. */
  readonly value: unknown;
  /** The value stands in the document. */
  readonly present: boolean;
  readonly field: Field;
}

/** One segment of a stable path, escaped as in a JSON Pointer. */
export function pathSegment(text: string): string {
  return text.replaceAll("~", "~0").replaceAll("/", "~1");
}

type Members = Readonly<Record<string, unknown>>;

function defaultOf(field: Field, document: ScenarioDocument, client: Members | undefined): unknown {
  if (field.defaultRule === "ai.goLiveMonth") return document.ai.goLiveMonth;
  if (field.defaultRule === "convertMonth + 12") {
    const convertMonth = client?.convertMonth;
    return typeof convertMonth === "number" ? convertMonth + 12 : undefined;
  }
  return field.defaultValue;
}

/** Default of an absent optional list, entry by entry. */
function absentEntries(list: ListNode): number {
  return list.item.kind === "leaf" && list.item.fields[0]?.defaultValue !== undefined ? (list.rule.least ?? 0) : 0;
}

/**
 * Every input of a checked document in the order of spec section 2, whether it stands there or is defaulted; identifiers and
 * constants left out. A default that hangs on something absent (next escalation of a client that never converts) is left out.
 * With `clientId`, of the clients only that one's.
 */
export function* inputsOf(document: ScenarioDocument, clientId?: string): Generator<Input> {
  yield* inputsIn(DOCUMENT_TREE, document, "", NO_VARIANT, { document, client: undefined, only: clientId });
}

interface Around {
  readonly document: ScenarioDocument;
  readonly client: Members | undefined;
  readonly only: string | undefined;
}

function* inputsIn(node: TreeNode, value: unknown, path: string, variant: Variant, around: Around): Generator<Input> {
  if (node.kind === "group") yield* inputsOfGroup(node, value as Members, path, variant, around);
  else if (node.kind === "list")
    yield* inputsOfList(node, value as readonly unknown[] | undefined, path, variant, around);
  else {
    const field = fieldOf(node, variant);
    if (field === undefined || field.kind === "identity" || field.kind === "constant") return;
    const present = value !== undefined;
    const shown = present ? value : defaultOf(field, around.document, around.client);
    if (shown !== undefined) yield { path, value: shown, present, field };
  }
}

function* inputsOfGroup(
  node: GroupNode,
  value: Members,
  path: string,
  outer: Variant,
  outside: Around,
): Generator<Input> {
  const variant = isComponent(node) ? variantOf(value) : outer;
  const around = node.pattern === "clients/*" ? { ...outside, client: value } : outside;
  for (const [key, member] of node.members) {
    if (nodeApplies(member, variant) !== "yes") continue;
    const inner = Object.hasOwn(value, key) ? value[key] : undefined;
    // An absent group counts as empty: its fields either have defaults or, as in `reliability`, do not exist.
    const filled = inner === undefined && member.kind === "group" ? {} : inner;
    yield* inputsIn(member, filled, path === "" ? key : `${path}/${key}`, variant, around);
  }
}

function* inputsOfList(
  node: ListNode,
  value: readonly unknown[] | undefined,
  path: string,
  variant: Variant,
  around: Around,
): Generator<Input> {
  const entries = value ?? new Array<unknown>(absentEntries(node)).fill(undefined);
  for (const [index, entry] of entries.entries()) {
    const id = hasIdentity(node) ? (entry as { readonly id: string }).id : String(index);
    if (around.only !== undefined && path === "clients" && id !== around.only) continue;
    yield* inputsIn(node.item, entry, `${path}/${pathSegment(id)}`, variant, around);
  }
}

/** Lists whose members are named by id in stable paths: categories, clients, components. */
export function hasIdentity(list: ListNode): boolean {
  return list.item.kind === "group" && list.item.members.has("id");
}
