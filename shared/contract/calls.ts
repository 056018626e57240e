import { z } from "zod";
import { importOptionsSchema, ingestReportSchema, inspectionSchema, ticketCubeSchema } from "../ingest/formats.ts";
import { ticketFilterSchema, ticketRowSchema } from "../ingest/ticket-rows.ts";
import { BATCH_CALLS } from "./batch-calls.ts";
import { CHECK_CALLS } from "./check-calls.ts";
import { HISTORY_CALLS } from "./history-calls.ts";
import { historyStateSchema } from "./history-state.ts";
import { PACKAGE_CALLS } from "./package-calls.ts";
import { PROBLEM_CODES } from "./problem.ts";
import { PROPOSAL_CALLS } from "./proposal-calls.ts";
import { RISK_CALLS } from "./risk-calls.ts";
import { changeSchema, count, id, instant, json, label, path, text } from "./schema-parts.ts";
import { written } from "./written-file.ts";

/**
 * The one table of calls between the window and the host: name -> strict input and output schema.
 * Plain JSON only; decimals as canonical strings; counts as safe integers; files by token, never by path.
 */

const scenarioSummary = z.strictObject({
  id,
  name: z.string(),
  clients: count,
  months: count,
  currency: z.string(),
  changedAt: instant,
  /** What it inherits from, null for a root. */
  parent: id.nullable(),
  /** Locked as plan of record. */
  locked: z.boolean(),
  /** Why it cannot be read, in words; null as a rule. */
  fault: z.string().nullable(),
});

const override = z.union([z.strictObject({ value: json }), z.strictObject({ absent: z.literal(true) })]);
const overrides = z.record(z.string(), override);
const evidence = z.record(z.string(), json);

/** What a variant inherits and what it has of its own (shared/scenario/variant.ts). */
const variantView = z.strictObject({
  parent: id,
  parentName: z.string(),
  parentDocument: json,
  parentEvidence: evidence,
  overrides,
  evidence: overrides,
  /** Overrides whose place the parent has lost: kept, without effect. */
  orphaned: z.array(z.string()),
});

const lockView = z.strictObject({ hash: z.string(), at: instant, who: z.string(), note: z.string() });

export const settingsSchema = z.strictObject({
  organisation: text(200),
  /** Name written into the history. */
  person: text(200),
  theme: z.enum(["system", "light", "dark"]),
  density: z.enum(["compact", "comfortable"]),
  locale: text(35),
});
export type Settings = z.infer<typeof settingsSchema>;

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
    /**
     * As it reads: a variant resolved, a plan of record from its lock (which inherits no more, so `variant` is null).
     * `claims`: what vendors say of it (shared/compare/claims.ts), null where none was ever recorded; of a variant what
     * differs from `inheritedClaims` (shared/scenario/beside.ts), which are its parent's as they read. Refused with
     * `cyclic-parent` or `parent-missing` where a variant has no root, as only a damaged file can hold.
     */
    output: z.strictObject({
      id,
      document: json,
      evidence,
      claims: z.record(z.string(), json).nullable(),
      inheritedClaims: z.record(z.string(), json),
      variant: variantView.nullable(),
      lock: lockView.nullable(),
    }),
  },
  /**
   * A new scenario (one history entry): a copy with its evidence, which inherits nothing; a variant of another, which differs
   * in nothing yet; a document (checked); or the shipped sample.
   */
  "scenario.create": {
    input: z.strictObject({
      name: label,
      from: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("copy"), id }),
        z.strictObject({ kind: z.literal("variant"), parent: id }),
        z.strictObject({ kind: z.literal("document"), document: json }),
        z.strictObject({ kind: z.literal("sample") }),
      ]),
    }),
    output: z.strictObject({ id, history: historyStateSchema }),
  },
  /** Its variants go to its own parent, or become roots, and read as before. Refused with `locked` for a plan of record. */
  "scenario.remove": { input: z.strictObject({ id }), output: z.strictObject({ history: historyStateSchema }) },
  /** Locks it as plan of record: it reads so ever after, whatever becomes of its parent. Only undo unlocks. */
  "scenario.lock": {
    input: z.strictObject({ id, note: text(2000) }),
    output: z.strictObject({ hash: z.string(), history: historyStateSchema }),
  },
  /**
   * Names of what the overrides without a place were of, by the path of the client, category or component: from what it
   * inherits from further up, else as the history last had it. Without those that nothing tells any more.
   */
  "scenario.lost": {
    input: z.strictObject({ id }),
    output: z.strictObject({ names: z.record(z.string(), z.string()) }),
  },
  /**
   * Another parent, or with null none. `overrides`: what it has of its own stays, and the rest is the new parent's; `document`:
   * it reads as before. Refused with `cyclic-parent` for itself and what inherits from it.
   */
  "scenario.rebase": {
    input: z.strictObject({ id, parent: id.nullable(), keep: z.enum(["overrides", "document"]) }),
    output: z.strictObject({ orphaned: z.array(z.string()), history: historyStateSchema }),
  },
  /** Hands a variant's own values at and below these paths, or all with null, up to its parent. It reads as before. */
  "scenario.promote": {
    input: z.strictObject({ id, paths: z.array(path.min(1)).min(1).max(10000).nullable() }),
    output: z.strictObject({ history: historyStateSchema }),
  },
  /**
   * One accepted edit of any records, on disk when the answer arrives. Refused whole with `changed-meanwhile` where a
   * `before` is not what is stored, with `document-has-faults` (details.faults) where a scenario would become faulty.
   */
  "edit.commit": {
    input: z.strictObject({ label, changes: z.array(changeSchema).min(1).max(10000) }),
    output: z.strictObject({ sequence: count, at: instant, history: historyStateSchema }),
  },
  /** Electron: a native dialog. Browser: refused; the window uploads to `POST /upload` and gets the same file tokens. */
  "file.choose": {
    input: z.strictObject({ purpose: z.enum(["tickets", "scenario", "logo"]) }),
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
  /**
   * The tickets behind a count, in the order of the file: `limit` of those that the filter lets through, after the first
   * `offset`. `total` is the count itself. Refused with `not-found` as `import.read`.
   */
  "import.tickets": {
    input: z.strictObject({ id, filter: ticketFilterSchema, offset: count, limit: z.int().min(1).max(200) }),
    output: z.strictObject({ total: count, tickets: z.array(ticketRowSchema) }),
  },
  /** Withdraws an import (undoable; its tickets stay in the file). */
  "import.withdraw": { input: z.strictObject({ id }), output: z.strictObject({ history: historyStateSchema }) },
  /**
   * The live workbook of a stored scenario. Electron: a native dialog, `left` where it was left. Browser: `offered`, to be
   * fetched once from `GET /download/TOKEN`.
   */
  "export.workbook": { input: z.strictObject({ scenarioId: id }), output: written },
  ...HISTORY_CALLS,
  ...PACKAGE_CALLS,
  ...CHECK_CALLS,
  ...PROPOSAL_CALLS,
  ...BATCH_CALLS,
  ...RISK_CALLS,
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
