import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";
import { stableExp } from "./elementary.ts";

/**
 * P(X < x) of `X ~ Normal(mean, sd)` (spec/model.md section 7, security); `sd = 0`: 1 if mean < x, else 0.
 * Through the complementary error function, so that neither tail cancels; absolute error below 1e-15.
 */
export function normalBelow(x: number, mean: number, sd: number): number {
  if (sd === 0) return mean < x ? 1 : 0;
  return standardNormalBelow((x - mean) / sd);
}

export function standardNormalBelow(z: number): number {
  return erfc(-z * Math.SQRT1_2) / 2;
}

export function standardNormalDensity(z: number): number {
  return stableExp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The z with P(Z < z) = `chance`, 0 < chance < 1. */
export function standardNormalQuantile(chance: number): number {
  return -Math.SQRT2 * erfcinv(2 * chance);
}
