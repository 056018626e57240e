/** What the Risk page shows of the trials so far. */
import { LENSES, type LensId } from "../model/results.ts";
import { driversOf } from "./drivers.ts";
import { histogramOf } from "./histogram.ts";
import type { SimulationOutline } from "./outline.ts";
import { type Histogram, type Metric, SHOWN_METRICS, type SimulationView } from "./result.ts";
import { quantileOfSorted, SortedMetrics, summarise, type Trials } from "./summary.ts";

const shownMetrics = ({ layout }: Trials): readonly Metric[] =>
  SHOWN_METRICS.filter((metric) => metric !== "npv" || layout.totals.includes("npv"));

const PERCENTS = Array.from({ length: 101 }, (_, percent) => percent / 100);

export function viewOf(simulation: SimulationOutline, trials: Trials): SimulationView {
  const histograms = {} as Record<LensId, Partial<Record<Metric, Histogram>>>;
  const metrics = new SortedMetrics(trials);
  const percentiles = {} as Record<LensId, Partial<Record<Metric, readonly number[]>>>;
  for (const lens of LENSES) {
    histograms[lens] = {};
    percentiles[lens] = {};
    for (const metric of shownMetrics(trials)) {
      if (metric === "credits" && !simulation.hasCredits[lens]) continue;
      const sorted = metrics.of(lens, metric);
      const histogram = histogramOf(sorted, trials.count);
      if (histogram === null) continue;
      histograms[lens][metric] = histogram;
      percentiles[lens][metric] = PERCENTS.map((share) => quantileOfSorted(sorted, share));
    }
  }
  const drivers = driversOf(simulation.inputs, trials);
  return {
    result: summarise(simulation, trials, metrics, shownMetrics(trials)),
    histograms,
    percentiles,
    drivers,
  };
}
