/** Numbers as people write them, by locale; on the digits alone, never through floating point. */

export interface NumeralMarks {
  readonly decimal: string;
  readonly group: string;
  /** Digits in the groups before the last one, which always has 3: 2 in India, else 3. */
  readonly groupLength: 2 | 3;
}

export type Numeral = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string };

const MOST_BEFORE = 18;
const MOST_AFTER = 12;
const known = new Map<string, NumeralMarks>();

/** The locale with Latin digits, so that one set of rules reads and writes them all. */
export function withLatinDigits(locale: string): string {
  return new Intl.Locale(locale, { numberingSystem: "latn" }).toString();
}

/** How a locale marks decimals and thousands, after `plainCharacters`. */
export function marksOf(locale: string): NumeralMarks {
  const cached = known.get(locale);
  if (cached !== undefined) return cached;
  const parts = new Intl.NumberFormat(withLatinDigits(locale), { useGrouping: true }).formatToParts(12345678.5);
  const find = (type: string): string => plainCharacters(parts.find((part) => part.type === type)?.value ?? "");
  const groups = parts.filter((part) => part.type === "integer");
  const marks: NumeralMarks = {
    decimal: find("decimal") || ".",
    group: find("group") || " ",
    groupLength: groups.length > 3 ? 2 : 3,
  };
  known.set(locale, marks);
  return marks;
}

/** Full-width forms, all kinds of spaces, minus signs and apostrophes as their plain characters; marks of direction left out. */
export function plainCharacters(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u200e\u200f\u061c]/g, "")
    .replace(/[\u2212\u2012\u2013\ufe63]/g, "-")
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\s+/g, " ");
}

/** Digits with at most one point: no leading or trailing zeros to spare, no minus zero. */
export function tidyDecimal(text: string): string {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  const before = whole.replace(/^0+(?=\d)/, "") || "0";
  const after = fraction.replace(/0+$/, "");
  const digits = after === "" ? before : `${before}.${after}`;
  return negative && digits !== "0" ? `-${digits}` : digits;
}

/** The decimal times 10 to the power of `places`, exactly. */
export function shiftDecimal(text: string, places: number): string {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  const digits = `${"0".repeat(Math.max(0, -places))}${whole}${fraction}${"0".repeat(Math.max(0, places))}`;
  const point = Math.max(0, -places) + whole.length + places;
  return tidyDecimal(`${negative ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`);
}

/** Refuses what a document could not hold: more than 18 digits before or 12 after the point. */
export function withinForm(value: string): Numeral {
  const [whole = "", fraction = ""] = value.replace("-", "").split(".");
  if (whole.length > MOST_BEFORE)
    return { ok: false, message: `The number is too large: ${MOST_BEFORE} digits are the most.` };
  if (fraction.length > MOST_AFTER) {
    return { ok: false, message: `The number is too fine: ${MOST_AFTER} decimals are the most.` };
  }
  return { ok: true, value };
}

function escaped(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Whole digits with or without groups, written one way throughout: `1234567`, `1,234,567`, `1 234 567`, `12,34,567` in India. */
function wholeDigits(text: string, marks: NumeralMarks): string | undefined {
  if (/^\d+$/.test(text)) return text;
  // A space or an apostrophe can be nothing but a group mark, whatever the locale.
  for (const mark of new Set([marks.group, " ", "'"])) {
    if (mark === marks.decimal || !text.includes(mark)) continue;
    const one = escaped(mark);
    const form = new RegExp(`^[1-9]\\d{0,${marks.groupLength - 1}}(${one}\\d{${marks.groupLength}})*${one}\\d{3}$`);
    if (form.test(text)) return text.replaceAll(mark, "");
    const western = new RegExp(`^[1-9]\\d{0,2}(${one}\\d{3})+$`);
    if (western.test(text)) return text.replaceAll(mark, "");
  }
  return undefined;
}

/**
 * Reads a number with a sign, group marks and a decimal mark, as the locale writes them. A point is also read as the decimal
 * mark where the locale's own rules leave no reading: `0.65` is clear in German, `1.234` is one thousand there.
 * `text` has gone through `plainCharacters`.
 */
export function readNumeral(text: string, locale: string): Numeral {
  const marks = marksOf(locale);
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  const unsigned = text.slice(sign.length).trim();
  const digits = localNumeral(unsigned, marks) ?? (/^\d*\.\d+$/.test(unsigned) ? unsigned : undefined);
  if (digits === undefined) {
    const example = `1${marks.group}234${marks.decimal}5`;
    return {
      ok: false,
      message: `“${shortened(text)}” is not a number; write it like ${example} or 1234${marks.decimal}5.`,
    };
  }
  return withinForm(tidyDecimal(`${sign === "-" ? "-" : ""}${digits}`));
}

function localNumeral(text: string, marks: NumeralMarks): string | undefined {
  const pieces = text.split(marks.decimal);
  if (pieces.length > 2) return undefined;
  const [whole = "", fraction = ""] = pieces;
  if (!/^\d*$/.test(fraction) || (whole === "" && fraction === "")) return undefined;
  const before = whole === "" ? "0" : wholeDigits(whole, marks);
  return before === undefined ? undefined : `${before}.${fraction}`;
}

export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
