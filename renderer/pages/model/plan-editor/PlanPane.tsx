/** One plan: its name, its price components in the order of the bill, and its terms. */
import { useState } from "react";
import { calendarMonth } from "../../../../shared/number/month-text.ts";
import { BoundInput } from "../../../controls/BoundField.tsx";
import { useFigures } from "../../../controls/figures.ts";
import { AddComponent } from "./AddComponent.tsx";
import type { Bill } from "./bill.ts";
import { ComponentRow } from "./ComponentRow.tsx";
import { PlanTerms } from "./PlanTerms.tsx";
import { movedTo } from "./plan-edits.ts";
import classes from "./plan-pane.module.css";
import { editPlan, PLAN_TITLES, usePlanScope } from "./plan-scope.ts";

function Since() {
  const { key, client, document } = usePlanScope();
  const figures = useFigures();
  if (key === "currentPlan") return <>{PLAN_TITLES[key]}, in force today</>;
  if (client.convertMonth === null) return <>{PLAN_TITLES[key]}, no renewal month yet</>;
  return (
    <>
      {PLAN_TITLES[key]}, from {figures.month(calendarMonth(document.startMonth, client.convertMonth))}
    </>
  );
}

export function PlanPane({ bill }: { bill: Bill | null }) {
  const scope = usePlanScope();
  const { plan, key, path, owner, document } = scope;
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set());
  /** The row under the pointer while another is dragged. */
  const [over, setOver] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);

  function toggle(id: string, next: boolean): void {
    setOpen((before) => {
      const after = new Set(before);
      if (next) after.add(id);
      else after.delete(id);
      return after;
    });
  }

  function drop(id: string): void {
    const to = plan.components.findIndex((one) => one.id === id);
    const moving = plan.components.find((one) => one.id === dragged);
    setDragged(null);
    setOver(null);
    if (moving === undefined || moving.id === id) return;
    editPlan(scope, `${moving.label} moved to place ${to + 1}`, (before) => movedTo(before, moving.id, to));
  }

  return (
    <section className={classes.pane} aria-label={`${PLAN_TITLES[key]}: ${plan.name}`} data-plan={key}>
      <header className={classes.head}>
        <span className={classes.swatch} aria-hidden="true" />
        <div className={classes.names}>
          <div className={classes.name}>
            <BoundInput binding={{ document, path: `${path}/name`, owner }} cell label={`${PLAN_TITLES[key]}, name`} />
          </div>
          <p className={classes.since}>
            <Since />
          </p>
        </div>
        <AddComponent onAdded={(id) => toggle(id, true)} />
      </header>
      <div className={classes.scroll}>
        {plan.components.length === 0 ? (
          <p className={classes.empty}>
            Nothing is billed yet. Add a component: a fee per user, an outcome fee, a guarantee.
          </p>
        ) : (
          <ol className={classes.components}>
            {plan.components.map((component) => (
              <ComponentRow
                key={component.id}
                component={component}
                amount={bill?.rows.find((row) => row.component?.id === component.id)?.amount ?? null}
                open={open.has(component.id)}
                onToggle={(next) => toggle(component.id, next)}
                drag={{
                  target: over === component.id && dragged !== null && dragged !== component.id,
                  start: () => setDragged(component.id),
                  enter: () => setOver(component.id),
                  end: () => {
                    setDragged(null);
                    setOver(null);
                  },
                  drop: () => drop(component.id),
                }}
              />
            ))}
          </ol>
        )}
        <PlanTerms />
      </div>
    </section>
  );
}
