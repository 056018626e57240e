/** Figures and terms as a client reads them: whole amounts with their currency, everyday names of what is counted. */
import type { AutonomyTier, Priority, UnitKind } from "../model/document.ts";
import { minorUnitOf } from "../number/currency.ts";
import { calendarMonth } from "../number/month-text.ts";
import { withLatinDigits } from "../number/numeral.ts";

export interface ClientLocale {
  readonly locale: string;
  readonly currency: string;
}

/** An amount rounded to the minor unit, from plain decimal text: `$7,922.26`; a rebate reads `-$20.00`. */
export function amountText(value: string, locale: ClientLocale): string {
  return currencyText(value, locale, minorUnitOf(locale.currency));
}

/** A unit price with all its digits, of which it may have more than an amount. */
export function priceText(value: string, locale: ClientLocale): string {
  return currencyText(value, locale, 12);
}

function currencyText(value: string, { locale, currency }: ClientLocale, most: number): string {
  return new Intl.NumberFormat(withLatinDigits(locale), {
    style: "currency",
    currency,
    minimumFractionDigits: minorUnitOf(currency),
    maximumFractionDigits: most,
    roundingMode: "halfExpand",
  }).format(value as `${number}`);
}

/** A share as a percentage with the digits it has, at most 2: `99.95%`. */
export function percentText(share: string, { locale }: Pick<ClientLocale, "locale">): string {
  return new Intl.NumberFormat(withLatinDigits(locale), { style: "percent", maximumFractionDigits: 2 }).format(
    share as `${number}`,
  );
}

/** A count to the whole number. */
export function countText(value: string, { locale }: Pick<ClientLocale, "locale">): string {
  return new Intl.NumberFormat(withLatinDigits(locale), {
    maximumFractionDigits: 0,
    roundingMode: "halfExpand",
  }).format(value as `${number}`);
}

/** `July 2026` of a month of the scenario. */
export function monthName(startMonth: string, month: number, locale: string): string {
  const calendar = calendarMonth(startMonth, month);
  return dateOf(`${calendar}-01`, locale, { month: "long", year: "numeric" });
}

/** `18 May 2026`, as the locale writes it, of an ISO date. */
export function dateText(date: string, locale: string): string {
  return dateOf(date, locale, { day: "numeric", month: "long", year: "numeric" });
}

function dateOf(date: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(withLatinDigits(locale), { ...parts, timeZone: "UTC", calendar: "gregory" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** What one unit is called, alone and in numbers; a flat fee has none. */
export const UNIT_NAMES: Readonly<Record<UnitKind, readonly [one: string, many: string]>> = {
  users: ["user", "users"],
  endpoints: ["device", "devices"],
  servers: ["server", "servers"],
  sites: ["site", "sites"],
  client: ["", ""],
};

export const PRIORITY_NAMES: Readonly<Record<Priority, string>> = {
  P1: "critical (P1)",
  P2: "high (P2)",
  P3: "normal (P3)",
  P4: "low (P4)",
};

/** Minutes as people say them: `15 minutes`, `1 hour`, `1 hour 30 minutes`. */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round((minutes - hours * 60) * 100) / 100;
  const words = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`;
  if (hours === 0) return words(rest, "minute");
  return rest === 0 ? words(hours, "hour") : `${words(hours, "hour")} ${words(rest, "minute")}`;
}

/** The control boundary of a category, in plain words (issue 6, "How AI works in the service"). */
export const TIER_WORDS: Readonly<Record<AutonomyTier, { readonly name: string; readonly words: string }>> = {
  autonomous: {
    name: "AI solves it, people check samples",
    words: "AI carries out the steps by itself within fixed limits. Every step is logged, and people review samples.",
  },
  approval: {
    name: "AI prepares, a person approves",
    words: "AI prepares the change and stops. Nothing is carried out until one of our technicians approves it.",
  },
  assist: {
    name: "A person works, AI helps",
    words: "One of our technicians does the work. AI only looks things up, drafts and suggests.",
  },
  human: { name: "People only", words: "AI has no part in these requests." },
};
