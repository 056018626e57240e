/** Proposals and what they share, as stored or, where nobody stored anything yet, as shipped. */
import { readFileSync } from "node:fs";
import { Problem } from "../../shared/contract/problem.ts";
import { type Brand, DEFAULT_BRAND } from "../../shared/proposal/brand.ts";
import type { Approval, GuardrailRule } from "../../shared/proposal/guardrails.ts";
import { DEFAULT_RULES } from "../../shared/proposal/guardrails.ts";
import { POLICY_IDS, type PolicyId, type PolicyText, readPolicy } from "../../shared/proposal/policy.ts";
import type { ProposalRecord, SentProposal } from "../../shared/proposal/sent.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { resourceUrl } from "../export/resource-file.ts";
import type { RecordStore } from "../storage/record-store.ts";
import { sha256Of } from "../storage/sent-file-store.ts";

export const BRAND_RECORD = "brand/workspace";
export const RULES_RECORD = "guardrails/workspace";
export const policyRecord = (id: PolicyId): string => `policy/${id}`;
export const approvalRecord = (proposalId: string): string => `approval/${proposalId}`;
export const proposalRecord = (id: string): string => `proposal/${id}`;

export function readProposal(records: RecordStore, id: string): ProposalRecord {
  const found = records.read(proposalRecord(id));
  if (found === undefined)
    throw new Problem("not-found", "This proposal is not in the workspace; it may have been removed.");
  return found.value as unknown as ProposalRecord;
}

export function brandOf(records: RecordStore): Brand {
  return (records.read(BRAND_RECORD)?.value as unknown as Brand | undefined) ?? DEFAULT_BRAND;
}

export function rulesOf(records: RecordStore): readonly GuardrailRule[] {
  const stored = records.read(RULES_RECORD)?.value as unknown as
    | { readonly rules: readonly GuardrailRule[] }
    | undefined;
  return stored?.rules ?? DEFAULT_RULES;
}

export function approvalsOf(records: RecordStore, proposalId: string): readonly Approval[] {
  const stored = records.read(approvalRecord(proposalId))?.value as unknown as
    | { readonly approvals: readonly Approval[] }
    | undefined;
  return stored?.approvals ?? [];
}

let shipped: readonly PolicyText[] | null = null;

export function shippedPolicies(): readonly PolicyText[] {
  shipped ??= POLICY_IDS.map((id) => readPolicy(id, readFileSync(resourceUrl(`policy/${id}.md`), "utf8")));
  return shipped;
}

export function policiesOf(records: RecordStore): readonly PolicyText[] {
  return shippedPolicies().map(
    (policy) => (records.read(policyRecord(policy.id))?.value as unknown as PolicyText | undefined) ?? policy,
  );
}

/** Of a sent proposal: over the draft and everything frozen but the seal itself. */
export function sealOf({
  draft,
  sent,
}: {
  readonly draft: unknown;
  readonly sent: Omit<SentProposal, "seal">;
}): string {
  return sha256Of(Buffer.from(canonicalJson({ draft, sent })));
}

/** Plain JSON of a value made here, as storage takes it. */
export function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
