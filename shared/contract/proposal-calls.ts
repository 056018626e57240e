/** The calls of proposals: drafts, the client's document, what only the seller sees, and what was sent. */
import { z } from "zod";
import { historyStateSchema } from "./history-state.ts";
import {
  approvalSchema,
  approver,
  brandOf,
  brandSchema,
  documentOf,
  draftOf,
  HANDOFFS,
  optionId,
  optionReview,
  PROPOSAL_FORMATS,
  planOf,
  policyId,
  policySchema,
  proposalFile,
  ruleOf,
  ruleSchema,
} from "./proposal-schemas.ts";
import { written } from "./written-file.ts";

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed(), "not well-formed text");
const id = text(200).min(1);
const label = text(500).min(1);
const instant = z.iso.datetime();
const count = z.int().nonnegative();
const nothing = z.strictObject({});

const proposalSummary = z.strictObject({
  id,
  name: z.string(),
  scenarioId: id,
  clientId: id,
  /** As the scenario names the client now, or as it was when sent; null where neither is there any more. */
  clientName: z.string().nullable(),
  changedAt: instant,
  sentAt: instant.nullable(),
});

export const PROPOSAL_CALLS = {
  "proposal.list": { input: nothing, output: z.strictObject({ proposals: z.array(proposalSummary) }) },
  /** A draft with the three options that the scenario gives this client; its record is `proposal/ID`, edited by `edit.commit`. */
  "proposal.create": {
    input: z.strictObject({ scenarioId: id, clientId: id, name: label }),
    output: z.strictObject({ id, history: historyStateSchema }),
  },
  /** `sent`: frozen, refuses every edit. */
  "proposal.read": {
    input: z.strictObject({ id }),
    output: z.strictObject({
      id,
      draft: draftOf,
      sent: z
        .strictObject({ at: instant, by: z.string(), engineVersion: z.string(), files: z.array(proposalFile) })
        .nullable(),
    }),
  },
  "proposal.remove": { input: z.strictObject({ id }), output: z.strictObject({ history: historyStateSchema }) },
  /** A new draft with what a draft or a sent proposal held. */
  "proposal.copy": {
    input: z.strictObject({ id, name: label }),
    output: z.strictObject({ id, history: historyStateSchema }),
  },
  /**
   * The document as the client will see it, and nothing else: made of the allow-list view, no cost and no margin in it.
   * `open`: what still stands in the way of sending, in sentences; with anything open the document is stamped a draft.
   */
  "proposal.preview": {
    input: z.strictObject({ id }),
    output: z.strictObject({ document: documentOf, open: z.array(z.string()) }),
  },
  /**
   * What the client may not see: margins, guardrails, value split and, for the option `inDepth`, concessions, the walk-away
   * price and the cheapest ways out of a block (seconds). A rule on the bad month is `pending` until `proposal.badMonths` has
   * simulated this offer. `hash`: what an approval is bound to. `missing`: whose approval is still asked for.
   */
  "proposal.review": {
    input: z.strictObject({ id, inDepth: optionId.nullable() }),
    output: z.strictObject({
      hash: z.string(),
      options: z.array(optionReview),
      approvals: z.array(approvalSchema.extend({ stands: z.boolean() })),
      missing: z.array(approver),
    }),
  },
  /** Simulates the months of every option shown and remembers what 1 month in 20 earns less than; answered when it is known. */
  "proposal.badMonths": { input: z.strictObject({ id }), output: nothing },
  /** The plan of an option whose leading price passes on this share of what the change is worth; null where none does. */
  "proposal.split": {
    input: z.strictObject({ id, option: optionId, share: text(20).regex(/^(0(\.[0-9]{1,12})?|1)$/) }),
    output: z.strictObject({ priced: z.strictObject({ factor: z.string(), plan: planOf }).nullable() }),
  },
  /**
   * Works out the ranges of the invoices (P10 to P90) by simulation and keeps them in the draft, one edit; seconds to a minute.
   * They are shown while the offer is the one that was simulated.
   */
  "proposal.simulate": {
    input: z.strictObject({
      id,
      trials: z.int().min(100).max(100_000),
      seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
    }),
    output: z.strictObject({ history: historyStateSchema }),
  },
  /** Refused with `changed-meanwhile` where `hash` is not that of the offer as it stands. */
  "proposal.approve": {
    input: z.strictObject({ id, hash: text(64), approver, reason: text(2000).min(1) }),
    output: z.strictObject({ history: historyStateSchema }),
  },
  /** Of a sent proposal the very bytes that were kept. Never writes over a file unless the system's dialog asked. */
  "proposal.export": { input: z.strictObject({ id, format: z.enum(PROPOSAL_FORMATS) }), output: written },
  /** Price lines of one option as CSV in the columns of the tool that quotes or bills. */
  "proposal.handoff": { input: z.strictObject({ id, option: optionId, to: z.enum(HANDOFFS) }), output: written },
  /** Freezes inputs, engine version and rendered bytes. Refused with `proposal-open` (details.open) while anything is open. */
  "proposal.send": {
    input: z.strictObject({ id }),
    output: z.strictObject({ files: z.array(proposalFile), history: historyStateSchema }),
  },
  /** Runs the frozen inputs again: the figures that differ, and what has changed in the workspace since. */
  "proposal.verify": {
    input: z.strictObject({ id }),
    output: z.strictObject({
      engineThen: z.string(),
      engineNow: z.string(),
      figures: count,
      differences: z.array(z.strictObject({ where: z.string(), before: z.string(), after: z.string() })),
      /** Whether the bytes kept are those that were sent, and whether rendering again gives the same. */
      files: z.array(z.strictObject({ format: z.enum(PROPOSAL_FORMATS), kept: z.boolean(), same: z.boolean() })),
      since: z.array(z.strictObject({ what: z.string(), before: z.string(), after: z.string() })),
    }),
  },
  /** What all proposals share; what nobody has stored yet stands as shipped. */
  "proposal.setup": {
    input: nothing,
    output: z.strictObject({
      brand: brandOf,
      brandNotes: z.array(z.string()),
      policies: z.array(policySchema.extend({ objection: z.string().nullable() })),
      rules: z.array(ruleOf),
    }),
  },
  /** Everything of the brand but the logo. */
  "proposal.setBrand": {
    input: brandSchema.omit({ logo: true }),
    output: z.strictObject({ notes: z.array(z.string()), history: historyStateSchema }),
  },
  /** A logo from a file token, or none. Refused with `not-an-image` for anything but a sound PNG, JPEG or SVG. */
  "proposal.setLogo": {
    input: z.strictObject({ token: id.nullable() }),
    output: z.strictObject({ history: historyStateSchema }),
  },
  /** Stores a policy text; `confirm` says that the person of the settings has read exactly this and adopts it today. */
  "proposal.setPolicy": {
    input: z.strictObject({
      id: policyId,
      title: text(200).min(1),
      text: text(20_000),
      owner: text(200),
      confirm: z.boolean(),
    }),
    output: z.strictObject({ objection: z.string().nullable(), history: historyStateSchema }),
  },
  "proposal.setRules": {
    input: z.strictObject({ rules: z.array(ruleSchema).max(100) }),
    output: z.strictObject({ history: historyStateSchema }),
  },
} as const;
