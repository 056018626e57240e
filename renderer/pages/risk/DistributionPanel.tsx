/** The distributions of the four lenses, with the finding as title. */
import { LENSES } from "../../../shared/model/results.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { tickDigits } from "../../charts/ChartParts.tsx";
import { DensityChart, type DensityRow } from "../../charts/DensityChart.tsx";
import { explainRisk } from "../../state/risk-store.ts";
import { useChartAbout } from "../model/chart-about.ts";
import { hasAi, isProposed, planOf } from "../model/lens-terms.ts";
import { type ExplainContext, explainLens } from "./risk-explain.ts";
import { distributionTitle, isShare, METRIC_NAMES, statisticsOf, writeFigure, writeShort } from "./risk-words.ts";

export function DistributionPanel({ context, months }: { context: ExplainContext; months: number }) {
  const { view, metric, names, figures } = context;
  const about = useChartAbout();
  const rows = LENSES.map((lens): DensityRow => {
    const { p5, p50, p95 } = statisticsOf(view, lens, metric);
    const histogram = view.histograms[lens][metric];
    return {
      key: lens,
      name: planOf(lens, names),
      detail: hasAi(lens) ? "AI on" : "AI off",
      detailColor: hasAi(lens) ? "ai-text" : "text-3",
      color: isProposed(lens) ? "proposed" : "current",
      low: histogram?.low ?? 0,
      high: histogram?.high ?? 0,
      counts: histogram?.counts ?? [],
      p5: p5?.value ?? 0,
      median: p50?.value ?? 0,
      p95: p95?.value ?? 0,
    };
  });
  const today = statisticsOf(view, "current/off", metric).p50?.value ?? null;
  const ids = ["mean", "sd", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "shortfall5"] as const;
  const heads = ["Lens", "Mean", "SD", "P5", "P10", "P25", "Median", "P75", "P90", "P95", "Worst 5%"];
  const values = LENSES.map((lens) => ids.map((id) => statisticsOf(view, lens, metric)[id]?.value ?? null));
  const nameOf = (at: number): string => `${rows[at]?.name}, ${rows[at]?.detail}`;
  const table: ChartTable = {
    heads,
    rows: values.map((row, at) => [
      nameOf(at),
      ...row.map((value) => (value === null ? "–" : writeFigure(value, metric, figures))),
    ]),
    data: values.map((row, at) => [nameOf(at), ...row]),
  };
  return (
    <ChartPanel
      title={distributionTitle(view, metric, names)}
      subtitle={`${METRIC_NAMES[metric]} over ${months} months per lens; bar P5 to P95, ring the median`}
      about={about}
      table={table}
      tools={null}
    >
      <DensityChart
        rows={rows}
        today={today}
        write={(value) => writeShort(value, metric, figures)}
        tick={(value, ticks) =>
          isShare(metric) ? figures.percent(value, 0) : figures.shortMoney(value, tickDigits(ticks))
        }
        onExplain={(key) => {
          const lens = LENSES.find((one) => one === key);
          if (lens !== undefined) explainRisk(explainLens(context, lens));
        }}
      />
    </ChartPanel>
  );
}
