/** Inputs as they are shown and typed. Shares are typed in percent, months by the calendar, distributions by their point. */
import type { QuantityText, ScenarioDocument } from "../../shared/model/document.ts";
import type { Field } from "../../shared/model/field.ts";
import type { Input } from "../../shared/model/fields.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import { add, exact, greatest, least, multiply, plainText, subtract } from "../../shared/number/exact.ts";
import { type QuantityParts, quantityParts } from "../../shared/number/format-quantity.ts";
import { readQuantity } from "../../shared/number/quantity-text.ts";
import type { Json } from "../../shared/scenario/change.ts";

export type ReadInput =
  | { readonly ok: true; readonly value: Json; readonly reading: string }
  | { readonly ok: false; readonly message: string };

type Setting = Pick<ScenarioDocument, "currency" | "startMonth">;

const NUMERIC: readonly Field["kind"][] = ["quantity", "decimal", "count", "month"];

export function isNumeric(field: Field): boolean {
  return NUMERIC.includes(field.kind);
}

/** The number an input counts with, as plain decimal text; null where it is none. */
export function numberOf(input: Input): string | null {
  const { value, field } = input;
  if (!isNumeric(field) || value === null || value === undefined) return null;
  return pointValue(value as QuantityText);
}

export function inputParts(input: Input, setting: Setting, locale: string): QuantityParts {
  const { value, field } = input;
  if (value === null) return { number: sentence(field.nullMeans ?? "none"), unit: "" };
  if (field.kind === "flag") return { number: value === true ? "Yes" : "No", unit: "" };
  if (field.kind === "choice")
    return { number: field.choices?.find((choice) => choice.value === value)?.label ?? String(value), unit: "" };
  if (field.kind === "text" || field.kind === "identity" || field.kind === "constant")
    return { number: String(value), unit: "" };
  const number = field.kind === "calendar-month" ? String(value) : (numberOf(input) ?? "");
  // A month at 0 is before the first one: there is none.
  if (field.unit === "month" && Number(number) === 0) return { number: "None", unit: "" };
  return quantityParts(number, field.unit, { ...setting, locale, style: "full" });
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What stands in the field when editing begins. */
export function editText(input: Input, setting: Setting, locale: string): string {
  if (input.value === null) return "";
  const { number } = inputParts(input, setting, locale);
  if (input.field.unit === "month" && number === "None") return "0";
  // "Month 7" of a plan is typed as 7.
  return input.field.unit === "plan-month" ? (numberOf(input) ?? number) : number;
}

/** Reads typed text as the input's value in the form of documents. An empty field is null where null means something. */
export function readInput(text: string, field: Field, setting: Setting, locale: string): ReadInput {
  if (field.kind === "text") return { ok: true, value: text, reading: text };
  if (text.trim() === "" && field.nullMeans !== undefined)
    return { ok: true, value: null, reading: sentence(field.nullMeans) };
  const read = readQuantity(text, field.unit, { ...setting, locale });
  if (!read.ok) return read;
  const whole = field.kind === "count" || field.kind === "month";
  if (!whole) return read;
  if (!/^-?\d+$/.test(read.value)) return { ok: false, message: `${field.label} must be a whole number.` };
  return { ok: true, value: Number(read.value), reading: read.reading };
}

/** One arrow key further, within the field's bounds; the text stays as it is where it cannot be read. */
export function steppedText(text: string, field: Field, steps: number, setting: Setting, locale: string): string {
  const read = readInput(text, field, setting, locale);
  if (!read.ok || field.step === undefined || (typeof read.value !== "string" && typeof read.value !== "number"))
    return text;
  const by = multiply(exact(field.step), exact(Math.abs(steps)));
  const from = exact(read.value);
  let to = steps < 0 ? subtract(from, by) : add(from, by);
  if (field.domain?.minimum !== undefined) to = greatest(to, exact(field.domain.minimum));
  if (field.domain?.maximum !== undefined) to = least(to, exact(field.domain.maximum));
  const value = plainText(to);
  const whole = field.kind === "count" || field.kind === "month";
  return editText({ path: "", present: true, field, value: whole ? Number(value) : value }, setting, locale);
}
