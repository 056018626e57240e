/**
 * Scenarios that inherit: a variant stores only what differs from its parent, by stable path.
 *
 * An override is at or above an input: a list without ids and a distribution are one value. No override stands above or below
 * another. `LIST/~order` holds ids: members that it names come first, the others after them in the parent's order, and
 * last, by id, those that the parent has not. Terms and paths: change.ts.
 */
import type { ScenarioDocument } from "../model/document.ts";
import type { Json } from "./change.ts";
import type { EvidenceByPath } from "./evidence.ts";
import { below, escapeSegment, isIdList, sameJson } from "./history.ts";

export type Override = { readonly value: Json } | { readonly absent: true };

/** By stable path. */
export type Overrides = Readonly<Record<string, Override>>;

/** The record `variant/ID`. */
export interface VariantRecord {
  /** Identifier of the scenario that it differs from, itself a variant or not. */
  readonly parent: string;
  readonly name: string;
  readonly overrides: Overrides;
  /** By stable path of the input: what evidence differs from that which the parent gives. */
  readonly evidence: Overrides;
}

/** A document with the evidence beside it, as read. */
export interface ScenarioContent {
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceByPath;
}

export interface ResolvedVariant extends ScenarioContent {
  /** Overrides whose place the parent no longer has: kept, without effect, live again when the place is back. */
  readonly orphaned: readonly string[];
}

export type JsonObject = { readonly [key: string]: Json };
export type IdList = readonly (JsonObject & { readonly id: string })[];

export const ORDER = "~order";

/** An object whose members may be overridden one by one; a distribution is one value. */
export function isBranch(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !Object.hasOwn(value, "dist");
}

export const own = (value: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined;

export const idsOf = (list: IdList): string[] => list.map((one) => one.id);

interface Branch {
  readonly path: string;
  override?: Override;
  order?: readonly string[];
  readonly children: Map<string, Branch>;
}

function grown(overrides: Overrides): Branch {
  const root: Branch = { path: "", children: new Map() };
  for (const [path, override] of Object.entries(overrides)) {
    let branch = root;
    const pieces = path === "" ? [] : path.split("/");
    const isOrder = pieces.at(-1) === ORDER;
    if (isOrder) pieces.pop();
    for (const piece of pieces) {
      const segment = piece.replaceAll("~1", "/").replaceAll("~0", "~");
      let child = branch.children.get(segment);
      if (child === undefined) {
        child = { path: branch.path === "" ? piece : `${branch.path}/${piece}`, children: new Map() };
        branch.children.set(segment, child);
      }
      branch = child;
    }
    if (!isOrder) branch.override = override;
    else if ("value" in override && Array.isArray(override.value)) branch.order = override.value.map(String);
  }
  return root;
}

function abandon(branch: Branch, orphaned: string[]): void {
  if (branch.override !== undefined) orphaned.push(branch.path);
  if (branch.order !== undefined) orphaned.push(`${branch.path}/${ORDER}`);
  for (const child of branch.children.values()) abandon(child, orphaned);
}

function applied(base: Json | undefined, branch: Branch, orphaned: string[]): Json | undefined {
  const { override, order, children } = branch;
  if (override !== undefined) {
    for (const child of children.values()) abandon(child, orphaned);
    return "absent" in override ? undefined : override.value;
  }
  if (isIdList(base)) return appliedList(base, branch, orphaned);
  if (isBranch(base)) {
    let next: Record<string, Json> | null = null;
    for (const [segment, child] of children) {
      const before = own(base, segment);
      const after = applied(before, child, orphaned);
      if (after === before) continue;
      next ??= { ...base };
      if (after === undefined) delete next[segment];
      else Object.defineProperty(next, segment, { value: after, enumerable: true, configurable: true, writable: true });
    }
    if (order !== undefined) orphaned.push(`${branch.path}/${ORDER}`);
    return next ?? base;
  }
  abandon(branch, orphaned);
  return base;
}

function appliedList(base: IdList, { order, children }: Branch, orphaned: string[]): Json {
  const members = new Map<string, Json>(base.map((one) => [one.id, one]));
  const added: string[] = [];
  for (const [id, child] of children) {
    const before = members.get(id);
    const after = applied(before, child, orphaned);
    if (after === before) continue;
    if (after === undefined) members.delete(id);
    else if (isIdList([after]) && (after as JsonObject).id === id) {
      members.set(id, after);
      if (before === undefined) added.push(id);
    } else orphaned.push(child.path);
  }
  const named = (order ?? []).filter((id, index, all) => members.has(id) && all.indexOf(id) === index);
  const inParent = idsOf(base).filter((id) => members.has(id) && !named.includes(id));
  const last = added.filter((id) => !named.includes(id)).sort();
  const next = [...named, ...inParent, ...last].map((id) => members.get(id) as Json);
  return next.length === base.length && next.every((one, index) => one === base[index]) ? base : next;
}

/** `base` with the overrides; what no override touches is shared with it. Never throws. */
export function withOverrides<T>(
  base: T,
  overrides: Overrides,
): { readonly value: T; readonly orphaned: readonly string[] } {
  const orphaned: string[] = [];
  const value = applied(base as Json, grown(overrides), orphaned);
  return { value: value as T, orphaned };
}

/** Whether `path` is `above` or lies below it. */
export function isWithin(path: string, above: string): boolean {
  return above === "" || path === above || path.startsWith(`${above}/`);
}

/** The paths at and above a path, the longest first, down to the empty one. */
export function* ancestry(path: string): Generator<string> {
  for (let known = path; known !== ""; known = known.slice(0, Math.max(0, known.lastIndexOf("/")))) yield known;
  yield "";
}

/** The path of the override that decides the value at `path`: at it or above; null where the value is inherited. */
export function overrideOf(overrides: Overrides, path: string): string | null {
  for (const known of ancestry(path)) if (Object.hasOwn(overrides, known)) return known;
  return null;
}

/** Whether the value at a path is the variant's own, wholly or, for a group, in part. */
export function isOverridden(overrides: Overrides, path: string): boolean {
  return overrideOf(overrides, path) !== null || Object.keys(overrides).some((known) => isWithin(known, path));
}

/** A path that stands below another one, null where none does: what decides a value must be one override. */
export function nestedOverride(overrides: Overrides): string | null {
  return Object.keys(overrides).find((path) => overrideOf(overrides, parentPath(path)) !== null && path !== "") ?? null;
}

/** The path above a path; of one without any above, the empty one. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Whether the members of id-lists that a path names stand in the document. */
function hasOwners(document: unknown, path: string): boolean {
  let value = document;
  for (const piece of path.split("/")) {
    const segment = piece.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isIdList(value)) value = value.find((one) => one.id === segment);
    else if (isBranch(value)) value = own(value, segment);
    else return true;
    if (value === undefined) return false;
  }
  return true;
}

/** The parent's evidence without that for values which the variant overrides: the parent does not vouch for those. */
export function inheritedEvidence(parent: EvidenceByPath, overrides: Overrides): EvidenceByPath {
  const paths = Object.keys(overrides).filter((path) => !path.endsWith(`/${ORDER}`));
  if (paths.length === 0) return parent;
  const deciding = new Set(paths);
  const above = new Set(paths.flatMap((path) => [...ancestry(path)].slice(1)));
  const isOwn = (key: string): boolean => above.has(key) || [...ancestry(key)].some((path) => deciding.has(path));
  return Object.fromEntries(Object.entries(parent).filter(([key]) => !isOwn(key)));
}

/** Evidence with its overrides; evidence about members that are gone is left out. */
export function withEvidence(base: EvidenceByPath, evidence: Overrides, document: unknown): EvidenceByPath {
  const entries = Object.entries(evidence);
  if (entries.length === 0) return base;
  const next: Record<string, unknown> = { ...base };
  for (const [key, override] of entries) {
    if ("absent" in override) delete next[key];
    else if (hasOwners(document, key)) next[key] = override.value;
  }
  return next as EvidenceByPath;
}

/** What a variant of `parent` reads as. Never throws; the document may have faults, which `checkScenario` finds. */
export function resolveVariant(parent: ScenarioContent, variant: VariantRecord): ResolvedVariant {
  const { document, orphaned } = resolveDocument(parent.document, variant);
  return { document, evidence: resolveEvidence(parent.evidence, variant, document), orphaned };
}

/** The part of `resolveVariant` that needs no evidence. */
export function resolveDocument(
  parent: ScenarioDocument,
  { overrides, name }: VariantRecord,
): Omit<ResolvedVariant, "evidence"> {
  const { value, orphaned } = withOverrides(parent, overrides);
  return { document: { ...value, name }, orphaned };
}

/** The rest of `resolveVariant`: `document` is what the variant reads as. */
export function resolveEvidence(
  parent: EvidenceByPath,
  { overrides, evidence }: VariantRecord,
  document: ScenarioDocument,
): EvidenceByPath {
  return withEvidence(inheritedEvidence(parent, overrides), evidence, document);
}

/**
 * The overrides that turn `parent` into `value`, orders of lists apart. Both at the same path.
 */
export function differing(
  parent: Json | undefined,
  value: Json | undefined,
  path: string,
  found: Map<string, Override> = new Map(),
): Map<string, Override> {
  if (sameJson(parent, value)) return found;
  if (path !== "" && isIdList(parent) && isIdList(value)) {
    const byId = new Map(value.map((one) => [one.id, one]));
    for (const one of parent) differing(one, byId.get(one.id), below(path, one.id), found);
    const known = new Set(idsOf(parent));
    for (const one of value) if (!known.has(one.id)) found.set(below(path, one.id), { value: one });
  } else if (isBranch(parent) && isBranch(value) && !(path === "" && !sameJson(own(parent, ""), own(value, "")))) {
    const keys = new Set([...Object.keys(parent), ...Object.keys(value)]);
    for (const key of keys) differing(own(parent, key), own(value, key), below(path, key), found);
  } else found.set(path, value === undefined ? { absent: true } : { value });
  return found;
}

/** The paths of the id-lists whose members or order are not the same in both. */
export function listsDiffering(a: Json | undefined, b: Json | undefined, path: string, found: string[] = []): string[] {
  if (a === b) return found;
  if (path !== "" && isIdList(a) && isIdList(b)) {
    if (!sameJson(idsOf(a), idsOf(b))) found.push(path);
    const byId = new Map(b.map((one) => [one.id, one]));
    for (const one of a) listsDiffering(one, byId.get(one.id), below(path, one.id), found);
  } else if (isBranch(a) && isBranch(b)) {
    for (const key of Object.keys(a)) {
      if (path !== "" || key !== "")
        listsDiffering(a[key], own(b, key), `${path === "" ? "" : `${path}/`}${escapeSegment(key)}`, found);
    }
  }
  return found;
}
