/** Between what stands in a field on screen and the value in the document. */
import type { Distribution, QuantityText } from "../model/document.ts";
import type { Field } from "../model/field.ts";
import { pointValue } from "../model/point-value.ts";
import { add, compare, exact, multiply, plainText } from "../number/exact.ts";
import {
  type FormatOptions,
  formatQuantity,
  NOTHING,
  type QuantityParts,
  quantityParts,
} from "../number/format-quantity.ts";
import { calendarMonth, readCalendarMonth } from "../number/month-text.ts";
import { plainCharacters, shortened } from "../number/numeral.ts";
import { type ReadOptions, readQuantity } from "../number/quantity-text.ts";
import type { Json } from "./change.ts";
import { isInside, isObject } from "./domain.ts";
import { isUncertainText, readUncertain, uncertainParts } from "./uncertain-text.ts";

/** `value` in document form: decimals as text, counts and months as numbers. */
export type ReadField =
  | { readonly ok: true; readonly value: Json; readonly reading: string }
  | { readonly ok: false; readonly message: string };

export type FieldTextOptions = Omit<FormatOptions, "style">;

/** What stands in the field that is typed into, so that `+5%`, `*1.1` and `-10` are understood as changes of it. */
export interface ReadFieldOptions extends FieldTextOptions {
  readonly standing?: unknown;
}

const YES: readonly string[] = ["yes", "y", "true", "on", "1"];
const NO: readonly string[] = ["no", "n", "false", "off", "0"];
const NONE: readonly string[] = ["", "-", "none", "null"];

const refusal = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message });

/** Number and unit of a field's value, to be set apart. Takes values as they stand in a checked document. */
export function fieldParts(value: unknown, field: Field, options: FieldTextOptions): QuantityParts {
  if (value === undefined) return { number: NOTHING, unit: "" };
  if (value === null) return { number: field.nullMeans ?? NOTHING, unit: "" };
  if (field.kind === "choice") {
    return { number: field.choices?.find((choice) => choice.value === value)?.label ?? String(value), unit: "" };
  }
  if (field.kind === "flag") return { number: value === true ? "Yes" : "No", unit: "" };
  if (field.unit === "text") return { number: String(value), unit: "" };
  if (field.zeroMeans !== undefined && Number(value) === 0) return { number: field.zeroMeans, unit: "" };
  if (isObject(value)) {
    const distribution = value as unknown as Distribution;
    return uncertainParts(distribution, (one) => quantityParts(one, field.unit, { ...options, style: "full" }));
  }
  const isNumber = field.kind === "quantity" || field.kind === "decimal";
  const shown = isNumber ? pointValue(value as string | number) : (value as string | number);
  return quantityParts(shown, field.unit, { ...options, style: "full" });
}

/** The field's value as one text, which `readField` reads back to the same value. */
export function fieldText(value: unknown, field: Field, options: FieldTextOptions): string {
  const { number, unit } = fieldParts(value, field, options);
  return unit === "" ? number : `${number} ${unit}`;
}

/** Reads what was typed into a field and holds it against the field's domain. */
export function readField(text: string, field: Field, options: ReadFieldOptions): ReadField {
  const plain = plainCharacters(text).trim();
  const lower = plain.toLowerCase();
  if (field.nullMeans !== undefined && (NONE.includes(lower) || lower === field.nullMeans.toLowerCase())) {
    return { ok: true, value: null, reading: field.nullMeans };
  }
  const read = readByKind(text, lower, field, options);
  return read.ok ? { ...read, reading: fieldText(read.value, field, options) } : read;
}

type Value = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

/** The number that stands there, of a distribution its point value; `undefined` where there is none to be changed. */
function standingOf({ standing }: ReadFieldOptions, field: Field): ReadOptions["standing"] {
  const isNumber = typeof standing === "string" || typeof standing === "number" || isObject(standing);
  if (!isNumber || (field.zeroMeans !== undefined && Number(standing) === 0)) return undefined;
  const least = field.domain?.minimum;
  return {
    value: pointValue(standing as QuantityText),
    maybeNegative: least === undefined || least.startsWith("-"),
  };
}

function readByKind(text: string, lower: string, field: Field, options: ReadFieldOptions): Value {
  switch (field.kind) {
    case "quantity":
    case "decimal":
    case "count":
    case "month":
      if (isUncertainText(plainCharacters(text).trim()))
        return readDistribution(plainCharacters(text).trim(), field, options);
      return readNumber(text, lower, field, options, standingOf(options, field));
    case "choice": {
      const chosen = field.choices?.find(({ value, label }) =>
        [value.toLowerCase(), label.toLowerCase()].includes(lower),
      );
      const labels = field.choices?.map((choice) => choice.label).join(", ") ?? "";
      return chosen === undefined
        ? refusal(`${field.label} must be one of: ${labels}.`)
        : { ok: true, value: chosen.value };
    }
    case "flag":
      if (YES.includes(lower)) return { ok: true, value: true };
      return NO.includes(lower) ? { ok: true, value: false } : refusal(`${field.label} must be yes or no.`);
    case "calendar-month": {
      const months = /^=?([+-])\s*(\d{1,3})(?: months?)?$/.exec(lower);
      if (months !== null && typeof options.standing === "string") {
        const later = Number(`${months[1]}${months[2]}`);
        return { ok: true, value: calendarMonth(options.standing, later + 1) };
      }
      const month = readCalendarMonth(text, options.locale, options.startMonth ?? "2000-01");
      if (month !== undefined) return { ok: true, value: month };
      return refusal(`“${shortened(text)}” is not a month; type it like Jul 2026 or 2026-07.`);
    }
    case "text":
      return { ok: true, value: text.trim() };
    case "identity":
      return text.trim() === ""
        ? refusal(`${field.label} must have at least one character.`)
        : { ok: true, value: text.trim() };
    case "constant":
      return refusal(`${field.label} cannot be changed.`);
  }
}

/** What is allowed, in the unit that the field shows: documents hold 0.65 where people read 65%. */
function allowedAsTyped(field: Field): string {
  return field.unit === "share" ? field.allowed.replace("a share from 0 to 1", "from 0% to 100%") : field.allowed;
}

function readDistribution(text: string, field: Field, options: FieldTextOptions): Value {
  if (field.kind !== "quantity") return refusal(`${field.label} is one number and cannot be uncertain.`);
  const { locale } = options;
  const read = readUncertain(text, field, {
    one: (number) => readQuantity(number, field.unit, options),
    write: (value) => formatQuantity(value, field.unit, { ...options, style: "full" }),
    allowed: allowedAsTyped(field),
    locale,
  });
  return read.ok ? { ok: true, value: { ...read.value } } : read;
}

function readNumber(
  text: string,
  lower: string,
  field: Field,
  { locale, currency, startMonth }: FieldTextOptions,
  standing: ReadOptions["standing"],
): Value {
  if (field.zeroMeans !== undefined && (lower === field.zeroMeans.toLowerCase() || lower === "none")) {
    return { ok: true, value: 0 };
  }
  const read = readQuantity(text, field.unit, {
    locale,
    currency,
    ...(startMonth === undefined ? {} : { startMonth }),
    ...(standing === undefined ? {} : { standing }),
  });
  if (!read.ok) return refusal(`${read.message} ${field.label} must be ${allowedAsTyped(field)}.`);
  const isWhole = field.kind === "count" || field.kind === "month";
  if (!isInside(read.value, field.domain) || (isWhole && read.value.includes("."))) {
    return refusal(`${field.label} must be ${allowedAsTyped(field)}; this reads as ${read.reading}.`);
  }
  return { ok: true, value: isWhole ? Number(read.value) : read.value };
}

/**
 * The value some arrow-key steps away, at most to the end of the field's domain; an open end is not stepped onto. The value
 * itself where the field does not step or the value is no plain number.
 */
export function steppedValue(value: Json, field: Field, steps: number): Json {
  const isNumber = typeof value === "string" || typeof value === "number";
  if (field.step === undefined || field.kind === "calendar-month" || !isNumber) return value;
  const moved = plainText(add(exact(value), multiply(exact(field.step), exact(steps))));
  const inside = isInside(moved, field.domain) ? moved : endOfDomain(moved, field);
  if (inside === undefined) return value;
  return field.kind === "count" || field.kind === "month" ? Number(inside) : inside;
}

function endOfDomain(beyond: string, field: Field): string | undefined {
  const { minimum, maximum, aboveMinimum } = field.domain ?? {};
  if (maximum !== undefined && compare(exact(beyond), exact(maximum)) > 0) return maximum;
  return aboveMinimum === true ? undefined : minimum;
}
