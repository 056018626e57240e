import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EventLog, incidentLog } from "../fixtures/ticket-exports.ts";

/** Exports as files, with what a test knows about them. */

export interface TicketFile extends EventLog {
  readonly path: string;
  readonly name: string;
}

function write(folder: string, name: string, log: EventLog): TicketFile {
  const path = join(folder, name);
  writeFileSync(path, log.text);
  return { ...log, path, name };
}

/** Several rows an incident, saved again by a spreadsheet. */
export function incidentFile(folder: string, tickets: number): TicketFile {
  return write(folder, "incidents_resaved.csv", incidentLog(tickets, 5998));
}

/** The same with no day above the 12th, so that nothing in the file says whether day or month comes first. */
export function ambiguousFile(folder: string, tickets: number): TicketFile {
  const log = incidentLog(tickets, 5998);
  const text = log.text.replaceAll(/(\d\d)-(\d\d)-(\d{4})/g, (_, day: string, month: string, year: string) => {
    const early = ((Number(day) - 1) % 12) + 1;
    return `${String(early).padStart(2, "0")}-${month}-${year}`;
  });
  return write(folder, "incidents_ambiguous.csv", { ...log, text });
}

/** One ticket file whose months hold these counts, from January 2025 on, for the categories in turn. */
export function monthlyFile(folder: string, counts: readonly number[], categories: readonly string[]): string {
  const rows = counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, index) => {
      const day = `2025-${String(at + 1).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`;
      const id = `T-${1000 * (at + 1) + index}`;
      return `${id},${day} 09:30,${day} 11:00,${categories[index % categories.length]},Normal`;
    }),
  );
  const path = join(folder, "tickets_by_month.csv");
  writeFileSync(path, ["Ticket ID,Created,Resolved,Category,Priority", ...rows, ""].join("\r\n"));
  return path;
}

/** A short export under which a spreadsheet left thousands of empty rows. */
export function trailingCommas(folder: string, tickets: number, commaRows: number): string {
  const rows = Array.from({ length: tickets }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, "0");
    return `T-${1000 + index},2025-0${1 + (index % 6)}-${day} 09:30,2025-0${1 + (index % 6)}-${day} 11:00,Email,High`;
  });
  const empty = Array.from({ length: commaRows }, () => ",,,,");
  const path = join(folder, "trailing_commas.csv");
  writeFileSync(path, ["Ticket ID,Created,Resolved,Category,Priority", ...rows, ...empty, ""].join("\r\n"));
  return path;
}
