/**
 * What people type into a field, read by the field's unit and the workspace's locale: `65%`, `0.65`, `1.2k`, `45 min`,
 * `1h 15m`, `1,234.56`, `(5)`, `Jul 2026`, `=120*1.04`. Digits are moved as text; nothing goes through floating point.
 */
import { evaluateSum } from "./arithmetic-text.ts";
import { CURRENCIES } from "./currency.ts";
import { divide, exact, multiply, plainText, roundHalfEven, sum } from "./exact.ts";
import { formatQuantity } from "./format-quantity.ts";
import { readCalendarMonth, scenarioMonth } from "./month-text.ts";
import { type Numeral, plainCharacters, readNumeral, shiftDecimal, shortened, withinForm } from "./numeral.ts";
import { unitNoun, unitText } from "./unit-text.ts";

export interface ReadOptions {
  readonly currency: string;
  readonly locale: string;
  /** Month 1 of the scenario, `YYYY-MM`: needed to read calendar months. */
  readonly startMonth?: string;
}

/** `value` is plain decimal text in the form of documents (a share as a fraction); `reading` shows what was understood. */
export type ReadQuantity =
  | { readonly ok: true; readonly value: string; readonly reading: string }
  | { readonly ok: false; readonly message: string };

const refusal = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message });

/** Seconds, or months, in one of the words for a length of time. */
const CLOCK_WORDS: ReadonlyMap<string, string> = new Map([
  ...["h", "hr", "hrs", "hour", "hours"].map((word) => [word, "3600"] as const),
  ...["m", "min", "mins", "minute", "minutes"].map((word) => [word, "60"] as const),
  ...["s", "sec", "secs", "second", "seconds"].map((word) => [word, "1"] as const),
]);
const CALENDAR_WORDS: ReadonlyMap<string, string> = new Map([
  ...["y", "yr", "yrs", "year", "years"].map((word) => [word, "12"] as const),
  ...["m", "mo", "mos", "month", "months"].map((word) => [word, "1"] as const),
]);
const SECONDS_IN: Readonly<Record<string, string>> = { minutes: "60", hours: "3600" };
const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ["k", 3],
  ["thousand", 3],
  ["m", 6],
  ["mn", 6],
  ["mio", 6],
  ["million", 6],
  ["b", 9],
  ["bn", 9],
  ["billion", 9],
]);

const LONGEST_TEXT = 200;

/** Reads typed text as a value of a display unit. The domain is the field's affair: see shared/scenario/field-text.ts. */
export function readQuantity(text: string, unit: string, options: ReadOptions): ReadQuantity {
  if (text.length > LONGEST_TEXT) return refusal(`“${shortened(text)}” is too long for a number.`);
  const plain = plainCharacters(text).trim();
  if (plain === "") return refusal("Type a value.");
  const read = plain.startsWith("=") ? readSum(plain.slice(1), unit, options) : readSigned(plain, unit, options);
  if (!read.ok) return read;
  const reading = formatQuantity(read.value, unit, { ...options, style: "full" });
  return { ok: true, value: read.value, reading };
}

/** In a sum only its result is a share: the factor in `=65*1.04` is not 1.04 %. */
function readSum(text: string, unit: string, options: ReadOptions): Numeral {
  if (!isShare(unit)) return evaluateSum(text, (numeral) => readKind(numeral, unit, options));
  const hasPercent = text.includes("%");
  const total = evaluateSum(text, (numeral) =>
    numeral.endsWith("%") ? readShare(numeral, unit, options) : readNumeral(numeral, options.locale),
  );
  return total.ok && !hasPercent ? asShare(total.value, unit) : total;
}

function isShare(unit: string): boolean {
  return unit === "share" || unit === "ratio" || unit.startsWith("change");
}

/** Parentheses make a number negative, as in the tables. */
function readSigned(text: string, unit: string, options: ReadOptions): Numeral {
  const inner = /^\((.*)\)(.*)$/.exec(text);
  if (inner === null) return readKind(text, unit, options);
  const read = readKind(`${inner[1] ?? ""}${inner[2] ?? ""}`.trim(), unit, options);
  if (!read.ok) return read;
  if (read.value.startsWith("-")) return refusal(`“${shortened(text)}” has two minus signs: write either -5 or (5).`);
  return { ok: true, value: read.value === "0" ? "0" : `-${read.value}` };
}

function readKind(text: string, unit: string, options: ReadOptions): Numeral {
  const kind = unit.split("/", 1)[0] ?? unit;
  const bare = withoutUnit(text, unit, options.currency);
  if (isShare(unit)) return readShare(bare, unit, options);
  if (kind === "month" || kind === "plan-month") return readMonth(bare, kind, options);
  if (kind === "months") return readLength(bare, CALENDAR_WORDS, "1", options) ?? readPlain(bare, unit, options);
  const seconds = SECONDS_IN[kind];
  if (seconds !== undefined) {
    return (
      readClock(bare, seconds) ?? readLength(bare, CLOCK_WORDS, seconds, options) ?? readPlain(bare, unit, options)
    );
  }
  return kind === "money" ? readMoney(bare, unit, options) : readPlain(bare, unit, options);
}

function readMoney(text: string, unit: string, options: ReadOptions): Numeral {
  const amount = withoutCurrency(text, options);
  const other = /\p{Sc}|[A-Z]{3}/u.exec(amount)?.[0];
  if (other !== undefined && (other.length === 1 || CURRENCIES.includes(other))) {
    return refusal(`Amounts are in ${options.currency} here: “${shortened(text)}” names another currency.`);
  }
  return readPlain(amount, unit, options);
}

/** Without the unit as this application writes it, in either number. */
function withoutUnit(text: string, unit: string, currency: string): string {
  const lower = text.toLowerCase();
  for (const words of [unitText(unit, currency), unitText(unit, currency, true)]) {
    const tail = words.toLowerCase();
    if (tail !== "" && lower.endsWith(` ${tail}`)) return text.slice(0, -tail.length).trim();
  }
  return withoutNouns(text, unit);
}

/** Things that are counted, which may stand behind their number. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  units: ["user", "endpoint", "server", "site", "unit", "client", "ticket", "hour"],
  people: ["technician", "seat", "people", "person"],
  tickets: ["ticket"],
  outages: ["outage"],
  "full-time": ["fte"],
  points: ["point", "pt"],
};

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

const UNITS: readonly string[] = ["user", "endpoint", "server", "site", "client"];

function singular(noun: string): string {
  return noun.toLowerCase().replace(/s$/, "");
}

const UP_TO_ONE = /^-?(0(\.\d+)?|1)$/;
const BELOW_TEN = /^-?\d(\.\d+)?$/;

/**
 * In a share field 65 and 0.65 both mean 65 %: up to 1 without a sign is a fraction, above it a percentage. In a field of
 * ratios, which lie about 1, fractions go up to 10: 1.1 and 110 both mean 110 %.
 */
function readShare(text: string, unit: string, options: ReadOptions): Numeral {
  const percent = /^(-|\+)?\s*%\s*(.*)$/.exec(text) ?? /^()(.*?)\s*(?:%|٪|percent|per cent|pct)$/i.exec(text);
  const numeral = percent === null ? text : `${percent[1] ?? ""}${percent[2] ?? ""}`;
  const read = readNumeral(numeral, options.locale);
  if (!read.ok && !/\d/.test(text)) return refusal(`“${shortened(text)}” is not a share; write it like 65% or 0.65.`);
  if (!read.ok) return read;
  return percent === null ? asShare(read.value, unit) : withinForm(shiftDecimal(read.value, -2));
}

function asShare(value: string, unit: string): Numeral {
  const mostFraction = unit === "ratio" ? BELOW_TEN : UP_TO_ONE;
  return withinForm(mostFraction.test(value) ? value : shiftDecimal(value, -2));
}

/** `1:15` is an hour and a quarter. */
function readClock(text: string, secondsInUnit: string): Numeral | undefined {
  const clock = /^(\d{1,6}):([0-5]\d)$/.exec(text);
  if (clock?.[1] === undefined || clock[2] === undefined) return undefined;
  return inUnit(
    [multiply(exact(String(Number(clock[1]))), exact("3600")), multiply(exact(String(Number(clock[2]))), exact("60"))],
    secondsInUnit,
  );
}

function inUnit(seconds: readonly ReturnType<typeof exact>[], secondsInUnit: string): Numeral {
  return withinForm(plainText(roundHalfEven(divide(sum(seconds), exact(secondsInUnit)), 12)));
}

/** `1h 15m`, `90 s`, `1 year 6 months`: `undefined` where the text has no word for a length of time. */
function readLength(
  text: string,
  words: ReadonlyMap<string, string>,
  inOne: string,
  options: ReadOptions,
): Numeral | undefined {
  const negative = text.startsWith("-");
  const rest = text.replace(/^[+-]\s*/, "");
  const pieces = [...rest.matchAll(/([\d.,' ]*\d[.,]?)\s*([a-z]+)\.?(?:\s*(?:,|and)\s*|\s*)/giy)];
  if (pieces.length === 0 || pieces.map((piece) => piece[0]).join("").length !== rest.length) return undefined;
  const lengths: ReturnType<typeof exact>[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const [, numeral = "", word = ""] of pieces) {
    const size = words.get(word.toLowerCase());
    if (size === undefined) return undefined;
    // From the longest to the shortest, each once: otherwise it is a slip.
    if (Number(size) >= last) return refusal(`“${shortened(text)}” names one unit of time twice, or out of order.`);
    last = Number(size);
    const read = readNumeral(numeral.trim(), options.locale);
    if (!read.ok) return read;
    lengths.push(multiply(exact(read.value), exact(size)));
  }
  const total = inUnit(lengths, inOne);
  return total.ok && negative && total.value !== "0" ? { ok: true, value: `-${total.value}` } : total;
}

/** A number, with `k` or `million` behind it. */
function readPlain(text: string, unit: string, options: ReadOptions): Numeral {
  const scaled = /^(.*\d[.,]?)\s*([a-z]+)$/i.exec(text);
  if (scaled?.[1] === undefined || scaled[2] === undefined) return readNumeral(text, options.locale);
  const places = MAGNITUDES.get(scaled[2].toLowerCase());
  if (places === undefined) return refusal(notThisUnit(text, scaled[2], unit, options));
  const read = readNumeral(scaled[1], options.locale);
  return read.ok ? withinForm(shiftDecimal(read.value, places)) : read;
}

function notThisUnit(text: string, word: string, unit: string, options: ReadOptions): string {
  const noun = unitNoun(unit, options.currency);
  return `“${shortened(word)}” in “${shortened(text)}” is not understood here; type ${noun.startsWith("a") ? "an" : "a"} ${noun}.`;
}

const currencySymbols = new Map<string, readonly string[]>();

/** The ways the currency is written, longest first. */
function symbolsOf(currency: string, locale: string): readonly string[] {
  const key = `${currency} ${locale}`;
  const known = currencySymbols.get(key);
  if (known !== undefined) return known;
  const forms = ["symbol", "narrowSymbol", "code"] as const;
  const symbols = [locale, "en"].flatMap((language) =>
    forms.map((currencyDisplay) => {
      const parts = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay }).formatToParts(1);
      return plainCharacters(parts.find((part) => part.type === "currency")?.value ?? currency).toLowerCase();
    }),
  );
  const sorted = [...new Set(symbols)].sort((a, b) => b.length - a.length);
  currencySymbols.set(key, sorted);
  return sorted;
}

/** Without the currency in front of or behind the amount; another currency stays and is refused as no number. */
function withoutCurrency(text: string, options: ReadOptions): string {
  const sign = /^[+-]\s*/.exec(text)?.[0] ?? "";
  const amount = text.slice(sign.length);
  const lower = amount.toLowerCase();
  for (const symbol of symbolsOf(options.currency, options.locale)) {
    if (lower.startsWith(symbol)) return `${sign.trim()}${amount.slice(symbol.length).trim()}`;
    if (lower.endsWith(symbol) && !MAGNITUDES.has(symbol))
      return `${sign.trim()}${amount.slice(0, -symbol.length).trim()}`;
  }
  return `${sign.trim()}${amount}`;
}

/** A month by its number in the scenario or plan, or by the calendar. */
function readMonth(text: string, kind: string, options: ReadOptions): Numeral {
  const number = /^(?:month\s*|m)?(\d{1,4})(?: of the plan)?$/i.exec(text)?.[1];
  if (number !== undefined) return { ok: true, value: String(Number(number)) };
  if (kind === "plan-month" || options.startMonth === undefined) {
    return refusal(`“${shortened(text)}” is not a month; type its number, such as 7.`);
  }
  const calendar = readCalendarMonth(text, options.locale, options.startMonth);
  if (calendar === undefined)
    return refusal(`“${shortened(text)}” is not a month; type it like Jul 2026, 2026-07 or 7.`);
  const month = scenarioMonth(options.startMonth, calendar);
  return month >= 1
    ? { ok: true, value: String(month) }
    : refusal(`“${shortened(text)}” is before the scenario's first month.`);
}
