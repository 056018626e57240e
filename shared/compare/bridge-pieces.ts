/** What differs between two ends of one shape, piece by piece, and the documents in between. */
import type { Client, Component, ComponentType, QuantityText, ScenarioDocument } from "../model/document.ts";
import {
  DOCUMENT_TREE,
  fieldOf,
  type GroupNode,
  isComponent,
  type LeafNode,
  NO_VARIANT,
  nodeApplies,
  type TreeNode,
  variantOf,
} from "../model/document-tree.ts";
import type { Variant } from "../model/field.ts";
import { pathSegment } from "../model/fields.ts";
import { pointValue } from "../model/point-value.ts";
import type { Scope } from "../model/results.ts";
import { type AlignedEnd, ownId, type Standing } from "./bridge-ends.ts";
import { type BridgeGroup, bridgeGroupOf, hasEffectOnMargin } from "./bridge-groups.ts";

/** One value that differs, or one member that only one end has. */
export interface Piece {
  readonly group: BridgeGroup;
  /** Stable path within the scenarios. */
  readonly path: string;
  readonly pattern: string;
  /** What an end has in place of a value of its own. */
  readonly from: Standing | "value";
  readonly to: Standing | "value";
  /** A formula comes, goes or changes with it, not just a number. */
  readonly isStructural: boolean;
  /** Keys, indices and ids below an aligned end's document. */
  readonly keys: readonly string[];
  /** What stands there at the far end; `undefined`: nothing. */
  readonly value: unknown;
}

interface Walk {
  readonly ends: readonly [AlignedEnd, AlignedEnd];
  readonly scope: Scope;
  readonly found: Piece[];
}

interface Place {
  readonly keys: readonly string[];
  readonly path: string;
  readonly variant: Variant;
  readonly component?: Component;
}

/** The differences on which the margin of a scope may rest, in the order of spec section 2. */
export function piecesBetween(from: AlignedEnd, to: AlignedEnd, scope: Scope): readonly Piece[] {
  const walk: Walk = { ends: [from, to], scope, found: [] };
  visit(DOCUMENT_TREE, from.document, to.document, { keys: [], path: "", variant: NO_VARIANT }, walk);
  return walk.found;
}

const alignedPath = (keys: readonly string[]): string => keys.map(pathSegment).join("/");

function inside(place: Place, key: string, shown = key): Place {
  const path = place.path === "" ? pathSegment(shown) : `${place.path}/${pathSegment(shown)}`;
  return { ...place, keys: [...place.keys, key], path };
}

function isElsewhere(keys: readonly string[], { scope }: Walk): boolean {
  const [list, id, part] = keys;
  // A bill is its client's alone; work, units and AI of one client reach others through the desk and the pools.
  if (scope.kind === "portfolio" || list !== "clients" || id === scope.id) return false;
  return part === "currentPlan" || part === "proposedPlan" || part === "convertMonth";
}

function standingAt(end: AlignedEnd, keys: readonly string[]): Standing | "value" {
  for (let length = keys.length; length > 0; length--) {
    const found = end.standing.get(alignedPath(keys.slice(0, length)));
    if (found !== undefined) return found;
  }
  return "value";
}

function add(node: TreeNode, place: Place, after: unknown, walk: Walk, isStructural: boolean): void {
  const pattern = node.pattern;
  const type: ComponentType | undefined = place.component?.type;
  walk.found.push({
    group: bridgeGroupOf(pattern, type),
    path: place.path,
    pattern,
    from: standingAt(walk.ends[0], place.keys),
    to: standingAt(walk.ends[1], place.keys),
    isStructural,
    keys: place.keys,
    value: after,
  });
}

function visit(node: TreeNode, before: unknown, after: unknown, place: Place, walk: Walk): void {
  if (before === undefined && after === undefined) return;
  if (!hasEffectOnMargin(node.pattern) || isElsewhere(place.keys, walk)) return;
  if (node.kind === "leaf") {
    if (!sameLeaf(node, before, after, place.variant))
      add(node, place, after, walk, isFormula(node, before, after, place));
  } else if (node.kind === "group") visitGroup(node, before, after, place, walk);
  else if (node.pattern === "clients") visitClients(node.item, before, after, place, walk);
  else visitList(node, before, after, place, walk);
}

function visitGroup(node: GroupNode, before: unknown, after: unknown, place: Place, walk: Walk): void {
  const [was, is] = [before, after] as readonly [Record<string, unknown>, Record<string, unknown>];
  // What has another form is one piece: a collar that comes, tiers priced in another way.
  const isOther = was === undefined || is === undefined || ("mode" in was && was.mode !== is.mode);
  if (isOther) {
    add(node, place, after, walk, true);
    return;
  }
  const variant = isComponent(node) ? variantOf(before) : place.variant;
  const inner = isComponent(node) ? { ...place, variant, component: before as Component } : place;
  for (const [key, member] of node.members)
    if (nodeApplies(member, variant) === "yes") visit(member, was[key], is[key], inside(inner, key), walk);
}

function visitClients(item: TreeNode, before: unknown, after: unknown, place: Place, walk: Walk): void {
  const [was, is] = [before, after] as readonly [readonly Client[], readonly Client[]];
  for (const client of was) {
    const twin = is.find(({ id }) => id === client.id);
    const at = inside(place, client.id);
    if (twin !== undefined) visit(item, client, twin, at, walk);
    else walk.found.push({ ...presence(item, at), from: "value", to: "absent", value: undefined });
  }
  for (const client of is)
    if (!was.some(({ id }) => id === client.id))
      walk.found.push({ ...presence(item, inside(place, client.id)), from: "absent", to: "value", value: client });
}

function presence({ pattern }: TreeNode, { path, keys }: Place): Omit<Piece, "from" | "to" | "value"> {
  return { group: bridgeGroupOf(pattern), path, pattern, isStructural: true, keys };
}

function visitList(node: TreeNode & { kind: "list" }, before: unknown, after: unknown, place: Place, walk: Walk): void {
  const [was, is] = [before, after] as readonly [readonly unknown[] | undefined, readonly unknown[] | undefined];
  const byId = node.item.kind === "group" && node.item.members.has("id");
  if (was === undefined || is === undefined || (!byId && was.length !== is.length)) {
    add(node, place, after, walk, true);
    return;
  }
  for (const [at, entry] of was.entries()) {
    if (!byId) visit(node.item, entry, is[at], inside(place, String(at)), walk);
    else {
      const { id } = entry as { readonly id: string };
      const twin = is.find((other) => (other as { readonly id: string }).id === id);
      const shown = node.pattern.endsWith("/components") ? ownId(id) : id;
      visit(node.item, entry, twin, inside(place, id, shown), walk);
    }
  }
}

function sameLeaf(leaf: LeafNode, before: unknown, after: unknown, variant: Variant): boolean {
  if (before === undefined || after === undefined || before === null || after === null) return before === after;
  const kind = fieldOf(leaf, variant)?.kind;
  if (kind !== "quantity" && kind !== "decimal") return before === after;
  // Sections 2 to 8 of the specification use point values.
  return pointValue(before as QuantityText) === pointValue(after as QuantityText);
}

/** Choices, and what comes or goes, are formulas; numbers are numbers. */
function isFormula(leaf: LeafNode, before: unknown, after: unknown, place: Place): boolean {
  const kind = fieldOf(leaf, place.variant)?.kind;
  const isNumber = kind === "quantity" || kind === "decimal" || kind === "count" || kind === "month";
  if (leaf.pattern === "months" || !isNumber) return true;
  return before === undefined || after === undefined || (before === null) !== (after === null);
}

/** The document in between that has these pieces of the far end. Nothing is modified; what no piece touches is shared. */
export function withPieces(document: ScenarioDocument, pieces: Iterable<Piece>): ScenarioDocument {
  let made: unknown = document;
  for (const { keys, value } of pieces) made = replaced(made, keys, value);
  return made as ScenarioDocument;
}

function replaced(container: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(container)) {
    const byId = container.findIndex((entry) => Reflect.get(Object(entry), "id") === key);
    if (rest.length > 0) {
      const at = byId >= 0 ? byId : Number(key);
      return container.with(at, replaced(container[at], rest, value));
    }
    if (value === undefined) return container.filter((_, at) => at !== byId);
    return byId >= 0 || /^\d+$/.test(key)
      ? container.with(byId >= 0 ? byId : Number(key), value)
      : [...container, value];
  }
  const holder: Record<string, unknown> = { ...(container as Record<string, unknown>) };
  const next = replaced(holder[key], rest, value);
  if (next === undefined) delete holder[key];
  else holder[key] = next;
  return holder;
}
