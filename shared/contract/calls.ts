import { z } from "zod";
import { importOptionsSchema, ingestReportSchema, inspectionSchema, ticketCubeSchema } from "../ingest/formats.ts";
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
  record: text(400).regex(/^[a-z]{1,40}\/.+$/),
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
    /** `claims`: what vendors say of it (shared/compare/claims.ts), null where none was ever recorded. */
    output: z.strictObject({
      id,
      document: json,
      evidence: z.record(z.string(), json),
      claims: z.record(z.string(), json).nullable(),
    }),
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
  /**
   * The live workbook of a stored scenario. Electron: a native dialog, `left` where it was left. Browser: `offered`, to be
   * fetched once from `GET /download/TOKEN`.
   */
  "export.workbook": {
    input: z.strictObject({ scenarioId: id }),
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("saved"), name: z.string(), bytes: count }),
      z.strictObject({ kind: z.literal("left") }),
      z.strictObject({ kind: z.literal("offered"), token: id, name: z.string(), bytes: count }),
    ]),
  },
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
