/** Proposals as files: exported, handed to other tools, sent and frozen, and computed again. */
import packageData from "../../package.json" with { type: "json" };
import { fileNameOf } from "../../shared/contract/file-name.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { PROPOSAL_FORMATS, type ProposalFormat } from "../../shared/contract/proposal-schemas.ts";
import { brandView } from "../../shared/proposal/brand.ts";
import type { ProposalDraft } from "../../shared/proposal/draft.ts";
import { handoffRows } from "../../shared/proposal/handoff.ts";
import { PENDING_POINT } from "../../shared/proposal/open-points.ts";
import { proposalDocument } from "../../shared/proposal/proposal-document.ts";
import {
  changedSince,
  type FrozenInputs,
  figuresOf,
  type ProposalRecord,
  type SentProposal,
  viewDifferences,
} from "../../shared/proposal/sent.ts";
import { csvText } from "../../shared/table/delimited.ts";
import { type SentFileStore, sha256Of } from "../storage/sent-file-store.ts";
import { type FilePlaces, handOver } from "./hand-over.ts";
import type { HandlersOf } from "./handlers.ts";
import { currentInputs, type Offer, offerOf, type ProposalParts, viewOf } from "./proposal-offer.ts";
import { approvalsOf, asJson, proposalRecord, readProposal, sealOf } from "./proposal-records.ts";
import { requireDraft } from "./proposal-service.ts";
import { sentBytes } from "./sent-bytes.ts";

type Sending = Pick<
  HandlersOf<"proposal">,
  "proposal.export" | "proposal.handoff" | "proposal.send" | "proposal.verify"
>;

export interface SendingParts extends ProposalParts, FilePlaces {
  readonly files: SentFileStore;
}

/** Most that is listed of what has changed since. */
const MOST_LISTED = 200;

export function proposalSending(parts: SendingParts): Sending {
  const { records, edits, thread, files, now } = parts;

  const written = (name: string, bytes: Uint8Array) => handOver(parts, name, bytes);

  /** The offer; where nothing else is open, with its bad months worked out. */
  async function judgedOffer(id: string, draft: ProposalDraft, inputs: FrozenInputs): Promise<Offer> {
    const offer = await offerOf(parts, id, draft, inputs);
    if (offer.open.some((point) => point !== PENDING_POINT) || offer.open.length === 0) return offer;
    await parts.badMonths.workedOut(draft, inputs);
    return offerOf(parts, id, draft, inputs);
  }

  const render = (offer: Pick<Offer, "document">, format: ProposalFormat): Promise<Uint8Array> =>
    thread.run({ kind: "render", document: offer.document, format });

  return {
    "proposal.export": async ({ id, format }) => {
      const { draft, sent } = readProposal(records, id);
      if (sent !== null) return written(fileNameOf(draft.name, format), sentBytes(files, sent, format));
      const offer = await offerOf(parts, id, draft, currentInputs(parts, draft));
      return written(fileNameOf(draft.name, format), await render(offer, format));
    },
    "proposal.handoff": async ({ id, option, to }) => {
      const { draft, sent } = readProposal(records, id);
      const view = sent?.view ?? (await viewOf(parts, draft, currentInputs(parts, draft)));
      const chosen = view.options.find((each) => each.id === option);
      if (chosen === undefined)
        throw new Problem("not-found", "This option is not shown in the proposal, so there are no lines to hand over.");
      const text = csvText(handoffRows(view, chosen, to));
      return written(fileNameOf(`${draft.name} ${chosen.name} ${to}`, "csv"), new TextEncoder().encode(text));
    },
    "proposal.send": async ({ id }) => {
      const before = readProposal(records, id);
      requireDraft(before);
      const { draft } = before;
      const inputs = currentInputs(parts, draft);
      const { view, document, open } = await judgedOffer(id, draft, inputs);
      if (open.length > 0)
        throw new Problem(
          "proposal-open",
          `The proposal was not sent. ${open[0] ?? ""}${open.length === 1 ? "" : ` This is one of ${open.length} points that are still open.`}`,
          { open: [...open] },
        );
      const rendered = new Map<ProposalFormat, Uint8Array>();
      for (const format of PROPOSAL_FORMATS) rendered.set(format, await render({ document }, format));
      const list = [...rendered].map(([format, bytes]) => ({ format, sha256: sha256Of(bytes), bytes: bytes.length }));
      const frozen = asJson({
        at: now().toISOString(),
        by: edits.person(),
        engineVersion: packageData.version,
        inputs,
        approvals: approvalsOf(records, id),
        view,
        files: list,
      }) as unknown as Omit<SentProposal, "seal">;
      const sent = { ...frozen, seal: sealOf({ draft, sent: frozen }) };
      // Bytes and record in one transaction: a proposal is sent with what it looked like, or not at all.
      const { history } = edits.within(() => {
        for (const bytes of rendered.values()) files.add(bytes);
        return edits.commit(`Send proposal ${draft.name}`, [
          { record: proposalRecord(id), path: "sent", before: null, after: asJson(sent) },
        ]);
      });
      return { files: list, history };
    },
    "proposal.verify": async ({ id }) => {
      const record = readProposal(records, id);
      const { draft, sent } = record;
      if (sent === null)
        throw new Problem("invalid-request", "This proposal was not sent yet, so there is nothing to prove.");
      const view = await viewOf(parts, draft, sent.inputs, true);
      const document = proposalDocument(view, brandView(sent.inputs.brand, sent.inputs.organisation), []);
      const fileChecks = [];
      for (const { format, sha256 } of sent.files) {
        const kept = files.read(sha256);
        fileChecks.push({
          format,
          kept: kept !== undefined && sha256Of(kept) === sha256,
          same: sha256Of(await render({ document }, format)) === sha256,
        });
      }
      return {
        engineThen: sent.engineVersion,
        engineNow: packageData.version,
        figures: figuresOf(sent.view).size,
        differences: [...viewDifferences(sent.view, view)],
        files: fileChecks,
        since: changedNow(parts, record, sent).slice(0, MOST_LISTED),
      };
    },
  };
}

function changedNow(parts: ProposalParts, { draft }: ProposalRecord, sent: SentProposal) {
  const there =
    parts.edits.scenarios.has(draft.scenarioId) &&
    parts.edits.scenarios.read(draft.scenarioId).document.clients.some(({ id }) => id === draft.clientId);
  return [...changedSince(sent.inputs, there ? currentInputs(parts, draft) : null)];
}
