/** Values as the words of an edit say them. */
import type { Field } from "../model/field.ts";
import { pointValue } from "../model/point-value.ts";
import type { QuantityParts } from "../number/format-quantity.ts";
import type { Json } from "./change.ts";
import { isObject } from "./domain.ts";
import { type FieldTextOptions, fieldParts } from "./field-text.ts";

export const quoted = (value: string): string => `“${value}”`;

export function valueParts(
  value: Json | undefined,
  field: Field | undefined,
  options: FieldTextOptions,
  absent: string | undefined,
): QuantityParts {
  if (value === undefined) return { number: absent ?? absentText(field), unit: "" };
  if (field === undefined) return { number: plainWords(value), unit: "" };
  if (field.unit === "text" && value !== null) return { number: quoted(String(value)), unit: "" };
  if (isObject(value)) return distributionParts(value as Readonly<Record<string, Json>>, field, options);
  return fieldParts(value, field, options);
}

function absentText(field: Field | undefined): string {
  return field?.defaultValue !== undefined || field?.defaultRule !== undefined ? "default" : "none";
}

/** "triangular 60% to 90%, around 75%": a range tells more of what was changed than its middle. */
function distributionParts(
  value: Readonly<Record<string, Json>>,
  field: Field,
  options: FieldTextOptions,
): QuantityParts {
  const part = (key: string): string | undefined => {
    const one = value[key];
    return typeof one === "string" || typeof one === "number" ? fieldParts(one, field, options).number : undefined;
  };
  const kind = String(value.dist);
  const middle = fieldParts(pointValue(value as never), field, { ...options, mostDecimals: 2 });
  const [low, high] = [part("min") ?? part("p10"), part("max") ?? part("p90")];
  if (kind === "beta")
    return { number: `${middle.number} from ${value.successes} of ${value.trials}`, unit: middle.unit };
  if (low === undefined || high === undefined) {
    const spread = part("sd");
    return { number: `${middle.number}${spread === undefined ? "" : ` ± ${spread}`} (${kind})`, unit: middle.unit };
  }
  const around = part("point") ?? part("mode") ?? part("mean") ?? middle.number;
  return { number: `between ${low} and ${high}, around ${around} (${kind})`, unit: middle.unit };
}

const LONGEST_PLAIN = 80;

/** A value that no field describes. */
export function plainWords(value: Json): string {
  const words = typeof value === "string" ? quoted(value) : JSON.stringify(value);
  return words.length <= LONGEST_PLAIN ? words : `${words.slice(0, LONGEST_PLAIN).toWellFormed()}…`;
}
