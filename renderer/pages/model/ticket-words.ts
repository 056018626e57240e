/** Tickets of an import in the inspector's words. */
import type { TicketRow } from "../../../shared/ingest/ticket-rows.ts";
import type { Figures } from "../../controls/figures.ts";

const MOST_VALUES = 8;

/** "1,204 tickets"; of older evidence that kept no count, just "Tickets". */
export function countedText(tickets: number | null, figures: Figures): string {
  return tickets === null ? "Tickets" : `${figures.number(tickets)} ${tickets === 1 ? "ticket" : "tickets"}`;
}

/** "May 2025 to Jul 2026". */
export function monthsText(first: string, last: string, figures: Figures): string {
  return first === last ? figures.month(first) : `${figures.month(first)} to ${figures.month(last)}`;
}

/** "Mar 4, 2021, 14:20" of the file's wall time; null where it has none. */
export function wallTime(wall: string | null, { locale }: Figures): string | null {
  if (wall === null) return null;
  const format = { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(`${wall}Z`));
}

/** "Category 1, 3 - Moderate, resolved Mar 5, 2021, 09:00, 35 minutes, SLA missed, reopened once": what the file says of a ticket. */
export function ticketFacts(
  { category, priority, resolved, minutes, slaMet, reopens }: TicketRow,
  figures: Figures,
): string {
  const facts = [
    category === "" ? "no category" : category,
    priority === "" ? null : priority,
    resolved === null ? "no time of resolution" : `resolved ${wallTime(resolved, figures)}`.replaceAll(" ", "\u00a0"),
    minutes === null ? null : `${figures.number(minutes, Number.isInteger(minutes) ? 0 : 1)} min`,
    slaMet === null ? null : slaMet ? "SLA met" : "SLA missed",
    reopens === null || reopens === 0
      ? null
      : reopens === 1
        ? "reopened once"
        : `reopened ${figures.number(reopens)} times`,
  ];
  return facts.filter((fact) => fact !== null).join(" · ");
}

/** "“Network”, “VPN” and 3 more" of values of a file. */
export function valuesText(values: readonly string[]): string {
  const named = values.slice(0, MOST_VALUES).map((value) => (value === "" ? "no category" : `“${value}”`));
  const rest = values.length - named.length;
  return `${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
