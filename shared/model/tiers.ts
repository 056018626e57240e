/** Spec section 6, tiers: the price of a quantity, in steps that explain themselves. */
import type { Quantity } from "../formula/quantity.ts";
import { type ComponentInputs, pricingOf } from "./component-inputs.ts";
import type { Pricing } from "./document.ts";

export interface TierPrices {
  /** Null in the last tier. */
  readonly upTo: Quantity | null;
  readonly unit: Quantity;
  readonly flat: Quantity;
}

export function tierPrices(component: ComponentInputs, pricing: Pricing, quantityUnit: string): TierPrices[] {
  return pricing.tiers.map((tier, at) => {
    const path = `pricing/tiers/${at}`;
    const number = (name: "upTo" | "unit" | "flat", unit: string, fallback?: string) =>
      component.value(`${path}/${name}`, unit, (each) => pricingOf(each)?.tiers[at]?.[name], fallback);
    return {
      upTo: tier.upTo === null ? null : number("upTo", quantityUnit),
      unit: number("unit", pricing.mode === "package" ? "money" : `money/${quantityUnit}`),
      flat: number("flat", "money", "0"),
    };
  });
}

/** `price(q)`; `quantity` is q9 of the billed quantity and not negative. Not yet rounded to money. */
export function buildPrice(component: ComponentInputs, pricing: Pricing, quantity: Quantity): Quantity {
  const { graph } = component;
  const tiers = tierPrices(component, pricing, quantity.unit.text);
  const [only] = tiers;
  if (only === undefined) throw new Error("a price has at least one tier");
  switch (pricing.mode) {
    case "flat":
      return quantity.times(only.unit);
    case "package": {
      const size = component.value("pricing/size", quantity.unit.text, (each) => {
        const current = pricingOf(each);
        return current?.mode === "package" ? current.size : undefined;
      });
      return quantity.over(size).q9().roundedUp().times(only.unit);
    }
    case "graduated":
      return graph.total(
        "",
        tiers.map((tier, at) => graduatedPart(quantity, tiers[at - 1]?.upTo ?? null, tier)),
        "money",
      );
    case "volume":
      return graph.choose(quantity.isPositive(), volumePrice(quantity, tiers), graph.number("0", "money"));
  }
}

/** The part of the quantity inside `(from, upTo]` times the tier's unit price, plus its flat fee if that part is positive. */
function graduatedPart(quantity: Quantity, from: Quantity | null, tier: TierPrices): Quantity {
  const { graph } = quantity;
  const nothing = graph.number("0", "money");
  const start = from ?? graph.number("0", quantity.unit);
  const end = tier.upTo === null ? quantity : quantity.atMost(tier.upTo);
  const part = from === null ? end : end.minus(from);
  return graph.choose(quantity.isAbove(start), part.times(tier.unit).plus(tier.flat), nothing);
}

/** The whole quantity at the price of the one tier that it falls into. */
function volumePrice(quantity: Quantity, tiers: readonly TierPrices[]): Quantity {
  const [tier, ...further] = tiers;
  if (tier === undefined) throw new Error("a price has at least one tier");
  const here = quantity.times(tier.unit).plus(tier.flat);
  if (tier.upTo === null || further.length === 0) return here;
  return quantity.graph.choose(tier.upTo.isAtLeast(quantity), here, volumePrice(quantity, further));
}
