/** Both plans of the client in scope, component by component, with the bill they give beside them. */
import { Button, Drawer } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { useEffect, useMemo, useRef } from "react";
import type { Client, PlanKey, ScenarioDocument } from "../../../../shared/model/document.ts";
import { EmptyState } from "../../../controls/EmptyState.tsx";
import { useFigures } from "../../../controls/figures.ts";
import { pressed } from "../../../controls/key-table.ts";
import { Segments } from "../../../controls/Segments.tsx";
import { closePlans, usePlanEditor } from "../../../state/plan-editor-store.ts";
import { useResults } from "../../../state/results-store.ts";
import { useScenario, useShownDocument } from "../../../state/scenario-store.ts";
import { chooseScope, showDrawer, useSelection } from "../../../state/selection-store.ts";
import { Inspector } from "../Inspector.tsx";
import { planNames } from "../lens-terms.ts";
import { BillPanel } from "./BillPanel.tsx";
import { type Bill, billOf, firstMonth } from "./bill.ts";
import { PlanPane } from "./PlanPane.tsx";
import classes from "./plan-editor.module.css";
import { PLAN_KEYS } from "./plan-edits.ts";
import { PLAN_TITLES, PlanProvider, planScope } from "./plan-scope.ts";

function Head({ client }: { client: Client }) {
  const figures = useFigures();
  const plan = usePlanEditor((state) => state.plan);
  const units = Object.entries(client.units)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${figures.number(count)} ${count === 1 ? unit.slice(0, -1) : unit}`);
  return (
    <header className={classes.head}>
      <button type="button" className={classes.back} onClick={closePlans} title="Back to the figures (Esc)">
        <IconChevronLeft size={16} stroke={1.75} aria-hidden />
        Figures
      </button>
      <span className={classes.rule} aria-hidden="true" />
      <h2 className={classes.heading}>Plans of {client.name}</h2>
      <span className={classes.units}>{units.join(", ")}</span>
      <span className={classes.space} />
      <div className={classes.switch}>
        <Segments
          label="Plan shown"
          value={plan}
          choices={PLAN_KEYS.map((key) => ({ value: key, label: PLAN_TITLES[key] }))}
          onChange={(key: PlanKey) => usePlanEditor.setState({ plan: key })}
        />
      </div>
    </header>
  );
}

function Plans({ document, client }: { document: ScenarioDocument; client: Client }) {
  const shown = useShownDocument() ?? document;
  const view = useResults((state) => state.view);
  const { plan: chosenPlan, month: chosenMonth, ai } = usePlanEditor();
  const month = Math.min(chosenMonth ?? firstMonth(client, document.months), document.months);
  const shownClient = shown.clients.find((one) => one.id === client.id) ?? client;
  const ready = view !== null && view.scope.kind === "client" && view.scope.id === client.id;
  const bills = useMemo<readonly Bill[]>(
    () => (ready ? PLAN_KEYS.map((key) => billOf(shownClient, key, month, ai, view)) : []),
    [ready, shownClient, month, ai, view],
  );
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What opened the page is gone with the page it stood on.
    place.current?.focus();
    return () => window.document.getElementById("content")?.focus();
  }, []);
  return (
    <div ref={place} className={classes.editor} tabIndex={-1}>
      <Head client={client} />
      <div className={classes.panes}>
        {PLAN_KEYS.map((key) => (
          <div key={key} className={classes.place} data-chosen={key === chosenPlan}>
            <PlanProvider value={planScope(document, client, key)}>
              <PlanPane key={client.id} bill={bills.find((bill) => bill.plan === key) ?? null} />
            </PlanProvider>
          </div>
        ))}
        <BillPanel document={shown} client={shownClient} bills={bills} month={month} ai={ai} />
      </div>
      <Trace document={shown} />
    </div>
  );
}

/** Where an amount of the bill comes from, over the page that it stands on. */
function Trace({ document }: { document: ScenarioDocument }) {
  const view = useResults((state) => state.view);
  const scope = useSelection((state) => state.scope);
  const opened = useSelection((state) => state.drawer === "inspector" && state.trail.length > 0);
  return (
    <Drawer
      opened={opened}
      onClose={() => showDrawer(null)}
      position="right"
      size={340}
      title="Inspector"
      closeButtonProps={{ "aria-label": "Close" }}
      classNames={{ body: classes.drawerBody ?? "" }}
    >
      {view !== null && <Inspector view={view} document={document} names={planNames(document, scope)} />}
    </Drawer>
  );
}

/** Escape leaves the page, unless there is something on top of it that Escape is for. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    let covered = false;
    // What is on top is gone by the time the press has come up here, so it is looked for on the way down.
    const down = (): void => {
      covered = window.document.querySelector('[role="dialog"], [role="menu"]') !== null;
    };
    const up = (event: KeyboardEvent): void => {
      if (pressed(event, "leavePlans") && !event.defaultPrevented && !covered) leave();
    };
    window.addEventListener("keydown", down, { capture: true });
    window.addEventListener("keydown", up);
    return () => {
      window.removeEventListener("keydown", down, { capture: true });
      window.removeEventListener("keydown", up);
    };
  }, [leave]);
}

/** The editor needs one client; in the portfolio it asks for whom. */
export function PlanEditor() {
  const document = useScenario((state) => state.records?.document);
  const scope = useSelection((state) => state.scope);
  useEscape(closePlans);
  if (document === undefined) return null;
  const client = scope.kind === "client" ? document.clients.find((one) => one.id === scope.id) : undefined;
  if (client !== undefined) return <Plans document={document} client={client} />;
  return (
    <EmptyState
      title="Whose plans?"
      actions={
        <Button variant="default" onClick={closePlans}>
          Back to the figures
        </Button>
      }
    >
      <p>A plan belongs to one client. Choose whose plans to edit.</p>
      <ul className={classes.choices}>
        {document.clients.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => chooseScope({ kind: "client", id: one.id })}>
              {one.name}
            </button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
