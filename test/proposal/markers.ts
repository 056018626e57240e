/** A scenario in which everything that is not the client's carries a mark that can be found again. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Json } from "../../shared/scenario/change.ts";

/** By position in the document, the client's own being the first: what the issue lets a client see. Kept apart from the code. */
const PUBLIC: readonly RegExp[] = [
  /^(format|version|currency|rounding|startMonth|months)$/,
  /^categories\/\d+\/name$/,
  /^categories\/\d+\/ai\/tier$/,
  /^clients\/0\/(name|growth|convertMonth)$/,
  /^clients\/0\/(units|ai)\//,
  /^clients\/0\/(currentPlan|proposedPlan)\/(?!.*\/(id|cost)$)/,
];

/** What a change would make faulty or structural, or has no digits to know it by. */
const KEPT =
  /(priority|seasonality|profile|touch|abandonment|volumeDispersion|format|discipline|shape|tier|driver|oversightLevel|level|billedOn|dist)(\/|$)/;

export interface Marked {
  readonly document: ScenarioDocument;
  readonly clientId: string;
  /** Texts that must appear nowhere. */
  readonly texts: readonly string[];
  /** Internal numbers, each with digits that no other has. */
  readonly numbers: readonly string[];
}

const isPublic = (path: string): boolean => PUBLIC.some((pattern) => pattern.test(path));

export function marked(source: ScenarioDocument): Marked {
  const texts: string[] = [];
  const numbers: string[] = [];
  const ids = new Map<string, string>();
  const mark = (what: string): string => {
    const text = `Zq${texts.length}x${what.replaceAll(/[^a-z]/gi, "")}`;
    texts.push(text);
    return text;
  };
  const numbered = (value: string): string => {
    const own = String(numbers.length + 1000);
    const changed =
      Number(value) >= 2
        ? `${Math.trunc(Number(value))}.${own}7`
        : `${value.includes(".") ? value : `${value}.0`}00${own}7`;
    numbers.push(changed);
    return changed;
  };
  const idOf = (value: string): string => {
    const known = ids.get(value) ?? mark("id");
    ids.set(value, known);
    return known;
  };
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((member, at) => walk(member, `${path}/${at}`));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, walk(member, path === "" ? key : `${path}/${key}`)]),
      );
    }
    if (typeof value !== "string") return value;
    // Names by which parts refer to each other stay in step.
    if (/\/id$/.test(path) || /\/components\/\d+\/categories\/\d+$/.test(path)) return idOf(value);
    if (isPublic(path) || KEPT.test(path)) return value;
    if (/(^|\/)(name|label)$/.test(path)) return mark("text");
    return /^\d+(\.\d+)?$/.test(value) && Number(value) > 0 ? numbered(value) : value;
  };
  const document = walk(source as unknown as Json, "") as ScenarioDocument;
  return { document, clientId: document.clients[0]?.id ?? "", texts, numbers };
}
