/** Changes of records that the field table does not describe, in words: by their own names and keys. */
import type { Change, Json } from "./change.ts";
import { isObject } from "./domain.ts";
import { type EditLine, eventLine, type LinePlace, spokenKey, valueLine } from "./edit-line.ts";
import { type EditOutlines, recordParts } from "./edit-outline.ts";
import { plainWords } from "./edit-value-text.ts";
import { difference, pathSegments } from "./history.ts";

type Value = Json | undefined;

/** What a kind of record is called, where its own word is not the word for it. */
const RECORD_WORDS: Readonly<Record<string, string>> = {
  settings: "",
  package: "package received",
  brand: "brand of proposals",
  policy: "policy text",
  guardrails: "guardrails of proposals",
};
const KEY_WORDS: Readonly<Record<string, string>> = {
  person: "name in the history",
  locale: "number format",
};
/** There is one of them for the workspace, so it has no name. */
const ONLY_ONE: ReadonlySet<string> = new Set(["settings", "brand", "guardrails"]);

export const textAt = (value: Value, key: string): string => {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === "string" ? found : "";
};

const keyWords = (key: string): string => KEY_WORDS[key] ?? spokenKey(key);

/** The workspace's choices are words; what somebody typed is quoted. */
function said(kind: string, value: Json): string {
  return kind === "settings" && typeof value === "string" && /^[a-z-]+$/i.test(value) ? value : plainWords(value);
}

/** The lines of a change by its record's keys. `name`: which of its kind it is, empty where that is said elsewhere. */
export function recordLines(place: LinePlace, name: string, change: Change): EditLine[] {
  const { kind } = recordParts(change.record);
  const named = [RECORD_WORDS[kind] ?? spokenKey(kind), name].filter((word) => word !== "").join(" ");
  const { before, after } = change;
  if (change.path === "" && (before === undefined || after === undefined)) {
    if (kind === "lock") return [lockLine(place, change)];
    return [eventLine(place, named === "" ? "settings" : named, after === undefined ? "removed" : "added")];
  }
  if (change.path === "") {
    const parts = difference(change.record, before, after).filter((part) => part.path !== "");
    return parts.flatMap((part) => recordLines(place, name, part));
  }
  const subject = [named, ...pathSegments(change.path).map(keyWords)].filter((word) => word !== "").join(", ");
  const [old, next] = [before, after].map((value) => (value === undefined ? "none" : said(kind, value)));
  return [valueLine(place, subject, old ?? "none", next ?? "none")];
}

function lockLine(place: LinePlace, { before, after }: Change): EditLine {
  const hash = textAt(after ?? before, "hash").slice(0, 8);
  const note = textAt(after, "note");
  const told = [hash, note].filter((word) => word !== "").join(", ");
  return { ...eventLine(place, "plan of record", after === undefined ? "unlocked" : "locked", told), aside: false };
}

/** The lines of a record that stands by itself: settings, imports, proposals and what they share. */
export function ownRecordLines(index: number, change: Change, outlines: EditOutlines, locale: string): EditLine[] {
  const { kind, id } = recordParts(change.record);
  const whole = change.path === "" ? (change.after ?? change.before) : undefined;
  // An approval is told in the terms of its proposal.
  const about = kind === "approval" ? outlines[change.record] : (whole ?? outlines[change.record]);
  const draft = isObject(about) && isObject(about.draft) ? (about.draft as Json) : about;
  const idAt = (key: string): string | null => textAt(draft, key) || null;
  const place: LinePlace = {
    changes: [index],
    scenarioId: idAt("scenarioId"),
    clientId: idAt("clientId"),
    clientName: "",
    owner: "",
    aside: false,
  };
  const name = textAt(draft, "name");
  switch (kind) {
    case "import":
      return importLines(place, name, change, locale);
    case "proposal":
      return proposalLines(place, name, change);
    case "approval":
      return [
        eventLine(place, `proposal ${name}`.trim(), change.after === undefined ? "not approved any more" : "approved"),
      ];
    default:
      return recordLines(place, ONLY_ONE.has(kind) ? "" : name === "" ? id : name, change);
  }
}

function importLines(place: LinePlace, name: string, change: Change, locale: string): EditLine[] {
  const { path, before, after } = change;
  if (path === "withdrawn") return [eventLine(place, `import ${name}`, after === true ? "withdrawn" : "brought back")];
  if (path !== "" || before !== undefined) return recordLines(place, name, change);
  const tickets = isObject(after) && typeof after.tickets === "number" ? after.tickets : 0;
  return [eventLine(place, `import ${name}`, "added", `${tickets.toLocaleString(locale)} tickets`)];
}

function proposalLines(place: LinePlace, name: string, change: Change): EditLine[] {
  const { path, before, after } = change;
  const subject = `proposal ${name}`;
  if (path === "sent") return [eventLine(place, subject, after === null ? "no longer sent" : "sent")];
  if (path === "" && (before === undefined || after === undefined))
    return [eventLine(place, subject, after === undefined ? "removed" : "created")];
  // The draft is the proposal to whoever reads it.
  const inside = path.startsWith("draft/") ? { ...change, path: path.slice("draft/".length) } : change;
  return recordLines(place, name, inside);
}
