import type { Quantity } from "../formula/quantity.ts";
import type { Component, Plan, PlanKey, Pricing, QuantityText } from "./document.ts";
import { pathSegment } from "./fields.ts";
import type { ClientInputs } from "./inputs.ts";

/** The numbers of a plan, below `clients/ID/PLAN`. */
export class PlanInputs {
  readonly client: ClientInputs;
  readonly key: PlanKey;
  readonly plan: Plan;

  constructor(client: ClientInputs, key: PlanKey) {
    this.client = client;
    this.key = key;
    this.plan = client.client[key];
  }

  value(
    suffix: string,
    unit: string,
    read: (plan: Plan) => QuantityText | null | undefined,
    fallback?: string,
  ): Quantity {
    return this.client.one(`${this.key}/${suffix}`, unit, (client) => read(client[this.key]) ?? undefined, fallback);
  }

  component(at: number): ComponentInputs {
    return new ComponentInputs(this, at);
  }
}

/** The numbers of a price component, below `clients/ID/PLAN/components/ID`. Reads by position: ids do not move without a rebuild. */
export class ComponentInputs {
  readonly plan: PlanInputs;
  readonly at: number;
  readonly component: Component;

  constructor(plan: PlanInputs, at: number) {
    this.plan = plan;
    this.at = at;
    const component = plan.plan.components[at];
    if (component === undefined) throw new Error(`no component ${at}`);
    this.component = component;
  }

  get graph() {
    return this.plan.client.inputs.graph;
  }

  /** `read` gets the component as it stands in the document being read: of the same type as this one. */
  value(
    suffix: string,
    unit: string,
    read: (component: Component) => QuantityText | null | undefined,
    fallback?: string,
  ): Quantity {
    return this.plan.value(
      `components/${pathSegment(this.component.id)}/${suffix}`,
      unit,
      (plan) => read(plan.components[this.at]!),
      fallback,
    );
  }
}

export function pricingOf(component: Component): Pricing | undefined {
  return "pricing" in component ? component.pricing : undefined;
}
