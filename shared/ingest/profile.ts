import { monthOf } from "./dates.ts";
import type { TicketProfile } from "./formats.ts";
import type { TicketHistory } from "./ticket-history.ts";

/** `profile` of spec/command-line.md: what the tickets of one import look like. Times are elapsed hours. */

export interface Quantiles {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
}

/** Linear between order statistics (type 7 of Hyndman and Fan). `sorted` rises and is not empty; `share` is 0 to 1. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (high - low) * (place - below);
}

/** Null where there is no value. */
export function quantilesOf(values: Float64Array): Quantiles | null {
  if (values.length === 0) return null;
  const sorted = values.slice().sort();
  let sum = 0;
  for (const value of sorted) sum += value;
  return { count: sorted.length, mean: sum / sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

const HOUR_MS = 3_600_000;

/** More values than this are free text; the largest are kept. */
export const MOST_VALUES = 2000;

/** Each text of a column counted, the largest first. */
function tally(values: Int32Array, texts: readonly string[]): Record<string, number> {
  const counts = new Int32Array(texts.length);
  for (const value of values) if (value >= 0) counts[value] = (counts[value] ?? 0) + 1;
  const pairs = texts.map((text, index) => [text, counts[index] ?? 0] as const).filter(([, count]) => count > 0);
  pairs.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return Object.fromEntries(pairs.slice(0, MOST_VALUES));
}

/** Month numbers (years since 1900 x 12 + month) are cheap to count; names are made once each. */
export class MonthClock {
  readonly #names = new Map<number, string>();
  #day = Number.NaN;
  #name = "";

  /** `2016-03` of a wall time; tickets stand close together, so the last day's answer is kept. */
  nameOf(wall: number): string {
    const day = Math.floor(wall / 86_400_000);
    if (day === this.#day) return this.#name;
    let name = this.#names.get(day);
    if (name === undefined) {
      name = monthOf(wall);
      this.#names.set(day, name);
    }
    this.#day = day;
    this.#name = name;
    return name;
  }
}

/** Tickets by month of opening, in order. Tickets without a time of opening are in none. */
export function openedByMonth(opened: Float64Array): Record<string, number> {
  const clock = new MonthClock();
  const counts = new Map<string, number>();
  for (const wall of opened) {
    if (Number.isNaN(wall)) continue;
    const month = clock.nameOf(wall);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * When a ticket was resolved: its time of resolving, or of closing in a file that has no resolving times at all. In a file with
 * one time and one row a ticket nothing says so.
 */
export function resolvedTimes(history: TicketHistory): Float64Array {
  const { tickets } = history;
  if (history.hasOneTime && !history.eventLog) return new Float64Array(tickets).fill(Number.NaN);
  const resolved = history.resolved.values(tickets);
  return history.eventLog || anyTime(resolved) ? resolved : history.closed.values(tickets);
}

export interface Elapsed {
  readonly hours: Float64Array;
  readonly resolvedBeforeOpened: number;
}

/** Elapsed hours from opened to resolved; negative ones are counted, not averaged. */
export function elapsedHours(opened: Float64Array, resolved: Float64Array): Elapsed {
  const hours = new Float64Array(opened.length);
  let count = 0;
  let negative = 0;
  for (let ticket = 0; ticket < opened.length; ticket += 1) {
    const elapsed = (resolved[ticket] ?? Number.NaN) - (opened[ticket] ?? Number.NaN);
    if (elapsed < 0) negative += 1;
    else if (elapsed >= 0) {
      hours[count] = elapsed / HOUR_MS;
      count += 1;
    }
  }
  return { hours: hours.subarray(0, count), resolvedBeforeOpened: negative };
}

/** Whether any ticket has a time in a column. */
export function anyTime(times: Float64Array): boolean {
  return times.some((time) => !Number.isNaN(time));
}

/** The profile of all tickets. `mapped` says which fields the file has at all. */
export function ticketProfile(history: TicketHistory, mapped: (field: "reopens" | "slaMet") => boolean): TicketProfile {
  const tickets = history.tickets;
  const opened = history.opened.values(tickets);
  const { hours, resolvedBeforeOpened } = elapsedHours(opened, resolvedTimes(history));
  const sla = history.slaMet.values(tickets);
  const reopens = history.reopens.values(tickets);
  let met = 0;
  let measured = 0;
  let reopened = 0;
  let counted = 0;
  for (let ticket = 0; ticket < tickets; ticket += 1) {
    if (mapped("slaMet") && (sla[ticket] ?? -1) >= 0) {
      measured += 1;
      met += sla[ticket] ?? 0;
    }
    if (mapped("reopens") && (reopens[ticket] ?? -1) >= 0) {
      counted += 1;
      if ((reopens[ticket] ?? 0) > 0) reopened += 1;
    }
  }
  return {
    openedByMonth: openedByMonth(opened),
    byPriority: tally(history.priority.values(tickets), history.priorities.texts),
    byCategory: tally(history.category.values(tickets), history.categories.texts),
    reopenedTickets: counted === 0 ? null : reopened,
    slaMet: measured === 0 ? null : { met, measured },
    openedToResolvedHours: quantilesOf(hours),
    handleMinutes: quantilesOf(history.minutes.values(tickets).filter((value) => !Number.isNaN(value))),
    resolvedBeforeOpened,
  };
}
