/** How sure are we: five statements, distributions, what moves them, the map of deflection and price, the evidence to get next. */
import { useEffect } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Scope } from "../../../shared/model/results.ts";
import { useFieldOptions } from "../../controls/field-options.ts";
import { useFigures } from "../../controls/figures.ts";
import { todayIso } from "../../state/inputs.ts";
import { ensureSwept, uncertainIn } from "../../state/risk.ts";
import { type SimulationRun, useRisk } from "../../state/risk-store.ts";
import { type EvidenceRecord, useScenario } from "../../state/scenario-store.ts";
import type { PlanNames } from "../model/lens-terms.ts";
import { DistributionPanel } from "./DistributionPanel.tsx";
import { EvidencePanel } from "./EvidencePanel.tsx";
import { HeatPanel } from "./HeatPanel.tsx";
import { RiskNotes } from "./RiskNotes.tsx";
import { RiskStrip } from "./RiskStrip.tsx";
import classes from "./range-view.module.css";
import { TornadoPanel } from "./TornadoPanel.tsx";
import { metricOf, uncertainRows } from "./tornado-rows.ts";
import { UncertainOffer } from "./UncertainOffer.tsx";

const NO_EVIDENCE: EvidenceRecord = {};

interface RangeViewProps {
  readonly document: ScenarioDocument;
  readonly scope: Scope;
  readonly names: PlanNames;
  readonly run: SimulationRun;
}

export function RangeView({ document, scope, names, run }: RangeViewProps) {
  const figures = useFigures();
  const options = useFieldOptions();
  const metric = useRisk((state) => state.metric);
  const sweep = useRisk((state) => state.sweep);
  const evidence = useScenario((state) => state.records?.evidence ?? NO_EVIDENCE);
  useEffect(() => ensureSwept(document, scope), [document, scope]);
  if (run.progress === null)
    return (
      <p className={classes.waiting} role={run.failure === null ? undefined : "alert"}>
        {run.failure ??
          (run.state === "stopped"
            ? "The simulation was cancelled before its first thousand trials."
            : "The first thousand trials are being drawn…")}
      </p>
    );
  const context = { view: run.progress.view, metric, names, figures, together: run.together };
  const isCertain = uncertainIn(document, scope).length === 0;
  const answer = sweep?.answer ?? null;
  const rows =
    answer === null
      ? []
      : uncertainRows(answer, run.progress.view.drivers, metric, document, evidence, todayIso(), options);
  const now = answer === null ? 0 : metricOf(answer.now, metric);
  return (
    <>
      <RiskNotes run={run} names={names} />
      <RiskStrip context={context} />
      <div className={classes.panels}>
        <div className={classes.half}>
          <DistributionPanel context={context} months={document.months} />
        </div>
        <div className={classes.half}>
          {isCertain ? (
            <UncertainOffer document={document} scope={scope} />
          ) : (
            <TornadoPanel context={context} rows={rows} now={now} />
          )}
        </div>
        <div className={classes.wide}>
          <HeatPanel document={document} scope={scope} names={names} figures={figures} />
        </div>
        <div className={classes.rest}>
          <EvidencePanel context={context} rows={rows} marginNow={answer?.now.margin ?? 0} />
        </div>
      </div>
    </>
  );
}
