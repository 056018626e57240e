import { z } from "zod";
import type { Json } from "../scenario/change.ts";
import { isPlainJson } from "./plain-json.ts";
import { PROBLEM_CODES } from "./problem.ts";

/**
 * The one table of calls between the window and the host: name -> strict input and output schema.
 * Plain JSON only; decimals as canonical strings; counts as safe integers; files by token, never by path.
 */

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed(), "not well-formed text");
const id = text(200).min(1);
const label = text(500).min(1);
const path = text(2000);
const instant = z.iso.datetime();
const count = z.int().nonnegative();

const json = z.custom<Json>((value) => isPlainJson(value), "not plain JSON");
export const changeSchema = z.strictObject({
  record: text(400).regex(/^(scenario|evidence|settings|import)\/.+$/),
  path,
  before: json.exactOptional(),
  after: json.exactOptional(),
});

export const historyStateSchema = z.strictObject({
  /** Label of what undo would take back, null if nothing. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});

const scenarioSummary = z.strictObject({
  id,
  name: z.string(),
  clients: count,
  months: count,
  currency: z.string(),
  changedAt: instant,
});

export const settingsSchema = z.strictObject({
  organisation: text(200),
  /** Name written into the history. */
  person: text(200),
  theme: z.enum(["system", "light", "dark"]),
  density: z.enum(["compact", "comfortable"]),
  locale: text(35),
});
export type Settings = z.infer<typeof settingsSchema>;

const historyEntry = z.strictObject({
  sequence: count,
  label: z.string(),
  who: z.string(),
  at: instant,
  undone: z.boolean(),
  records: z.array(z.string()),
  changes: count,
});

export const importOptionsSchema = z.strictObject({
  encoding: text(40).optional(),
  delimiter: text(4).optional(),
  dateOrder: z.enum(["dmy", "mdy", "ymd"]).optional(),
  headerLine: z.int().min(1).max(100).optional(),
  decimalMark: z.enum([".", ","]).optional(),
  source: text(60).optional(),
  /** Our field -> its column heading, null if the file has none. */
  mapping: z.record(z.string(), z.string().nullable()).optional(),
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

const importSummary = z.strictObject({
  id,
  name: z.string(),
  file: z.string(),
  source: z.string(),
  scenarioId: id.nullable(),
  clientId: id.nullable(),
  tickets: count,
  rowsRead: count,
  rowsRejected: count,
  importedAt: instant,
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
});

const job = z.strictObject({
  id,
  state: z.enum(["running", "done", "failed", "cancelled"]),
  /** Bytes or rows done so far, and in total where known. */
  done: count,
  total: count.nullable(),
  unit: z.string(),
  result: z.strictObject({ importId: id, history: historyStateSchema }).nullable(),
  problem: z
    .strictObject({ code: z.enum(PROBLEM_CODES), message: z.string(), details: z.record(z.string(), json).optional() })
    .nullable(),
});

const nothing = z.strictObject({});
const changesAndHistory = z.strictObject({
  label: z.string(),
  changes: z.array(changeSchema),
  history: historyStateSchema,
});

export const CALLS = {
  /** First call of a window. */
  "session.open": {
    input: nothing,
    output: z.strictObject({
      host: z.enum(["electron", "browser"]),
      version: z.string(),
      workspace: z.strictObject({ name: z.string(), location: z.string(), opened: z.enum(["sample", "existing"]) }),
      settings: settingsSchema,
      scenarios: z.array(scenarioSummary),
      history: historyStateSchema,
      /** What the window remembers about itself: selected scenario, pane widths, page. */
      preferences: z.record(z.string(), json),
    }),
  },
  "preference.write": { input: z.strictObject({ key: text(100).min(1), value: json }), output: nothing },
  "scenario.list": { input: nothing, output: z.strictObject({ scenarios: z.array(scenarioSummary) }) },
  "scenario.read": {
    input: z.strictObject({ id }),
    output: z.strictObject({ id, document: json, evidence: z.record(z.string(), json) }),
  },
  /** A new scenario (one history entry): a copy with its evidence, a document (checked), or the shipped sample. */
  "scenario.create": {
    input: z.strictObject({
      name: label,
      from: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("copy"), id }),
        z.strictObject({ kind: z.literal("document"), document: json }),
        z.strictObject({ kind: z.literal("sample") }),
      ]),
    }),
    output: z.strictObject({ id, history: historyStateSchema }),
  },
  "scenario.remove": { input: z.strictObject({ id }), output: z.strictObject({ history: historyStateSchema }) },
  /**
   * One accepted edit of any records, on disk when the answer arrives. Refused whole with `changed-meanwhile` where a
   * `before` is not what is stored, with `document-has-faults` (details.faults) where a scenario would become faulty.
   */
  "edit.commit": {
    input: z.strictObject({ label, changes: z.array(changeSchema).min(1).max(10000) }),
    output: z.strictObject({ sequence: count, at: instant, history: historyStateSchema }),
  },
  /** Takes back the newest edit that stands; the answer holds the changes as applied now. */
  "history.undo": { input: nothing, output: changesAndHistory },
  "history.redo": { input: nothing, output: changesAndHistory },
  "history.list": {
    input: z.strictObject({ before: count.optional(), limit: z.int().min(1).max(500), record: text(400).optional() }),
    output: z.strictObject({ entries: z.array(historyEntry) }),
  },
  /** Electron: a native dialog. Browser: refused; the window uploads to `POST /upload` and gets the same file tokens. */
  "file.choose": {
    input: z.strictObject({ purpose: z.enum(["tickets", "scenario"]) }),
    output: z.strictObject({ files: z.array(z.strictObject({ token: id, name: z.string(), bytes: count })) }),
  },
  "import.inspect": { input: z.strictObject({ token: id, options: importOptionsSchema }), output: inspectionSchema },
  "import.start": {
    input: z.strictObject({
      token: id,
      name: label,
      scenarioId: id.nullable(),
      clientId: id.nullable(),
      options: importOptionsSchema,
    }),
    output: z.strictObject({ jobId: id }),
  },
  "job.read": { input: z.strictObject({ jobId: id }), output: job },
  "job.cancel": { input: z.strictObject({ jobId: id }), output: nothing },
  "import.list": { input: nothing, output: z.strictObject({ imports: z.array(importSummary) }) },
  "import.read": {
    input: z.strictObject({ id }),
    output: z.strictObject({ summary: importSummary, report: ingestReportSchema, cube: ticketCubeSchema }),
  },
  /** Withdraws an import (undoable; its tickets stay in the file). */
  "import.withdraw": { input: z.strictObject({ id }), output: z.strictObject({ history: historyStateSchema }) },
} as const;

export type CallName = keyof typeof CALLS;
export type CallInput<N extends CallName> = z.input<(typeof CALLS)[N]["input"]>;
export type CallOutput<N extends CallName> = z.output<(typeof CALLS)[N]["output"]>;

/** How every call comes back, over either transport. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problem: { code: (typeof PROBLEM_CODES)[number]; message: string; details?: Record<string, unknown> };
    };
