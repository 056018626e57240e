/** What stands in the field when a value is to be made uncertain. */
import { rangeAround } from "../../../shared/compare/range-around.ts";
import type { QuantityText } from "../../../shared/model/document.ts";
import { type Input, pointValue } from "../../../shared/model/fields.ts";
import { type FieldTextOptions, fieldText } from "../../../shared/scenario/field-text.ts";

/** Its documented range; where nothing says how far it may reach, the beginning of a range. */
export function uncertainSuggestion(input: Input, options: FieldTextOptions): string {
  const around = rangeAround(input, options.currency);
  if (around !== null) return fieldText(around.distribution, input.field, options);
  return `${fieldText(pointValue(input.value as QuantityText), input.field, options)}..`;
}
