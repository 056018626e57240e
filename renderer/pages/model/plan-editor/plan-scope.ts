/** What every part of the editor is about: one plan of one client, as it is stored. */
import { createContext, use } from "react";
import type { Client, Component, Plan, PlanKey, ScenarioDocument } from "../../../../shared/model/document.ts";
import type { Evidence } from "../../../../shared/scenario/change.ts";
import { below } from "../../../../shared/scenario/history.ts";
import { editChecked, editDocument } from "../../../state/checked-edit.ts";
import { withClient, withComponent, withPlan } from "./plan-edits.ts";

export interface PlanScope {
  readonly document: ScenarioDocument;
  readonly client: Client;
  readonly key: PlanKey;
  readonly plan: Plan;
  /** Stable path of the plan. */
  readonly path: string;
  /** For the history: "Northwind, proposed plan". */
  readonly owner: string;
}

const PlanContext = createContext<PlanScope | null>(null);
export const PlanProvider = PlanContext.Provider;

export function usePlanScope(): PlanScope {
  const scope = use(PlanContext);
  if (scope === null) throw new Error("There is no plan around this part of the editor");
  return scope;
}

export const PLAN_TITLES: Readonly<Record<PlanKey, string>> = {
  currentPlan: "Current plan",
  proposedPlan: "Proposed plan",
};

export function planScope(document: ScenarioDocument, client: Client, key: PlanKey): PlanScope {
  return {
    document,
    client,
    key,
    plan: client[key],
    path: below("clients", client.id, key),
    owner: `${client.name}, ${PLAN_TITLES[key].toLowerCase()}`,
  };
}

/** One undo step on the plan; says why it would not stand, if it would not. */
export function editPlan(scope: PlanScope, what: string, change: (plan: Plan) => Plan): string | null {
  return editDocument(`${scope.owner}: ${what}`.slice(0, 500), (document) =>
    withPlan(document, scope.client.id, scope.key, change),
  );
}

export function editComponent<C extends Component>(
  scope: PlanScope,
  component: C,
  what: string,
  change: (component: C) => Component,
): string | null {
  const named = component.label === "" ? what : `${component.label}, ${what}`;
  return editPlan(scope, named, (plan) => withComponent(plan, component.id, (one) => change(one as C)));
}

/** What a guarantee needs to know of the client, with the evidence of each of its values. */
export interface ClientData {
  readonly data: Pick<Client, "reliability" | "security">;
  readonly evidence: Readonly<Record<string, Evidence>>;
}

/** A plan's edit together with data of the client that it needs: one undo step, since neither stands alone. */
export function editPlanWithData(
  scope: PlanScope,
  what: string,
  { data, evidence }: ClientData,
  change: (plan: Plan) => Plan,
): string | null {
  const names = Object.keys(data).join(" and ");
  return editChecked(`${scope.owner}: ${what}, with ${names} data`.slice(0, 500), (records) => ({
    document: withClient(withPlan(records.document, scope.client.id, scope.key, change), scope.client.id, (client) => ({
      ...client,
      ...data,
    })),
    evidence: { ...records.evidence, ...evidence },
  }));
}
