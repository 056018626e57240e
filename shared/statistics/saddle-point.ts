/**
 * Binomial and Poisson probabilities of a single count, in the saddle-point form of C. Loader, "Fast and accurate
 * computation of binomial probabilities" (2000): Stirling's error plus deviances, none of which cancels.
 */
import { stableExp, stableLn, stableLog1p } from "./elementary.ts";

/** `ln n! - ln(sqrt(2 pi n) (n/e)^n)` for n = 1 to 15, from 40-digit arithmetic. */
const STIRLING_ERRORS = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
  0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
];

/** What Stirling's formula leaves out of `ln n!`, n a whole number of at least 1. */
export function stirlingError(n: number): number {
  const tabulated = STIRLING_ERRORS[n - 1];
  if (tabulated !== undefined) return tabulated;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/**
 * `x ln(x / mean) + mean - x` for positive x and mean, given their difference `x - mean` apart, because the caller
 * knows it to more digits than two rounded numbers hold.
 */
export function deviance(x: number, mean: number, difference: number): number {
  const ratio = difference / (x + mean);
  if (Math.abs(ratio) >= 0.1) return x * stableLn(x / mean) - difference;
  const square = ratio * ratio;
  let total = difference * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= square;
    const next = total + power / odd;
    if (next === total) return total;
    total = next;
  }
}

/** `a * b` rounded and what the rounding left out, exactly (Dekker's product; both below 1e150). */
export function exactProduct(a: number, b: number): { readonly product: number; readonly remainder: number } {
  const product = a * b;
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return { product, remainder: aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}

function halves(value: number): readonly [number, number] {
  const scaled = value * 134217729; // 2^27 + 1
  const high = scaled - (scaled - value);
  return [high, value - high];
}

/** P(K = k) of `K ~ Binomial(trials, probability)`, 0 <= k <= trials, 0 < probability < 1. */
export function binomialMass(trials: number, probability: number, k: number): number {
  const complement = 1 - probability;
  if (k === 0) return stableExp(trials * stableLog1p(-probability));
  if (k === trials) return stableExp(trials * stableLn(probability));
  const mean = exactProduct(trials, probability);
  const difference = k - mean.product - mean.remainder;
  const failures = trials - k;
  const exponent =
    stirlingError(trials) -
    stirlingError(k) -
    stirlingError(failures) -
    deviance(k, mean.product, difference) -
    deviance(failures, trials * complement, -difference);
  return stableExp(exponent) * Math.sqrt(trials / (2 * Math.PI * k * failures));
}

/** P(N = n) of `N ~ Poisson(mean)`, n a whole number, mean > 0. */
export function poissonMass(mean: number, n: number): number {
  if (n === 0) return stableExp(-mean);
  return stableExp(-stirlingError(n) - deviance(n, mean, n - mean)) / Math.sqrt(2 * Math.PI * n);
}
