/** What each kind of record may hold, checked before an edit is stored. */
import { z } from "zod";
import { CLAIM_IDS, isPossibleClaim } from "../../shared/compare/claims.ts";
import { settingsSchema } from "../../shared/contract/calls.ts";
import {
  approvalsSchema,
  brandSchema,
  policySchema,
  proposalDraftSchema,
  rulesSchema,
} from "../../shared/contract/proposal-schemas.ts";
import { leftOutSchema, riskRecordSchema } from "../../shared/contract/risk-calls.ts";
import type { SentProposal } from "../../shared/proposal/sent.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { checkScenario, type Fault } from "../../shared/scenario/check.ts";
import { MOST_VALUES_KEPT } from "../../shared/scenario/evidence.ts";
import { escapeSegment } from "../../shared/scenario/history.ts";
import { nestedOverride, type Overrides } from "../../shared/scenario/variant.ts";
import { sealOf } from "./proposal-records.ts";

/** All faults of a record's value as it would be after the edit; none if it is sound. */
export type RecordCheck = (value: Json) => readonly Fault[];

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const oneEvidence = z.strictObject({
  grade: z.enum(["measured", "contract", "benchmark", "assumed"]),
  source: z.string().max(2000),
  date: z.iso.date().nullable(),
  note: z.string().max(10000).optional(),
  importId: z.string().max(200).optional(),
  tickets: z
    .strictObject({
      count: z.int().nonnegative(),
      values: z.array(z.string()).max(MOST_VALUES_KEPT).optional(),
      first: month,
      last: month,
      clientId: z.string().min(1).max(200),
    })
    .optional(),
});
const evidenceSchema = z.record(z.string().max(2000), oneEvidence);

const share = z.string().regex(/^(0|[1-9][0-9]{0,3})(\.[0-9]{1,12})?$/);
const claimSchema = z.strictObject({
  low: share,
  high: share,
  source: z.string().min(1).max(2000),
  date: z.iso.date().nullable(),
  note: z.string().max(10000).optional(),
});
const claimsSchema = z.strictObject(
  Object.fromEntries(
    CLAIM_IDS.map((id) => [
      id,
      z
        .union([claimSchema.refine((claim) => isPossibleClaim(id, claim), "cannot be claimed of this"), leftOutSchema])
        .optional(),
    ]),
  ),
);

const path = z.string().min(1).max(2000);
const json = z.custom<Json>((value) => value !== undefined);
const overrideOf = (value: z.ZodType) =>
  z.union([z.strictObject({ value }), z.strictObject({ absent: z.literal(true) })]);

/** A scenario that inherits; whether its parent stands and what it then reads as is for the guard of scenarios. */
const variantSchema = z.strictObject({
  parent: z.string().min(1).max(200),
  name: z.string().min(1),
  overrides: z
    .record(path, overrideOf(json))
    .refine((overrides) => !Object.hasOwn(overrides, "name"), "a variant has its name apart")
    .refine((overrides) => nestedOverride(overrides as Overrides) === null, "an override stands within another"),
  evidence: z.record(path, overrideOf(oneEvidence)),
});

/** What came with a scenario that was received; its history was checked when the file was read. */
const receivedSchema = z.looseObject({ file: z.string(), exportedBy: z.string(), exportedAt: z.iso.datetime() });

const lockSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  document: z.custom<Json>((value) => checkScenario(value).length === 0, "a locked document is without faults"),
  evidence: evidenceSchema,
  at: z.iso.datetime(),
  who: z.string().max(200),
  note: z.string().max(2000),
});

/** An import as far as the history knows it; its tickets and report lie in tables of their own. */
const importSchema = z.looseObject({ name: z.string().min(1).max(500), withdrawn: z.boolean() });

function bySchema(schema: z.ZodType): RecordCheck {
  return (value) => {
    const checked = schema.safeParse(value);
    if (checked.success) return [];
    return checked.error.issues.map((issue) => ({
      pointer: issue.path.map((piece) => `/${escapeSegment(String(piece))}`).join(""),
      found: issue.input === undefined ? "nothing" : JSON.stringify(issue.input),
      allowed: issue.code,
      message: issue.message,
    }));
  };
}

/** What was sent stays as it was: any change of it no longer fits its seal. */
const proposalSchema = z
  .strictObject({
    draft: proposalDraftSchema,
    sent: z.custom<SentProposal>((value) => typeof value === "object").nullable(),
  })
  .refine(({ draft, sent }) => {
    if (sent === null) return true;
    const { seal, ...rest } = sent;
    return seal === sealOf({ draft, sent: rest });
  }, "A sent proposal stays as it was sent. Copy it and change the copy.");

export const RECORD_CHECKS: Readonly<Record<string, RecordCheck>> = {
  scenario: (value) => checkScenario(value),
  variant: bySchema(variantSchema),
  lock: bySchema(lockSchema),
  package: bySchema(receivedSchema),
  evidence: bySchema(evidenceSchema),
  claims: bySchema(claimsSchema),
  risk: bySchema(riskRecordSchema),
  settings: bySchema(settingsSchema),
  import: bySchema(importSchema),
  proposal: bySchema(proposalSchema),
  approval: bySchema(approvalsSchema),
  brand: bySchema(brandSchema),
  policy: bySchema(policySchema),
  guardrails: bySchema(rulesSchema),
};
