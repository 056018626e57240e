/**
 * What the words of an edit need to know of the documents it changed, and no more: names, types, units and currency along
 * the paths it touches. Kept with the edit, because a member may be renamed or gone when its history is read.
 */
import type { Change, Json } from "./change.ts";
import { isIdList, pathSegments, valueAt } from "./history.ts";
import { type Overrides, withOverrides } from "./variant.ts";

/** By scenario id, and by address for imports: the document cut down to what the edit touches. */
export type EditOutlines = Readonly<Record<string, Json>>;

/** What stands in a record, `undefined` where there is none. */
export type ReadRecord = (record: string) => Json | undefined;

type JsonObject = { readonly [key: string]: Json };
type Segments = readonly string[];

/** Told of every document, client, category and component on the way. */
const NAMING: ReadonlySet<string> = new Set(
  "id name label type metric mode unit driver currency startMonth withdrawn file tickets clientId scenarioId".split(
    " ",
  ),
);
/** Parts of a price component, and of a proposal, that say what its other parts are. */
const TELLING: ReadonlySet<string> = new Set(["pricing", "premium", "draft"]);
const EMPTY: JsonObject = { clients: [], categories: [] };
const MOST_TEXT = 200;

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Kind and id of a record's address. */
export function recordParts(record: string): { readonly kind: string; readonly id: string } {
  const slash = record.indexOf("/");
  return { kind: record.slice(0, slash), id: record.slice(slash + 1) };
}

/** The kinds of record that lie beside a scenario under its id; their changes are told in the scenario's terms. */
export const BESIDE_SCENARIO: ReadonlySet<string> = new Set([
  "scenario",
  "evidence",
  "claims",
  "risk",
  "variant",
  "lock",
  "package",
]);

/** Where in the scenario's document a change of a record beside it points; `undefined` where it points nowhere. */
export function documentPath(change: Change): string | undefined {
  const [first, second] = pathSegments(change.path);
  switch (recordParts(change.record).kind) {
    case "scenario":
      return change.path;
    case "evidence":
      return first;
    case "variant":
      return first === "overrides" || first === "evidence" ? second : undefined;
    default:
      return undefined;
  }
}

function inner(paths: readonly Segments[], segment: string): Segments[] {
  return paths.flatMap((path) => (path[0] === segment ? [path.slice(1)] : []));
}

function cut(value: Json, paths: readonly Segments[]): Json {
  if (isIdList(value)) {
    return value.flatMap((member) => {
      const within = inner(paths, member.id);
      return within.length === 0 ? [] : [cut(member, within)];
    });
  }
  if (typeof value === "string" && value.length > MOST_TEXT) return `${value.slice(0, MOST_TEXT).toWellFormed()}…`;
  // A distribution is one value.
  if (!isObject(value) || value.dist !== undefined) return value;
  const kept: [string, Json][] = [];
  for (const [key, part] of Object.entries(value)) {
    const within = inner(paths, key);
    if (within.length > 0 || TELLING.has(key)) kept.push([key, cut(part, within)]);
    else if (NAMING.has(key) && (typeof part !== "object" || part === null)) kept.push([key, cut(part, [])]);
  }
  return Object.fromEntries(kept);
}

/** Both cuts as one; where they differ, the names before the edit stand. */
function joined(before: Json | undefined, after: Json | undefined): Json {
  if (before === undefined) return after ?? {};
  if (isIdList(before) && isIdList(after)) {
    const others = after.filter((one) => !before.some((member) => member.id === one.id));
    return [
      ...before.map((member) =>
        joined(
          member,
          after.find((one) => one.id === member.id),
        ),
      ),
      ...others,
    ];
  }
  if (!isObject(before) || !isObject(after) || before.dist !== undefined || after.dist !== undefined) return before;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...keys].map((key) => [key, joined(before[key], after[key])]));
}

/** Of a record of renewal curves, the clients that they are of. */
export function clientsOfCurves({ path, before, after }: Change): readonly string[] {
  const [, client] = pathSegments(path);
  if (client !== undefined) return [client];
  const record = after ?? before;
  const renewal = isObject(record) ? record.renewal : undefined;
  return isObject(renewal) ? Object.keys(renewal) : [];
}

/** Where a component counts only some categories, their names are needed too. */
function pathsOf(changes: readonly Change[], document: Json | undefined): Segments[] {
  const paths = changes.flatMap((change) => {
    if (recordParts(change.record).kind === "risk") return clientsOfCurves(change).map((id) => ["clients", id]);
    const path = documentPath(change);
    return path === undefined ? [] : [pathSegments(path)];
  });
  const categories = isObject(document) ? document.categories : undefined;
  const counted = paths.some((path) => path[5] === "categories") && isIdList(categories) ? categories : [];
  return [...paths, ...counted.map((category) => ["categories", category.id])];
}

/** How deep variants of variants are followed; a cycle is refused when it is stored. */
const MOST_DEPTH = 1000;

/** A scenario's document as it reads, whether it stands by itself or inherits; `undefined` where it is not to be had. */
export function documentRead(read: ReadRecord, id: string, depth = 0): Json | undefined {
  const lock = read(`lock/${id}`);
  if (isObject(lock) && isObject(lock.document)) return lock.document;
  const own = read(`scenario/${id}`);
  const variant = own === undefined ? read(`variant/${id}`) : undefined;
  if (!isObject(variant) || depth > MOST_DEPTH) return own;
  const parent = documentRead(read, String(variant.parent), depth + 1);
  if (!isObject(parent)) return undefined;
  return { ...withOverrides(parent, variant.overrides as unknown as Overrides).value, name: variant.name ?? "" };
}

/** Of what is longer, as a whole client is, the names are enough. */
const LONGEST_INHERITED = 1000;

/** What a variant inherits where its overrides change, and what its parents are called. */
function inheritance(changes: readonly Change[], [before, after]: readonly [ReadRecord, ReadRecord]): Json {
  const [{ record } = { record: "" }] = changes;
  const parents: Record<string, Json> = {};
  const inherited: Record<string, Json> = {};
  for (const read of [after, before]) {
    const variant = read(record);
    if (!isObject(variant)) continue;
    const parent = documentRead(read, String(variant.parent));
    if (isObject(parent)) parents[String(variant.parent)] = parent.name ?? "";
    for (const change of changes) {
      const path = pathSegments(change.path)[0] === "overrides" ? documentPath(change) : undefined;
      const found = path === undefined ? undefined : valueAt(parent, path);
      if (path === undefined || found === undefined) continue;
      const value = JSON.stringify(found).length > LONGEST_INHERITED ? cut(found, []) : found;
      Object.defineProperty(inherited, path, { value, enumerable: true, configurable: true, writable: true });
    }
  }
  return { parents, inherited };
}

/** The outlines of one edit, to be kept with it: made of the records before it and after it. */
export function editOutlines(changes: readonly Change[], before: ReadRecord, after: ReadRecord): EditOutlines {
  const outlines: Record<string, Json> = {};
  for (const [record, mine] of Map.groupBy(changes, ({ record: address }) => address)) {
    const { kind } = recordParts(record);
    if (!BESIDE_SCENARIO.has(kind)) outlines[record] = joined(namesOf(before, record), namesOf(after, record));
    if (kind === "variant") outlines[record] = inheritance(mine, [before, after]);
  }
  const scenarios = changes.filter((change) => BESIDE_SCENARIO.has(recordParts(change.record).kind));
  for (const [id, mine] of Map.groupBy(scenarios, (change) => recordParts(change.record).id)) {
    const [was, is] = [before, after].map((read) => {
      const document = documentRead(read, id);
      return document === undefined ? undefined : cut(document, pathsOf(mine, document));
    });
    outlines[id] = joined(joined(was, is), EMPTY);
  }
  return outlines;
}

function namesOf(read: ReadRecord, record: string): Json | undefined {
  const { kind, id } = recordParts(record);
  const value = read(kind === "approval" ? `proposal/${id}` : record);
  return value === undefined ? undefined : cut(value, []);
}
