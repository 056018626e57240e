import { useMemo, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Crossover, LensId } from "../../../shared/model/results.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { CrossoverChart, type CrossoverPicture, type CrossoverSpot } from "../../charts/CrossoverChart.tsx";
import { between, indexOf } from "../../charts/crossing.ts";
import { useFigures } from "../../controls/figures.ts";
import { edit } from "../../state/edits.ts";
import { resolutionEvidence, withResolutionTimes } from "../../state/resolution.ts";
import { sameScope, useResults } from "../../state/results-store.ts";
import { showPreview, useScenario } from "../../state/scenario-store.ts";
import { type Inspected, inspect } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import { useChartAbout } from "./chart-about.ts";
import { crossoverFinding } from "./chart-findings.ts";
import { CROSSING_LABELS, crossingOf, curveOf } from "./crossover-curve.ts";
import type { PlanNames } from "./lens-terms.ts";

/** Below this nothing would be left that the marker could be dragged back from. */
const LEAST_FACTOR = 0.01;

interface CrossoverAreaProps {
  readonly view: ScopeView<number>;
  readonly names: PlanNames;
  readonly tools: React.ReactNode;
}

interface Grip {
  readonly at: number;
  readonly from: number;
  readonly curve: Crossover;
  readonly base: ScenarioDocument;
}

export function CrossoverArea({ view, names, tools }: CrossoverAreaProps) {
  const figures = useFigures();
  const about = useChartAbout();
  const latest = useResults((state) => state.crossover);
  const known = useResults((state) => state.findings);
  /** The curve and document at the moment the marker was taken up; the marker moves along that curve. */
  const [grip, setGrip] = useState<Grip | null>(null);
  const spanName = view.spans.at(-1)?.label ?? "";
  const crossover = grip?.curve ?? (latest !== null && sameScope(latest.scope, view.scope) ? latest.curve : undefined);
  const curve = useMemo(() => (crossover === undefined ? null : curveOf(crossover)), [crossover]);

  if (crossover === undefined || curve === null)
    return (
      <ChartPanel
        title={crossover === undefined ? "Crossover" : "There is no crossover to draw"}
        subtitle={
          crossover === undefined
            ? "Being computed"
            : "No category is resolved by AI, or there are no tickets, so margin does not depend on the deflection rate"
        }
        table={{ heads: [], rows: [], data: [] }}
        tools={tools}
      >
        {null}
      </ChartPanel>
    );

  // The view follows an edit within a frame, the curve a moment later: today is where the view says.
  const today =
    view.lenses["proposed/on"].kpis.deflection.at(-1) ?? between(curve.deflection, indexOf(curve.multipliers, 1));
  const now = grip?.at ?? today;
  // Confirmed figures belong to one document; of an older one they would not lie on this curve.
  const isOfCurve = view.scope.kind === "portfolio" && grip === null && known?.version === latest?.version;
  const whole = isOfCurve ? known?.findings.breakEven : undefined;
  const picture: CrossoverPicture = {
    points: curve.deflection.map((deflection, index) => ({
      deflection,
      currentOn: curve.currentOn[index] ?? 0,
      proposedOn: curve.proposedOn[index] ?? 0,
    })),
    currentOff: crossover.currentOff,
    breakEven: crossingOf(curve, "breakEven", whole?.breakEven),
    plansCross: crossingOf(curve, "plansCross", whole?.plansCross),
    now,
  };
  const at = indexOf(curve.deflection, now);
  const marginOf = (lens: LensId): number => view.lenses[lens].totals.margin?.at(-1) ?? 0;
  const margins =
    grip === null
      ? { proposedOn: marginOf("proposed/on"), currentOn: marginOf("current/on") }
      : { proposedOn: between(curve.proposedOn, at), currentOn: between(curve.currentOn, at) };
  const finding = crossoverFinding(picture, margins, names, figures);

  /** Between two places on the curve, so that it does not matter whether the curve is of the newest document. */
  function factorBetween(from: number, to: number): number {
    const multiplierAt = (deflection: number): number =>
      curve === null ? 1 : between(curve.multipliers, indexOf(curve.deflection, deflection));
    const least = LEAST_FACTOR;
    return Math.max(least, multiplierAt(to)) / Math.max(least, multiplierAt(from));
  }

  function drag(deflection: number | null): void {
    const stored = useScenario.getState().records?.document;
    if (deflection === null || stored === undefined || crossover === undefined) {
      setGrip(null);
      showPreview(null);
      return;
    }
    const held = grip ?? { at: deflection, from: today, curve: crossover, base: stored };
    setGrip({ ...held, at: deflection });
    showPreview(withResolutionTimes(held.base, factorBetween(held.from, deflection)));
  }

  function drop(deflection: number): void {
    const factor = factorBetween(grip?.from ?? today, deflection);
    setGrip(null);
    void edit(`Resolution, all categories: ${figures.percent(deflection)} net deflection`, (records) => ({
      document: withResolutionTimes(records.document, factor),
      evidence: resolutionEvidence(records.evidence, records.document),
    }));
  }

  const span = view.spans.length - 1;

  function marginOver(lens: LensId): Inspected {
    return { kind: "figure", label: "Margin", figure: { lens, scope: view.scope, line: "margin", span } };
  }

  function pointOf(lens: "current/on" | "proposed/on", index: number): Inspected {
    const multiplier = curve?.multipliers[index] ?? 1;
    // Today's point is a figure of the model like any other.
    return multiplier === 1 ? marginOver(lens) : { kind: "point", label: "Margin elsewhere", lens, multiplier };
  }

  function explain(what: CrossoverSpot, byKey: boolean): void {
    const figure = { lens: "proposed/on", scope: view.scope, line: "deflection", span } as const;
    if (what === "now") inspect({ kind: "figure", label: "Net deflection", figure }, byKey);
    else inspect({ kind: "crossing", label: CROSSING_LABELS[what], crossing: what, scope: view.scope }, byKey);
  }

  const table: ChartTable = {
    heads: ["Net deflection", `${names.proposed}, AI on`, `${names.current}, AI on`, `${names.current}, AI off`],
    rows: picture.points.map((point) => [
      figures.percent(point.deflection),
      figures.amount(point.proposedOn),
      figures.amount(point.currentOn),
      figures.amount(crossover.currentOff),
    ]),
    traces: picture.points.map((_, index) => [
      pointOf("proposed/on", index),
      pointOf("current/on", index),
      marginOver("current/off"),
    ]),
    data: picture.points.map((point) => [point.deflection, point.proposedOn, point.currentOn, crossover.currentOff]),
  };
  return (
    <ChartPanel title={finding.title} subtitle={finding.subtitle} about={about} table={table} tools={tools}>
      <CrossoverChart
        picture={picture}
        names={names}
        caption={`Margin, ${spanName}`}
        figures={figures}
        onDrag={drag}
        onDrop={drop}
        onExplain={explain}
      />
    </ChartPanel>
  );
}
