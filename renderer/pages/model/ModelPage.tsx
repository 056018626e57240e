/** What this client, or this portfolio, earns under each plan, with and without AI: assumptions, results, explanation. */
import { useMediaQuery } from "@mantine/hooks";
import { useDeferredValue, useMemo } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { BesideDrawer } from "../../controls/BesideDrawer.tsx";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { usePlanEditor } from "../../state/plan-editor-store.ts";
import { useResults } from "../../state/results-store.ts";
import type { EvidenceRecord } from "../../state/scenario-store.ts";
import { showDrawer, useSelection } from "../../state/selection-store.ts";
import { remember, remembered } from "../../state/workspace-store.ts";
import { AssumptionTree } from "./AssumptionTree.tsx";
import { Inspector } from "./Inspector.tsx";
import { planNames } from "./lens-terms.ts";
import classes from "./model-page.module.css";
import { PlanEditor } from "./plan-editor/PlanEditor.tsx";
import { Results } from "./Results.tsx";

const LAYOUT = "modelPanes";
const NO_EVIDENCE: EvidenceRecord = {};

const DRAWER_WIDTH = 320;

function rememberedLayout(panes: number): Record<string, number> | undefined {
  const known = remembered(LAYOUT);
  if (typeof known !== "object" || known === null || Array.isArray(known)) return undefined;
  const widths = Object.entries(known).flatMap(([id, width]) =>
    typeof width === "number" ? [[id, width] as const] : [],
  );
  return widths.length === panes ? Object.fromEntries(widths) : undefined;
}

export function ModelPage() {
  const drawn = useDeferredValue(useResults((state) => state.drawn));
  const document = drawn?.document ?? null;
  const evidence = drawn?.evidence ?? NO_EVIDENCE;
  const view = useResults((state) => state.view);
  const explained = useDeferredValue(view);
  const scope = useSelection((state) => state.scope);
  const drawer = useSelection((state) => state.drawer);
  const plansOpen = usePlanEditor((state) => state.opened);
  const inspectorBeside = useMediaQuery("(min-width: 1280px)", true, { getInitialValueInEffect: false });
  const treeBeside = useMediaQuery("(min-width: 1024px)", true, { getInitialValueInEffect: false });
  const names = useMemo(() => (document === null ? null : planNames(document, scope)), [document, scope]);
  if (document === null || names === null)
    return (
      <EmptyState title="No scenario yet">
        A scenario holds the clients, their plans and everything the figures rest on. Begin with the sample from the
        scenario menu above.
      </EmptyState>
    );
  const inspector = explained === null ? null : <Inspector view={explained} document={document} names={names} />;
  const panes = (treeBeside ? 1 : 0) + 1 + (inspectorBeside ? 1 : 0);
  const layout = rememberedLayout(panes);
  if (plansOpen) return <PlanEditor />;
  return (
    <>
      <Group
        key={panes}
        className={classes.panes}
        {...(layout === undefined ? {} : { defaultLayout: layout })}
        onLayoutChanged={(next, meta) => {
          if (meta.isUserInteraction) remember(LAYOUT, { ...next });
        }}
      >
        {treeBeside && (
          <Panel id="tree" defaultSize={304} minSize={240} groupResizeBehavior="preserve-pixel-size">
            <AssumptionTree document={document} evidence={evidence} scope={scope} />
          </Panel>
        )}
        {treeBeside && <Separator className={classes.separator} aria-label="Width of the assumptions" />}
        <Panel id="results" minSize={treeBeside ? 560 : 320}>
          <Results document={document} view={view} names={names} />
        </Panel>
        {inspectorBeside && <Separator className={classes.separator} aria-label="Width of the inspector" />}
        {inspectorBeside && (
          <Panel id="inspector" defaultSize={304} minSize={264} groupResizeBehavior="preserve-pixel-size">
            {inspector}
          </Panel>
        )}
      </Group>
      {!treeBeside && (
        <BesideDrawer
          opened={drawer === "tree"}
          onClose={() => showDrawer(null)}
          position="left"
          title="Assumptions"
          size={DRAWER_WIDTH}
        >
          <AssumptionTree document={document} evidence={evidence} scope={scope} />
        </BesideDrawer>
      )}
      {!inspectorBeside && (
        <BesideDrawer
          opened={drawer === "inspector"}
          onClose={() => showDrawer(null)}
          title="Inspector"
          size={DRAWER_WIDTH}
        >
          {inspector}
        </BesideDrawer>
      )}
    </>
  );
}
