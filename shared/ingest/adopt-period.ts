import type { TicketCube } from "./formats.ts";
import { monthsBetween } from "./month-traps.ts";

/** The stretch of an import that a rate is taken from. */
export interface AdoptionPeriod {
  /** Calendar months counted, in order; all months of the file where the rate is by days. */
  readonly months: readonly string[];
  /** What tickets are divided by: the number of months, or the days over the mean month of 30.4375 days. */
  readonly divisor: number;
  /** True under one complete month: a rate by days, to be confirmed by the user. */
  readonly byDays: boolean;
  /** `2021-05 to 2021-08`, or the days. */
  readonly label: string;
  readonly lastDay: string;
}

const MEAN_MONTH_DAYS = 365.25 / 12;
const DAY_MS = 86_400_000;

/**
 * The complete calendar months, or those of them that the user chose (`first` and `last` are `YYYY-MM`); by days where there
 * is none. Null where the file says nothing about time, or the choice holds no complete month.
 */
export function adoptionPeriod(
  cube: TicketCube,
  chosen: { readonly first: string; readonly last: string } | null,
): AdoptionPeriod | null {
  const { completeMonths, firstDay, lastDay } = cube;
  if (firstDay === null || lastDay === null) return null;
  if (completeMonths === null) {
    const days = (Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS + 1;
    const months = monthsBetween(firstDay.slice(0, 7), lastDay.slice(0, 7));
    return { months, divisor: days / MEAN_MONTH_DAYS, byDays: true, label: `${firstDay} to ${lastDay}`, lastDay };
  }
  const complete = monthsBetween(completeMonths.first, completeMonths.last);
  const months = chosen === null ? complete : complete.filter((month) => month >= chosen.first && month <= chosen.last);
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return null;
  const label = first === last ? first : `${first} to ${last}`;
  return { months, divisor: months.length, byDays: false, label, lastDay: endOf(last) };
}

function endOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}
