/** The documents of a batch, one client at a time: all of one state of the workspace, each priced and rendered on a thread. */
import type { CallInput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { ProposalFormat } from "../../shared/contract/proposal-schemas.ts";
import type { Client, ScenarioDocument } from "../../shared/model/document.ts";
import { calendarMonth } from "../../shared/number/month-text.ts";
import { brandView } from "../../shared/proposal/brand.ts";
import { deliveredFrom } from "../../shared/proposal/delivered.ts";
import { newDraft, type ProposalDraft } from "../../shared/proposal/draft.ts";
import { type AnswersByClient, soloDocument } from "../../shared/proposal/price-review.ts";
import { proposalDocument } from "../../shared/proposal/proposal-document.ts";
import { lastWholeMonth, type MonthSpan, reviewSpan } from "../../shared/proposal/review-period.ts";
import type { CountedPeriod } from "../../shared/proposal/review-view.ts";
import type { StandingOfferView } from "../../shared/proposal/review-view-shape.ts";
import type { FrozenInputs, ProposalRecord } from "../../shared/proposal/sent.ts";
import { missingGlyphs } from "../export/proposal-fonts.ts";
import { ProposalThread } from "../export/proposal-thread.ts";
import type { SentFileStore } from "../storage/sent-file-store.ts";
import { DOCUMENT_LABELS } from "./document-name.ts";
import { importsOfClient, visibleImports } from "./import-records.ts";
import { type ProposalParts, viewOf } from "./proposal-offer.ts";
import { brandOf, policiesOf, rulesOf } from "./proposal-records.ts";
import { sentBytes } from "./sent-bytes.ts";

export type BatchOrder = CallInput<"batch.start">;

/** What became of one client's document. A refusal by the world is thrown as a `Problem`. */
export type MadeDocument =
  | { readonly kind: "final"; readonly bytes: Uint8Array }
  | { readonly kind: "draft"; readonly bytes: Uint8Array; readonly reason: string };

export interface DocumentMaker {
  /** What a client's file is called, after the client's name. */
  readonly label: string;
  make(client: Client): Promise<MadeDocument>;
  /** Ends its threads; what is being made fails. */
  stop(): void;
}

export interface DocumentParts extends ProposalParts {
  readonly sentFiles: SentFileStore;
}

/** What all documents of a batch are made from, read once. */
function sharedInputs({ records, edits }: ProposalParts, scenarioId: string): Omit<FrozenInputs, "delivered"> {
  const { document, evidence } = edits.scenarios.read(scenarioId);
  const { organisation, locale } = edits.settings();
  const [rules, brand, policies] = [rulesOf(records), brandOf(records), policiesOf(records)];
  return { document, evidence, rules, brand, policies, organisation, locale };
}

/** The newest proposal of each client of a scenario, by client. */
function newestProposals({ records }: ProposalParts, scenarioId: string): ReadonlyMap<string, ProposalRecord> {
  const newest = new Map<string, { readonly record: ProposalRecord; readonly changedAt: string }>();
  for (const { value, changedAt } of records.list("proposal")) {
    const record = value as unknown as ProposalRecord;
    const known = newest.get(record.draft.clientId);
    if (record.draft.scenarioId === scenarioId && (known === undefined || known.changedAt < changedAt))
      newest.set(record.draft.clientId, { record, changedAt });
  }
  return new Map([...newest].map(([id, { record }]) => [id, record]));
}

function unsent(reasons: readonly string[]): string {
  const [first, ...more] = reasons;
  const start = "It was not sent yet, so its limits and approvals are not settled.";
  return first === undefined
    ? start
    : `${first}${more.length === 0 ? "" : ` ${more.length} more points are open.`} ${start}`;
}

/**
 * Proposals: what was sent as it was frozen; all else stamped a draft, because a batch settles no limit and no approval. Where there
 * is no proposal for a client, the scenario's own three options.
 */
export function proposalMaker(
  parts: DocumentParts,
  { scenarioId, format }: BatchOrder,
  drafts: boolean,
): DocumentMaker {
  const thread = new ProposalThread();
  const shared = sharedInputs(parts, scenarioId);
  const proposals = newestProposals(parts, scenarioId);
  const today = parts.now().toISOString().slice(0, 10);
  const brand = brandView(shared.brand, shared.organisation);

  function draftOf(client: Client): ProposalDraft {
    return newDraft({
      name: `${client.name} renewal`,
      scenarioId,
      clientId: client.id,
      startMonth: client.convertMonth ?? 1,
      importId: importsOfClient(parts.records, scenarioId, client.id)[0]?.id ?? null,
      today,
    });
  }

  return {
    label: DOCUMENT_LABELS.proposal,
    stop: () => thread.close(),
    make: async (client) => {
      const record = proposals.get(client.id);
      if (record !== undefined && record.sent !== null)
        return { kind: "final", bytes: sentBytes(parts.sentFiles, record.sent, format) };
      const draft = record?.draft ?? draftOf(client);
      const stored = draft.importId === null ? undefined : storedImport(parts, draft.importId);
      // Ranges are known by the whole scenario that was simulated; without them a client's own part gives the same bill.
      const document = draft.simulated === null ? soloDocument(shared.document, client.id) : shared.document;
      const delivered = stored === undefined ? null : deliveredFrom(stored.report.profile);
      const view = await viewOf({ ...parts, thread }, draft, { ...shared, document, delivered }, true);
      const objections = view.texts.flatMap(({ objection }) => objection ?? []);
      const reason = unsent(objections);
      if (!drafts) throw new Problem("proposal-open", reason);
      const made = proposalDocument(view, brand, [reason]);
      requirePrintable(format, made);
      return { kind: "draft", bytes: await thread.run({ kind: "render", document: made, format }), reason };
    },
  };
}

function storedImport({ records, imports }: ProposalParts, id: string) {
  return visibleImports(records).some((each) => each.id === id) ? imports.read(id) : undefined;
}

function requirePrintable(format: ProposalFormat, document: unknown): void {
  const strange = format === "pdf" ? missingGlyphs(JSON.stringify(document)) : "";
  if (strange === "") return;
  throw new Problem(
    "document-has-faults",
    `The document's typeface cannot print these characters: ${strange}. Write them otherwise.`,
  );
}

/** Service reviews of one page. The desk is worked out once, for all clients asked for. */
export function reviewMaker(
  parts: DocumentParts,
  order: BatchOrder,
  documents: Extract<BatchOrder["documents"], { readonly kind: "review" }>,
): DocumentMaker {
  const thread = new ProposalThread();
  // Its half gigabyte for hundreds of clients goes with it.
  const desk = new ProposalThread();
  const { scenarioId, clientIds, format } = order;
  const shared = sharedInputs(parts, scenarioId);
  const { document } = shared;
  const preparedOn = parts.now().toISOString().slice(0, 10);
  const span = reviewSpan(document, documents.until ?? lastWholeMonth(preparedOn), documents.months);
  const brand = brandView(shared.brand, shared.organisation);
  const proposals = newestProposals(parts, scenarioId);
  let answers: Promise<AnswersByClient> | null = null;
  return {
    label: DOCUMENT_LABELS.review,
    stop: () => {
      thread.close();
      desk.close();
    },
    make: async (client) => {
      answers ??= desk.run({ kind: "review-answers", document, clientIds, span }).finally(() => desk.close());
      const source = {
        document: soloDocument(document, client.id),
        clientId: client.id,
        span,
        answers: (await answers)[client.id] ?? [],
        counted: countedPeriod(parts, scenarioId, client.id, document, span),
        offer: standingOffer(proposals.get(client.id), preparedOn),
        nextStep: documents.nextStep,
        preparedOn,
        providerName: brand.name,
        locale: shared.locale,
      };
      const { bytes, objection } = await thread.run({ kind: "review-sheet", source, brand, format });
      if (bytes === null) throw new Problem("document-has-faults", objection);
      return { kind: "final", bytes };
    },
  };
}

/** Out of the newest import of the client that covers every month of the span. */
function countedPeriod(
  { records, imports }: ProposalParts,
  scenarioId: string,
  clientId: string,
  { startMonth }: ScenarioDocument,
  { first, last }: MonthSpan,
): CountedPeriod | null {
  for (const { id } of importsOfClient(records, scenarioId, clientId)) {
    const period = imports.period(id, calendarMonth(startMonth, first), calendarMonth(startMonth, last));
    if (period === null) continue;
    const { tickets, reopened, slaMet, medianHours } = period;
    return { tickets, reopened, inTime: slaMet?.met ?? null, measured: slaMet?.measured ?? null, medianHours };
  }
  return null;
}

/** An offer that the client has and can still accept; a draft is nobody's business yet. */
function standingOffer(record: ProposalRecord | undefined, today: string): StandingOfferView | null {
  const view = record?.sent?.view;
  if (view === undefined || view.validUntil < today) return null;
  const recommended = view.options.find((option) => option.recommended);
  if (recommended === undefined) return null;
  return { options: view.options.map(({ name }) => name), recommended: recommended.name, validUntil: view.validUntil };
}
