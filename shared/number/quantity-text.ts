/**
 * What people type into a field, read by the field's unit and the workspace's locale: `65%`, `0.65`, `1.2k`, `45 min`,
 * `1h 15m`, `1,234.56`, `(5)`, `Jul 2026`, `=120*1.04`, and `+5%` of what stands there. Digits are moved as text; nothing goes
 * through floating point.
 */
import { evaluateSum } from "./arithmetic-text.ts";
import { namesCurrency, withoutCurrency } from "./currency-text.ts";
import { formatQuantity } from "./format-quantity.ts";
import { isLengthOfTime, readLengthOfTime } from "./length-of-time.ts";
import { magnitudeOf } from "./magnitude.ts";
import { readCalendarMonth, scenarioMonth } from "./month-text.ts";
import { type Numeral, plainCharacters, readNumeral, shiftDecimal, shortened, withinForm } from "./numeral.ts";
import { changedValue, isChange, type Standing } from "./relative-text.ts";
import { withoutUnit } from "./unit-tail.ts";
import { unitNoun } from "./unit-text.ts";

export interface ReadOptions {
  readonly currency: string;
  readonly locale: string;
  /** Month 1 of the scenario, `YYYY-MM`: needed to read calendar months. */
  readonly startMonth?: string;
  /** What stands in the field: with it, `+5%`, `*1.1` and `-10` are changes of it. */
  readonly standing?: Standing;
}

/** `value` is plain decimal text in the form of documents (a share as a fraction); `reading` shows what was understood. */
export type ReadQuantity =
  | { readonly ok: true; readonly value: string; readonly reading: string }
  | { readonly ok: false; readonly message: string };

const refusal = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message });

const LONGEST_TEXT = 200;

/** Reads typed text as a value of a display unit. The domain is the field's affair: see shared/scenario/field-text.ts. */
export function readQuantity(text: string, unit: string, options: ReadOptions): ReadQuantity {
  if (text.length > LONGEST_TEXT) return refusal(`“${shortened(text)}” is too long for a number.`);
  const plain = plainCharacters(text).trim();
  if (plain === "") return refusal("Type a value.");
  const read = readPlainly(plain, unit, options);
  if (!read.ok) return read;
  const reading = formatQuantity(read.value, unit, { ...options, style: "full" });
  return { ok: true, value: read.value, reading };
}

function readPlainly(plain: string, unit: string, options: ReadOptions): Numeral {
  const { standing, locale } = options;
  if (standing !== undefined && isChange(plain, standing.maybeNegative)) {
    return changedValue(plain, unit, standing, locale, (amount) => readKind(amount, unit, options));
  }
  return plain.startsWith("=") ? readSum(plain.slice(1), unit, options) : readSigned(plain, unit, options);
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
  if (isLengthOfTime(kind)) {
    return readLengthOfTime(bare, kind, options.locale) ?? readPlain(bare, unit, options);
  }
  return kind === "money" ? readMoney(bare, unit, options) : readPlain(bare, unit, options);
}

function readMoney(text: string, unit: string, options: ReadOptions): Numeral {
  const amount = withoutCurrency(text, options.currency, options.locale);
  if (namesCurrency(amount)) {
    return refusal(`Amounts are in ${options.currency} here: “${shortened(text)}” names another currency.`);
  }
  return readPlain(amount, unit, options);
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

/** A number, with `k` or `million` behind it. */
function readPlain(text: string, unit: string, options: ReadOptions): Numeral {
  const scaled = /^(.*\d[.,]?)\s*([a-z]+)$/i.exec(text);
  if (scaled?.[1] === undefined || scaled[2] === undefined) return readNumeral(text, options.locale);
  const places = magnitudeOf(scaled[2]);
  if (places === undefined) return refusal(notThisUnit(text, scaled[2], unit, options));
  const read = readNumeral(scaled[1], options.locale);
  return read.ok ? withinForm(shiftDecimal(read.value, places)) : read;
}

function notThisUnit(text: string, word: string, unit: string, options: ReadOptions): string {
  const noun = unitNoun(unit, options.currency);
  return `“${shortened(word)}” in “${shortened(text)}” is not understood here; type ${noun.startsWith("a") ? "an" : "a"} ${noun}.`;
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
