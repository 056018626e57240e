/**
 * Edits as arithmetic on JSON: what differs, apply, invert, and the stable paths they are written in.
 *
 * An id-list is an array whose members are all objects with distinct text `id`s; an empty array may become one. Changes
 * are applied one after the other: a new member is appended, a member leaves from wherever it stands, and `LIST/~order`
 * moves members before or after that, so that every sequence has an exact inverse. Terms and paths: change.ts.
 */
import type { Change, Json } from "./change.ts";

type JsonObject = { readonly [key: string]: Json };
type IdList = readonly (JsonObject & { readonly id: string })[];

const ORDER = "~order";

/** Thrown where a change does not fit the document: another value stands there than `before`, or nothing can stand there. */
export class ChangeConflict extends Error {
  readonly change: Change;

  constructor(change: Change, reason: string) {
    super(`${change.record} at "${change.path}": ${reason}`);
    this.name = "ChangeConflict";
    this.change = change;
  }
}

/** The keys and ids of a stable path, unescaped; `~order` stays as it is. The empty path has none. */
export function pathSegments(path: string): string[] {
  if (path === "") return [];
  return path.split("/").map((piece) => (piece === ORDER ? piece : piece.replaceAll("~1", "/").replaceAll("~0", "~")));
}

/** A key or id as one piece of a stable path or of a pointer (RFC 6901 section 3). */
export function escapeSegment(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A stable path below another: `below("clients", "a/b", "name")` is `clients/a~1b/name`. */
export function below(path: string, ...segments: readonly string[]): string {
  const pieces = segments.map(escapeSegment);
  return (path === "" ? pieces : [path, ...pieces]).join("/");
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether an array's members are addressed by id (also true of an empty array, which may become such a list). */
export function isIdList(value: unknown): value is IdList {
  if (!isList(value)) return false;
  const ids = new Set<unknown>();
  for (const member of value) {
    if (!isObject(member) || !Object.hasOwn(member, "id") || typeof member.id !== "string") return false;
    ids.add(member.id);
  }
  return ids.size === value.length;
}

function member(value: unknown, segment: string): Json | undefined {
  if (isObject(value)) return Object.hasOwn(value, segment) ? value[segment] : undefined;
  if (!isList(value)) return undefined;
  if (isIdList(value) && value.length > 0) return value.find((one) => one.id === segment);
  return /^(0|[1-9]\d*)$/.test(segment) ? value[Number(segment)] : undefined;
}

const orderOf = (list: IdList): string[] => list.map((one) => one.id);
const keysOf = (value: JsonObject): string[] => Object.keys(value).filter((key) => value[key] !== undefined);

/** Equality as JSON: the order of keys and `undefined` members do not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((value, index) => sameJson(value, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = keysOf(a);
  return keys.length === keysOf(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]));
}

/** The value at a stable path, `undefined` if there is none. An index reads a list without ids; `LIST/~order` its ids. */
export function valueAt(document: unknown, path: string): Json | undefined {
  let value = document;
  for (const piece of path === "" ? [] : path.split("/")) {
    if (piece === ORDER) return isIdList(value) ? orderOf(value) : undefined;
    value = member(value, piece.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return value as Json | undefined;
}

/** The stable path of an RFC 6901 pointer into this document. Where the pointer leads to nothing its pieces are kept. */
export function stablePath(document: unknown, pointer: string): string {
  let value = document;
  const pieces: string[] = [];
  for (const piece of pointer === "" ? [] : pointer.slice(1).split("/")) {
    const segment = piece.replaceAll("~1", "/").replaceAll("~0", "~");
    const inList = isIdList(value) && value.length > 0 ? value[Number(segment)] : undefined;
    pieces.push(inList === undefined ? piece : escapeSegment(inList.id));
    value = inList ?? member(value, segment);
  }
  return pieces.join("/");
}

/** The RFC 6901 pointer of a stable path in this document, `null` if a list on the way has no such member. */
export function pointerOf(document: unknown, path: string): string | null {
  let value = document;
  let pointer = "";
  for (const piece of path === "" ? [] : path.split("/")) {
    if (piece === ORDER) return pointer;
    const segment = piece.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isIdList(value) && value.length > 0) {
      const index = value.findIndex((one) => one.id === segment);
      if (index < 0) return null;
      pointer += `/${index}`;
    } else {
      pointer += `/${piece}`;
    }
    value = member(value, segment);
  }
  return pointer;
}

function change(record: string, path: string, before: Json | undefined, after: Json | undefined): Change {
  return { record, path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function listDifference(record: string, path: string, before: IdList, after: IdList): Change[] {
  const changes: Change[] = [];
  const beforeIds = orderOf(before);
  const afterIds = orderOf(after);
  const kept = before.filter((one) => afterIds.includes(one.id));
  for (const one of kept) {
    const next = after.find((other) => other.id === one.id);
    changes.push(...differenceAt(record, below(path, one.id), one, next));
  }
  const removed = before.filter((one) => !afterIds.includes(one.id));
  const added = after.filter((one) => !beforeIds.includes(one.id));

  const wanted = afterIds.filter((id) => beforeIds.includes(id));
  const sameOrder = (a: readonly string[], b: readonly string[]): boolean => a.every((id, index) => id === b[index]);
  const orderPath = `${path}/${ORDER}`;
  let order = beforeIds;
  const moveTo = (next: string[]): void => {
    if (!sameOrder(order, next)) changes.push(change(record, orderPath, order, next));
    order = next;
  };
  // Members leave from the end, so that the inverse, which appends them, puts them where they were.
  const leaving = orderOf(removed);
  if (removed.length > 0 && !sameOrder(beforeIds, [...orderOf(kept), ...leaving])) moveTo([...wanted, ...leaving]);
  for (const one of removed.toReversed()) changes.push(change(record, below(path, one.id), one, undefined));
  order = order.filter((id) => !leaving.includes(id));
  for (const one of added) changes.push(change(record, below(path, one.id), undefined, one));
  order = [...order, ...orderOf(added)];
  moveTo(afterIds);
  return changes;
}

function differenceAt(record: string, path: string, before: Json | undefined, after: Json | undefined): Change[] {
  if (sameJson(before, after)) return [];
  if (path !== "" && isIdList(before) && isIdList(after)) return listDifference(record, path, before, after);
  if (!isObject(before) || !isObject(after)) return [change(record, path, before, after)];
  // The key "" of a whole record cannot be told from the record itself in a path.
  if (path === "" && !sameJson(member(before, ""), member(after, ""))) return [change(record, path, before, after)];
  const keys = new Set([...keysOf(before), ...keysOf(after)]);
  return [...keys].flatMap((key) => differenceAt(record, below(path, key), member(before, key), member(after, key)));
}

/** The smallest changes, in order of application, that turn `before` into `after` (`undefined`: no such record). */
export function difference(record: string, before: unknown, after: unknown): Change[] {
  return differenceAt(record, "", before as Json | undefined, after as Json | undefined);
}

function reordered(list: IdList, one: Change): Json {
  if (!sameJson(orderOf(list), one.before))
    throw new ChangeConflict(one, "the list has another order or other members");
  const byId = new Map(list.map((entry) => [entry.id, entry]));
  const ids = isList(one.after) ? one.after : [];
  const next = ids.map((id) => byId.get(String(id)));
  if (ids.length !== list.length || new Set(ids).size !== list.length || next.includes(undefined)) {
    throw new ChangeConflict(one, "the new order does not name every member once");
  }
  return next as Json;
}

function replaced(container: Json | undefined, piece: string, one: Change, next: Json | undefined): Json {
  const segment = piece.replaceAll("~1", "/").replaceAll("~0", "~");
  if (isObject(container)) {
    if (next !== undefined) return { ...container, [segment]: next };
    return Object.fromEntries(Object.entries(container).filter(([key]) => key !== segment));
  }
  if (!isIdList(container)) throw new ChangeConflict(one, "a list without ids is replaced whole");
  if (next === undefined) return container.filter((entry) => entry.id !== segment);
  if (!isObject(next) || next.id !== segment) throw new ChangeConflict(one, "a member of a list keeps its id");
  const index = container.findIndex((entry) => entry.id === segment);
  return index < 0 ? [...container, next] : container.with(index, next as IdList[number]);
}

function applyAt(value: Json | undefined, pieces: readonly string[], one: Change): Json | undefined {
  const [piece, ...rest] = pieces;
  if (piece === undefined) {
    if (!sameJson(value, one.before))
      throw new ChangeConflict(one, "another value stands there than the edit began with");
    return one.after;
  }
  if (!isObject(value) && !isList(value)) throw new ChangeConflict(one, "there is nothing that could hold it");
  if (piece === ORDER && rest.length === 0 && isIdList(value)) return reordered(value, one);
  const segment = piece.replaceAll("~1", "/").replaceAll("~0", "~");
  return replaced(value, piece, one, applyAt(member(value, segment), rest, one));
}

/**
 * The document with all changes applied, in order. Nothing is modified; what no change touches is shared. All changes
 * must be of this document's record. Throws `ChangeConflict` where a `before` is not what stands there.
 */
export function applyChanges<T>(document: T, changes: readonly Change[]): T {
  let value = document as Json | undefined;
  for (const one of changes) value = applyAt(value, one.path === "" ? [] : one.path.split("/"), one);
  return value as T;
}

/** Changes of several records: every touched record as it is afterwards, `undefined` where it is gone. */
export function applyToRecords(
  read: (record: string) => unknown,
  changes: readonly Change[],
): Map<string, Json | undefined> {
  const records = new Map<string, Json | undefined>();
  for (const one of changes) {
    const now = records.has(one.record) ? records.get(one.record) : (read(one.record) as Json | undefined);
    records.set(one.record, applyChanges(now, [one]));
  }
  return records;
}

/** The changes that take these back. */
export function invert(changes: readonly Change[]): Change[] {
  return changes.toReversed().map((one) => change(one.record, one.path, one.after, one.before));
}
