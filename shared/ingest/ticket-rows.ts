/** Single tickets of an import as they are stored: numbers and values of the file, never a text or a person. */
import { z } from "zod";
import { count, text } from "./formats.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Which tickets are asked for, as they are counted (`TicketCube`); all of it holds together. */
export const ticketFilterSchema = z.strictObject({
  /** First and last calendar month of opening, `YYYY-MM`; with either, tickets without a date are left out. */
  first: month.exactOptional(),
  last: month.exactOptional(),
  /** Values of the file; the empty one is tickets without a value that is counted. */
  categories: z.array(text(1000)).min(1).max(2001).readonly().exactOptional(),
  priority: text(1000).exactOptional(),
});
export type TicketFilter = z.infer<typeof ticketFilterSchema>;

export const ticketRowSchema = z.strictObject({
  /** The ticket's number in the file. */
  id: z.string(),
  /** Wall time as the file has it, `2026-03-04T14:20:00`; null where it has none. */
  opened: z.string().nullable(),
  resolved: z.string().nullable(),
  /** Values of the file, empty where it has none. */
  category: z.string(),
  priority: z.string(),
  /** Handle time in minutes. */
  minutes: z.number().nonnegative().nullable(),
  slaMet: z.boolean().nullable(),
  reopens: count.nullable(),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;
