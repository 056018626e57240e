/** How a line's first amount falls into a number of units and the price of one, where it simply does. */
import type { Component, QuantityText, UnitKind } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { exact, multiply, plainText } from "../number/exact.ts";

interface Priced {
  readonly unit: UnitKind;
  readonly price: QuantityText;
}

function pricedBy(component: Component): Priced | null {
  if (component.type === "recurring") {
    const [only] = component.pricing.tiers;
    return component.pricing.mode === "flat" && only !== undefined ? { unit: component.unit, price: only.unit } : null;
  }
  if (component.type === "guarantee") return component.premium;
  return component.type === "passthrough" ? component : null;
}

export interface UnitPrice {
  readonly quantity: string | null;
  readonly unitPrice: string | null;
}

/** `units`: how many there are in the month of `amount`. Tiers, discounts, minimums and past price rises leave no such price. */
export function unitPriceOf(component: Component, units: (unit: UnitKind) => string, amount: string): UnitPrice {
  const priced = pricedBy(component);
  if (priced !== null) {
    const [quantity, price] = [exact(units(priced.unit)), exact(pointValue(priced.price))];
    if (multiply(quantity, price).equals(exact(amount)))
      return { quantity: plainText(quantity), unitPrice: plainText(price) };
  }
  return { quantity: null, unitPrice: null };
}
