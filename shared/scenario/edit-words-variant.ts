/** Changes of a variant in words: its overrides as the edits of a document that they are to whoever reads it. */
import type { Change, Json } from "./change.ts";
import { isObject } from "./domain.ts";
import { type EditLine, eventLine, valueLine } from "./edit-line.ts";
import type { EditOutlines } from "./edit-outline.ts";
import { quoted } from "./edit-value-text.ts";
import { type DocumentWords, documentLines, leafPath, wholeLeaf } from "./edit-words-document.ts";
import { evidenceLines, type PlacedChange } from "./edit-words-evidence.ts";
import { below, pathSegments } from "./history.ts";

type Terms = (change: Change, index: number) => DocumentWords;
type Value = Json | undefined;

const INHERITED = "as its parent";

const at = (holder: Value, key: string): Value =>
  isObject(holder) && Object.hasOwn(holder, key) ? (holder[key] as Json) : undefined;

/** What an override gives before or after: a value, nothing, or what is inherited. */
function effective(group: readonly PlacedChange[], side: "before" | "after", inherited: Value): Value {
  const whole = group.find(({ change }) => pathSegments(change.path).length === 2)?.change;
  const part = (key: string): Change | undefined =>
    group.find(({ change }) => pathSegments(change.path).length === 3 && pathSegments(change.path)[2] === key)?.change;
  const override = whole === undefined ? undefined : whole[side];
  if (whole !== undefined) return override === undefined ? inherited : at(override, "value");
  return part("absent")?.[side] === true ? undefined : part("value")?.[side];
}

/** An override whose value changed only inside is told by what changed inside. */
function insideLines(words: DocumentWords, path: string, group: readonly PlacedChange[]): EditLine[] | null {
  const deep = group.filter(({ change }) => pathSegments(change.path).length > 3);
  if (deep.length === 0 || deep.length < group.length) return null;
  const parts = deep.map(({ change }) => ({ ...change, path: below(path, ...pathSegments(change.path).slice(3)) }));
  const whole = parts.every((part) => leafPath(part.path) === path) ? wholeLeaf(words.document, path, parts) : null;
  if (whole !== null) return documentLines(words, whole);
  return deep.flatMap(({ change, index }) => {
    const rest = pathSegments(change.path).slice(3);
    const isOrder = change.path.endsWith("/~order");
    const inside = isOrder ? `${below(path, ...rest.slice(0, -1))}/~order` : below(path, ...rest);
    return documentLines({ ...words, place: { ...words.place, changes: [index] } }, { ...change, path: inside });
  });
}

function overrideLines(group: readonly PlacedChange[], terms: Terms, outlines: EditOutlines): EditLine[] {
  const [first] = group;
  if (first === undefined) return [];
  const outer = terms(first.change, first.index);
  const place = { ...outer.place, changes: group.map(({ index }) => index) };
  const path = pathSegments(first.change.path)[1] ?? "";
  const known = at(at(outlines[first.change.record], "inherited"), path);
  const isReset = pathSegments(first.change.path).length === 2 && first.change.after === undefined;
  const words = { ...outer, place, ...(known === undefined ? { absent: INHERITED } : {}) };
  const inside = insideLines(words, path, group);
  if (inside !== null) return inside;
  const [before, after] = [effective(group, "before", known), effective(group, "after", known)];
  const lines = documentLines(words, {
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
  if (lines.length === 0) {
    // The same value, now its own or its parent's.
    const said = documentLines({ ...words, absent: "" }, { path, ...(before === undefined ? {} : { before }) });
    return said.map((line) =>
      eventLine(
        { ...place, ...ownerOf(line) },
        line.subject,
        isReset ? INHERITED : "kept whatever its parent says",
        "",
      ),
    );
  }
  return isReset ? lines.map((line) => ({ ...line, phrase: `${line.phrase} (${INHERITED})` })) : lines;
}

const ownerOf = ({ owner, clientId, clientName }: EditLine): Pick<EditLine, "owner" | "clientId" | "clientName"> => ({
  owner,
  clientId,
  clientName,
});

function wholeLines({ change, index }: PlacedChange, terms: Terms, outlines: EditOutlines): EditLine[] {
  const { place, document } = terms(change, index);
  const parentName = (id: Value): string => String(at(at(outlines[change.record], "parents"), String(id)) ?? id);
  const [key] = pathSegments(change.path);
  if (key === "parent")
    return [valueLine(place, "parent", parentName(change.before ?? ""), parentName(change.after ?? ""))];
  if (key === "name") {
    const [before, after] = [String(change.before ?? ""), String(change.after ?? "")];
    const told = `${before} renamed to ${after}`;
    return [valueLine({ ...place, owner: "" }, "scenario", quoted(before), quoted(after), told)];
  }
  if (change.path !== "") return [eventLine(place, key ?? "variant", "changed")];
  const record = change.after ?? change.before;
  const name = String(at(record, "name") ?? at(document, "name") ?? "");
  if (change.before !== undefined && change.after !== undefined)
    return [eventLine({ ...place, owner: "" }, `variant ${name}`, "changed")];
  const of = `variant ${name} of ${parentName(at(record, "parent") ?? "")}`;
  return [eventLine({ ...place, owner: "" }, of, change.after === undefined ? "removed" : "created")];
}

/** The lines of the changes of variants. */
export function variantLines(placed: readonly PlacedChange[], terms: Terms, outlines: EditOutlines): EditLine[] {
  const part = ({ change }: PlacedChange): string => {
    const segments = pathSegments(change.path);
    return segments.length > 1 ? (segments[0] ?? "") : "";
  };
  const groups = Map.groupBy(placed, part);
  const overrides = Map.groupBy(groups.get("overrides") ?? [], ({ change }) =>
    [change.record, ...change.path.split("/").slice(0, 2)].join(" "),
  );
  // Evidence of a variant lies one level deeper, each piece as an override.
  const evidence = (groups.get("evidence") ?? []).map(({ change, index }) => ({
    change: evidenceChange(change),
    index,
  }));
  return [
    ...(groups.get("") ?? []).flatMap((one) => wholeLines(one, terms, outlines)),
    ...[...overrides.values()].flatMap((group) => overrideLines(group, terms, outlines)),
    ...evidenceLines(evidence, terms),
  ];
}

function evidenceChange(change: Change): Change {
  const [, key, part, ...rest] = pathSegments(change.path);
  const side = (value: Value): Value => (part === undefined ? at(value, "value") : value);
  const [before, after] = [side(change.before), side(change.after)];
  return {
    record: change.record,
    path: below("", key ?? "", ...rest),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
