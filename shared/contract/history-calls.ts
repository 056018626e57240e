/** The calls that go through the history: what was done, and the ways back to it. */
import { z } from "zod";
import { historyStateSchema } from "./history-state.ts";
import { changeSchema, count, id, instant, text } from "./schema-parts.ts";

const nothing = z.strictObject({});
const changesAndHistory = z.strictObject({
  label: z.string(),
  changes: z.array(changeSchema),
  history: historyStateSchema,
});

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

export const HISTORY_CALLS = {
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
} as const;
