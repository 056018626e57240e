/** Fields of a price component as bindings: where they lie, which variant they are of, how the history calls them. */
import type { Component } from "../../../../shared/model/document.ts";
import type { Field, Variant } from "../../../../shared/model/field.ts";
import type { DisplayUnit } from "../../../../shared/number/display-unit.ts";
import { below } from "../../../../shared/scenario/history.ts";
import type { Binding } from "../../../controls/BoundField.tsx";
import type { PlanScope } from "./plan-scope.ts";
import { priceUnit } from "./price-text.ts";

export function variantOfComponent(component: Component): Variant {
  return {
    type: component.type,
    metric: component.type === "guarantee" ? component.metric : undefined,
    mode: "pricing" in component ? component.pricing.mode : undefined,
  };
}

/** The table knows "per unit"; the component knows of what. */
function refined(component: Component, name: string): Partial<Field> | undefined {
  const unit =
    component.type === "guarantee" && name === "premium/price"
      ? priceUnit(component.premium.unit)
      : component.type === "passthrough" && (name === "price" || name === "cost")
        ? priceUnit(component.unit)
        : undefined;
  return unit === undefined ? undefined : { unit: unit as DisplayUnit };
}

export function bindingIn(scope: PlanScope, component: Component, name: string): Binding {
  const refine = refined(component, name);
  return {
    document: scope.document,
    path: `${below(scope.path, "components", component.id)}/${name}`,
    owner: `${scope.owner}, ${component.label}`,
    variant: variantOfComponent(component),
    ...(refine === undefined ? {} : { refine }),
  };
}
