/** How the history calls the change of one field. */
import type { Field } from "../../shared/model/field.ts";
import type { FieldTextOptions } from "../../shared/scenario/field-text.ts";
import { restingParts } from "./resting-parts.ts";

/** Longest label that the contract takes. */
const LONGEST = 500;

/** "Northwind, proposed plan, Outcome fees: Price per outcome 32.00 to 30.00". */
export function changeLabel(
  owner: string,
  noun: string,
  field: Field,
  before: unknown,
  after: unknown,
  options: FieldTextOptions,
  absent = "default",
): string {
  const text = (value: unknown): string => (value === undefined ? absent : restingParts(value, field, options).number);
  const change = field.unit === "text" ? `${noun} to ${text(after)}` : `${noun} ${text(before)} to ${text(after)}`;
  return `${owner === "" ? "" : `${owner}: `}${change}`.slice(0, LONGEST);
}
