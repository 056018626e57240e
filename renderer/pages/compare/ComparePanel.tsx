/** The picture beside the table: the bridge between two margins, or the margins of all scenarios over the months. */
import { Tooltip } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { largestRemainder } from "../../../shared/compare/largest-remainder.ts";
import type { LensId, Scope } from "../../../shared/model/results.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { Segments } from "../../controls/Segments.tsx";
import {
  barKey,
  type CompareChart,
  type ShownBridge,
  showCompareChart,
  useCompare,
} from "../../state/compare-store.ts";
import { chooseEnds, openBar } from "../../state/comparison.ts";
import type { NamedEnd } from "../../workers/compare-protocol.ts";
import { lensName } from "../model/lens-terms.ts";
import { BridgeChart, heightFor, type Step } from "./BridgeChart.tsx";
import { BridgeInputs } from "./BridgeInputs.tsx";
import classes from "./bridge.module.css";
import { BRIDGE_METHOD, barLabel, bridgeFinding, GROUP_LOOKS, inputWords } from "./bridge-words.ts";
import { type Column, endName } from "./columns.ts";
import { EndPicker } from "./EndPicker.tsx";
import { spanOf } from "./figure-rows.ts";
import { linePoints, linesFinding, pointTrace } from "./line-points.ts";
import { openTarget } from "./open-target.ts";
import { ScenarioLines } from "./ScenarioLines.tsx";

const CHARTS: readonly { readonly value: CompareChart; readonly label: string }[] = [
  { value: "bridge", label: "Bridge" },
  { value: "monthly", label: "Monthly" },
  { value: "cumulative", label: "Cumulative" },
];

interface PanelProps {
  readonly columns: readonly Column[];
  readonly scope: Scope;
  readonly scopeName: string;
  readonly lens: LensId;
  readonly span: number | null;
}

function Switch() {
  const chart = useCompare((state) => state.chart);
  return <Segments label="Chart" choices={CHARTS} value={chart} onChange={showCompareChart} />;
}

function overText(columns: readonly Column[], span: number | null): string {
  const spans = columns[0]?.figures?.spans ?? [];
  const label = span === null ? spans.at(-1)?.label : spans[span]?.label;
  return span === null ? `over ${label ?? "the horizon"}` : `in ${label ?? "the year"}`;
}

function timeText(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** How the bars came about, and what that took. */
function Method({ bridge }: { bridge: ShownBridge | null }) {
  const effort = bridge === null ? "" : `${bridge.bridge.evaluations} states, ${timeText(bridge.milliseconds)}`;
  return (
    <span className={classes.effort}>
      <span title="States of the model between the two margins that were evaluated, and how long that took">
        {effort}
      </span>
      <Tooltip label={BRIDGE_METHOD} multiline w={360} events={{ hover: true, focus: true, touch: true }}>
        <button type="button" className={classes.method} aria-label={`Method. ${BRIDGE_METHOD}`}>
          Method
        </button>
      </Tooltip>
    </span>
  );
}

const EMPTY: ChartTable = { heads: ["Effect", "Amount"], rows: [], data: [] };

function BridgePanel({ columns, scope, scopeName, span }: PanelProps) {
  const { ends: chosen, bridge: shown, opened, failure, run } = useCompare();
  const [baseline] = columns;
  if (baseline === undefined || chosen === null) return null;
  // Until the bridge of the chosen ends is there, the one before stays, under its own names.
  const ends = shown?.ends ?? chosen;
  const from = columns.find(({ id }) => id === ends.from.scenario);
  const to = columns.find(({ id }) => id === ends.to.scenario);
  const figures = (from ?? baseline).written;
  const over = overText(columns, span);
  const bridge = shown?.bridge ?? null;
  const names = [ends.from, ends.to].map(({ scenario, lens }) => endName(columns, scenario, lens));
  const twoScenarios = ends.from.scenario !== ends.to.scenario;
  const endLook = (column: Column | undefined, lens: LensId): Pick<Step, "color" | "opacity"> => ({
    color: twoScenarios && column !== undefined ? column.color : lens.startsWith("proposed") ? "proposed" : "current",
    opacity: 1,
  });
  const steps: Step[] = [];
  if (bridge !== null) {
    let running = Number(bridge.from);
    steps.push({
      key: "from",
      label: names[0] ?? "",
      note: twoScenarios ? (from?.name ?? "") : "",
      amount: running,
      shown: Math.round(running),
      from: 0,
      to: running,
      isTotal: true,
      ...endLook(from, ends.from.lens),
    });
    const whole = BigInt(Math.round(Number(bridge.to))) - BigInt(Math.round(running));
    const shown = largestRemainder(
      bridge.bars.map(({ amount }) => Number(amount)),
      whole,
    );
    for (const [at, bar] of bridge.bars.entries()) {
      const amount = Number(bar.amount);
      const words = bar.inputs.flatMap((input) => inputWords(input, ends, columns) ?? []);
      steps.push({
        key: barKey(bar),
        label: barLabel(bar),
        note: noteOf(words.map(({ label }) => label)),
        amount,
        shown: Number(shown[at] ?? 0n),
        from: running,
        to: running + amount,
        isTotal: false,
        ...GROUP_LOOKS[bar.groups[0] ?? "price"],
      });
      running += amount;
    }
    steps.push({
      key: "to",
      label: names[1] ?? "",
      note: twoScenarios ? (to?.name ?? "") : "",
      amount: Number(bridge.to),
      shown: Math.round(Number(bridge.to)),
      from: 0,
      to: Number(bridge.to),
      isTotal: true,
      ...endLook(to, ends.to.lens),
    });
  }
  const explainEnd = (which: "from" | "to", byKey: boolean): void => openEnd(ends[which], columns, scope, span, byKey);
  const table: ChartTable =
    bridge === null
      ? EMPTY
      : {
          heads: ["Effect", figures.currency],
          rows: steps.map(({ label, amount }) => [label, figures.price(amount)]),
          data: steps.map(({ label, amount }) => [label, amount]),
          traces: steps.map(({ key, isTotal }, at) => [
            isTotal ? (byKey) => explainEnd(at === 0 ? "from" : "to", byKey) : () => openBar(key),
          ]),
        };
  const title =
    failure !== null
      ? "No bridge"
      : bridge === null
        ? "The bridge is being worked out"
        : bridgeFinding(bridge, over, figures);
  const openedBar = bridge?.bars.find((bar) => barKey(bar) === opened);
  return (
    <ChartPanel
      title={title}
      subtitle={`${scopeName}, margin in ${figures.currency}, ${names.join(" to ")}`}
      about={[figures.currency, from?.name, to?.name === from?.name ? "" : to?.name, scopeName]
        .filter(Boolean)
        .join(", ")}
      table={table}
      tools={null}
      choices={
        <>
          <div className={classes.ends}>
            <Switch />
            <Method bridge={shown} />
          </div>
          <div className={classes.ends}>
            <EndPicker name="From" end={chosen.from} columns={columns} onChoose={(end) => chooseEnds(end, chosen.to)} />
            <IconArrowRight size={16} stroke={1.5} aria-hidden />
            <EndPicker name="To" end={chosen.to} columns={columns} onChoose={(end) => chooseEnds(chosen.from, end)} />
          </div>
        </>
      }
      opened={
        openedBar !== undefined && <BridgeInputs bar={openedBar} ends={ends} columns={columns} figures={figures} />
      }
    >
      {failure !== null ? (
        <p className={classes.message} role="status">
          {failure}
        </p>
      ) : (
        bridge !== null && (
          <div
            className={classes.drawing}
            style={{ maxHeight: heightFor(steps.length) }}
            aria-busy={shown?.run !== run}
          >
            <BridgeChart
              steps={steps}
              opened={opened}
              onOpen={openBar}
              onExplain={explainEnd}
              figures={figures}
              caption={`Margin ${over}, ${figures.currency}`}
            />
          </div>
        )
      )}
    </ChartPanel>
  );
}

function openEnd(
  { scenario, lens }: NamedEnd,
  columns: readonly Column[],
  scope: Scope,
  span: number | null,
  byKey: boolean,
): void {
  const column = columns.find(({ id }) => id === scenario);
  const at = column === undefined ? null : spanOf(column, span);
  if (at === null) return;
  const figure = { lens, scope, line: "margin", span: at };
  openTarget({ kind: "inspect", scenario, what: { kind: "figure", label: "Margin", figure } }, byKey);
}

const MOST_NOTED = 34;

/** As many names as there is room for. */
function noteOf(labels: readonly string[]): string {
  const unique = [...new Set(labels)];
  let text = "";
  for (const [at, label] of unique.entries()) {
    const lower = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
    const next = text === "" ? lower : `${text}, ${lower}`;
    if (at > 0 && next.length > MOST_NOTED) return `${text}, …`;
    text = next;
  }
  return text.length > MOST_NOTED ? `${text.slice(0, MOST_NOTED - 1)}…` : text;
}

function LinesPanel({ columns, lens, scope, span, scopeName, running }: PanelProps & { running: boolean }) {
  const [baseline] = columns;
  if (baseline === undefined) return null;
  const figures = baseline.written;
  const shown = columns.filter(({ document }) => document.currency === baseline.document.currency);
  const drawn = { lens, scope, span, running };
  const points = linePoints(shown, drawn);
  const explain = (id: string, month: string, byKey: boolean): void => {
    const column = shown.find((one) => one.id === id);
    const what = column === undefined ? null : pointTrace(column, drawn, month);
    if (what !== null) openTarget({ kind: "inspect", scenario: id, what }, byKey);
  };
  const table: ChartTable = {
    heads: ["Month", ...shown.map(({ letter, name }) => `${letter} ${name}`)],
    rows: points.map(({ month, values }) => [
      figures.month(month),
      ...shown.map(({ id, figures: known }) => {
        const value = values[id];
        return value === undefined ? (known === null ? "…" : "–") : figures.amount(value);
      }),
    ]),
    data: points.map(({ month, values }) => [month, ...shown.map(({ id }) => values[id] ?? null)]),
    traces: points.map(({ month, values }) =>
      shown.map(({ id }) => (values[id] === undefined ? null : (byKey) => explain(id, month, byKey))),
    ),
  };
  const measure = running ? "Margin, running sum" : "Margin a month";
  return (
    <ChartPanel
      title={linesFinding(points, shown, running, figures)}
      subtitle={`${scopeName}, ${measure.toLowerCase()}, ${lensName(lens, baseline.plans)}`}
      about={[figures.currency, ...shown.map(({ letter, name }) => `${letter} ${name}`), scopeName].join(", ")}
      table={table}
      tools={null}
      choices={
        <div className={classes.ends}>
          <Switch />
        </div>
      }
    >
      <ScenarioLines
        points={points}
        columns={shown}
        caption={`${measure}, ${figures.currency}`}
        figures={figures}
        onExplain={explain}
      />
    </ChartPanel>
  );
}

export function ComparePanel(props: PanelProps) {
  const chart = useCompare((state) => state.chart);
  return (
    <div className={classes.box}>
      {chart === "bridge" ? <BridgePanel {...props} /> : <LinesPanel {...props} running={chart === "cumulative"} />}
    </div>
  );
}
