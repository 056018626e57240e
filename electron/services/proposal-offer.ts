/** One proposal as it stands now: its inputs gathered from the workspace, priced, checked and made a document. */
import { Problem } from "../../shared/contract/problem.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { brandView } from "../../shared/proposal/brand.ts";
import type { ClientView } from "../../shared/proposal/client-view-shape.ts";
import { clientOf, termFault } from "../../shared/proposal/contract-term.ts";
import { deliveredFrom } from "../../shared/proposal/delivered.ts";
import type { ProposalDocument } from "../../shared/proposal/document.ts";
import type { OptionId, ProposalDraft } from "../../shared/proposal/draft.ts";
import { type Approval, type Approver, approvalsMissing, routeOf } from "../../shared/proposal/guardrails.ts";
import { approvalBasis, type OptionReview } from "../../shared/proposal/offer-review.ts";
import { openPoints } from "../../shared/proposal/open-points.ts";
import { planOffer, shownPlans, termOf } from "../../shared/proposal/price-offer.ts";
import { proposalDocument } from "../../shared/proposal/proposal-document.ts";
import type { FrozenInputs } from "../../shared/proposal/sent.ts";
import { rangeBasis } from "../../shared/proposal/simulate-offer.ts";
import { usedPolicies } from "../../shared/proposal/used-policies.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { missingGlyphs } from "../export/proposal-fonts.ts";
import type { ProposalThread } from "../export/proposal-thread.ts";
import type { ImportStore } from "../storage/import-store.ts";
import type { RecordStore } from "../storage/record-store.ts";
import { sha256Of } from "../storage/sent-file-store.ts";
import type { Edits } from "./edits.ts";
import { visibleImports } from "./import-records.ts";
import type { BadMonthsOfOffers } from "./proposal-bad-months.ts";
import { approvalsOf, brandOf, policiesOf, rulesOf } from "./proposal-records.ts";
import { faulty } from "./scenario-guard.ts";

export interface ProposalParts {
  readonly records: RecordStore;
  readonly edits: Edits;
  readonly imports: ImportStore;
  readonly thread: ProposalThread;
  readonly badMonths: BadMonthsOfOffers;
  readonly now: () => Date;
}

export interface Offer {
  readonly view: ClientView;
  readonly document: ProposalDocument;
  readonly open: readonly string[];
}

/** Everything a proposal is made of, as it stands. Throws `not-found` where its scenario or client is gone. */
export function currentInputs({ records, edits, imports }: ProposalParts, draft: ProposalDraft): FrozenInputs {
  if (!edits.scenarios.has(draft.scenarioId))
    throw new Problem(
      "not-found",
      "The scenario of this proposal is not in the workspace any more. The proposal is kept.",
    );
  const { document, evidence } = edits.scenarios.read(draft.scenarioId);
  if (!document.clients.some(({ id }) => id === draft.clientId))
    throw new Problem(
      "not-found",
      "The client of this proposal is not in its scenario any more. The proposal is kept.",
    );
  const visible = visibleImports(records).some(({ id }) => id === draft.importId);
  const stored = visible && draft.importId !== null ? imports.read(draft.importId) : undefined;
  const { organisation, locale } = edits.settings();
  return {
    document,
    evidence,
    rules: rulesOf(records),
    brand: brandOf(records),
    policies: policiesOf(records),
    delivered: stored === undefined ? null : deliveredFrom(stored.report.profile),
    organisation,
    locale,
  };
}

/** Throws a `Problem` that names the option and the cause where a plan cannot be priced. */
export function requirePriceable(draft: ProposalDraft, { document }: Pick<FrozenInputs, "document">): void {
  const term = termOf(draft);
  const fault = termFault(term);
  if (fault !== null) throw new Problem("document-has-faults", fault, { path: "termMonths" });
  const shown = shownPlans(draft, document);
  if (shown.length === 0)
    throw new Problem("document-has-faults", "No option is shown, so there is nothing to offer. Show at least one.", {
      path: "options",
    });
  for (const { id, plan } of shown) {
    const faults = checkScenario(planOffer(document, draft.clientId, plan, term));
    const name = draft.options.find((option) => option.id === id)?.name ?? id;
    if (faults.length > 0) throw faulty(`The option "${name}" cannot be priced.`, faults, { option: id });
  }
}

export async function viewOf(
  { thread }: ProposalParts,
  draft: ProposalDraft,
  inputs: FrozenInputs,
  afresh = false,
): Promise<ClientView> {
  requirePriceable(draft, inputs);
  const { document, delivered, policies, organisation, locale, brand } = inputs;
  const plans = shownPlans(draft, document).map(({ plan }) => plan);
  return thread.run({
    kind: "view",
    afresh,
    source: {
      draft: withStandingRanges(draft, document),
      document,
      delivered,
      policies,
      policyIds: usedPolicies(clientOf(document, draft.clientId), plans),
      providerName: brand.name.trim() === "" ? organisation : brand.name,
      locale,
    },
  });
}

/** Ranges of another offer than this one are left out. */
function withStandingRanges(draft: ProposalDraft, document: ScenarioDocument): ProposalDraft {
  const stands = draft.simulated?.basis === sha256Of(Buffer.from(rangeBasis(draft, document)));
  return stands ? draft : { ...draft, simulated: null };
}

export interface Reviewed {
  readonly hash: string;
  readonly options: readonly OptionReview[];
  readonly approvals: readonly (Approval & { readonly stands: boolean })[];
  readonly missing: readonly Approver[];
}

export async function reviewOf(
  { records, thread, badMonths: simulated, now }: ProposalParts,
  id: string,
  draft: ProposalDraft,
  inputs: FrozenInputs,
  inDepth: OptionId | null = null,
): Promise<Reviewed> {
  requirePriceable(draft, inputs);
  const { document, evidence, rules } = inputs;
  const today = now().toISOString().slice(0, 10);
  const badMonths = inDepth === null ? simulated.known(draft, inputs) : await simulated.workedOut(draft, inputs);
  const source = { draft, document, evidence, rules, today, badMonths, inDepth };
  const options = await (inDepth === null ? thread : simulated.trying).run({ kind: "review", source });
  const hash = sha256Of(Buffer.from(approvalBasis({ draft, document, evidence, rules })));
  const approvals = approvalsOf(records, id);
  return {
    hash,
    options,
    approvals: approvals.map((approval) => ({ ...approval, stands: approval.hash === hash })),
    missing: approvalsMissing(routeOf(options.flatMap((option) => option.rules)), approvals, hash),
  };
}

/** The document and what still stands in the way of sending it. */
export async function offerOf(
  parts: ProposalParts,
  id: string,
  draft: ProposalDraft,
  inputs: FrozenInputs,
): Promise<Offer> {
  const view = await viewOf(parts, draft, inputs);
  const { options, missing } = await reviewOf(parts, id, draft, inputs);
  const brand = brandView(inputs.brand, inputs.organisation);
  const points = openPoints(draft, view, options, missing);
  const strange = missingGlyphs(JSON.stringify(proposalDocument(view, brand, points)));
  const open =
    strange === ""
      ? points
      : [...points, `The document's typeface cannot print these characters: ${strange}. Write them otherwise.`];
  return { view, document: proposalDocument(view, brand, open), open };
}
