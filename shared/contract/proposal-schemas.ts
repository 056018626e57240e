/** What a proposal's calls and records carry. Figures of documents and reviews are made by shared/proposal and checked as plain JSON. */
import { z } from "zod";
import type { Plan } from "../model/document.ts";
import type { Brand } from "../proposal/brand.ts";
import { isColour } from "../proposal/contrast.ts";
import type { ProposalDocument } from "../proposal/document.ts";
import { OPTION_IDS, type ProposalDraft } from "../proposal/draft.ts";
import { APPROVERS, type Approval, FACT_IDS, type GuardrailRule } from "../proposal/guardrails.ts";
import type { OptionReview } from "../proposal/offer-review.ts";
import { POLICY_IDS, type PolicyText } from "../proposal/policy.ts";
import { isPlainJson } from "./plain-json.ts";

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed(), "not well-formed text");
const id = text(200).min(1);
const date = z.iso.date();
const decimal = z.string().regex(/^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,34})?$/);
const plain = <T>() => z.custom<T>((value) => isPlainJson(value) && typeof value === "object", "not plain JSON");

export const PROPOSAL_FORMATS = ["pdf", "docx", "html"] as const;
export type ProposalFormat = (typeof PROPOSAL_FORMATS)[number];

/** Price lines for the tools that quote and bill, by whose columns they are named. */
export const HANDOFFS = ["connectwise", "autotask", "halopsa", "quotewerks", "generic"] as const;
export type Handoff = (typeof HANDOFFS)[number];

export const optionId = z.enum(OPTION_IDS);
export const approver = z.enum(APPROVERS);
export const policyId = z.enum(POLICY_IDS);

export const proposalDraftSchema = z.strictObject({
  name: text(500).min(1),
  scenarioId: id,
  clientId: id,
  preparedOn: date,
  validUntil: date,
  startMonth: z.int().min(1).max(120),
  termMonths: z.int().min(1).max(120),
  options: z
    .array(
      z.strictObject({
        id: optionId,
        name: text(100).min(1),
        tagline: text(300),
        shown: z.boolean(),
        plan: plain<Plan>().nullable(),
      }),
    )
    .min(1)
    .max(OPTION_IDS.length),
  recommended: optionId,
  opening: text(5000),
  importId: id.nullable(),
  simulated: z
    .strictObject({
      basis: z.string().regex(/^[0-9a-f]{64}$/),
      seed: z.int(),
      trials: z.int().min(1),
      ranges: z.array(
        z.strictObject({
          option: optionId,
          monthP10: decimal,
          monthP90: decimal,
          totalP10: decimal,
          totalP90: decimal,
        }),
      ),
    })
    .nullable(),
}) satisfies z.ZodType<ProposalDraft>;

export const brandSchema = z.strictObject({
  name: text(200),
  heading: z.string().refine(isColour, "a colour is written #rrggbb"),
  accent: z.string().refine(isColour, "a colour is written #rrggbb"),
  logo: z
    .strictObject({
      type: z.enum(["image/png", "image/jpeg", "image/svg+xml"]),
      base64: z.base64().max(3_000_000),
      width: z.number().positive(),
      height: z.number().positive(),
    })
    .nullable(),
  contact: z.array(text(200)).max(8),
  website: text(300).refine((value) => value === "" || /^https?:\/\/[^\s<>"]+$/.test(value), "an address of the web"),
  email: text(300).refine((value) => value === "" || /^[^\s<>"@]+@[^\s<>"@]+$/.test(value), "an address of mail"),
}) satisfies z.ZodType<Brand>;

export const policySchema = z.strictObject({
  id: policyId,
  title: text(200).min(1),
  text: text(20_000),
  owner: text(200),
  reviewedOn: date,
  confirmed: z.strictObject({ by: text(200), on: date }).nullable(),
}) satisfies z.ZodType<PolicyText>;

const approvers = z.array(approver).max(APPROVERS.length);
export const ruleSchema = z.strictObject({
  id: text(100).min(1),
  label: text(200).min(1),
  fact: z.enum(FACT_IDS),
  holds: z.enum(["at-least", "at-most"]),
  steps: z
    .array(z.strictObject({ limit: decimal, approvers }))
    .min(1)
    .max(10),
  kind: z.enum(["limit", "warning"]),
  unknown: approvers,
  reason: text(1000),
}) satisfies z.ZodType<GuardrailRule>;
export const rulesSchema = z.strictObject({ rules: z.array(ruleSchema).max(100) });

export const approvalSchema = z.strictObject({
  approver,
  person: text(200),
  at: z.iso.datetime(),
  reason: text(2000).min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
}) satisfies z.ZodType<Approval>;
export const approvalsSchema = z.strictObject({ approvals: z.array(approvalSchema).max(200) });

export const proposalFile = z.strictObject({
  format: z.enum(PROPOSAL_FORMATS),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
});

export const documentOf = plain<ProposalDocument>();
export const optionReview = plain<OptionReview>();
export const planOf = plain<Plan>();
/** As stored, where record-kinds.ts checked it. */
export const draftOf = plain<ProposalDraft>();
export const brandOf = plain<Brand>();
export const ruleOf = plain<GuardrailRule>();
