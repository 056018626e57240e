/** The axes of every chart over months. */
import type { Figures } from "../controls/figures.ts";
import { color } from "../theme/tokens.ts";
import { TICK } from "./ChartParts.tsx";

/** At most seven months named, evenly. */
export function monthTicks(months: readonly string[]): string[] {
  const step = [1, 2, 3, 6, 12, 24].find((size) => months.length / size <= 7) ?? 24;
  return months.filter((_, index) => index % step === 0);
}

/** Properties of an `XAxis` over months given as `YYYY-MM` under the key `month`. */
export function monthAxis(months: readonly string[], figures: Figures) {
  return {
    dataKey: "month",
    ticks: monthTicks(months),
    tickFormatter: figures.shortMonth,
    tick: TICK,
    tickLine: false,
    axisLine: { stroke: color("axis") },
    interval: 0,
    height: 22,
  } as const;
}

/** Properties of the `YAxis` beside it: grid lines carry the scale, so the axis has none. */
export const VALUE_AXIS = { tick: TICK, tickLine: false, axisLine: false, width: 56 } as const;
