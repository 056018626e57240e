/** The tickets of an import behind an adopted value, month by month. */
import type { CountedTickets } from "../scenario/change.ts";
import type { TicketCube } from "./formats.ts";
import { monthsBetween } from "./month-traps.ts";

export interface CountedMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly tickets: number;
}

/** Every month counted, also without tickets. Where the values were too many to keep, tickets of all values. */
export function countedMonths({ cells }: TicketCube, { values, first, last }: CountedTickets): CountedMonth[] {
  const counted = values === undefined ? null : new Set(values);
  const months = new Map(monthsBetween(first, last).map((month) => [month, 0]));
  for (const { category, month, tickets } of cells) {
    const before = months.get(month);
    if (before !== undefined && (counted === null || counted.has(category))) months.set(month, before + tickets);
  }
  return [...months].map(([month, tickets]) => ({ month, tickets }));
}
