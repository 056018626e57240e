/** The terms of a price component as a sentence of the offer. Costs, and prices worked out by the model, have no place here. */
import type { Component, Pricing, QuantityText, UnitKind } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { type ClientLocale, countText, percentText, priceText, UNIT_NAMES } from "./client-words.ts";

/** Whether a quantity that may be left out says something. */
function isSomething(quantity: QuantityText | null | undefined): quantity is QuantityText {
  return quantity !== undefined && quantity !== null && Number(pointValue(quantity)) !== 0;
}

function price(quantity: QuantityText, locale: ClientLocale): string {
  return priceText(pointValue(quantity), locale);
}

/** `per device and month`, `a month`. */
function perUnit(unit: UnitKind): string {
  const [one] = UNIT_NAMES[unit];
  return one === "" ? "a month" : `per ${one} and month`;
}

/** Prices of tiers, each with its range: `$34.00 each up to 60, $31.00 each from 61 to 120, then $28.00 each`. */
function tierWords(pricing: Pricing, noun: string, locale: ClientLocale): string {
  const [only] = pricing.tiers;
  if (only === undefined) return "";
  const each = (unit: QuantityText, flat: QuantityText | undefined) =>
    `${price(unit, locale)} each${isSomething(flat) ? ` plus ${price(flat, locale)}` : ""}`;
  if (pricing.mode === "flat") return `${price(only.unit, locale)} per ${noun}`;
  if (pricing.mode === "package") {
    return `${price(only.unit, locale)} for every ${countText(String(pricing.size), locale)} ${noun}s or part of them`;
  }
  const ranges = pricing.tiers.map(({ upTo, unit, flat }, at) => {
    const before = pricing.tiers[at - 1]?.upTo;
    const range =
      upTo === null
        ? before == null
          ? ""
          : ` above ${before}`
        : before == null
          ? ` up to ${upTo}`
          : ` above ${before} and up to ${upTo}`;
    return `${each(unit, flat)}${range}`;
  });
  const rule =
    pricing.mode === "graduated"
      ? `for the ${noun}s within each range`
      : `for all ${noun}s, at the price of the range reached`;
  return `${ranges.join("; ")} (${rule})`;
}

/** The basis and price of a component, without its escalator, discount and window. */
function basisWords(component: Component, locale: ClientLocale): string {
  switch (component.type) {
    case "recurring": {
      const [one, many] = UNIT_NAMES[component.unit];
      const least = isSomething(component.minimum) ? `, at least ${component.minimum} ${many}` : "";
      if (one === "" && component.pricing.mode === "flat") {
        return `${price(component.pricing.tiers[0]?.unit ?? "0", locale)} a month`;
      }
      return `${tierWords(component.pricing, one === "" ? "month" : one, locale)}${one === "" ? "" : " a month"}${least}`;
    }
    case "hours": {
      const included = isSomething(component.included)
        ? `, beyond ${countText(pointValue(component.included), locale)} included hours a month`
        : "";
      const block = isSomething(component.block)
        ? `, in whole blocks of ${countText(pointValue(component.block), locale)} hours`
        : "";
      return `${price(component.rate, locale)} per hour of support${block}${included}`;
    }
    case "ticket":
    case "outcome": {
      const noun = component.type === "outcome" && component.basis === "aiResolved" ? "resolved request" : "request";
      const included = isSomething(component.included)
        ? `, beyond ${countText(pointValue(component.included), locale)} included a month`
        : "";
      const limits =
        component.type === "outcome"
          ? [
              isSomething(component.floor) ? `at least ${price(component.floor, locale)} a month` : "",
              isSomething(component.cap) ? `at most ${price(component.cap, locale)} a month` : "",
            ].filter((text) => text !== "")
          : [];
      return [`${tierWords(component.pricing, noun, locale)}${included}`, ...limits].join(", ");
    }
    case "guarantee":
      return `${price(component.premium.price, locale)} ${perUnit(component.premium.unit)}`;
    case "gainshare": {
      const share = percentText(pointValue(component.share), locale);
      const cap = isSomething(component.cap) ? `, at most ${price(component.cap, locale)} a month` : "";
      const value = price(component.hourlyValue, locale);
      return component.direction === "given"
        ? `We return ${share} of the value of the support hours saved, at ${value} an hour${cap}`
        : `${share} of the value of the support hours saved, at ${value} an hour${cap}`;
    }
    case "onetime":
      return `${price(component.amount, locale)}, once`;
    case "passthrough":
      return `${price(component.price, locale)} ${perUnit(component.unit)}`;
  }
}

export interface PriceTiming {
  /** Month of the plan -> what a client calls it. */
  readonly monthOfPlan: (month: number) => string;
  /** When escalators first apply. */
  readonly escalation: string;
}

/** A component's terms in full: price, discount, yearly change, and the months in which it is charged. */
export function priceWords(component: Component, timing: PriceTiming, locale: ClientLocale): string {
  const words = [basisWords(component, locale)];
  if (isSomething(component.discount)) words.push(`less ${percentText(pointValue(component.discount), locale)}`);
  if (component.type === "onetime") return [...words, `in ${timing.monthOfPlan(component.month)}`].join(", ");
  if (isSomething(component.escalator)) {
    const share = pointValue(component.escalator);
    const change = percentText(share.replace("-", ""), locale);
    const moves = share.startsWith("-") ? "falling" : "rising";
    words.push(`${moves} by ${change} a year from ${timing.escalation}`);
  }
  if (component.fromMonth !== undefined && component.fromMonth > 1) {
    words.push(`from ${timing.monthOfPlan(component.fromMonth)}`);
  }
  if (component.toMonth !== undefined) words.push(`until ${timing.monthOfPlan(component.toMonth)}`);
  return words.join(", ");
}
