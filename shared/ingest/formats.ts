import { z } from "zod";

/** What an import is asked for, what it finds and what it reports: the formats of `ingest` (spec/command-line.md). */

export const count = z.int().nonnegative();
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed(), "not well-formed text");

export const importOptionsSchema = z.strictObject({
  encoding: text(40).optional(),
  delimiter: text(4).optional(),
  dateOrder: z.enum(["dmy", "mdy", "ymd"]).optional(),
  headerLine: z.int().min(1).max(100).optional(),
  decimalMark: z.enum([".", ","]).optional(),
  source: text(60).optional(),
  /** Our field -> its column heading, null if the file has none. */
  mapping: z.record(text(60), text(1000).nullable()).optional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

const dialect = z.strictObject({
  encoding: z.string(),
  delimiter: z.string(),
  lineEnd: z.string(),
  headerLine: count,
  dateOrder: z.enum(["dmy", "mdy", "ymd"]).nullable(),
  decimalMark: z.enum([".", ","]),
});

export const inspectionSchema = z.strictObject({
  file: z.string(),
  bytes: count,
  source: z.string(),
  dialect,
  /** Why each property of the dialect was chosen, for the preview. */
  reasons: z.record(z.string(), z.string()),
  headings: z.array(z.string()),
  /** Up to 20 rows as read. */
  sample: z.array(z.array(z.string())),
  mapping: z.record(z.string(), z.string().nullable()),
  /** What cannot be decided from the file and must be answered before the import can start. */
  questions: z.array(
    z.strictObject({
      field: z.enum(["encoding", "delimiter", "dateOrder", "mapping"]),
      message: z.string(),
      choices: z.array(z.string()),
    }),
  ),
});
export type Inspection = z.infer<typeof inspectionSchema>;

export const trapSchema = z.strictObject({ code: z.string(), where: z.string(), message: z.string() });

const quantiles = z.strictObject({ count, mean: z.number(), median: z.number(), p90: z.number() });

/** `profile` of spec/command-line.md, with what adopting needs besides. */
export const ticketProfileSchema = z.strictObject({
  openedByMonth: z.record(z.string(), count),
  byPriority: z.record(z.string(), count),
  byCategory: z.record(z.string(), count),
  reopenedTickets: count.nullable(),
  slaMet: z.strictObject({ met: count, measured: count }).nullable(),
  openedToResolvedHours: quantiles.nullable(),
  handleMinutes: quantiles.nullable(),
  resolvedBeforeOpened: count,
});
export type TicketProfile = z.infer<typeof ticketProfileSchema>;

/** `ingest` output of spec/command-line.md. */
export const ingestReportSchema = z.strictObject({
  format: z.literal("outturn-ingest"),
  version: z.literal(1),
  file: z.string(),
  source: z.string(),
  dialect,
  mapping: z.record(z.string(), z.string().nullable()),
  counts: z.strictObject({
    rowsRead: count,
    tickets: count,
    rowsMerged: count,
    rowsSkipped: count,
    rowsRejected: count,
  }),
  rejected: z.array(z.strictObject({ line: count, column: z.string(), value: z.string(), reason: z.string() })),
  profile: ticketProfileSchema,
  traps: z.array(trapSchema),
});
export type IngestReport = z.infer<typeof ingestReportSchema>;

/** Tickets of an import by category value, calendar month and priority value: what the adoption dialog works from. */
export const ticketCubeSchema = z.strictObject({
  /** First and last complete calendar month (`YYYY-MM`), null when no month is complete. */
  completeMonths: z.strictObject({ first: z.string(), last: z.string(), count }).nullable(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  cells: z.array(
    z.strictObject({
      category: z.string(),
      month: z.string(),
      priority: z.string(),
      tickets: count,
      handledTickets: count,
      handledMinutes: z.number(),
    }),
  ),
});
export type TicketCube = z.infer<typeof ticketCubeSchema>;
