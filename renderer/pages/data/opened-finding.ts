/** What the chart of tickets per month shows, in one sentence. */
import type { TicketCube, TicketProfile } from "../../../shared/ingest/formats.ts";
import { monthsBetween } from "../../../shared/ingest/month-traps.ts";
import type { Figures } from "../../controls/figures.ts";
import { countText } from "./import-words.ts";

export interface OpenedMonth {
  readonly month: string;
  readonly tickets: number;
  /** The export covers the whole month. */
  readonly complete: boolean;
}

/** Every month from the first to the last ticket, those without one included. */
export function openedMonths(profile: TicketProfile, cube: TicketCube): OpenedMonth[] {
  const names = Object.keys(profile.openedByMonth).toSorted();
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { completeMonths } = cube;
  return monthsBetween(first, last).map((month) => ({
    month,
    tickets: profile.openedByMonth[month] ?? 0,
    complete: completeMonths !== null && month >= completeMonths.first && month <= completeMonths.last,
  }));
}

export function openedFinding(months: readonly OpenedMonth[], figures: Figures): { title: string; subtitle: string } {
  const complete = months.filter((month) => month.complete);
  const measure = "Tickets by the month in which they were opened";
  if (complete.length === 0) {
    const tickets = months.reduce((sum, month) => sum + month.tickets, 0);
    return {
      title: `${countText(tickets, "ticket", figures.locale)}, and no complete month`,
      subtitle: `${measure}; a rate would rest on days`,
    };
  }
  const total = complete.reduce((sum, month) => sum + month.tickets, 0);
  const most = complete.reduce((best, month) => (month.tickets > best.tickets ? month : best));
  const mean = total / complete.length;
  const rate = `${figures.number(mean, mean < 20 ? 1 : 0)} tickets in an average month`;
  const peak = `, ${figures.number(most.tickets)} in ${figures.month(most.month)}`;
  const span = `${countText(complete.length, "complete month", figures.locale)}`;
  const pale = months.length > complete.length ? "; incomplete months are pale" : "";
  return {
    title:
      complete.length === 1
        ? `${figures.number(total)} tickets in the one complete month, ${figures.month(most.month)}`
        : `${rate}${peak}`,
    subtitle: `${measure}; ${span}${pale}`,
  };
}
