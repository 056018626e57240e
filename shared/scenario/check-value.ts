/** Whether one leaf of a scenario document has the type and lies in the domain that the field table gives it. */
import type { Field } from "../model/field.ts";
import { decimalTextOf } from "../number/decimal-text.ts";
import { checkDistribution } from "./check-distribution.ts";
import { isInside, isObject } from "./domain.ts";
import type { FaultList, Place } from "./fault.ts";

const CALENDAR_MONTH = /^[0-9]{4}-(0[1-9]|1[0-2])$/;
const DECIMAL_FORM = 'written as a plain decimal such as "0.65", with at most 18 digits before and 12 after the point';

/** A leaf that was found sound: decimals as text, distributions as their point value. */
export type SoundLeaf = string | number | boolean | null;

function isAllowed(value: unknown, field: Field): boolean {
  switch (field.kind) {
    case "constant":
      return value === field.constant;
    case "identity":
      return typeof value === "string" && value !== "";
    case "text":
      return typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    case "choice":
      return field.choices?.some((choice) => choice.value === value) === true;
    case "calendar-month":
      return typeof value === "string" && CALENDAR_MONTH.test(value);
    case "count":
    case "month":
      return typeof value === "number" && Number.isSafeInteger(value) && isInside(String(value), field.domain);
    case "decimal":
    case "quantity":
      throw new Error(`${field.pattern} is a decimal`);
  }
}

/** Everything a field allows, in words that follow "must be". */
export function allowedIn(field: Field): string {
  return field.nullMeans === undefined ? field.allowed : `${field.allowed}, or null (${field.nullMeans})`;
}

/** Reports what is wrong with a present value; returns it if nothing is, else `undefined`. */
export function checkLeaf(value: unknown, field: Field, place: Place, faults: FaultList): SoundLeaf | undefined {
  const allowed = allowedIn(field);
  if (value === null && field.nullMeans !== undefined) return null;
  if (field.kind !== "decimal" && field.kind !== "quantity") {
    if (isAllowed(value, field)) return value as SoundLeaf;
    faults.add(place, value, allowed, `${field.label} must be ${allowed}`);
    return undefined;
  }
  if (field.kind === "quantity" && isObject(value)) return checkDistribution(value, field, place, faults);
  const decimal = decimalTextOf(value);
  if (decimal === undefined) {
    const words = isObject(value)
      ? `${field.label} takes no distribution: it must be ${allowed}`
      : `${field.label} must be ${allowed}, ${DECIMAL_FORM}`;
    faults.add(place, value, `${allowed}, ${DECIMAL_FORM}`, words);
    return undefined;
  }
  if (isInside(decimal, field.domain)) return decimal;
  faults.add(place, value, allowed, `${field.label} must be ${allowed}`);
  return undefined;
}
