/** Tickets of an import in the inspector's words. */
import type { Figures } from "../../controls/figures.ts";

/** "1,204 tickets"; of older evidence that kept no count, just "Tickets". */
export function countedText(tickets: number | null, figures: Figures): string {
  return tickets === null ? "Tickets" : `${figures.number(tickets)} ${tickets === 1 ? "ticket" : "tickets"}`;
}

/** "May 2025 to Jul 2026". */
export function monthsText(first: string, last: string, figures: Figures): string {
  return first === last ? figures.month(first) : `${figures.month(first)} to ${figures.month(last)}`;
}
