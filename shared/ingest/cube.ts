import { dayOf } from "./dates.ts";
import type { TicketCube } from "./formats.ts";
import { MOST_VALUES, MonthClock } from "./profile.ts";
import type { TicketHistory } from "./ticket-history.ts";

/** Tickets by category, month and priority: the aggregate that adopting, slices and charts work from. */

/** Text of tickets without a category, priority or month. */
export const NO_VALUE = "";

interface Cell {
  category: string;
  month: string;
  priority: string;
  tickets: number;
  handledTickets: number;
  handledMinutes: number;
}

export function ticketCube(history: TicketHistory): TicketCube {
  const tickets = history.tickets;
  const opened = history.opened.values(tickets);
  const minutes = history.minutes.values(tickets);
  const category = history.category.values(tickets);
  const priority = history.priority.values(tickets);
  const clock = new MonthClock();
  const months = new Map<string, Map<number, Cell>>();
  const priorities = history.priorities.texts.length + 1;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const listed = listedValues(category, history.categories.texts.length);
  const mapped = { category: history.categories.texts.length > 0, priority: history.priorities.texts.length > 0 };
  for (let ticket = 0; ticket < tickets; ticket += 1) {
    const wall = opened[ticket] ?? Number.NaN;
    const month = Number.isNaN(wall) ? NO_VALUE : clock.nameOf(wall);
    if (wall < first) first = wall;
    if (wall > last) last = wall;
    const value = mapped.category ? (category[ticket] ?? -1) : -1;
    const c = listed === null || listed.has(value) ? value : -1;
    const p = mapped.priority ? (priority[ticket] ?? -1) : -1;
    let cells = months.get(month);
    if (cells === undefined) {
      cells = new Map();
      months.set(month, cells);
    }
    const key = (c + 1) * priorities + p + 1;
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = {
        category: history.categories.texts[c] ?? NO_VALUE,
        month,
        priority: history.priorities.texts[p] ?? NO_VALUE,
        tickets: 0,
        handledTickets: 0,
        handledMinutes: 0,
      };
      cells.set(key, cell);
    }
    cell.tickets += 1;
    const handled = minutes[ticket] ?? Number.NaN;
    if (handled >= 0) {
      cell.handledTickets += 1;
      cell.handledMinutes += handled;
    }
  }
  const cells = [...months.values()].flatMap((month) => [...month.values()]).sort(inOrder);
  const dated = first <= last;
  return {
    completeMonths: dated ? completeMonths(first, last) : null,
    firstDay: dated ? dayOf(first) : null,
    lastDay: dated ? dayOf(last) : null,
    cells,
  };
}

/** Numbers of the values with most tickets, the others count as none; null where all are listed. */
function listedValues(values: Int32Array, count: number): ReadonlySet<number> | null {
  if (count <= MOST_VALUES) return null;
  const tickets = new Int32Array(count);
  for (const value of values) if (value >= 0) tickets[value] = (tickets[value] ?? 0) + 1;
  const largest = [...tickets.keys()].sort((a, b) => (tickets[b] ?? 0) - (tickets[a] ?? 0));
  return new Set(largest.slice(0, MOST_VALUES));
}

function inOrder(a: Cell, b: Cell): number {
  return compare(a.month, b.month) || compare(a.category, b.category) || compare(a.priority, b.priority);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const DAY_MS = 86_400_000;

function isWorkingDay(day: number): boolean {
  // 1970-01-01, day 0, was a Thursday.
  const weekday = (day + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}

function monthStart(year: number, month: number): number {
  return Date.UTC(year, month, 1) / DAY_MS;
}

/**
 * The months that the export covers whole: no working day of theirs lies before the first or after the last ticket. A
 * desk that rests at weekends keeps a month that starts on a Saturday.
 */
export function completeMonths(firstWall: number, lastWall: number): TicketCube["completeMonths"] {
  const firstDay = Math.floor(firstWall / DAY_MS);
  const lastDay = Math.floor(lastWall / DAY_MS);
  const from = new Date(firstWall);
  const to = new Date(lastWall);
  let first = from.getUTCFullYear() * 12 + from.getUTCMonth();
  let last = to.getUTCFullYear() * 12 + to.getUTCMonth();
  const startOf = (month: number) => monthStart(Math.floor(month / 12), month % 12);
  for (let day = startOf(first); day < firstDay; day += 1) {
    if (isWorkingDay(day)) {
      first += 1;
      break;
    }
  }
  for (let day = lastDay + 1; day < startOf(last + 1); day += 1) {
    if (isWorkingDay(day)) {
      last -= 1;
      break;
    }
  }
  if (last < first) return null;
  const name = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  return { first: name(first), last: name(last), count: last - first + 1 };
}
