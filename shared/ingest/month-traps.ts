import { MonthClock } from "./profile.ts";
import type { Trap } from "./trap.ts";

/** Months whose count says more about the export than about the client. */

const COLLAPSE_SHARE = 0.2;
const SPIKE_TIMES = 4;
const ENOUGH_FOR_MEDIAN = 20;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Every month from the first to the last, those without a ticket included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const end = Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1;
  // A stray date of another century must not make a list of a thousand months.
  for (
    let month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1;
    month <= end && months.length < 1200;
    month += 1
  ) {
    months.push(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`);
  }
  return months;
}

interface MonthDays {
  readonly days: Map<number, number>;
}

function daysByMonth(opened: Float64Array): Map<string, MonthDays> {
  const clock = new MonthClock();
  const months = new Map<string, MonthDays>();
  for (const wall of opened) {
    if (Number.isNaN(wall)) continue;
    const name = clock.nameOf(wall);
    let month = months.get(name);
    if (month === undefined) {
      month = { days: new Map() };
      months.set(name, month);
    }
    const day = new Date(wall).getUTCDate();
    month.days.set(day, (month.days.get(day) ?? 0) + 1);
  }
  return months;
}

const plural = (count: number) => `${count.toLocaleString("en-US")} ticket${count === 1 ? "" : "s"}`;

export function monthTraps(opened: Float64Array, byMonth: Readonly<Record<string, number>>): Trap[] {
  const names = Object.keys(byMonth);
  const first = names[0];
  const last = names.at(-1);
  if (first === undefined || last === undefined) return [];
  const all = monthsBetween(first, last);
  const typical = median(all.map((month) => byMonth[month] ?? 0));
  const busiest = median(names.map((month) => byMonth[month] ?? 0).filter((count) => count >= typical));
  // Half of the months may have collapsed: the better half says what is usual.
  const usual = Math.max(typical, busiest);
  const days = daysByMonth(opened);
  const traps: Trap[] = [];
  const day = (month: string, pick: (...days: number[]) => number) => pick(...(days.get(month)?.days.keys() ?? [0]));
  for (const month of all) {
    const count = byMonth[month] ?? 0;
    const edge = month === first || month === last;
    if (all.length >= 3 && usual >= ENOUGH_FOR_MEDIAN && count < usual * COLLAPSE_SHARE) {
      traps.push({
        code: "month-collapse",
        where: month,
        message: `${plural(count)} in ${month} where ${Math.round(usual).toLocaleString("en-US")} a month are usual: the export ${edge ? "covers only a part of this month" : "is thin here"}, or dates were read in the wrong order. Leave the month out of a rate.`,
      });
    } else if (all.length >= 4 && usual >= ENOUGH_FOR_MEDIAN && count > usual * SPIKE_TIMES) {
      traps.push({
        code: "month-spike",
        where: month,
        message: `${plural(count)} in ${month} where ${Math.round(usual)} a month are usual: a bulk import, an outage, or days and months mixed up.`,
      });
    }
    const found = days.get(month)?.days;
    if (!edge && found !== undefined && count >= ENOUGH_FOR_MEDIAN && found.size <= 5) {
      traps.push({
        code: "month-few-days",
        where: month,
        message: `All ${plural(count)} of ${month} lie on ${found.size} day${found.size === 1 ? "" : "s"}: a bulk import, or days and months mixed up.`,
      });
    }
  }
  const early = day(first, Math.min);
  const late = day(last, Math.max);
  const length = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5)), 0)).getUTCDate();
  if (early > 3)
    traps.push({
      code: "partial-month",
      where: first,
      message: `The first ticket is of day ${early}: ${first} is not complete and stays out of a monthly rate.`,
    });
  if (late < length - 2)
    traps.push({
      code: "partial-month",
      where: last,
      message: `The last ticket is of day ${late}: ${last} is not complete and stays out of a monthly rate.`,
    });
  traps.push(...lowDays(days));
  return traps;
}

/** Where no ticket of many was opened after the 12th of any month, days were read as months. */
function lowDays(months: ReadonlyMap<string, MonthDays>): Trap[] {
  let count = 0;
  let high = 0;
  for (const { days } of months.values()) {
    for (const [day, tickets] of days) {
      count += tickets;
      if (day > 12) high += tickets;
    }
  }
  if (months.size < 3 || count < 50 || high > 0) return [];
  return [
    {
      code: "days-up-to-12",
      where: "opened",
      message: `None of ${plural(count)} in ${months.size} months was opened after the 12th: day and month were most likely exchanged before this file was written.`,
    },
  ];
}
