/** What stands in the field when a value is to be made uncertain: its documented range where there is one, around the value. */
import { swingRange } from "../../../shared/compare/swing-range.ts";
import type { Distribution, QuantityText } from "../../../shared/model/document.ts";
import type { Input } from "../../../shared/model/fields.ts";
import { meanOf, pointValue } from "../../../shared/model/point-value.ts";
import { compare, exact, greatest, least, plainText, roundHalfEven } from "../../../shared/number/exact.ts";
import { type FieldTextOptions, fieldText } from "../../../shared/scenario/field-text.ts";

const PLACES = 12;

/**
 * PERT over the library's range, or a tenth either way, with the value as most likely; the value goes on counting outside
 * the simulation. Where neither says anything (a value of 0), the beginning of a range.
 */
export function uncertainSuggestion(input: Input, options: FieldTextOptions): string {
  const { field, value } = input;
  const standing = plainText(roundHalfEven(exact(pointValue(value as QuantityText)), PLACES));
  const range = swingRange({ ...input, present: true }, options.currency);
  if (range === undefined) return `${fieldText(standing, field, options)}..`;
  const mode = exact(standing);
  const [min, max] = [least(mode, exact(range.low)), greatest(mode, exact(range.high))].map((end) =>
    plainText(roundHalfEven(end, PLACES)),
  );
  if (min === undefined || max === undefined || min === max) return `${standing}..`;
  const around: Distribution = { dist: "pert", min, mode: standing, max };
  const isKept = compare(meanOf(around), mode) === 0;
  return fieldText(isKept ? around : { ...around, point: standing }, field, options);
}
