/**
 * The distributions that may stand in a quantity's place (spec/model.md section 9), as quantile functions: one number
 * between 0 and 1 gives one value, rising with it, so that inputs can be correlated and trials compared. "Redrawn into
 * bounds" is the distribution within the bounds, in its shares.
 */
import { stableExp, stableLn } from "./elementary.ts";
import { standardNormalBelow, standardNormalQuantile } from "./normal.ts";
import { quantileTable } from "./quantile-table.ts";

/** Parameters as numbers, checked before (shared/scenario/check-distribution.ts). */
export type DistributionLaw =
  | { readonly dist: "uniform"; readonly min: number; readonly max: number }
  | { readonly dist: "triangular" | "pert"; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly dist: "normal"; readonly mean: number; readonly sd: number }
  | { readonly dist: "lognormal"; readonly p10: number; readonly p90: number }
  | { readonly dist: "beta"; readonly successes: number; readonly trials: number };

/** Both may be infinite. */
export interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

export const UNBOUNDED: Bounds = { lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY };

/** A value for each `u` above 0 and below 1. */
export type Quantile = (u: number) => number;

const Z90 = 1.2815515655446004;

function triangular(min: number, mode: number, max: number): Quantile {
  const width = max - min;
  const atMode = (mode - min) / width;
  return (u) =>
    u <= atMode ? min + Math.sqrt(u * width * (mode - min)) : max - Math.sqrt((1 - u) * width * (max - mode));
}

/** Beta with both shapes at least 1 on `min` to `max`. */
function scaledBeta(a: number, b: number, min: number, max: number): Quantile {
  const top = a + b > 2 ? (a - 1) / (a + b - 2) : 0.5;
  const logDensity = (x: number) => (a === 1 ? 0 : (a - 1) * stableLn(x)) + (b === 1 ? 0 : (b - 1) * stableLn(1 - x));
  const peak = (a === 1 ? 0 : (a - 1) * stableLn(top)) + (b === 1 ? 0 : (b - 1) * stableLn(1 - top));
  const quantile = quantileTable((x) => (x < 0 || x > 1 ? 0 : stableExp(logDensity(x) - peak)), 0, top, 1);
  return (u) => min + (max - min) * quantile(u);
}

/** The normal distribution within bounds, in standard deviations from its mean. In the upper tail by its mirror image, which keeps digits. */
function boundedNormal({ lowest, highest }: Bounds): Quantile {
  if (lowest > 0) {
    const mirrored = boundedNormal({ lowest: -highest, highest: -lowest });
    return (u) => -mirrored(1 - u);
  }
  const below = standardNormalBelow(lowest);
  const inside = standardNormalBelow(highest) - below;
  // So far out that no double holds the share: all of it lies at the bound next to the mean.
  if (!(inside > 0)) return () => highest;
  return (u) => Math.min(highest, Math.max(lowest, standardNormalQuantile(below + u * inside)));
}

/** `bounds`: of the field and of the distribution; only normal and lognormal reach beyond them. */
export function quantileOf(law: DistributionLaw, bounds: Bounds = UNBOUNDED): Quantile {
  switch (law.dist) {
    case "uniform":
      return (u) => law.min + (law.max - law.min) * u;
    case "triangular":
      return triangular(law.min, law.mode, law.max);
    case "pert": {
      const width = law.max - law.min;
      return scaledBeta(
        1 + (4 * (law.mode - law.min)) / width,
        1 + (4 * (law.max - law.mode)) / width,
        law.min,
        law.max,
      );
    }
    case "beta":
      return scaledBeta(1 + law.successes, 1 + law.trials - law.successes, 0, 1);
    case "normal": {
      const { mean, sd } = law;
      const standard = boundedNormal({ lowest: (bounds.lowest - mean) / sd, highest: (bounds.highest - mean) / sd });
      return (u) => Math.min(bounds.highest, Math.max(bounds.lowest, mean + sd * standard(u)));
    }
    case "lognormal": {
      const [low, high] = [stableLn(law.p10), stableLn(law.p90)];
      const mean = (low + high) / 2;
      const sd = (high - low) / (2 * Z90);
      const standardised = (bound: number) => (bound <= 0 ? Number.NEGATIVE_INFINITY : (stableLn(bound) - mean) / sd);
      const standard = boundedNormal({
        lowest: standardised(bounds.lowest),
        highest: bounds.highest === Number.POSITIVE_INFINITY ? bounds.highest : standardised(bounds.highest),
      });
      return (u) => Math.min(bounds.highest, Math.max(bounds.lowest, stableExp(mean + sd * standard(u))));
    }
  }
}
