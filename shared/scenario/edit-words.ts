/**
 * Every edit in words, derived from its changes alone, so that an edit reads well wherever it came from: "Northwind:
 * resolution, Password 75% to 70%". The label an edit was stored with is its title; these are what it did.
 */
import type { Change, Json } from "./change.ts";
import { type EditLine, eventLine, type LinePlace } from "./edit-line.ts";
import { BESIDE_SCENARIO, type EditOutlines, recordParts } from "./edit-outline.ts";
import { claimLines, curveLines, isPartOfLeavingOut } from "./edit-words-beside.ts";
import { type DocumentWords, documentLines, leafPath, wholeLeaf } from "./edit-words-document.ts";
import { evidenceLines, type PlacedChange } from "./edit-words-evidence.ts";
import { ownRecordLines, recordLines, textAt } from "./edit-words-record.ts";
import { variantLines } from "./edit-words-variant.ts";
import type { FieldTextOptions } from "./field-text.ts";

/** In what terms the changes of a scenario's records are told. */
function wordsFor(change: Change, index: number, outlines: EditOutlines, locale: string): DocumentWords {
  const { kind, id } = recordParts(change.record);
  const document = outlines[id] ?? { name: "", clients: [], categories: [] };
  const options: FieldTextOptions = {
    locale,
    currency: textAt(document, "currency") || "USD",
    ...(textAt(document, "startMonth") === "" ? {} : { startMonth: textAt(document, "startMonth") }),
  };
  const place: LinePlace = {
    changes: [index],
    scenarioId: id,
    clientId: null,
    clientName: "",
    owner: kind === "variant" ? textAt(document, "name") : "",
    aside: false,
  };
  return { place, document, options };
}

/** What belongs to no client is the scenario's. */
function owned(line: EditLine, document: Json): EditLine {
  const isNamed = line.owner !== "" || /^(scenario|variant)( |$)|^(client|category)$/.test(line.subject);
  return isNamed ? line : { ...line, owner: textAt(document, "name") };
}

/** The changes of a document, those within one leaf as one. */
function documentChanges(
  placed: readonly PlacedChange[],
  terms: (change: Change, index: number) => DocumentWords,
): EditLine[] {
  const leaves = Map.groupBy(placed, ({ change }) => `${change.record} ${leafPath(change.path)}`);
  return [...leaves.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const words = terms(first.change, first.index);
    const path = leafPath(first.change.path);
    const isInside = group.some(({ change }) => change.path !== path);
    const whole = isInside
      ? wholeLeaf(
          words.document,
          path,
          group.map(({ change }) => change),
        )
      : null;
    const lines =
      whole === null
        ? group.flatMap(({ change, index }) => documentLines(terms(change, index), change))
        : documentLines({ ...words, place: { ...words.place, changes: group.map(({ index }) => index) } }, whole);
    return lines.map((line) => owned(line, words.document));
  });
}

/** Kinds of record whose entries a variant may leave out. */
const ENTRIES: ReadonlySet<string> = new Set(["claims", "risk"]);

/** Whatever is no document: what lies beside a scenario in its terms, the rest by its own keys. */
function linesOf(change: Change, index: number, outlines: EditOutlines, locale: string): EditLine[] {
  const { kind } = recordParts(change.record);
  if (!BESIDE_SCENARIO.has(kind)) return ownRecordLines(index, change, outlines, locale);
  const { place, document } = wordsFor(change, index, outlines, locale);
  const beside = { ...place, aside: true };
  const lines =
    kind === "claims"
      ? claimLines(beside, change, locale)
      : kind === "risk"
        ? curveLines(beside, change, document, locale)
        : recordLines(beside, "", change);
  return lines.map((line) => owned(line, document));
}

/** A new order of a list is not told where its members come or go: it follows from that. */
function isPartOfMembership(change: Change, changes: readonly Change[]): boolean {
  if (!change.path.endsWith("/~order")) return false;
  const list = change.path.slice(0, -"/~order".length);
  return changes.some((other) => {
    const slash = other.path.lastIndexOf("/");
    const comesOrGoes = (other.before === undefined) !== (other.after === undefined);
    return other.record === change.record && other.path.slice(0, slash) === list && comesOrGoes;
  });
}

/** What lies beside a scenario or a proposal comes and goes with it, without a word. */
function followsAnother(change: Change, changes: readonly Change[]): boolean {
  const { kind, id } = recordParts(change.record);
  if (change.path !== "" || kind === "scenario" || kind === "variant") return false;
  const others = BESIDE_SCENARIO.has(kind) ? ["scenario", "variant"] : kind === "approval" ? ["proposal"] : [];
  return changes.some((other) => other.path === "" && others.some((one) => other.record === `${one}/${id}`));
}

/** A scenario whose kind of record changes goes on under its id: it begins or ceases to inherit. */
function rehomedLines(changes: readonly Change[], terms: (change: Change, index: number) => DocumentWords): EditLine[] {
  return [...rehomed(changes)].map(([id, { index, change, isVariant }]) => {
    const { place, document } = terms(change, index);
    const indices = changes.flatMap((other, at) => (recordParts(other.record).id === id ? [at] : []));
    const owner = textAt(change.after, "name") || textAt(document, "name");
    return eventLine(
      { ...place, owner, changes: indices },
      "parent",
      isVariant ? "given" : "left, with its values kept",
    );
  });
}

interface Rehomed {
  readonly index: number;
  readonly change: Change;
  readonly isVariant: boolean;
}

const OTHER_KIND: Readonly<Record<string, string>> = { scenario: "variant", variant: "scenario" };

/** Scenarios of which one whole record goes and one of the other kind comes. */
function rehomed(changes: readonly Change[]): Map<string, Rehomed> {
  const found = new Map<string, Rehomed>();
  for (const [index, change] of changes.entries()) {
    const { kind, id } = recordParts(change.record);
    const other = `${OTHER_KIND[kind] ?? ""}/${id}`;
    const comes = change.path === "" && change.before === undefined && OTHER_KIND[kind] !== undefined;
    const goes = changes.some((one) => one.record === other && one.path === "" && one.after === undefined);
    if (comes && goes) found.set(id, { index, change, isVariant: kind === "variant" });
  }
  return found;
}

/** The lines of an edit: values first, then what lies beside them. */
export function editLines(changes: readonly Change[], outlines: EditOutlines, locale: string): EditLine[] {
  const placed = changes.map((change, index) => ({ change, index }));
  const moved = rehomed(changes);
  const told = placed.filter(
    ({ change }) =>
      !isPartOfMembership(change, changes) &&
      !(ENTRIES.has(recordParts(change.record).kind) && isPartOfLeavingOut(change, changes)) &&
      !followsAnother(change, changes) &&
      !(change.path === "" && moved.has(recordParts(change.record).id)),
  );
  const groups = Map.groupBy(told, ({ change }) => {
    const { kind } = recordParts(change.record);
    return kind === "variant" || kind === "scenario" || (kind === "evidence" && change.path !== "") ? kind : "other";
  });
  const terms = (change: Change, index: number): DocumentWords => wordsFor(change, index, outlines, locale);
  const inTerms = [
    ...variantLines(groups.get("variant") ?? [], terms, outlines),
    ...evidenceLines(groups.get("evidence") ?? [], terms),
  ].map((line) => owned(line, outlines[line.scenarioId ?? ""] ?? {}));
  const others = (groups.get("other") ?? []).flatMap(({ change, index }) => linesOf(change, index, outlines, locale));
  const all = [
    ...documentChanges(groups.get("scenario") ?? [], terms),
    ...others,
    ...rehomedLines(changes, terms),
    ...inTerms,
  ];
  return [...all.filter((line) => !line.aside), ...all.filter((line) => line.aside)];
}

const MOST_TOLD = 3;

/** An edit in one line: "Northwind: users 60 to 65; endpoints 75 to 80 and 4 more". Empty where nothing is to be told. */
export function editWords(lines: readonly EditLine[]): string {
  const values = lines.filter((line) => !line.aside);
  const told = values.length === 0 ? lines : values;
  const shown = told.slice(0, MOST_TOLD);
  const phrases = shown.map((line, index) =>
    line.owner === "" || line.owner === shown[index - 1]?.owner ? line.phrase : `${line.owner}: ${line.phrase}`,
  );
  const more = told.length - shown.length;
  const words = phrases.join("; ");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return more > 0 ? `${sentence} and ${more} more` : sentence;
}

const LONGEST_SEARCH = 4000;

/** What an edit is found by: its label, and whose fields it changed. Lower case. */
export function editSearchText(label: string, lines: readonly EditLine[]): string {
  const parts = new Set([label, ...lines.flatMap((line) => [line.owner, line.subject, line.event ?? ""])]);
  return [...parts].join("\n").toLowerCase().slice(0, LONGEST_SEARCH).toWellFormed();
}
