/** The steps behind a line of the bill in a few words, as the model has them: "79 endpoints × 62.00 × 1.03". */
import type { Component } from "../../../../shared/model/document.ts";
import { pointValue } from "../../../../shared/model/point-value.ts";
import { quantityParts } from "../../../../shared/number/format-quantity.ts";
import type { FieldTextOptions } from "../../../../shared/scenario/field-text.ts";
import type { BilledSteps } from "./billed-steps.ts";
import { countedNoun } from "./price-text.ts";

/** The one price that a quantity meets, as plain decimal text; null where there are several. */
function singlePrice(component: Component): string | null {
  switch (component.type) {
    case "hours":
      return pointValue(component.rate);
    case "guarantee":
      return pointValue(component.premium.price);
    case "passthrough":
      return pointValue(component.price);
    case "recurring":
    case "ticket":
    case "outcome":
      return component.pricing.mode === "flat" ? pointValue(component.pricing.tiers[0]?.unit ?? "0") : null;
    default:
      return null;
  }
}

/** Empty where there is nothing to say besides the amount. */
export function billDetail(component: Component, steps: BilledSteps | undefined, options: FieldTextOptions): string {
  if (steps?.quantity === null || steps?.quantity === undefined) return "";
  const money = (value: string): string => quantityParts(value, "money", { ...options, style: "full" }).number;
  const share = (value: string): string => quantityParts(value, "share", { ...options, style: "full" }).number;
  const factor =
    steps.factor === null || Number(steps.factor) === 1
      ? []
      : [quantityParts(steps.factor, "factor", { ...options, style: "full", mostDecimals: 4 }).number];
  const noun = component.type === "outcome" ? "outcomes" : countedNoun(component);
  const price = singlePrice(component);
  if (noun === "client")
    return price === null || factor.length === 0 ? "a month" : [money(price), ...factor].join(" × ");
  // Fewer decimals, and the product written here would miss the amount beside it by cents.
  const count = quantityParts(steps.quantity, "units", { ...options, style: "full", mostDecimals: 4 }).number;
  const counted = `${count} ${noun}`;
  if (component.type === "gainshare") {
    const of = `${share(pointValue(component.share))} of ${money(pointValue(component.hourlyValue))}`;
    return [counted, of, ...factor].join(" × ");
  }
  if (price !== null) return [counted, money(price), ...factor].join(" × ");
  const mode = "pricing" in component ? component.pricing.mode : "";
  return [`${counted}, ${mode === "package" ? "in packages" : `${mode} tiers`}`, ...factor].join(" × ");
}
