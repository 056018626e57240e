import { z } from "zod";
import { importOptionsSchema, ingestReportSchema, inspectionSchema, ticketCubeSchema } from "../ingest/formats.ts";
import type { Json } from "../scenario/change.ts";
import { CHECK_CALLS } from "./check-calls.ts";
import { historyStateSchema } from "./history-state.ts";
import { PACKAGE_CALLS } from "./package-calls.ts";
import { isPlainJson } from "./plain-json.ts";
import { PROBLEM_CODES } from "./problem.ts";
import { PROPOSAL_CALLS } from "./proposal-calls.ts";
import { written } from "./written-file.ts";

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

/** What of the history is asked for; all of it holds together. */
const historyFilter = z.strictObject({
  record: text(400).exactOptional(),
  scenario: id.exactOptional(),
  client: id.exactOptional(),
  who: text(200).exactOptional(),
  /** Every one of its words stands in the label, an owner or a field of the edit, whatever the letters' case. */
  words: text(200).exactOptional(),
  /** From this instant on, and before that one. */
  from: instant.exactOptional(),
  to: instant.exactOptional(),
});
export type HistoryFilter = z.infer<typeof historyFilter>;

const historyEntry = z.strictObject({
  sequence: count,
  /** As it was stored with the edit: the title. */
  label: z.string(),
  /** What the changes say of themselves, in one line. */
  words: z.string(),
  who: z.string(),
  at: instant,
  /** `undone`: can be redone; `dropped`: taken back, and a later edit took the way back to it. */
  state: z.enum(["standing", "undone", "dropped"]),
  records: z.array(z.string()),
  changes: count,
});

const historyLine = z.strictObject({
  /** Positions in the edit's changes, as `history.putBack` takes them; empty where it cannot put them back. */
  changes: z.array(count),
  scenarioId: z.string().nullable(),
  clientId: z.string().nullable(),
  owner: z.string(),
  subject: z.string(),
  event: z.string().nullable(),
  before: z.string(),
  after: z.string(),
});

/** The way to a point: edits to take back, to apply again, or, where a later edit left that way, a new edit. */
const historyWay = z.strictObject({ kind: z.enum(["here", "undo", "redo", "branch"]), steps: count });

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
    /**
     * As it reads: a variant resolved, a plan of record from its lock (which inherits no more, so `variant` is null).
     * `claims`: what vendors say of it (shared/compare/claims.ts), null where none was ever recorded. Refused with
     * `cyclic-parent` or `parent-missing` where a variant has no root, as only a damaged file can hold.
     */
    output: z.strictObject({
      id,
      document: json,
      evidence,
      claims: z.record(z.string(), json).nullable(),
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
  /** Takes back the newest edit that stands; the answer holds the changes as applied now. */
  "history.undo": { input: nothing, output: changesAndHistory },
  "history.redo": { input: nothing, output: changesAndHistory },
  /** Newest first: `limit` of the edits that the filter lets through, after the first `offset`. */
  "history.list": {
    input: z.strictObject({ filter: historyFilter, offset: count, limit: z.int().min(1).max(500) }),
    /** `now`: the newest edit that stands, filtered or not; 0 where none does. */
    output: z.strictObject({ total: count, now: count, entries: z.array(historyEntry) }),
  },
  /** One edit with what it changed, when it was taken back and applied again, and the way to the point right after it. */
  "history.read": {
    input: z.strictObject({ sequence: count }),
    output: z.strictObject({
      entry: historyEntry,
      /** The first 500. */
      lines: z.array(historyLine),
      more: count,
      moves: z.array(z.strictObject({ direction: z.enum(["undo", "redo"]), who: z.string(), at: instant })),
      way: historyWay,
      /** Scenarios that it removed and that are not in the workspace now. */
      removed: z.array(z.strictObject({ id, name: z.string() })),
    }),
  },
  /** What the history can be filtered by, and the scenarios that were removed and can be restored, newest removal first. */
  "history.subjects": {
    input: nothing,
    output: z.strictObject({
      people: z.array(z.string()),
      clients: z.array(z.strictObject({ id, name: z.string() })),
      removed: z.array(z.strictObject({ id, name: z.string(), sequence: count, at: instant })),
    }),
  },
  /** What a jump to the point right after an edit (0: the beginning) would do, the first edits on the way named. */
  "history.preview": {
    input: z.strictObject({ to: count }),
    output: z.strictObject({
      way: historyWay,
      back: count,
      on: count,
      first: z.array(z.strictObject({ sequence: count, label: z.string(), direction: z.enum(["undo", "redo"]) })),
    }),
  },
  /** Goes there in one transaction. `steps` as previewed; `changed-meanwhile` where the way is another by now. */
  "history.jump": {
    input: z.strictObject({ to: count, steps: count }),
    output: z.strictObject({ way: historyWay, changes: z.array(changeSchema), history: historyStateSchema }),
  },
  /** A new edit with values as they were before or after an edit; `no-longer-fits` where nothing could hold them. */
  "history.putBack": {
    input: z.strictObject({
      sequence: count,
      changes: z.array(count).min(1).max(500),
      side: z.enum(["before", "after"]),
    }),
    output: changesAndHistory,
  },
  /** A new edit with the scenarios that an edit removed, as they were then. */
  "history.restore": {
    input: z.strictObject({ sequence: count }),
    output: z.strictObject({ scenarios: z.array(id), history: historyStateSchema }),
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
  /** Withdraws an import (undoable; its tickets stay in the file). */
  "import.withdraw": { input: z.strictObject({ id }), output: z.strictObject({ history: historyStateSchema }) },
  /**
   * The live workbook of a stored scenario. Electron: a native dialog, `left` where it was left. Browser: `offered`, to be
   * fetched once from `GET /download/TOKEN`.
   */
  "export.workbook": { input: z.strictObject({ scenarioId: id }), output: written },
  ...PACKAGE_CALLS,
  ...CHECK_CALLS,
  ...PROPOSAL_CALLS,
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
