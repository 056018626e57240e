/** A field of a merge in words: what it is, and what base, mine and theirs have in it. */
import type { ScenarioDocument } from "../model/document.ts";
import { DOCUMENT_TREE } from "../model/document-tree.ts";
import { inputLabel } from "../model/input-label.ts";
import type { Evidence, Json } from "./change.ts";
import { isObject } from "./domain.ts";
import { type EditLine, type LinePlace, NO_VALUE } from "./edit-line.ts";
import { documentLines } from "./edit-words-document.ts";
import { GRADE_LABELS } from "./evidence.ts";
import type { FieldTextOptions } from "./field-text.ts";
import { below, isIdList, pathSegments, sameJson } from "./history.ts";
import { inputPlace } from "./input-place.ts";
import type { MergeItem, MergeValue } from "./merge.ts";

export interface MergeWords {
  /** Whose it is: a client, or empty. */
  readonly owner: string;
  readonly subject: string;
  /** Null where no common base is known. */
  readonly base: string | null;
  readonly mine: string;
  readonly theirs: string;
  /** Where it is more than one value: what theirs would change in mine. */
  readonly details: readonly string[];
}

const PLACE: LinePlace = { changes: [], scenarioId: null, clientId: null, clientName: "", owner: "", aside: false };
const INHERITED = "as its parent";

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function evidenceText({ value }: MergeValue): string {
  if (value === undefined) return NO_VALUE;
  const { grade, source, date } = value as unknown as Evidence;
  return [GRADE_LABELS[grade], ...(source === "" ? [] : [source]), ...(date === null ? [] : [date])].join(", ");
}

function evidenceWords(item: MergeItem, document: ScenarioDocument): MergeWords {
  const label = inputLabel(document, item.path)?.label ?? item.path;
  const [owner = "", ...places] = inputPlace(item.path, document);
  return {
    owner,
    subject: [`Evidence of ${label}`, ...places].join(", "),
    base: item.base === null ? null : evidenceText(item.base),
    mine: evidenceText(item.mine),
    theirs: evidenceText(item.theirs),
    details: [],
  };
}

/** `document`: one that holds what the item names, theirs or mine. */
export function mergeWords(item: MergeItem, document: ScenarioDocument, options: FieldTextOptions): MergeWords {
  if (item.kind === "evidence") return evidenceWords(item, document);
  if (item.kind === "name") {
    const text = (value: MergeValue): string => String(value.value ?? "");
    const base = item.base === null ? null : text(item.base);
    return { owner: "", subject: "Name", base, mine: text(item.mine), theirs: text(item.theirs), details: [] };
  }
  const words = { place: PLACE, document: document as unknown as Json, options };
  const lines = (before: MergeValue, after: MergeValue): readonly EditLine[] =>
    documentLines(words, {
      path: item.path,
      ...(before.value === undefined ? {} : { before: before.value }),
      ...(after.value === undefined ? {} : { after: after.value }),
    });
  const forth = lines(item.mine, item.theirs);
  const [only] = forth;
  if (only === undefined) {
    // The same value, of one's own here and inherited there.
    const [told] = lines({ isInherited: false }, item.theirs);
    const value = told?.after ?? NO_VALUE;
    const side = ({ isInherited }: MergeValue): string => (isInherited ? `${INHERITED}: ${value}` : value);
    const base = item.base === null ? null : side(item.base);
    return { ...named(told, item), base, mine: side(item.mine), theirs: side(item.theirs), details: [] };
  }
  if (forth.length > 1 || only.event !== null) {
    const text = (value: MergeValue, other: MergeValue): string => {
      if (value.value === undefined) return "not there";
      return other.value === undefined ? "there" : `${forth.length} ${forth.length === 1 ? "value" : "values"}`;
    };
    const base = item.base === null ? null : text(item.base, item.theirs);
    const mine = text(item.mine, item.theirs);
    const theirs = text(item.theirs, item.mine);
    return { ...named(only, item), base, mine, theirs, details: forth.map((line) => line.phrase) };
  }
  const text = (value: MergeValue): string => {
    const plain = sameJson(value.value, item.mine.value)
      ? only.before
      : sameJson(value.value, item.theirs.value)
        ? only.after
        : (lines(value, item.theirs)[0]?.before ?? NO_VALUE);
    return value.isInherited ? `${INHERITED}: ${plain}` : plain;
  };
  const base = item.base === null ? null : text(item.base);
  return { ...named(only, item), base, mine: text(item.mine), theirs: text(item.theirs), details: [] };
}

function named(line: EditLine | undefined, item: MergeItem): Pick<MergeWords, "owner" | "subject"> {
  return { owner: line?.owner ?? "", subject: capital(line?.subject ?? item.path) };
}

const MEMBER_NOUNS: Readonly<Record<string, string>> = {
  clients: "client",
  categories: "category",
  components: "component",
};

/** The first client, category or component on the way of a path that a document lacks; null where it lacks none. */
export function lostMemberPath(path: string, document: ScenarioDocument): string | null {
  const segments = pathSegments(path);
  let value: Json | undefined = document as unknown as Json;
  for (const [at, segment] of segments.entries()) {
    if (isIdList(value)) {
      const member: Json | undefined = value.find(({ id }) => id === segment);
      if (member === undefined && segment !== "~order") return below("", ...segments.slice(0, at + 1));
      value = member;
    } else value = isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
    if (value === undefined) return null;
  }
  return null;
}

/** Names of lost members by their paths, where they are known. */
export type LostNames = Readonly<Record<string, string>>;

/** What a document lacks for a path to have a place in it: "no client “Calder Freight”"; null where it lacks no member. */
export function lostMember(path: string, document: ScenarioDocument, names: LostNames = {}): string | null {
  const lost = lostMemberPath(path, document);
  if (lost === null) return null;
  const [list, id] = pathSegments(lost).slice(-2);
  return `no ${MEMBER_NOUNS[list ?? ""] ?? "member"} “${nameOfLost(lost, names) ?? id}”`;
}

function nameOfLost(lost: string, names: LostNames): string | undefined {
  return Object.hasOwn(names, lost) ? names[lost] : undefined;
}

/** A document that names the lost member of a path, for words about what was in it. */
export function withLostMember(path: string, document: ScenarioDocument, names: LostNames): ScenarioDocument {
  const lost = lostMemberPath(path, document);
  const name = lost === null ? undefined : nameOfLost(lost, names);
  if (lost === null || name === undefined) return document;
  const segments = pathSegments(lost);
  const added = (value: Json, at: number): Json => {
    if (isIdList(value)) {
      const id = segments[at] ?? "";
      if (at === segments.length - 1) return [...value, { id, name, label: name }];
      return value.map((one) => (one.id === id ? added(one, at + 1) : one)) as Json;
    }
    const key = segments[at] ?? "";
    return isObject(value) ? ({ ...value, [key]: added(value[key] as Json, at + 1) } as Json) : value;
  };
  return added(document as unknown as Json, 0) as unknown as ScenarioDocument;
}

const SECTIONS = [...DOCUMENT_TREE.members.keys()];

/** In the order of the document, the name first, evidence after the values. */
export function inDocumentOrder(items: readonly MergeItem[]): readonly MergeItem[] {
  const rank = ({ kind, path }: MergeItem): readonly [number, number] => [
    kind === "name" ? 0 : kind === "value" ? 1 : 2,
    SECTIONS.indexOf(pathSegments(path)[0] ?? ""),
  ];
  return items.toSorted((a, b) => {
    const [kind, section] = rank(a);
    const [otherKind, otherSection] = rank(b);
    if (kind !== otherKind) return kind - otherKind;
    if (section !== otherSection) return section - otherSection;
    return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
  });
}
