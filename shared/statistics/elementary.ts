/**
 * Exponential, logarithm and power that give the same digits on every platform: the language leaves those of `Math` to the
 * engine, and engines differ in the last place.
 */
import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import pow from "@stdlib/math-base-special-pow";

export const stableExp: (x: number) => number = exp;
export const stableLn: (x: number) => number = ln;
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
