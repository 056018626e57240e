/** Plain decimal text, the form in which documents hold decimals (spec section 1). */

const DECIMAL = /^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?$/;
const NEGATIVE_ZERO = /^-0(\.0*)?$/;

/** Whether the text has the form `-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?`. */
export function isDecimalText(text: string): boolean {
  return DECIMAL.test(text);
}

/**
 * The decimal that a JSON value stands for, as plain text: a string of the form, or a number whose shortest text has it.
 * Never `-0`; otherwise as written. `undefined` for everything else.
 */
export function decimalTextOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  if (!DECIMAL.test(text)) return undefined;
  return NEGATIVE_ZERO.test(text) ? "0" : text;
}
