/** The work of a proposal that takes more than a moment, as data in and data out: priced, reviewed or rendered, on any thread. */
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Results } from "../../shared/model/results.ts";
import { type BadMonth, badMonth } from "../../shared/proposal/bad-month.ts";
import { clientView, type ViewOption, type ViewSource } from "../../shared/proposal/client-view.ts";
import type { ClientView } from "../../shared/proposal/client-view-shape.ts";
import type { ContractTerm } from "../../shared/proposal/contract-term.ts";
import type { ProposalDocument } from "../../shared/proposal/document.ts";
import type { InvoiceRange, OptionId, ProposalDraft } from "../../shared/proposal/draft.ts";
import { type OptionReview, type ReviewSource, reviewOffer, splitOffer } from "../../shared/proposal/offer-review.ts";
import { planOffer, shownPlans, termOf } from "../../shared/proposal/price-offer.ts";
import { type AnswersByClient, reviewAnswers } from "../../shared/proposal/price-review.ts";
import type { MonthSpan } from "../../shared/proposal/review-period.ts";
import { invoiceRange } from "../../shared/proposal/simulate-offer.ts";
import { proposalDocx } from "./proposal-docx.ts";
import { proposalHtml } from "./proposal-html.ts";
import { proposalPdf } from "./proposal-pdf.ts";
import { type ReviewSheet, type ReviewSheetTask, reviewSheet } from "./review-task.ts";

export interface ViewTask {
  readonly kind: "view";
  readonly source: Omit<ViewSource, "options">;
  /** Runs the model again whatever is remembered: a proof is no look into a drawer. */
  readonly afresh: boolean;
}
export interface ReviewTask {
  readonly kind: "review";
  readonly source: ReviewSource;
}
export interface SplitTask {
  readonly kind: "split";
  readonly source: ReviewSource;
  readonly option: OptionId;
  readonly share: string;
}
export interface RenderTask {
  readonly kind: "render";
  readonly document: ProposalDocument;
  readonly format: "pdf" | "docx" | "html";
}
export interface RangeTask {
  readonly kind: "ranges";
  readonly draft: ProposalDraft;
  readonly document: ScenarioDocument;
  readonly trials: number;
  readonly seed: number;
}
export interface BadMonthTask {
  readonly kind: "bad-month";
  /** The scenario with the offer in it. */
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly term: ContractTerm;
}
export interface ReviewAnswersTask {
  readonly kind: "review-answers";
  readonly document: ScenarioDocument;
  readonly clientIds: readonly string[];
  readonly span: MonthSpan;
}
export type ProposalTask =
  | ViewTask
  | ReviewTask
  | SplitTask
  | RangeTask
  | BadMonthTask
  | RenderTask
  | ReviewAnswersTask
  | ReviewSheetTask;

export interface TaskAnswers {
  readonly view: ClientView;
  readonly review: readonly OptionReview[];
  readonly split: ReturnType<typeof splitOffer>;
  readonly ranges: readonly InvoiceRange[];
  readonly "bad-month": BadMonth;
  readonly render: Uint8Array;
  readonly "review-answers": AnswersByClient;
  readonly "review-sheet": ReviewSheet;
}

/** What was priced or reviewed last, by all that it rests on: a changed word in the opening runs no model. */
const MOST_KEPT = 12;
const kept = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  if (!kept.has(key)) {
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
    kept.set(key, make());
  }
  return kept.get(key) as T;
}

function priced(draft: ProposalDraft, document: ScenarioDocument, afresh: boolean): readonly ViewOption[] {
  return shownPlans(draft, document).map(({ id, plan }) => {
    const offered = planOffer(document, draft.clientId, plan, termOf(draft));
    const scope = [{ kind: "client", id: draft.clientId }] as const;
    const evaluated = (): Results<string> => createScenarioModel(offered).exactResults(scope);
    const key = JSON.stringify(["priced", draft.clientId, offered]);
    return { id, plan, results: afresh ? evaluated() : once(key, evaluated) };
  });
}

/** Parts of a draft that decide nothing but words. */
function reviewKey({
  draft: { name: _name, opening: _opening, simulated: _simulated, ...draft },
  ...rest
}: ReviewSource): string {
  return JSON.stringify(["review", draft, rest]);
}

export async function runTask<K extends ProposalTask["kind"]>(
  task: Extract<ProposalTask, { readonly kind: K }>,
): Promise<TaskAnswers[K]> {
  // One case for each kind, which the compiler does not tie to the kind of the answer.
  return (await answered(task)) as TaskAnswers[K];
}

async function answered(task: ProposalTask): Promise<TaskAnswers[ProposalTask["kind"]]> {
  switch (task.kind) {
    case "view":
      return clientView({ ...task.source, options: priced(task.source.draft, task.source.document, task.afresh) });
    case "review":
      return once(reviewKey(task.source), () => reviewOffer(task.source));
    case "split":
      return splitOffer(task.source, task.option, task.share);
    case "ranges": {
      const { draft, document, trials, seed } = task;
      const request = { document, clientId: draft.clientId, term: termOf(draft), trials, seed };
      return shownPlans(draft, document).map(({ id, plan }) => invoiceRange(id, plan, request));
    }
    case "bad-month":
      return badMonth(task.document, task.clientId, task.term);
    case "review-answers":
      return reviewAnswers(task.document, task.clientIds, task.span);
    case "review-sheet":
      return reviewSheet(task);
    case "render":
      if (task.format === "pdf") return proposalPdf(task.document);
      return task.format === "docx" ? proposalDocx(task.document) : proposalHtml(task.document);
  }
}
