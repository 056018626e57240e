/** The crossover's curve as it is drawn and explained: points on its axis, and where its lines meet. */

import type { BreakEvenFigure, Crossover } from "../../../shared/model/results.ts";
import type { CrossoverPicture } from "../../charts/CrossoverChart.tsx";
import { between, firstCrossing, indexOf } from "../../charts/crossing.ts";

export interface Curve {
  readonly multipliers: readonly number[];
  readonly deflection: readonly number[];
  readonly currentOn: readonly number[];
  readonly proposedOn: readonly number[];
  readonly currentOff: number;
}

export type Crossing = "breakEven" | "breakEvenCash" | "plansCross";

export const CROSSING_LABELS: Readonly<Record<Crossing, string>> = {
  breakEven: "Break-even",
  breakEvenCash: "Break-even in cash",
  plansCross: "The plans cross",
};

/** Only the points that lie on the axis, and none that stands where the one before stood: a cap holds all resolutions there. */
export function curveOf(crossover: Crossover): Curve | null {
  const kept = crossover.deflection.flatMap((value, index) => {
    const before = crossover.deflection[index - 1];
    return value === null || (index > 0 && before !== null && before !== undefined && value - before < 1e-9)
      ? []
      : [{ index, value }];
  });
  if (kept.length < 2) return null;
  const pick = (values: readonly number[]): number[] => kept.map(({ index }) => values[index] ?? 0);
  return {
    multipliers: pick(crossover.multipliers),
    deflection: kept.map(({ value }) => value),
    currentOn: pick(crossover.currentOn),
    proposedOn: pick(crossover.proposedOn),
    currentOff: crossover.currentOff,
  };
}

/** The confirmed figure of the whole scenario where there is one, else where the drawn lines meet. Cash is not drawn. */
export function crossingOf(
  curve: Curve,
  which: Crossing,
  figure: BreakEvenFigure | undefined,
): CrossoverPicture["breakEven"] {
  if (figure !== undefined && !("reason" in figure) && figure.deflection !== null) {
    const deflection = Number(figure.deflection);
    return { deflection, margin: between(curve.proposedOn, indexOf(curve.deflection, deflection)) };
  }
  if (which === "breakEvenCash") return null;
  const other = which === "breakEven" ? curve.deflection.map(() => curve.currentOff) : curve.currentOn;
  const at = firstCrossing(curve.proposedOn, other);
  return at === null ? null : { deflection: between(curve.deflection, at), margin: between(curve.proposedOn, at) };
}
