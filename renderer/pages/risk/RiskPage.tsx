/** How sure are we, and what price is safe? */
import { Button } from "@mantine/core";
import { useEffect } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { ensureSimulated } from "../../state/risk.ts";
import { explainRisk, useRisk } from "../../state/risk-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { chooseScope, showDrawer, useSelection } from "../../state/selection-store.ts";
import { planNames } from "../model/lens-terms.ts";
import { ClausesView } from "./ClausesView.tsx";
import { FloorView } from "./FloorView.tsx";
import { RangeView } from "./RangeView.tsx";
import { RenewalView } from "./RenewalView.tsx";
import { RiskExplanation } from "./RiskExplanation.tsx";
import { RiskHead } from "./RiskHead.tsx";
import classes from "./risk-page.module.css";
import { ShocksView } from "./ShocksView.tsx";

/** An edit is often followed by the next; what takes seconds waits for the last of them. */
const PAUSE = 300;
const MOST_OFFERED = 6;

const OF_ONE_CLIENT = {
  floor: "A safe price is one client’s",
  clauses: "Clauses stand in one client’s proposal",
  renewal: "One client renews, or not",
} as const;

function ChooseClient({ document, view }: { document: ScenarioDocument; view: keyof typeof OF_ONE_CLIENT }) {
  return (
    <EmptyState
      title={OF_ONE_CLIENT[view]}
      actions={document.clients.slice(0, MOST_OFFERED).map(({ id, name }) => (
        <Button key={id} variant="default" size="compact-sm" onClick={() => chooseScope({ kind: "client", id })}>
          {name}
        </Button>
      ))}
    >
      Choose the client here, or in the bar above.
    </EmptyState>
  );
}

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
      <RiskHead run={run} document={document} scope={scope} />
      {view === "range" && <RangeView document={document} scope={scope} names={names} run={run} />}
      {view === "shocks" && <ShocksView document={document} scope={scope} />}
      {view !== "range" &&
        view !== "shocks" &&
        (scope.kind === "portfolio" ? (
          <ChooseClient document={document} view={view} />
        ) : view === "floor" ? (
          <FloorView document={document} clientId={scope.id} run={run} />
        ) : view === "clauses" ? (
          <ClausesView document={document} clientId={scope.id} />
        ) : (
          <RenewalView document={document} clientId={scope.id} />
        ))}
      <RiskExplanation />
    </div>
  );
}
