/**
 * Typed text that changes the value that stands: `+5%`, `*1.1`, `/2`, `-10`, each also behind an equals sign. A percentage is
 * one of the value itself, so `+5%` makes 40% into 42%; `+5` in a field of shares adds percentage points and makes it 45%.
 */
import { add, divide, type Exact, exact, multiply, ONE, plainText, roundHalfEven, subtract } from "./exact.ts";
import { readLengthOfTime } from "./length-of-time.ts";
import { type Numeral, readNumeral, shiftDecimal, shortened, withinForm } from "./numeral.ts";

/** The value that stands, as plain decimal text. */
export interface Standing {
  readonly value: string;
  /** Where values may be negative a bare sign belongs to the number, and only `=-10` is a change. */
  readonly maybeNegative: boolean;
}

/** How an amount to be added is read in the unit: `+$5`, `+15 min`. */
type ReadAmount = (text: string) => Numeral;

const CHANGE = /^(=?)\s*([-+*/×÷·])\s*([^-+*/×÷·\s].*)$/;
const PERCENT = /^(.*?)\s*(?:%|٪|percent|per cent)$/i;
const POINTS = /^(.*?)\s*(?:pp|points?|pts?|percentage points?)$/i;
const DECIMALS = 12;

/** Whether the text asks for a change of what stands, rather than for a value of its own. */
export function isChange(text: string, maybeNegative: boolean): boolean {
  const [, equals, operator = "", operand = ""] = CHANGE.exec(text) ?? [];
  if (operator === "") return false;
  if (equals === "=") return !/[+*×÷·()]|\d\s*[-/]/.test(operand);
  return /[*/×÷·]/.test(operator) || !maybeNegative;
}

/** The value after the change, rounded half to even to 12 decimals. `text` has gone through `plainCharacters` and `isChange`. */
export function changedValue(
  text: string,
  unit: string,
  standing: Standing,
  locale: string,
  readAmount: ReadAmount,
): Numeral {
  const [, , operator = "", operand = ""] = CHANGE.exec(text) ?? [];
  const value = exact(standing.value);
  const percent = PERCENT.exec(operand)?.[1];
  if (/[*/×÷·]/.test(operator)) {
    const read = readNumeral(percent ?? operand, locale);
    if (!read.ok) return read;
    const factor = exact(percent === undefined ? read.value : shiftDecimal(read.value, -2));
    if (operator !== "/" && operator !== "÷") return rounded(multiply(value, factor));
    if (factor.isZero()) return { ok: false, message: `“${shortened(text)}” divides by 0.` };
    return rounded(divide(value, factor));
  }
  const sum = operator === "-" ? subtract : add;
  if (percent !== undefined) {
    const read = readNumeral(percent, locale);
    return read.ok ? rounded(multiply(value, sum(ONE, exact(shiftDecimal(read.value, -2))))) : read;
  }
  const amount = amountOf(operand, unit, locale, readAmount);
  return amount.ok ? rounded(sum(value, exact(amount.value))) : amount;
}

function amountOf(operand: string, unit: string, locale: string, readAmount: ReadAmount): Numeral {
  const kind = unit.split("/", 1)[0] ?? unit;
  if (kind === "share" || kind === "ratio" || kind === "change") {
    const points = POINTS.exec(operand)?.[1];
    const read = readNumeral(points ?? operand, locale);
    // From 1 on an amount is meant in percentage points; 0.05 is the fraction that it is.
    const isFraction = points === undefined && /^0(\.|$)/.test(read.ok ? read.value : "");
    return read.ok && !isFraction ? withinForm(shiftDecimal(read.value, -2)) : read;
  }
  if (kind === "month" || kind === "plan-month") {
    return readLengthOfTime(operand, "months", locale) ?? readNumeral(operand, locale);
  }
  return readAmount(operand);
}

function rounded(value: Exact): Numeral {
  return withinForm(plainText(roundHalfEven(value, DECIMALS)));
}
