/** The year in review from an import's report: counts of tickets, nothing of what they say. */
import type { DeliveredView } from "./client-view-shape.ts";

const MOST_MONTHS = 12;

/** What of an import's profile (spec/command-line.md) is counted here. */
export interface TicketCounts {
  readonly openedByMonth: Readonly<Record<string, number>>;
  readonly slaMet: { readonly met: number; readonly measured: number } | null;
  readonly reopenedTickets: number | null;
  readonly openedToResolvedHours: { readonly median: number } | null;
}

/** The last twelve months with tickets; the counts beside them are those of the whole import. Null without a ticket. */
export function deliveredFrom({
  openedByMonth,
  slaMet,
  reopenedTickets,
  openedToResolvedHours,
}: TicketCounts): DeliveredView | null {
  const months = Object.entries(openedByMonth)
    .map(([month, tickets]) => ({ month, tickets }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
  if (months.length === 0) return null;
  const isWhole = months.length <= MOST_MONTHS;
  const shown = months.slice(-MOST_MONTHS);
  return {
    months: shown,
    tickets: shown.reduce((sum, { tickets }) => sum + tickets, 0),
    // Counted over the whole file only, so they say nothing of a part of it.
    inTime: isWhole ? (slaMet?.met ?? null) : null,
    measured: isWhole ? (slaMet?.measured ?? null) : null,
    reopened: isWhole ? reopenedTickets : null,
    medianHours: isWhole ? (openedToResolvedHours?.median ?? null) : null,
  };
}
