/** Drafts of proposals, what the client would see of them, and what only the seller may. */
import { randomUUID } from "node:crypto";
import { Problem } from "../../shared/contract/problem.ts";
import { newDraft } from "../../shared/proposal/draft.ts";
import type { ProposalRecord } from "../../shared/proposal/sent.ts";
import { rangeBasis } from "../../shared/proposal/simulate-offer.ts";
import { sha256Of } from "../storage/sent-file-store.ts";
import type { HandlersOf } from "./handlers.ts";
import { importsOfClient } from "./import-records.ts";
import { currentInputs, offerOf, type ProposalParts, requirePriceable, reviewOf } from "./proposal-offer.ts";
import { approvalRecord, approvalsOf, asJson, proposalRecord, readProposal } from "./proposal-records.ts";

type Drafting = Pick<
  HandlersOf<"proposal">,
  | "proposal.list"
  | "proposal.create"
  | "proposal.read"
  | "proposal.remove"
  | "proposal.copy"
  | "proposal.preview"
  | "proposal.review"
  | "proposal.badMonths"
  | "proposal.split"
  | "proposal.simulate"
  | "proposal.approve"
>;

export function requireDraft(record: ProposalRecord): void {
  if (record.sent !== null)
    throw new Problem(
      "locked",
      "This proposal was sent and stays as it is. Nothing was stored. Copy it and change the copy.",
    );
}

function clientName({ edits }: ProposalParts, { draft, sent }: ProposalRecord): string | null {
  const frozen = sent?.view.clientName;
  if (frozen !== undefined) return frozen;
  if (!edits.scenarios.has(draft.scenarioId)) return null;
  return edits.scenarios.read(draft.scenarioId).document.clients.find(({ id }) => id === draft.clientId)?.name ?? null;
}

export function proposalDrafting(parts: ProposalParts): Drafting {
  const { records, edits, thread, now } = parts;
  const today = () => now().toISOString().slice(0, 10);
  return {
    "proposal.list": () => ({
      proposals: records.list("proposal").map(({ id, value, changedAt }) => {
        const record = value as unknown as ProposalRecord;
        const { name, scenarioId, clientId } = record.draft;
        return {
          id,
          name,
          scenarioId,
          clientId,
          clientName: clientName(parts, record),
          changedAt,
          sentAt: record.sent?.at ?? null,
        };
      }),
    }),
    "proposal.create": ({ scenarioId, clientId, name }) => {
      if (!edits.scenarios.has(scenarioId))
        throw new Problem("not-found", "This scenario is not in the workspace; it may have been removed.");
      const client = edits.scenarios.read(scenarioId).document.clients.find(({ id }) => id === clientId);
      if (client === undefined)
        throw new Problem("not-found", "This client is not in the scenario; it may have been removed.");
      const draft = newDraft({
        name,
        scenarioId,
        clientId,
        startMonth: client.convertMonth ?? 1,
        importId: importsOfClient(records, scenarioId, clientId)[0]?.id ?? null,
        today: today(),
      });
      const id = randomUUID();
      const { history } = edits.commit(`New proposal ${name}`, [
        { record: proposalRecord(id), path: "", after: asJson({ draft, sent: null }) },
      ]);
      return { id, history };
    },
    "proposal.read": ({ id }) => {
      const { draft, sent } = readProposal(records, id);
      if (sent === null) return { id, draft: draft, sent: null };
      const { at, by, engineVersion, files } = sent;
      return { id, draft: draft, sent: { at, by, engineVersion, files: [...files] } };
    },
    "proposal.remove": ({ id }) => {
      const { draft } = readProposal(records, id);
      const approvals = records.read(approvalRecord(id));
      const { history } = edits.commit(`Remove proposal ${draft.name}`, [
        { record: proposalRecord(id), path: "", before: asJson(records.read(proposalRecord(id))?.value) },
        ...(approvals === undefined ? [] : [{ record: approvalRecord(id), path: "", before: approvals.value }]),
      ]);
      return { history };
    },
    "proposal.copy": ({ id, name }) => {
      const { draft } = readProposal(records, id);
      const copied = randomUUID();
      const { history } = edits.commit(`New proposal ${name}`, [
        {
          record: proposalRecord(copied),
          path: "",
          after: asJson({ draft: { ...draft, name, preparedOn: today() }, sent: null }),
        },
      ]);
      return { id: copied, history };
    },
    "proposal.preview": async ({ id }) => {
      const { draft, sent } = readProposal(records, id);
      const inputs = sent?.inputs ?? currentInputs(parts, draft);
      const { document, open } = await offerOf(parts, id, draft, inputs);
      return { document, open: [...open] };
    },
    "proposal.review": async ({ id, inDepth }) => {
      const { draft, sent } = readProposal(records, id);
      const reviewed = await reviewOf(parts, id, draft, sent?.inputs ?? currentInputs(parts, draft), inDepth);
      return {
        hash: reviewed.hash,
        options: [...reviewed.options],
        approvals: [...reviewed.approvals],
        missing: [...reviewed.missing],
      };
    },
    "proposal.badMonths": async ({ id }) => {
      const { draft, sent } = readProposal(records, id);
      const inputs = sent?.inputs ?? currentInputs(parts, draft);
      requirePriceable(draft, inputs);
      await parts.badMonths.workedOut(draft, inputs);
      return {};
    },
    "proposal.split": async ({ id, option, share }) => {
      const { draft } = readProposal(records, id);
      const inputs = currentInputs(parts, draft);
      requirePriceable(draft, inputs);
      const { document, evidence, rules } = inputs;
      const source = { draft, document, evidence, rules, today: today(), badMonths: {}, inDepth: null };
      return { priced: await thread.run({ kind: "split", source, option, share }) };
    },
    "proposal.simulate": async ({ id, trials, seed }) => {
      const record = readProposal(records, id);
      requireDraft(record);
      const { draft } = record;
      const inputs = currentInputs(parts, draft);
      requirePriceable(draft, inputs);
      const { document } = inputs;
      const ranges = await thread.run({ kind: "ranges", draft, document, trials, seed });
      const basis = sha256Of(Buffer.from(rangeBasis(draft, document)));
      const { history } = edits.commit(`Simulate the invoices of ${draft.name}`, [
        {
          record: proposalRecord(id),
          path: "draft/simulated",
          before: asJson(draft.simulated),
          after: asJson({ basis, seed, trials, ranges }),
        },
      ]);
      return { history };
    },
    "proposal.approve": async ({ id, hash, approver, reason }) => {
      const record = readProposal(records, id);
      requireDraft(record);
      const { hash: standing } = await reviewOf(parts, id, record.draft, currentInputs(parts, record.draft));
      if (standing !== hash)
        throw new Problem(
          "changed-meanwhile",
          "The offer has changed since it was shown, so it was not approved. Look at it again.",
        );
      const before = records.read(approvalRecord(id))?.value;
      const approval = { approver, person: edits.person(), at: now().toISOString(), reason, hash };
      const after = asJson({ approvals: [...approvalsOf(records, id), approval] });
      const { history } = edits.commit(`Approve proposal ${record.draft.name}`, [
        { record: approvalRecord(id), path: "", ...(before === undefined ? {} : { before }), after },
      ]);
      return { history };
    },
  };
}
