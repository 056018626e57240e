/** A component at other prices: what offers, concessions and ways out of a block are made of. The model prices the result. */
import type { Component, Plan, Pricing, QuantityText } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { type Exact, exact, multiply, plainText, roundHalfUp } from "../number/exact.ts";

type Scale = (quantity: QuantityText) => string;

function scaledPricing(pricing: Pricing, scale: Scale): Pricing {
  const tiers = pricing.tiers.map(({ upTo, unit, flat }) => ({
    upTo,
    unit: scale(unit),
    ...(flat === undefined ? {} : { flat: scale(flat) }),
  }));
  return pricing.mode === "package" ? { mode: "package", tiers, size: pricing.size } : { mode: pricing.mode, tiers };
}

/**
 * Every price of a component times `factor`, rounded half up to `places` decimals: those that the target price of spec
 * section 8 multiplies (`unit`, tier `flat`, `rate`, `premium.price`, `hourlyValue`, `amount`, `price`). An uncertain price
 * becomes its point value.
 */
export function scaledComponent(component: Component, factor: Exact, places: number): Component {
  const scale: Scale = (quantity) => plainText(roundHalfUp(multiply(exact(pointValue(quantity)), factor), places));
  switch (component.type) {
    case "recurring":
    case "ticket":
    case "outcome":
      return { ...component, pricing: scaledPricing(component.pricing, scale) };
    case "hours":
      return { ...component, rate: scale(component.rate) };
    case "guarantee":
      return { ...component, premium: { unit: component.premium.unit, price: scale(component.premium.price) } };
    case "gainshare":
      return { ...component, hourlyValue: scale(component.hourlyValue) };
    case "onetime":
      return { ...component, amount: scale(component.amount) };
    case "passthrough":
      return { ...component, price: scale(component.price) };
  }
}

/** The same with the money bounds of an outcome fee and of a gain share, which are no prices. */
export function scaledWithBounds(component: Component, factor: Exact, places: number): Component {
  const scaled = scaledComponent(component, factor, places);
  const bound = (value: QuantityText): string =>
    plainText(roundHalfUp(multiply(exact(pointValue(value)), factor), places));
  if (scaled.type === "outcome") {
    return {
      ...scaled,
      ...(scaled.floor === undefined ? {} : { floor: bound(scaled.floor) }),
      ...(scaled.cap == null ? {} : { cap: bound(scaled.cap) }),
    };
  }
  return scaled.type === "gainshare" && scaled.cap != null ? { ...scaled, cap: bound(scaled.cap) } : scaled;
}

/**
 * The same plan with its defaults written out (spec section 2), so that trying a discount, an allowance or a cap on it
 * changes a value and not the formulas. `startMonth` is the first month on the plan.
 */
export function explicitPlan(plan: Plan, startMonth: number): Plan {
  return {
    ...plan,
    minimumMonthly: plan.minimumMonthly ?? "0",
    creditCap: plan.creditCap ?? "1",
    nextEscalationMonth: plan.nextEscalationMonth ?? startMonth + 12,
    components: plan.components.map((component) => {
      const discount = component.discount ?? "0";
      if (component.type === "outcome" || component.type === "ticket" || component.type === "hours")
        return { ...component, discount, included: component.included ?? "0" };
      return { ...component, discount };
    }),
  };
}
