/** Takes the unit off the end of what was typed, so that a number is left. */
import { unitText } from "./unit-text.ts";

const UNITS: readonly string[] = ["user", "endpoint", "server", "site", "client"];

/** Things that are counted, which may stand behind their number. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  units: ["user", "endpoint", "server", "site", "unit", "client", "ticket", "hour"],
  people: ["technician", "seat", "people", "person"],
  tickets: ["ticket"],
  outages: ["outage"],
  "full-time": ["fte"],
  points: ["point", "pt"],
};

/** Without the unit as this application writes it, in either number. */
export function withoutUnit(text: string, unit: string, currency: string): string {
  const lower = text.toLowerCase();
  for (const words of [unitText(unit, currency), unitText(unit, currency, true)]) {
    const tail = words.toLowerCase();
    if (tail !== "" && lower.endsWith(` ${tail}`)) return text.slice(0, -tail.length).trim();
  }
  return withoutNouns(text, unit);
}

/** Without what the unit is per (`/ ticket`, `per user and month`, `a month`) and without the noun that is counted. */
function withoutNouns(text: string, unit: string): string {
  const [kind = "", ...per] = unit.split("/");
  const nouns = [...per.flatMap((part) => part.split("-")), ...(per.includes("unit-month") ? UNITS : [])];
  let rest = text;
  for (;;) {
    const tail = /^(.*\S)\s*(?:\/|\b(?:per|an?|each|and)\b)\s*([a-z]+)$/i.exec(rest);
    if (tail?.[1] === undefined || !nouns.includes(singular(tail[2] ?? ""))) break;
    rest = tail[1];
  }
  const counted = /^(.*\d)\s*([a-z]+)$/i.exec(rest);
  return counted?.[1] !== undefined && COUNTED[kind]?.includes(singular(counted[2] ?? "")) === true ? counted[1] : rest;
}

function singular(noun: string): string {
  return noun.toLowerCase().replace(/s$/, "");
}
