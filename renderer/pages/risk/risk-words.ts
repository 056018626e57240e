/** What the Risk page says: figures of a metric in words, and findings as titles. */
import type { HeatMap } from "../../../shared/compare/heat-map.ts";
import type { LensId } from "../../../shared/model/results.ts";
import type { MetricStatistics, SimulationView, Statistic } from "../../../shared/simulation/result.ts";
import type { Figures } from "../../controls/figures.ts";
import type { RiskMetric } from "../../state/risk-store.ts";
import type { PlanNames } from "../model/lens-terms.ts";

export const METRIC_NAMES: Readonly<Record<RiskMetric, string>> = {
  margin: "Margin",
  marginPercent: "Margin %",
  npv: "NPV",
  marginCash: "Cash margin",
};

/** In running text. */
export const METRIC_WORDS: Readonly<Record<RiskMetric, string>> = {
  margin: "margin",
  marginPercent: "margin %",
  npv: "NPV",
  marginCash: "cash margin",
};

export const isShare = (metric: RiskMetric): boolean => metric === "marginPercent";

/** $134,581 or 44.2%: alone. */
export function writeFigure(value: number, metric: RiskMetric, figures: Figures): string {
  return isShare(metric) ? figures.percent(value) : figures.money(value);
}

/** $134.6k: where there is little room. */
export function writeShort(value: number, metric: RiskMetric, figures: Figures): string {
  return isShare(metric) ? figures.percent(value) : figures.shortMoney(value);
}

/** −$10.0k or +3.1 pp. */
export function writeChange(change: number, metric: RiskMetric, figures: Figures): string {
  const sign = change > 0 ? "+" : "";
  if (isShare(metric)) return `${sign}${figures.number(change * 100, 1)} pp`;
  return `${sign}${figures.shortMoney(change)}`;
}

export function statisticsOf(view: SimulationView, lens: LensId, metric: RiskMetric): MetricStatistics {
  return view.result.lenses[lens][metric] ?? {};
}

/** Chance that `proposed/on` comes out below another lens in the same trial. */
export function chanceBelow(
  view: SimulationView,
  than: "current/off" | "current/on",
  metric: RiskMetric,
): Statistic | null {
  return view.result.differences[`proposed/on - ${than}`]?.[metric]?.probNegative ?? null;
}

/** 27% or 1.6%, and never 0% or 100% of what happened in some trials. */
export function chanceText(chance: number, figures: Figures): string {
  if (chance > 0 && chance < 0.001) return `under ${figures.percent(0.001)}`;
  if (chance < 1 && chance > 0.999) return `over ${figures.percent(0.999)}`;
  return figures.percent(chance, chance > 0 && chance < 0.1 ? 1 : 0);
}

/** "98 of 100 trials", "all trials": whole hundredths, rounded so that certainty is only said of what is certain. */
export function trialsText(share: number): string {
  if (share >= 1) return "all trials";
  if (share <= 0) return "none of the trials";
  const hundred = Math.min(99, Math.max(1, Math.round(share * 100)));
  return `${hundred} of 100 trials`;
}

export function distributionTitle(view: SimulationView, metric: RiskMetric, names: PlanNames): string {
  const below = chanceBelow(view, "current/off", metric);
  if (below === null) return `${METRIC_NAMES[metric]} per lens`;
  return `${names.proposed} with AI stays above today in ${trialsText(1 - below.value)}`;
}

/** Lowest deflection at which the row of today's price reaches today's margin, between columns. */
export function breakEvenOf({ cells, deflections, today }: HeatMap): number | null {
  const row = cells[today.row] ?? [];
  const at = row.findIndex((value) => value >= 0);
  if (at < 0) return null;
  const [here, there] = [row[at] ?? 0, row[at - 1]];
  const deflection = deflections[at] ?? 0;
  if (there === undefined) return deflection;
  const before = deflections[at - 1] ?? deflection;
  return before + ((deflection - before) * -there) / (here - there);
}

export function heatTitle(heat: HeatMap, price: string, names: PlanNames, figures: Figures): string {
  const even = breakEvenOf(heat);
  const at = `At ${price}, ${names.proposed}`;
  if (even === null) return `${at} stays below today at every deflection shown`;
  if (even <= (heat.deflections[0] ?? 0)) return `${at} beats today at every deflection shown`;
  return `${at} beats today from ${figures.percent(even, 0)} net deflection`;
}
