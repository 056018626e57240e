/** What holds for the plan as a whole: minimum, collar, cap on credits, escalation, and when it begins. */
import type { Json } from "../../../../shared/scenario/change.ts";
import { below } from "../../../../shared/scenario/history.ts";
import { type Binding, BoundRow } from "../../../controls/BoundField.tsx";
import { FieldGroup } from "../../../controls/FieldRow.tsx";
import { editDocument } from "../../../state/checked-edit.ts";
import { withCollarEnd, withPlan } from "./plan-edits.ts";
import classes from "./plan-pane.module.css";
import { type PlanScope, usePlanScope } from "./plan-scope.ts";

function collarBinding(scope: PlanScope, end: "floor" | "cap"): Binding {
  return {
    document: scope.document,
    path: `${scope.path}/collar/${end}`,
    owner: scope.owner,
    fallback: null,
    store: (label: string, value: Json | undefined) =>
      editDocument(label, (document) =>
        withPlan(document, scope.client.id, scope.key, (plan) =>
          withCollarEnd(plan, end, typeof value === "string" ? value : null),
        ),
      ),
  };
}

export function PlanTerms() {
  const scope = usePlanScope();
  const { document, client, key, path, owner } = scope;
  const at = (name: string): Binding => ({ document, path: `${path}/${name}`, owner });
  const escalation = key === "currentPlan" ? 13 : client.convertMonth === null ? undefined : client.convertMonth + 12;
  return (
    <div className={classes.terms}>
      <FieldGroup title="Terms of the plan" stacked>
        {key === "proposedPlan" && (
          <BoundRow binding={{ document, path: below("clients", client.id, "convertMonth"), owner: client.name }} />
        )}
        <BoundRow binding={at("minimumMonthly")} />
        {/* A collar refers to the current plan, so on the current plan it would refer to itself. */}
        {(key === "proposedPlan" || client.currentPlan.collar !== undefined) && (
          <>
            <BoundRow binding={collarBinding(scope, "floor")} />
            <BoundRow binding={collarBinding(scope, "cap")} />
          </>
        )}
        <BoundRow binding={at("creditCap")} />
        <BoundRow
          binding={{ ...at("nextEscalationMonth"), fallback: escalation }}
          {...(escalation === undefined ? { absent: "12 months after renewal" } : {})}
        />
      </FieldGroup>
    </div>
  );
}
