/** What a component costs, in a few words for its closed row: "62.00 USD / endpoint", "graduated, 3 tiers". */
import type { Component, Pricing, QuantityText, UnitKind } from "../../../../shared/model/document.ts";
import { pointValue } from "../../../../shared/model/point-value.ts";
import { type FormatOptions, formatQuantity } from "../../../../shared/number/format-quantity.ts";

type Options = Omit<FormatOptions, "style">;

const SINGULAR: Readonly<Record<UnitKind, string>> = {
  users: "user",
  endpoints: "endpoint",
  servers: "server",
  sites: "site",
  client: "client",
};

/** Display unit of a price for each of a billed unit. */
export function priceUnit(unit: UnitKind): `money/${string}` {
  return `money/${SINGULAR[unit]}-month`;
}

export function countedNoun(component: Component): string {
  switch (component.type) {
    case "recurring":
    case "passthrough":
      return component.unit;
    case "guarantee":
      return component.premium.unit;
    case "hours":
    case "gainshare":
      return "hours";
    case "ticket":
    case "outcome":
      return "tickets";
    case "onetime":
      return "";
  }
}

function text(value: QuantityText, unit: string, options: Options): string {
  return formatQuantity(pointValue(value), unit, { ...options, style: "full" });
}

function pricingText(pricing: Pricing, unit: string, options: Options): string {
  const [first] = pricing.tiers;
  if (first === undefined) return "";
  if (pricing.mode === "package") {
    return `${text(pricing.size, "units", options)} for ${text(first.unit, "money", options)}`;
  }
  const price = text(first.unit, unit, options);
  if (pricing.mode === "flat" || pricing.tiers.length === 1) return price;
  return `${pricing.mode}, ${pricing.tiers.length} tiers from ${price}`;
}

export function priceText(component: Component, options: Options): string {
  switch (component.type) {
    case "recurring":
      return pricingText(component.pricing, priceUnit(component.unit), options);
    case "ticket":
      return pricingText(component.pricing, "money/ticket", options);
    case "outcome":
      return pricingText(component.pricing, "money/outcome", options);
    case "hours":
      return text(component.rate, "money/hour", options);
    case "guarantee":
      return text(component.premium.price, priceUnit(component.premium.unit), options);
    case "passthrough":
      return text(component.price, priceUnit(component.unit), options);
    case "gainshare":
      return `${text(component.share, "share", options)} of ${text(component.hourlyValue, "money/hour", options)}`;
    case "onetime":
      return `once, in ${text(component.month, "plan-month", options).replace("of the plan", "").trim()}`;
  }
}
