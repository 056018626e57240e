/** An uncertain value in words and in points to draw: where it likely lies, and how its values are spread. */
import type { Distribution } from "../../shared/model/document.ts";
import type { Field } from "../../shared/model/field.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import { type FieldTextOptions, fieldParts } from "../../shared/scenario/field-text.ts";
import { boundsOf, quantileOfInput } from "../../shared/simulation/uncertain-inputs.ts";

const NAMES: Readonly<Record<Distribution["dist"], string>> = {
  uniform: "Uniform",
  triangular: "Triangular",
  pert: "PERT",
  normal: "Normal",
  lognormal: "Lognormal",
  beta: "Beta",
};

export function quantileIn(distribution: Distribution, field: Field): (u: number) => number {
  const bounds = boundsOf(distribution, field.domain);
  return quantileOfInput({ path: field.pattern, label: field.label, distribution, bounds });
}

/** Plain decimal text of a drawn value, short of what nobody could tell apart. */
export function shortDecimal(value: number): string {
  return String(Number(value.toPrecision(3))).includes("e") ? value.toFixed(12) : String(Number(value.toPrecision(3)));
}

/** "PERT, P10 to P90 23.5% to 31.6%, counts as 27.5%": what is drawn, and what counts where nothing is drawn. */
export function uncertainWords(distribution: Distribution, field: Field, options: FieldTextOptions): string {
  const quantile = quantileIn(distribution, field);
  const write = (value: string): string => fieldParts(value, field, { ...options, mostDecimals: 2 }).number;
  const [p10, p90] = [quantile(0.1), quantile(0.9)].map((value) => write(shortDecimal(value)));
  const { unit } = fieldParts("2", field, options);
  const behind = unit === "" ? "" : ` ${unit}`;
  return `${NAMES[distribution.dist]}: P10 to P90 ${p10} to ${p90}${behind}, counts as ${write(pointValue(distribution))} outside Risk`;
}

const STEPS = 32;
/** The outermost hundredths may reach very far. */
const OUTER = 0.005;

export interface DensityPoint {
  readonly x: number;
  readonly y: number;
}

/** The density between neighbouring quantiles, both axes from 0 to 1. */
export function densityPoints(quantile: (u: number) => number): readonly DensityPoint[] {
  const edges = Array.from({ length: STEPS + 1 }, (_, at) => OUTER + ((1 - 2 * OUTER) * at) / STEPS);
  const values = edges.map(quantile);
  const [low = 0, high = 1] = [values[0], values.at(-1)];
  const width = high - low;
  if (!(width > 0)) return [];
  const points = values.slice(1).map((value, at) => {
    const before = values[at] ?? value;
    return { x: ((value + before) / 2 - low) / width, y: value > before ? 1 / (value - before) : 0 };
  });
  const top = Math.max(...points.map(({ y }) => y));
  return points.map(({ x, y }) => ({ x, y: y / top }));
}
