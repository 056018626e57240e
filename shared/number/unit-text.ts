/** What stands dimmed beside a number: `USD / endpoint`, `min`, `a month`. */

const WORDS: ReadonlyMap<string, string> = new Map([
  ["share", ""],
  ["ratio", ""],
  ["change/year", "a year"],
  ["factor", ""],
  ["weight", ""],
  ["score", "of 5"],
  ["points", "points"],
  ["tickets", "tickets"],
  ["tickets/month", "a month"],
  ["tickets/unit-month", "a month"],
  ["minutes", "min"],
  ["minutes/ticket", "min"],
  ["hours", "h"],
  ["hours/month", "h / month"],
  ["hours/year", "h / year"],
  ["hours/endpoint-month", "h / endpoint"],
  ["hours/seat-month", "h / seat"],
  ["outages/month", "a month"],
  ["people", "people"],
  ["full-time", "FTE"],
  ["units", ""],
  ["months", "months"],
]);

/** The unit's words for a value; `one` for exactly 1. Units the table does not know are spelt out. */
export function unitText(unit: string, currency: string, one = false): string {
  const words = WORDS.get(unit);
  if (words !== undefined) return one ? singular(words) : words;
  const [kind = "", ...per] = unit.split("/");
  // Per month is what everything is; only what it is of needs saying.
  const of = per.map((noun) => noun.replace(/-month$/, ""));
  const first = kind === "money" ? currency : (WORDS.get(kind) ?? kind);
  return [first, ...of].filter((word) => word !== "" && word !== "1").join(" / ");
}

function singular(words: string): string {
  if (words === "people") return "person";
  return words === "months" || words === "points" || words === "tickets" ? words.slice(0, -1) : words;
}

/** The unit as a noun: what a refusal asks for. */
export function unitNoun(unit: string, currency: string): string {
  const kind = unit.split("/", 1)[0] ?? unit;
  return kind === "money"
    ? `amount in ${currency}`
    : kind === "minutes" || kind === "hours"
      ? `number of ${kind}`
      : "plain number";
}
