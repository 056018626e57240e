/** Figures of the trace with their units: exact text, rounded only where digits no longer say anything. */

import { exact, plainText, roundHalfUp } from "../../shared/number/exact.ts";
import { type QuantityParts, quantityParts } from "../../shared/number/format-quantity.ts";
import type { Figures } from "./figures.ts";

/** Decimals kept; the title of a figure holds all digits. */
const PLACES = 4;
const SHARE_PLACES = 5;

function kept(value: string, unit: string): string {
  const places = unit === "share" || unit.startsWith("change") ? SHARE_PLACES : PLACES;
  return plainText(roundHalfUp(exact(value), places));
}

export interface TraceContext {
  readonly figures: Figures;
  /** Month 1, for units that are months. */
  readonly startMonth: string;
}

export function traceParts(value: string, unit: string, { figures, startMonth }: TraceContext): QuantityParts {
  const options = { currency: figures.currency, locale: figures.locale, style: "full", startMonth } as const;
  return quantityParts(kept(value, unit), unit, options);
}

/** For the figure on its own: money carries its symbol. */
export function headlineParts(value: string, unit: string, context: TraceContext): QuantityParts {
  const parts = traceParts(value, unit, context);
  if (!unit.startsWith("money")) return parts;
  const { locale, currency } = context.figures;
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    // From one unit on the cent is the last digit that says anything; the formula below ends in all of them.
    maximumFractionDigits: exact(value).abs().lt(1) ? PLACES : 2,
  });
  // Intl takes decimal text as it is, without a detour over float64.
  const number = format.format(kept(value, unit) as `${number}`).replace("-", "−");
  return { number, unit: parts.unit.replace(currency, "").trim() };
}
