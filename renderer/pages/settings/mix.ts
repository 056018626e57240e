/** Lists of inputs that must come to a certain sum: the priority mix to 1, the seasonal factors to a mean of 1. */
import type { QuantityText } from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  multiply,
  plainText,
  roundHalfUp,
  subtract,
  sum,
} from "../../../shared/number/exact.ts";

const PLACES = 4;

export function sumOf(values: readonly QuantityText[]): string {
  return plainText(sum(values.map((value) => exact(pointValue(value)))));
}

/** Rounded half up to `places`; 0 for no values. */
export function meanOf(values: readonly QuantityText[], places: number): string {
  if (values.length === 0) return "0";
  return plainText(roundHalfUp(divide(exact(sumOf(values)), exact(values.length)), places));
}

/**
 * The values in proportion, coming to exactly `total`: rounded to 4 decimals, with the rest on the largest. `null` where
 * all of them are 0, which leaves no proportion to keep.
 */
export function scaledTo(values: readonly QuantityText[], total: string): readonly string[] | null {
  const given = values.map((value) => exact(pointValue(value)));
  const before = sum(given);
  if (before.isZero()) return null;
  const scaled = given.map((value) => roundHalfUp(divide(multiply(value, exact(total)), before), PLACES));
  const rest = subtract(exact(total), sum(scaled));
  const largest = scaled.reduce<number>((best, value, at) => (isLarger(value, scaled[best]) ? at : best), 0);
  return scaled.map((value, at) => plainText(at === largest ? add(value, rest) : value));
}

function isLarger(value: Exact, than: Exact | undefined): boolean {
  return than === undefined || compare(value, than) > 0;
}

/** Twelve factors with a mean of exactly 1. */
export function normalisedSeason(values: readonly QuantityText[]): readonly string[] | null {
  return scaledTo(values, String(values.length));
}
