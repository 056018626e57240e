/** The inputs of a scenario that hold a distribution, with the bounds into which draws are brought. */
import type { Distribution, ScenarioDocument } from "../model/document.ts";
import type { Domain } from "../model/field.ts";
import { inputsOf } from "../model/fields.ts";
import { type Bounds, type DistributionLaw, type Quantile, quantileOf } from "../statistics/distributions.ts";

export interface UncertainInput {
  /** Stable path. */
  readonly path: string;
  readonly label: string;
  readonly distribution: Distribution;
  readonly bounds: Bounds;
}

function lawOf(distribution: Distribution): DistributionLaw {
  switch (distribution.dist) {
    case "uniform":
      return { dist: "uniform", min: Number(distribution.min), max: Number(distribution.max) };
    case "triangular":
    case "pert": {
      const { dist, min, mode, max } = distribution;
      return { dist, min: Number(min), mode: Number(mode), max: Number(max) };
    }
    case "normal":
      return { dist: "normal", mean: Number(distribution.mean), sd: Number(distribution.sd) };
    case "lognormal":
      return { dist: "lognormal", p10: Number(distribution.p10), p90: Number(distribution.p90) };
    case "beta":
      return { dist: "beta", successes: Number(distribution.successes), trials: Number(distribution.trials) };
  }
}

export function boundsOf(distribution: Distribution, domain: Domain | undefined): Bounds {
  const own: { min?: unknown; max?: unknown } = distribution.dist === "normal" ? distribution : {};
  const lowest = Math.max(
    Number(domain?.minimum ?? Number.NEGATIVE_INFINITY),
    Number(own.min ?? Number.NEGATIVE_INFINITY),
  );
  const highest = Math.min(
    Number(domain?.maximum ?? Number.POSITIVE_INFINITY),
    Number(own.max ?? Number.POSITIVE_INFINITY),
  );
  return { lowest, highest };
}

export function isDistribution(value: unknown): value is Distribution {
  return typeof value === "object" && value !== null && "dist" in value;
}

/** In the order of the document. */
export function uncertainInputs(document: ScenarioDocument): readonly UncertainInput[] {
  const found: UncertainInput[] = [];
  for (const { path, field, value } of inputsOf(document)) {
    if (isDistribution(value))
      found.push({ path, label: field.label, distribution: value, bounds: boundsOf(value, field.domain) });
  }
  return found;
}

/** A value for each number between 0 and 1, rising with it. */
export function quantileOfInput({ distribution, bounds }: UncertainInput): Quantile {
  return quantileOf(lawOf(distribution), bounds);
}
