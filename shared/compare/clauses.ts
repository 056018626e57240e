/** The clauses of a proposed plan that bend what is billed: found in it, and taken out of it one at a time, as pure functions. */
import type { Client, Component, Plan, ScenarioDocument } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";

export type ClauseKind = "minimum" | "collar" | "cap" | "floor" | "bands" | "included" | "creditCap" | "guarantee";

export interface Clause {
  readonly kind: ClauseKind;
  /** Null for what concerns the whole plan. */
  readonly componentId: string | null;
  readonly label: string;
  /** What the plan would be without it. */
  readonly without: string;
}

function clausesOfComponent(component: Component): readonly Clause[] {
  const { id: componentId, label } = component;
  const found: Clause[] = [];
  if (component.type === "outcome") {
    if (component.cap !== null && component.cap !== undefined)
      found.push({ kind: "cap", componentId, label: `Cap of ${label}`, without: "the fee has no cap" });
    if (Number(component.floor ?? 0) > 0)
      found.push({ kind: "floor", componentId, label: `Floor of ${label}`, without: "the fee has no floor" });
  }
  if ("pricing" in component && component.pricing.mode !== "flat" && component.pricing.tiers.length > 1)
    found.push({
      kind: "bands",
      componentId,
      label: `Volume bands of ${label}`,
      without: "every unit has the price of the first band",
    });
  if ("included" in component && component.included !== undefined && Number(pointValue(component.included)) > 0)
    found.push({ kind: "included", componentId, label: `Included in ${label}`, without: "nothing is included" });
  if (component.type === "guarantee")
    found.push({
      kind: "guarantee",
      componentId,
      label: `Guarantee: ${label}`,
      without: "neither premium nor credits",
    });
  return found;
}

/** Plan-wide ones first. */
export function clausesOf({ proposedPlan }: Client): readonly Clause[] {
  const plan: Clause[] = [];
  if (Number(pointValue(proposedPlan.minimumMonthly ?? "0")) > 0)
    plan.push({ kind: "minimum", componentId: null, label: "Monthly minimum", without: "there is no minimum" });
  if (proposedPlan.collar !== undefined)
    plan.push({
      kind: "collar",
      componentId: null,
      label: "Collar on the bill",
      without: "the bill moves freely against the current plan",
    });
  if (Number(proposedPlan.creditCap ?? 1) < 1)
    plan.push({
      kind: "creditCap",
      componentId: null,
      label: "Cap on credits",
      without: "credits may reach the whole bill",
    });
  return [...plan, ...proposedPlan.components.flatMap(clausesOfComponent)];
}

function withoutField<T extends object>(value: T, key: keyof T): T {
  const { [key]: _, ...rest } = value;
  return rest as T;
}

function componentWithout(component: Component, kind: ClauseKind): Component {
  if (component.type === "outcome" && kind === "cap") return { ...component, cap: null };
  if (component.type === "outcome" && kind === "floor") return { ...component, floor: "0" };
  if ("included" in component && kind === "included") return { ...component, included: "0" };
  if ("pricing" in component && kind === "bands") {
    const unit = component.pricing.tiers[0]?.unit ?? "0";
    return { ...component, pricing: { mode: "flat", tiers: [{ upTo: null, unit }] } };
  }
  return component;
}

function planWithout(plan: Plan, { kind, componentId }: Clause): Plan {
  if (kind === "minimum") return withoutField(plan, "minimumMonthly");
  if (kind === "collar") return withoutField(plan, "collar");
  if (kind === "creditCap") return withoutField(plan, "creditCap");
  if (kind === "guarantee")
    return { ...plan, components: plan.components.filter((component) => component.id !== componentId) };
  return {
    ...plan,
    components: plan.components.map((component) =>
      component.id === componentId ? componentWithout(component, kind) : component,
    ),
  };
}

export function withoutClause(document: ScenarioDocument, clientId: string, clause: Clause): ScenarioDocument {
  return {
    ...document,
    clients: document.clients.map((client) =>
      client.id === clientId ? { ...client, proposedPlan: planWithout(client.proposedPlan, clause) } : client,
    ),
  };
}
