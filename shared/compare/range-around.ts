/** An uncertain value to begin with: PERT over the documented range of an input, or a tenth either way, around its value. */
import type { Distribution, QuantityText } from "../model/document.ts";
import type { Input } from "../model/fields.ts";
import { meanOf, pointValue } from "../model/point-value.ts";
import { compare, exact, greatest, least, plainText, roundHalfEven } from "../number/exact.ts";
import { type SwingRange, swingRange } from "./swing-range.ts";

const PLACES = 12;

export interface RangeAround {
  readonly distribution: Distribution;
  readonly from: SwingRange["from"];
}

/**
 * The value is the most likely one and goes on counting outside the simulation. Null for what is no quantity, and where
 * nothing says how far the value may reach (a value of 0 without a documented range).
 */
export function rangeAround(input: Input, currency: string): RangeAround | null {
  if (input.field.kind !== "quantity" || input.value === null) return null;
  const range = swingRange({ ...input, present: true }, currency);
  if (range === undefined) return null;
  const standing = plainText(roundHalfEven(exact(pointValue(input.value as QuantityText)), PLACES));
  const mode = exact(standing);
  const [min, max] = [least(mode, exact(range.low)), greatest(mode, exact(range.high))].map((end) =>
    plainText(roundHalfEven(end, PLACES)),
  );
  if (min === undefined || max === undefined || min === max) return null;
  const around: Distribution = { dist: "pert", min, mode: standing, max };
  const isKept = compare(meanOf(around), mode) === 0;
  return { distribution: isKept ? around : { ...around, point: standing }, from: range.from };
}
