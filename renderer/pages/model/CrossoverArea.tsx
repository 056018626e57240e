import { useMemo, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { BreakEvenFigure, Crossover, LensId } from "../../../shared/model/results.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { CrossoverChart, type CrossoverPicture } from "../../charts/CrossoverChart.tsx";
import { between, firstCrossing, indexOf } from "../../charts/crossing.ts";
import { useFigures } from "../../controls/figures.ts";
import { edit } from "../../state/edits.ts";
import { resolutionEvidence, withResolutionTimes } from "../../state/resolution.ts";
import { sameScope, useResults } from "../../state/results-store.ts";
import { showPreview, useScenario } from "../../state/scenario-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import { useChartAbout } from "./chart-about.ts";
import { crossoverFinding } from "./chart-findings.ts";
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

interface Curve {
  readonly multipliers: readonly number[];
  readonly deflection: readonly number[];
  readonly currentOn: readonly number[];
  readonly proposedOn: readonly number[];
}

/** Only the points that lie on the axis, and none that stands where the one before stood: a cap holds all resolutions there. */
function curveOf(crossover: Crossover): Curve | null {
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
  };
}

function placeOf(curve: Curve, at: number | null): CrossoverPicture["breakEven"] {
  return at === null ? null : { deflection: between(curve.deflection, at), margin: between(curve.proposedOn, at) };
}

/** The confirmed figure of the whole scenario where there is one, else where the drawn lines meet. */
function confirmed(
  curve: Curve,
  figure: BreakEvenFigure | undefined,
  drawn: number | null,
): CrossoverPicture["breakEven"] {
  if (figure === undefined || "reason" in figure || figure.deflection === null) return placeOf(curve, drawn);
  const deflection = Number(figure.deflection);
  return { deflection, margin: between(curve.proposedOn, indexOf(curve.deflection, deflection)) };
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
  const level = curve.deflection.map(() => crossover.currentOff);
  const picture: CrossoverPicture = {
    points: curve.deflection.map((deflection, index) => ({
      deflection,
      currentOn: curve.currentOn[index] ?? 0,
      proposedOn: curve.proposedOn[index] ?? 0,
    })),
    currentOff: crossover.currentOff,
    breakEven: confirmed(curve, whole?.breakEven, firstCrossing(curve.proposedOn, level)),
    plansCross: confirmed(curve, whole?.plansCross, firstCrossing(curve.proposedOn, curve.currentOn)),
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

  const table: ChartTable = {
    heads: ["Net deflection", `${names.proposed}, AI on`, `${names.current}, AI on`, `${names.current}, AI off`],
    rows: picture.points.map((point) => [
      figures.percent(point.deflection),
      figures.amount(point.proposedOn),
      figures.amount(point.currentOn),
      figures.amount(crossover.currentOff),
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
      />
    </ChartPanel>
  );
}
