/** Vendors' claims and renewal curves in words: whose they are, shares as shares, and an entry that a variant does without. */
import { formatQuantity } from "../number/format-quantity.ts";
import { isLeftOut } from "./beside.ts";
import type { Change, Json } from "./change.ts";
import { isObject } from "./domain.ts";
import { type EditLine, eventLine, type LinePlace, valueLine } from "./edit-line.ts";
import { clientsOfCurves } from "./edit-outline.ts";
import { plainWords } from "./edit-value-text.ts";
import { isIdList, pathSegments } from "./history.ts";

type Value = Json | undefined;

const NOTHING = "none";
const PART_WORDS: Readonly<Record<string, string>> = { low: "low end", high: "high end" };
const CLAIM_WORDS: Readonly<Record<string, string>> = {
  endpointsPerTechnician: "endpoints per technician",
  reactiveHours: "reactive hours",
  l1Autonomous: "L1 tickets that AI resolves",
};

const claimWords = (key: string): string => CLAIM_WORDS[key] ?? key;

function shareText(value: Value, locale: string): string {
  return formatQuantity(String(value), "share", { currency: "", locale, style: "full" });
}

/** "90% at −10%, 80% at 0%". */
function pointsText(points: readonly Json[], locale: string): string {
  return points
    .map((point) => (isObject(point) ? `${shareText(point.chance, locale)} at ${shareText(point.change, locale)}` : ""))
    .join(", ");
}

function entryText(value: Value, locale: string): string {
  if (value === undefined || isLeftOut(value) || !isObject(value)) return NOTHING;
  const { low, high, points, source } = value;
  const said = Array.isArray(points)
    ? pointsText(points, locale)
    : [...new Set([low, high])].map((share) => shareText(share, locale)).join(" – ");
  return source === "" || source === undefined ? said : `${said} (${String(source)})`;
}

/** A part of an entry, or an entry whole. */
function sideText(part: string | undefined, value: Value, locale: string): string {
  if (part === undefined) return entryText(value, locale);
  if (value === undefined || value === null || value === "") return NOTHING;
  if (part === "low" || part === "high") return shareText(value, locale);
  return Array.isArray(value) ? pointsText(value, locale) : plainWords(value);
}

function entryLine(
  place: LinePlace,
  subject: string,
  part: string | undefined,
  change: Change,
  locale: string,
): EditLine {
  if (part === "absent") return eventLine(place, subject, change.after === undefined ? "recorded again" : "left out");
  const told = part === undefined || part === "points" ? subject : `${subject}, ${PART_WORDS[part] ?? part}`;
  const [before, after] = [change.before, change.after].map((value) => sideText(part, value, locale));
  return valueLine(place, told, before ?? NOTHING, after ?? NOTHING);
}

/** A change of a part of an entry that a variant leaves out, or has again, as a whole: that is told once. */
export function isPartOfLeavingOut({ record, path }: Change, changes: readonly Change[]): boolean {
  const slash = path.lastIndexOf("/");
  const whole = `${path.slice(0, Math.max(0, slash))}/absent`;
  return path !== whole && changes.some((other) => other.record === record && other.path === whole);
}

export function claimLines(place: LinePlace, change: Change, locale: string): EditLine[] {
  const [key, part] = pathSegments(change.path);
  if (key !== undefined) return [entryLine(place, `claim on ${claimWords(key)}`, part, change, locale)];
  const keys = Object.keys(((change.after ?? change.before) as object | undefined) ?? {}).map(claimWords);
  return [eventLine(place, `claims on ${keys.join(", ")}`, change.after === undefined ? "removed" : "added")];
}

/** `document`: what is known of the scenario, its clients' names among it. */
export function curveLines(place: LinePlace, change: Change, document: Json, locale: string): EditLine[] {
  const [, client, part] = pathSegments(change.path);
  if (client !== undefined)
    return [entryLine(ofClient(place, client, document), "renewal curve", part, change, locale)];
  return clientsOfCurves(change).map((id) =>
    eventLine(ofClient(place, id, document), "renewal curve", change.after === undefined ? "removed" : "added"),
  );
}

function ofClient(place: LinePlace, id: string, document: Json): LinePlace {
  const clients = isObject(document) && isIdList(document.clients) ? document.clients : [];
  const name = clients.find((one) => one.id === id)?.name;
  const clientName = typeof name === "string" ? name : id;
  return { ...place, clientId: id, clientName, owner: clientName };
}
