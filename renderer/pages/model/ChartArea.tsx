/** The one chart of the centre pane, with its switch. */
import { memo, useMemo } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { LENSES, type LensId } from "../../../shared/model/results.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { CostChart, type CostPart } from "../../charts/CostChart.tsx";
import { MarginChart, type MarginPoint } from "../../charts/MarginChart.tsx";
import { useFigures } from "../../controls/figures.ts";
import { Segments } from "../../controls/Segments.tsx";
import { type ChartKind, chooseChart, type Inspected, inspect, useSelection } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import { CrossoverArea } from "./CrossoverArea.tsx";
import { useChartAbout } from "./chart-about.ts";
import { costFinding, cumulativeFinding, monthlyFinding } from "./chart-findings.ts";
import { monthTrace, partTrace, runningTrace } from "./chart-traces.ts";
import { lensName, type PlanNames } from "./lens-terms.ts";
import { milestonesOf } from "./milestones.ts";

const KINDS: readonly { readonly value: ChartKind; readonly label: string }[] = [
  { value: "monthly", label: "Monthly" },
  { value: "cumulative", label: "Cumulative" },
  { value: "cost", label: "Cost" },
  { value: "crossover", label: "Crossover" },
];

interface PartPlan extends CostPart {
  readonly lines: readonly string[];
}

const COST_PARTS: readonly PartPlan[] = [
  { key: "labour", label: "Labour", color: "labour", opacity: 1, lines: ["cost.labour"] },
  { key: "tools", label: "Tools", color: "tools", opacity: 1, lines: ["cost.tools"] },
  {
    key: "ai",
    label: "AI usage and platform",
    color: "ai",
    opacity: 1,
    lines: ["cost.aiUsage", "cost.aiEndpoints", "cost.aiPlatform", "cost.aiIncidents"],
  },
  { key: "programme", label: "AI programme", color: "ai", opacity: 0.6, lines: ["cost.programme"] },
  { key: "oneTime", label: "AI one-time", color: "ai", opacity: 0.3, lines: ["cost.oneTime"] },
  { key: "passthrough", label: "Pass-through", color: "axis", opacity: 1, lines: ["cost.passthrough"] },
];

interface ChartAreaProps {
  readonly view: ScopeView<number>;
  readonly document: ScenarioDocument;
  readonly names: PlanNames;
  readonly span: number;
}

function marginPoints(view: ScopeView<number>, span: number, running: boolean): readonly MarginPoint[] {
  const { fromMonth, toMonth } = view.spans[span] ?? { fromMonth: 1, toMonth: view.months.length };
  const sums: Record<LensId, number> = { "current/off": 0, "current/on": 0, "proposed/off": 0, "proposed/on": 0 };
  return view.months.slice(fromMonth - 1, toMonth).map((month, offset) => {
    const values = { ...sums };
    for (const lens of LENSES) {
      const value = view.lenses[lens].lines.margin?.[fromMonth - 1 + offset] ?? 0;
      values[lens] = running ? sums[lens] + value : value;
      sums[lens] = values[lens];
    }
    return { month, values };
  });
}

function MarginArea({
  view,
  document,
  names,
  span,
  running,
  tools,
}: ChartAreaProps & { running: boolean; tools: React.ReactNode }) {
  const figures = useFigures();
  const about = useChartAbout();
  const points = useMemo(() => marginPoints(view, span, running), [view, span, running]);
  const finding = (running ? cumulativeFinding : monthlyFinding)(view, names, span, figures);
  const lensNames = Object.fromEntries(LENSES.map((lens) => [lens, lensName(lens, names)])) as Record<LensId, string>;
  const chosen = useSelection((state) => state.lens);
  const months = { view, fromMonth: view.spans[span]?.fromMonth ?? 1, figures };
  const marginTrace = (lens: LensId, at: number): Inspected =>
    running ? runningTrace(lens, at, months) : monthTrace(lens, "margin", "Margin", at, months);
  const table: ChartTable = {
    heads: ["Month", ...LENSES.map((lens) => lensNames[lens])],
    rows: points.map((point) => [
      figures.month(point.month),
      ...LENSES.map((lens) => figures.amount(point.values[lens])),
    ]),
    traces: points.map((_, at) => LENSES.map((lens) => marginTrace(lens, at))),
    data: points.map((point) => [point.month, ...LENSES.map((lens) => point.values[lens])]),
  };
  const shown = new Set(points.map((point) => point.month));
  const marks = milestonesOf(document, view).filter((mark) => shown.has(mark.month));
  return (
    <ChartPanel title={finding.title} subtitle={finding.subtitle} about={about} table={table} tools={tools}>
      <MarginChart
        points={points}
        names={lensNames}
        caption={`${running ? "Margin, running sum" : "Margin a month"}, ${document.currency}`}
        marks={marks}
        figures={figures}
        onExplain={(month, lens) =>
          inspect(
            marginTrace(
              lens ?? chosen,
              points.findIndex((point) => point.month === month),
            ),
            lens === null,
          )
        }
      />
    </ChartPanel>
  );
}

function CostArea({ view, document, names, span, tools }: ChartAreaProps & { tools: React.ReactNode }) {
  const figures = useFigures();
  const about = useChartAbout();
  const lens = useSelection((state) => state.lens);
  const { fromMonth, toMonth } = view.spans[span] ?? { fromMonth: 1, toMonth: view.months.length };
  const { lines } = view.lenses[lens];
  const points = view.months.slice(fromMonth - 1, toMonth).map((month, offset) => ({
    month,
    values: Object.fromEntries(
      COST_PARTS.map((part) => [
        part.key,
        part.lines.reduce((sum, line) => sum + (lines[line]?.[fromMonth - 1 + offset] ?? 0), 0),
      ]),
    ),
  }));
  const parts = COST_PARTS.filter((part) => points.some((point) => point.values[part.key] !== 0));
  const months = { view, fromMonth, figures };
  const finding = costFinding(view, lens, names, span, figures);
  const table: ChartTable = {
    heads: ["Month", ...parts.map((part) => part.label)],
    rows: points.map((point) => [
      figures.month(point.month),
      ...parts.map((part) => figures.amount(point.values[part.key] ?? 0)),
    ]),
    traces: points.map((_, at) => parts.map((part) => partTrace(lens, part, at, months))),
    data: points.map((point) => [point.month, ...parts.map((part) => point.values[part.key] ?? 0)]),
  };
  return (
    <ChartPanel title={finding.title} subtitle={finding.subtitle} about={about} table={table} tools={tools}>
      <CostChart
        points={points}
        parts={parts}
        caption={`Cost a month, ${document.currency}`}
        figures={figures}
        onExplain={(month, key, byKey) => {
          const at = points.findIndex((point) => point.month === month);
          const part = parts.find((one) => one.key === key);
          inspect(
            part === undefined ? monthTrace(lens, "cost.total", "Cost", at, months) : partTrace(lens, part, at, months),
            byKey,
          );
        }}
      />
    </ChartPanel>
  );
}

export const ChartArea = memo(function ChartArea(props: ChartAreaProps) {
  const chart = useSelection((state) => state.chart);
  const tools = <Segments label="Chart" choices={KINDS} value={chart} onChange={chooseChart} />;
  switch (chart) {
    case "monthly":
      return <MarginArea {...props} running={false} tools={tools} />;
    case "cumulative":
      return <MarginArea {...props} running tools={tools} />;
    case "cost":
      return <CostArea {...props} tools={tools} />;
    case "crossover":
      return <CrossoverArea view={props.view} names={props.names} tools={tools} />;
  }
});
