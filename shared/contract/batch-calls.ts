/** Documents for many clients at once: proposals, or service reviews of one page. One batch at a time; it outlives the call. */
import { z } from "zod";
import { PROBLEM_CODES } from "./problem.ts";
import { PROPOSAL_FORMATS } from "./proposal-schemas.ts";
import { count, id, json, text } from "./schema-parts.ts";
import { written } from "./written-file.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const format = z.enum(PROPOSAL_FORMATS);
const clientIds = z.array(id).min(1).max(5000);

/** `drafts`: whether what was not sent yet is made too, stamped a draft on every page. */
const proposals = z.strictObject({ kind: z.literal("proposal"), drafts: z.boolean() });

/** The `months` up to `until`; null for the last month that is over. `nextStep` stands on every sheet and may be empty. */
const reviews = z.strictObject({
  kind: z.literal("review"),
  until: month.nullable(),
  months: z.int().min(1).max(12),
  nextStep: text(600),
});

const note = z.strictObject({
  clientId: id,
  clientName: z.string(),
  outcome: z.enum(["draft", "refused"]),
  reason: z.string(),
});

export const BATCH_CALLS = {
  /**
   * Electron asks for a folder first (`left` where it was left), the browser gets one archive at the end. Refused with
   * `changed-meanwhile` while another batch runs.
   */
  "batch.start": {
    input: z.strictObject({
      scenarioId: id,
      clientIds,
      format,
      documents: z.discriminatedUnion("kind", [proposals, reviews]),
    }),
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("left") }),
      z.strictObject({ kind: z.literal("started"), batchId: id }),
    ]),
  },
  /** `notes`: clients whose document was refused, or made as a draft, with the reason; the others are made and final. */
  "batch.read": {
    input: z.strictObject({ batchId: id }),
    output: z.strictObject({
      id,
      state: z.enum(["running", "done", "failed", "cancelled"]),
      done: count,
      total: count,
      /** Whose document is being made, or what comes before the first; empty at the end. */
      current: z.string(),
      made: count,
      notes: z.array(note),
      /** Once done: the folder or archive; null where every document was refused. */
      written: written.nullable(),
      problem: z
        .strictObject({
          code: z.enum(PROBLEM_CODES),
          message: z.string(),
          details: z.record(z.string(), json).optional(),
        })
        .nullable(),
    }),
  },
  /** The batch whose end no window has read yet, so that one that was loaded again finds it; null where there is none. */
  "batch.unread": { input: z.strictObject({}), output: z.strictObject({ batchId: id.nullable() }) },
  /** Ends it; nothing of it is left anywhere. */
  "batch.cancel": { input: z.strictObject({ batchId: id }), output: z.strictObject({}) },
} as const;
