import { standardNormalBelow, standardNormalDensity } from "./normal.ts";

export interface Cumulants {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
  readonly fourth: number;
}

/** Variance from which {@link wholeNumberAtMost} errs by less than 5e-13, and summing a distribution gets slow. */
export const LARGE_VARIANCE = 2e8;

/**
 * P(K <= k) of a sum of many whole-numbered parts by the Edgeworth expansion to the order 1/variance, at k + 1/2 and
 * with the variance less 1/12, which is what the steps of a whole-numbered distribution amount to (see Kolassa, "Series
 * approximation methods in statistics"). Errors fall as variance^(-3/2).
 */
export function wholeNumberAtMost(k: number, { mean, variance, third, fourth }: Cumulants): number {
  const effective = variance - 1 / 12;
  const sd = Math.sqrt(effective);
  const z = (k - mean + 0.5) / sd;
  const skewness = third / effective / sd;
  const excess = fourth / effective / effective;
  const square = z * z;
  const hermite2 = square - 1;
  const hermite3 = z * (square - 3);
  const hermite5 = z * (square * square - 10 * square + 15);
  const correction = (skewness * hermite2) / 6 + (excess * hermite3) / 24 + (skewness * skewness * hermite5) / 72;
  const density = standardNormalDensity(z);
  const below = standardNormalBelow(z);
  return density === 0 ? below : Math.min(1, Math.max(0, below - density * correction));
}
