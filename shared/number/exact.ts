/** Exact decimals: 34 significant digits, ties to even (spec section 1). The only module that knows decimal.js. */
import { Decimal } from "decimal.js";

const ExactDecimal = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  maxE: 9e15,
  minE: -9e15,
});

export type Exact = Decimal;

export const ZERO: Exact = new ExactDecimal(0);
export const ONE: Exact = new ExactDecimal(1);

const DECIMAL_FORM = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;

/** Reads plain decimal text or a finite number (by its shortest text). Throws on anything else: callers check documents first. */
export function exact(value: string | number): Exact {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
    return withoutNegativeZero(new ExactDecimal(value));
  }
  if (!DECIMAL_FORM.test(value)) throw new RangeError(`not a plain decimal: ${JSON.stringify(value)}`);
  return withoutNegativeZero(new ExactDecimal(value));
}

function withoutNegativeZero(value: Exact): Exact {
  return value.isZero() ? ZERO : value;
}

/** Plain notation without exponent; `0`, never `-0`. */
export function plainText(value: Exact): string {
  return value.isZero() ? "0" : value.toFixed();
}

export function sum(values: readonly Exact[]): Exact {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

export function add(a: Exact, b: Exact): Exact {
  if (a.isZero()) return b;
  if (b.isZero()) return a;
  return withoutNegativeZero(a.plus(b));
}

export function subtract(a: Exact, b: Exact): Exact {
  if (b.isZero()) return a;
  return withoutNegativeZero(a.minus(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  // Zeros and ones are most of a model with AI off; the shortcut is exact.
  if (a.isZero() || b.isZero()) return ZERO;
  if (a.eq(ONE)) return b;
  if (b.eq(ONE)) return a;
  return a.times(b);
}

/** Throws on a zero divisor: a figure that may not exist goes through a ratio instead. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.isZero()) throw new RangeError("division by zero");
  if (a.isZero()) return ZERO;
  return a.div(b);
}

const powers = new Map<string, Exact>();

/** `base ** exponent`, correctly rounded to 34 digits; `base` > 0, or `base` = 0 with `exponent` >= 0. */
export function power(base: Exact, exponent: Exact): Exact {
  if (exponent.isZero() || base.eq(ONE)) return ONE;
  if (exponent.eq(ONE)) return base;
  const key = `${base.toString()}^${exponent.toString()}`;
  const known = powers.get(key);
  if (known !== undefined) return known;
  const value = withoutNegativeZero(base.pow(exponent));
  if (powers.size > 20_000) powers.clear();
  powers.set(key, value);
  return value;
}

/** Rounds to `places` decimals, half away from zero. */
export function roundHalfUp(value: Exact, places: number): Exact {
  return withoutNegativeZero(value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP));
}

/** Rounds to `places` decimals, half to even. */
export function roundHalfEven(value: Exact, places: number): Exact {
  return withoutNegativeZero(value.toDecimalPlaces(places, Decimal.ROUND_HALF_EVEN));
}

/** `q9` of spec section 1. */
export function q9(value: Exact): Exact {
  return roundHalfUp(value, 9);
}

export function ceiling(value: Exact): Exact {
  return withoutNegativeZero(value.ceil());
}

export function floor(value: Exact): Exact {
  return withoutNegativeZero(value.floor());
}

export function least(a: Exact, b: Exact): Exact {
  return b.lt(a) ? b : a;
}

export function greatest(a: Exact, b: Exact): Exact {
  return b.gt(a) ? b : a;
}

export function negate(value: Exact): Exact {
  return value.isZero() ? ZERO : value.neg();
}

/** -1, 0 or 1. */
export function compare(a: Exact, b: Exact): number {
  return a.cmp(b);
}
