/** Months of a scenario as calendar months. */
import { plainCharacters, withLatinDigits } from "./numeral.ts";

const MOST_MONTHS = 600;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, year: "numeric" | "2-digit"): Intl.DateTimeFormat {
  const key = `${year} ${locale}`;
  const cached = formats.get(key);
  if (cached !== undefined) return cached;
  const format = new Intl.DateTimeFormat(withLatinDigits(locale), {
    month: "short",
    year,
    timeZone: "UTC",
    calendar: "gregory",
  });
  formats.set(key, format);
  return format;
}

/** `YYYY-MM` of a month of the scenario; month 1 is `startMonth`. */
export function calendarMonth(startMonth: string, month: number): string {
  const index = Number(startMonth.slice(0, 4)) * 12 + Number(startMonth.slice(5)) - 1 + month - 1;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Month of the scenario that a calendar month is: 1 for `startMonth`, 0 and less before it. */
export function scenarioMonth(startMonth: string, calendar: string): number {
  const index = (text: string): number => Number(text.slice(0, -3)) * 12 + Number(text.slice(-2));
  return index(calendar) - index(startMonth) + 1;
}

/** `Jul 2026`, or `Jul 26` with a year of two digits, as the locale writes it. */
export function calendarLabel(calendar: string, locale: string, year: "numeric" | "2-digit" = "numeric"): string {
  const date = new Date(0);
  date.setUTCFullYear(Number(calendar.slice(0, -3)), Number(calendar.slice(-2)) - 1, 1);
  return formatOf(locale, year).format(date);
}

/** Label of a month of the scenario. */
export function monthLabel(
  startMonth: string,
  month: number,
  locale: string,
  year: "numeric" | "2-digit" = "numeric",
): string {
  return calendarLabel(calendarMonth(startMonth, month), locale, year);
}

const ENGLISH = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Years of two digits are of this century. */
function fullYear(text: string): string {
  return text.length === 2 ? `20${text}` : text.padStart(4, "0");
}

function asCalendar(year: string, month: number): string | undefined {
  return month >= 1 && month <= 12 ? `${fullYear(year)}-${String(month).padStart(2, "0")}` : undefined;
}

/**
 * Reads a calendar month: `2026-07`, `7/2026`, `07.2026`, `Jul 2026`, `July 26`, or as the locale labels the first 600 months
 * from `startMonth`. Returns `YYYY-MM`, or `undefined` where it is none.
 */
export function readCalendarMonth(text: string, locale: string, startMonth: string): string | undefined {
  const plain = plainCharacters(text).trim().toLowerCase();
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})$/.exec(plain);
  if (yearFirst?.[1] !== undefined) return asCalendar(yearFirst[1], Number(yearFirst[2]));
  const monthFirst = /^(\d{1,2})[-/. ](\d{4})$/.exec(plain);
  if (monthFirst?.[2] !== undefined) return asCalendar(monthFirst[2], Number(monthFirst[1]));
  const named = /^([a-z]{3,})\.?[ -,]*(\d{4}|\d{2})$/.exec(plain);
  if (named?.[1] !== undefined && named[2] !== undefined) {
    const name = named[1] === "sept" ? "sep" : named[1];
    const month = ENGLISH.findIndex((english) => english.startsWith(name));
    if (month >= 0) return asCalendar(named[2], month + 1);
  }
  for (let month = 1; month <= MOST_MONTHS; month += 1) {
    const calendar = calendarMonth(startMonth, month);
    const labels = [calendarLabel(calendar, locale), calendarLabel(calendar, locale, "2-digit")];
    if (labels.some((label) => plainCharacters(label).toLowerCase() === plain)) return calendar;
  }
  return undefined;
}
