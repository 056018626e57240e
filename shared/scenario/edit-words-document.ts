/** The changes of a scenario document in words: leaf by leaf through the field table, members of lists by name. */
import type { ScenarioDocument } from "../model/document.ts";
import { DOCUMENT_TREE, type TreeNode, variantOf } from "../model/document-tree.ts";
import type { Field } from "../model/field.ts";
import { fieldAt, hasIdentity } from "../model/fields.ts";
import { inputLabel } from "../model/input-label.ts";
import type { Change, Json } from "./change.ts";
import { isObject } from "./domain.ts";
import { type EditLine, eventLine, type LinePlace, spokenKey, valueLine, withinSentence } from "./edit-line.ts";
import { quoted, valueParts } from "./edit-value-text.ts";
import type { FieldTextOptions } from "./field-text.ts";
import {
  applyChanges,
  below,
  ChangeConflict,
  difference,
  isIdList,
  pathSegments,
  sameJson,
  valueAt,
} from "./history.ts";

export interface DocumentWords {
  readonly place: LinePlace;
  /** The document, or as much of it as the edit's outline holds. */
  readonly document: Json;
  readonly options: FieldTextOptions;
  /** Stands for a value that is not there; a default by itself, in a variant what it inherits. */
  readonly absent?: string;
}

type Value = Json | undefined;

const PLAN_WORDS: Readonly<Record<string, string>> = { currentPlan: "current plan", proposedPlan: "proposed plan" };
const MEMBER_WORDS: Readonly<Record<string, string>> = {
  clients: "client",
  categories: "category",
  components: "component",
};
const ORDER_WORDS: Readonly<Record<string, string>> = {
  clients: "clients",
  categories: "categories",
  components: "components",
};
/** What one member of a list without ids is called where it comes or goes. */
const ENTRY_WORDS: Readonly<Record<string, string>> = {
  tiers: "tier",
  bands: "credit band",
  roles: "role",
  techniciansWithAi: "staffing step",
  profile: "arrival slot",
};
/** Lists without ids as a whole. */
const LIST_WORDS: Readonly<Record<string, string>> = {
  tiers: "prices",
  bands: "credit bands",
  roles: "roles of the programme",
  techniciansWithAi: "technicians with AI",
  profile: "arrival profile",
};
/** Fields whose change is a renaming. */
const RENAMED: Readonly<Record<string, string>> = {
  name: "scenario",
  "clients/*/name": "client",
  "categories/*/name": "category",
};

/** The node of the document's tree at a stable path. */
function nodeAt(segments: readonly string[]): TreeNode | undefined {
  let node: TreeNode | undefined = DOCUMENT_TREE;
  for (const segment of segments) {
    node = node?.kind === "list" ? node.item : node?.kind === "group" ? node.members.get(segment) : undefined;
  }
  return node;
}

function text(value: Value, key: string): string | undefined {
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** What a client, category or component is called: the name known to the outline, else its id. */
function memberName(words: DocumentWords, path: string, value?: Value): string {
  const known = valueAt(words.document, path) ?? value;
  return text(known, "name") ?? text(known, "label") ?? text(known, "id") ?? pathSegments(path).at(-1) ?? "";
}

/** Where in the document it lies, to follow what it is: ", Password", ", Seat fee (proposed plan)". */
function within(words: DocumentWords, segments: readonly string[], value?: Value): string {
  const [list, id, plan, components, member] = segments;
  if (list === "categories" && id !== undefined && segments.length > 2)
    return `, ${memberName(words, below("categories", id))}`;
  const planWords = list === "clients" ? PLAN_WORDS[plan ?? ""] : undefined;
  if (planWords === undefined || segments.length < 4) return "";
  if (components !== "components" || member === undefined || segments.length < 6) return ` (${planWords})`;
  return `, ${memberName(words, below("clients", id ?? "", plan ?? "", "components", member), value)} (${planWords})`;
}

function grouped(words: DocumentWords, segments: readonly string[]): DocumentWords {
  const [list, id] = segments;
  if (list !== "clients" || id === undefined || id === "~order" || words.place.clientId === id) return words;
  const client = memberName(words, below("clients", id));
  const owner = words.place.owner === "" ? client : `${words.place.owner}, ${client}`;
  return { ...words, place: { ...words.place, clientId: id, clientName: client, owner } };
}

/** The lines of one change of the document. */
export function documentLines(
  words: DocumentWords,
  { path, before, after }: Pick<Change, "path" | "before" | "after">,
) {
  if (path === "") return wholeLines(words, before, after);
  return linesAt(words, path, before, after);
}

function wholeLines(words: DocumentWords, before: Value, after: Value): EditLine[] {
  if (before !== undefined && after !== undefined) {
    const parts = difference("scenario/whole", before, after).filter((part) => part.path !== "");
    if (parts.length > 0) return parts.flatMap((part) => linesAt(words, part.path, part.before, part.after));
    return [eventLine(words.place, "scenario", "replaced")];
  }
  const name = text(after ?? before, "name") ?? "";
  const subject = name === "" ? "scenario" : `scenario ${name}`;
  return [eventLine({ ...words.place, owner: "" }, subject, after === undefined ? "removed" : "created")];
}

function linesAt(outside: DocumentWords, path: string, before: Value, after: Value): EditLine[] {
  // What is absent and what is null say the same where null has a meaning of its own.
  if (sameJson(before ?? null, after ?? null)) return [];
  const segments = pathSegments(path);
  const words = grouped(outside, segments);
  const last = segments.at(-1) ?? "";
  if (last === "~order") return [orderLine(words, segments)];
  const node = nodeAt(segments);
  const parent = nodeAt(segments.slice(0, -1));
  if (parent?.kind === "list" && hasIdentity(parent) && (before === undefined || after === undefined))
    return [memberLine(words, outside, path, before, after)];
  if (node?.kind === "list") return listLines(words, path, before, after);
  if (node?.kind === "group") return groupLines(words, path, before, after);
  return [leafLine(words, path, before, after)];
}

function orderLine(words: DocumentWords, segments: readonly string[]): EditLine {
  const list = segments.at(-2) ?? "";
  const plan = list === "components" ? ` (${PLAN_WORDS[segments[2] ?? ""] ?? "plan"})` : "";
  return eventLine(words.place, `${ORDER_WORDS[list] ?? spokenKey(list)}${plan}`, "reordered");
}

function memberLine(words: DocumentWords, outside: DocumentWords, path: string, before: Value, after: Value): EditLine {
  const segments = pathSegments(path);
  const list = segments.at(-2) ?? "";
  const isClient = list === "clients";
  const name = memberName(words, path, after ?? before);
  const plan = list === "components" ? ` (${PLAN_WORDS[segments[2] ?? ""] ?? "plan"})` : "";
  const place = isClient
    ? { ...outside.place, clientId: words.place.clientId, clientName: words.place.clientName }
    : words.place;
  return eventLine(
    place,
    `${MEMBER_WORDS[list] ?? spokenKey(list)} ${name}${plan}`,
    before === undefined ? "added" : "removed",
  );
}

function groupLines(words: DocumentWords, path: string, before: Value, after: Value): EditLine[] {
  const sides = [before, after].map((side) => (isObject(side) ? side : {}));
  const keys = [...new Set(sides.flatMap((side) => Object.keys(side)))].filter((key) => key !== "id");
  if (keys.length === 0) {
    const subject = `${spokenKey(pathSegments(path).at(-1) ?? "")}${within(words, pathSegments(path))}`;
    return [eventLine(words.place, subject, before === undefined ? "added" : "removed")];
  }
  return keys.flatMap((key) => linesAt(words, below(path, key), sides[0]?.[key] as Value, sides[1]?.[key] as Value));
}

function listLines(words: DocumentWords, path: string, before: Value, after: Value): EditLine[] {
  const segments = pathSegments(path);
  const list = segments.at(-1) ?? "";
  const sides = [before, after].map((side) => (Array.isArray(side) ? (side as readonly Json[]) : undefined));
  if (list === "categories" && segments.length > 1) return [countedLine(words, segments, sides[0], sides[1])];
  const inside = { ...words, document: grafted(words.document, path, after ?? before) };
  const [was = [], is = []] = sides;
  // A list that comes to be fills what its defaults gave; one that goes leaves them.
  if ((before === undefined || after === undefined) && ENTRY_WORDS[list] === undefined) {
    const subject = `${spokenKey(list)}${within(words, segments)}`;
    return [eventLine(words.place, subject, before === undefined ? "set" : "back to default")];
  }
  return Array.from({ length: Math.max(was.length, is.length) }, (_, index): EditLine[] => {
    const at = `${path}/${index}`;
    const [old, next] = [was[index], is[index]];
    if (old !== undefined && next !== undefined)
      return isObject(old) && isObject(next) ? groupLines(inside, at, old, next) : linesAt(inside, at, old, next);
    const name = text(old ?? next, "name") ?? String(index + 1);
    const subject = `${ENTRY_WORDS[list] ?? spokenKey(list)} ${name}${within(words, segments)}`;
    return [eventLine(words.place, subject, old === undefined ? "added" : "removed")];
  }).flat();
}

/** The categories that a component counts; without the list it counts all. */
function countedLine(
  words: DocumentWords,
  segments: readonly string[],
  before: readonly Json[] | undefined,
  after: readonly Json[] | undefined,
): EditLine {
  const names = (ids: readonly Json[] | undefined): string => {
    if (ids === undefined) return "all";
    return ids.length === 0 ? "none" : ids.map((id) => memberName(words, below("categories", String(id)))).join(", ");
  };
  return valueLine(words.place, `categories counted${within(words, segments)}`, names(before), names(after));
}

/** The outline with a list put in, so that its members can be named by their number and their own names. */
function grafted(document: Json, path: string, value: Value): Json {
  const holder = pathSegments(path).slice(0, -1);
  const parent = valueAt(document, path.split("/").slice(0, -1).join("/"));
  if (value === undefined || (holder.length > 0 && !isObject(parent))) return document;
  const before = valueAt(document, path);
  return applyChanges(document, [
    { record: "scenario/outline", path, after: value, ...(before === undefined ? {} : { before }) },
  ]);
}

function fieldNamed(words: DocumentWords, path: string): { readonly field: Field | undefined; readonly label: string } {
  const named = canBeNamed(words.document, path)
    ? inputLabel(words.document as unknown as ScenarioDocument, path)
    : undefined;
  const segments = pathSegments(path);
  const component = valueAt(words.document, path.split("/").slice(0, 5).join("/"));
  const field = named?.field ?? fieldAt(path, variantOf(component));
  return {
    field,
    label: named?.label ?? field?.label ?? LIST_WORDS[segments.at(-1) ?? ""] ?? spokenKey(segments.at(-1) ?? "value"),
  };
}

/** An outline lacks what the edit does not touch; what the names of members rest on has to be there. */
function canBeNamed(document: Json, path: string): boolean {
  const [first, second, third] = path.split("/");
  if (first === "ai" && third === "roles") return valueAt(document, "ai/programme/roles") !== undefined;
  if (first === "desk") return second !== undefined && isObject(valueAt(document, "desk"));
  if (first !== "clients" || third === undefined || PLAN_WORDS[third] === undefined) return true;
  return isIdList(valueAt(document, [first, second, third, "components"].join("/")));
}

function leafLine(words: DocumentWords, path: string, before: Value, after: Value): EditLine {
  const segments = pathSegments(path);
  const { field, label } = fieldNamed(words, path);
  const renamed = field === undefined ? undefined : RENAMED[field.pattern];
  if (renamed !== undefined && typeof before === "string" && typeof after === "string") {
    const place = { ...words.place, owner: "" };
    return valueLine(place, renamed, quoted(before), quoted(after), `${before} renamed to ${after}`);
  }
  const subject = `${withinSentence(label)}${within(words, segments)}`;
  const [old, next] = [before, after].map((value) => valueParts(value, field, words.options, words.absent));
  if (old === undefined || next === undefined) throw new Error("two values have two texts");
  const sameUnit = old.unit === next.unit;
  const [oldText, nextText] = [old, next].map(({ number, unit }) => (unit === "" ? number : `${number} ${unit}`));
  if (oldText === nextText) return eventLine(words.place, subject, "changed", nextText ?? "");
  const told = `${sameUnit ? old.number : oldText} to ${nextText}`;
  return valueLine(words.place, subject, oldText ?? "", nextText ?? "", told);
}

/** The path of the leaf that a path leads into: a distribution is one value, whatever of it changes. */
export function leafPath(path: string): string {
  const pieces = path.split("/");
  const segments = pathSegments(path);
  const end = segments.findIndex((_, index) => nodeAt(segments.slice(0, index + 1))?.kind === "leaf");
  return end < 0 ? path : pieces.slice(0, end + 1).join("/");
}

/** A leaf of which only parts changed, before and after as a whole; the outline holds it as it was before. */
export function wholeLeaf(
  document: Json,
  path: string,
  parts: readonly Change[],
): Pick<Change, "path" | "before" | "after"> | null {
  const before = valueAt(document, path);
  if (before === undefined) return null;
  try {
    const inside = parts.map((part) => ({ ...part, path: part.path.slice(path.length + 1) }));
    return { path, before, after: applyChanges(before, inside) };
  } catch (error) {
    // What was kept with the edit is not what it began with, as in an edit from an older version: told part by part.
    if (error instanceof ChangeConflict) return null;
    throw error;
  }
}

/** What an input is called, and whose it is; a list without ids by its own name. */
export function inputSubject(
  words: DocumentWords,
  path: string,
): { readonly place: LinePlace; readonly subject: string } {
  const segments = pathSegments(path);
  const inside = grouped(words, segments);
  const { label } = fieldNamed(inside, path);
  return { place: inside.place, subject: `${withinSentence(label)}${within(inside, segments)}` };
}
