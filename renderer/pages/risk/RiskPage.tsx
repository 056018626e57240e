/** How sure are we, and what price is safe? */
import { useEffect } from "react";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { ensureSimulated } from "../../state/risk.ts";
import { explainRisk, useRisk } from "../../state/risk-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { showDrawer, useSelection } from "../../state/selection-store.ts";
import { planNames } from "../model/lens-terms.ts";
import { RangeView } from "./RangeView.tsx";
import { RiskExplanation } from "./RiskExplanation.tsx";
import { RiskHead } from "./RiskHead.tsx";
import classes from "./risk-page.module.css";

/** An edit is often followed by the next; what takes seconds waits for the last of them. */
const PAUSE = 300;

export function RiskPage() {
  const document = useScenario((state) => state.records?.document ?? null);
  const scope = useSelection((state) => state.scope);
  const { run, view } = useRisk();
  useEffect(() => {
    showDrawer(null);
    explainRisk(null);
  }, []);
  useEffect(() => {
    if (document === null) return;
    const started = useRisk.getState().run !== null;
    const waiting = setTimeout(() => ensureSimulated(document, scope), started ? PAUSE : 0);
    return () => clearTimeout(waiting);
  }, [document, scope]);
  if (document === null)
    return (
      <EmptyState title="No scenario yet">
        What the uncertain inputs of a scenario do to its margin stands here. Begin with the sample from the scenario
        menu above.
      </EmptyState>
    );
  if (run === null) return null;
  const names = planNames(document, scope);
  return (
    <div className={classes.page} data-simulated={run.state} data-trials={run.progress?.done ?? 0}>
      <RiskHead run={run} name={document.name} />
      {view === "range" && <RangeView document={document} scope={scope} names={names} run={run} />}
      <RiskExplanation />
    </div>
  );
}
