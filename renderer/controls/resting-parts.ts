/** A field's value as it stands while nobody types. */
import type { Field } from "../../shared/model/field.ts";
import { minorUnitOf } from "../../shared/number/currency.ts";
import type { QuantityParts } from "../../shared/number/format-quantity.ts";
import { marksOf } from "../../shared/number/numeral.ts";
import { type FieldTextOptions, fieldParts } from "../../shared/scenario/field-text.ts";

/** Yearly pay is in whole units of the currency unless it was given finer: cents would be false precision. */
export function restingParts(value: unknown, field: Field, options: FieldTextOptions): QuantityParts {
  const parts = fieldParts(value, field, options);
  const decimals = minorUnitOf(options.currency);
  const zeros = `${marksOf(options.locale).decimal}${"0".repeat(decimals)}`;
  const isWhole = field.unit === "money/year" && decimals > 0 && parts.number.endsWith(zeros);
  return isWhole ? { ...parts, number: parts.number.slice(0, -zeros.length) } : parts;
}
