/**
 * Exponential, logarithm and power that give the same digits on every platform: the language leaves those of `Math` to the
 * engine, and engines differ in the last place.
 */
import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import pow from "@stdlib/math-base-special-pow";

export const stableExp: (x: number) => number = exp;
export const stableLn: (x: number) => number = ln;

/** `ln(1 + x)` and `e^x - 1` without loss near 0: W. Kahan's corrections of what the sum and the difference round away. */
export function stableLog1p(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : stableLn(sum) * (x / (sum - 1));
}
export function stableExpm1(x: number): number {
  const power = stableExp(x);
  if (power === 1) return x;
  const less = power - 1;
  return less === -1 || power === Number.POSITIVE_INFINITY ? less : less * (x / stableLn(power));
}

/** Sine of an angle of at most a right angle, by its series. */
export function stableSine(angle: number): number {
  let term = angle;
  let sum = angle;
  for (let at = 2; ; at += 2) {
    term *= (-angle * angle) / (at * (at + 1));
    if (sum + term === sum) return sum;
    sum += term;
  }
}

/** Whole exponents by repeated products, which is nearer to the true power. */
export function stablePower(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > 64) return pow(base, exponent);
  let result = 1;
  for (let factor = base, left = exponent; left > 0; left >>= 1) {
    if ((left & 1) === 1) result *= factor;
    factor *= factor;
  }
  return result;
}
