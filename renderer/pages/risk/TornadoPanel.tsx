/** Which uncertain input moves the figure most, one at a time, and how well it is known. */
import { GRADE_LABELS } from "../../../shared/scenario/evidence.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { TornadoChart, type TornadoRow } from "../../charts/TornadoChart.tsx";
import { type Explained, explainRisk } from "../../state/risk-store.ts";
import { useChartAbout } from "../model/chart-about.ts";
import { planOf } from "../model/lens-terms.ts";
import { type ExplainContext, withError } from "./risk-explain.ts";
import { METRIC_WORDS, writeChange, writeFigure, writeShort } from "./risk-words.ts";
import { fullLabel, isUnverified, type UncertainRow } from "./tornado-rows.ts";

const MOST = 9;

interface TornadoPanelProps {
  readonly context: ExplainContext;
  readonly rows: readonly UncertainRow[];
  /** The figure with every input at its point value. */
  readonly now: number;
}

export function explainRow(row: UncertainRow, now: number, { metric, figures }: ExplainContext): Explained {
  const { driver } = row;
  const at = (change: number): string =>
    `${writeFigure(now + change, metric, figures)} (${writeChange(change, metric, figures)})`;
  const [low, high] = row.range.split(" to ");
  return {
    title: fullLabel(row),
    value: `${writeChange(Math.min(row.atLow, row.atHigh, 0), metric, figures)} to ${writeChange(Math.max(row.atLow, row.atHigh, 0), metric, figures)}`,
    rows: [
      { label: row.isSwitch ? "If AI is given up" : `At P10, ${low}`, value: at(row.atLow) },
      { label: "As it stands", value: writeFigure(now, metric, figures) },
      ...(row.isSwitch ? [] : [{ label: `At P90, ${high}`, value: at(row.atHigh) }]),
      ...(driver === null
        ? []
        : [
            {
              label: "Share of the variance",
              value: `${figures.percent(driver.varianceShare.value)} ± ${figures.percent(driver.varianceShare.se)}`,
            },
            { label: "Worth knowing first", value: withError(driver.valueOfKnowing, (one) => figures.money(one)) },
          ]),
      { label: "Evidence", value: `${GRADE_LABELS[row.grade]}${row.expired ? ", expired" : ""}` },
    ],
    notes: [
      row.isSwitch
        ? "AI is given up in the month that the assumptions name, in as many trials as they say; here it happens for certain, and everything else stands as it is."
        : "The input alone is set to the value that 10 of 100, and 90 of 100, of its draws lie below; everything else stands as it is.",
      "The share of the variance is what knowing the input would take away from the spread of the margin, from the trials.",
      "Worth knowing first: how much more one earns on average who knows this input before choosing between staying and changing. 0 where the choice would be the same whatever it is.",
    ],
    inputs: [{ label: "Open the assumption", path: row.effect.path }],
  };
}

function titleOf(rows: readonly UncertainRow[], metric: ExplainContext["metric"]): string {
  const [first] = rows;
  if (first === undefined) return "No input is uncertain";
  const still = first.grade === "assumed" ? ", still an assumption," : first.expired ? ", long unverified," : "";
  return `${first.label}${still} moves ${METRIC_WORDS[metric]} most`;
}

export function TornadoPanel({ context, rows, now }: TornadoPanelProps) {
  const { metric, names, figures } = context;
  const about = useChartAbout();
  const shown = rows.slice(0, MOST);
  const more = rows.length - shown.length;
  const drawn = shown.map(
    (row): TornadoRow => ({
      key: row.effect.path,
      label: fullLabel(row),
      range: row.range,
      grade: row.grade,
      atLow: row.atLow,
      atHigh: row.atHigh,
      share: row.driver?.varianceShare.value ?? null,
    }),
  );
  const table: ChartTable = {
    heads: ["Input", "Evidence", "P10 to P90", "At P10", "At P90", "Variance share"],
    rows: rows.map((row) => [
      fullLabel(row),
      GRADE_LABELS[row.grade],
      row.range,
      writeChange(row.atLow, metric, figures),
      writeChange(row.atHigh, metric, figures),
      row.driver === null ? "–" : figures.percent(row.driver.varianceShare.value),
    ]),
    data: rows.map((row) => [
      fullLabel(row),
      GRADE_LABELS[row.grade],
      row.range,
      row.atLow,
      row.atHigh,
      row.driver?.varianceShare.value ?? null,
    ]),
  };
  const unverified = rows.filter(isUnverified).length;
  return (
    <ChartPanel
      title={titleOf(rows, metric)}
      subtitle={`${planOf("proposed/on", names)} with AI, each input alone from P10 to P90; ${unverified} of ${rows.length} unverified${more > 0 ? `, ${more} smaller ones in the table` : ""}`}
      about={about}
      table={table}
      tools={null}
    >
      <TornadoChart
        rows={drawn}
        now={writeShort(now, metric, figures)}
        write={(change) => writeChange(change, metric, figures)}
        percent={(share) => figures.percent(share, 0)}
        onExplain={(key) => {
          const row = rows.find(({ effect }) => effect.path === key);
          if (row !== undefined) explainRisk(explainRow(row, now, context));
        }}
      />
    </ChartPanel>
  );
}
