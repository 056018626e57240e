/** Proposals: which one is open, what the client would see of it, and what only the seller may. Every change is stored at once. */
import { create } from "zustand";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { OptionId, ProposalDraft } from "../../shared/proposal/draft.ts";
import type { Approver } from "../../shared/proposal/guardrails.ts";
import { difference } from "../../shared/scenario/history.ts";
import { call } from "./connection.ts";
import { afterHostChange, commit, messageOf } from "./edits.ts";
import { allStored } from "./exports.ts";
import { notify } from "./notices.ts";
import { useScenario } from "./scenario-store.ts";
import { remember, remembered, useWorkspace } from "./workspace-store.ts";

export type ProposalSummary = CallOutput<"proposal.list">["proposals"][number];
type Opened = CallOutput<"proposal.read">;
type Preview = CallOutput<"proposal.preview">;
export type Review = CallOutput<"proposal.review">;
export type Proof = CallOutput<"proposal.verify">;

/** How a figure that only the seller sees is formed, and where it leads. */
export interface OfferExplained {
  readonly title: string;
  readonly value: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly string[];
  /** Lines of the model whose months it adds up, under this option. */
  readonly traces: readonly { readonly option: OptionId; readonly line: string; readonly label: string }[];
  /** Stable paths. */
  readonly inputs: readonly string[];
  /** The guardrail it belongs to. */
  readonly rule: string | null;
}

interface ProposalState {
  /** Null until the list was read. */
  readonly list: readonly ProposalSummary[] | null;
  readonly opened: Opened | null;
  readonly preview: Preview | null;
  /** Null where it is not known yet, and while the client is watching: what is not there cannot be seen. */
  readonly review: Review | null;
  /** The option of which the review holds what takes seconds: concessions, walk-away price, ways out. */
  readonly inDepth: OptionId | null;
  /** The option that is being worked on in depth. */
  readonly digging: OptionId | null;
  readonly proof: Proof | null;
  /** The internal figure that is taken apart beside the page. */
  readonly explained: OfferExplained | null;
  /** Only the document is on screen; nothing internal is held. */
  readonly watching: boolean;
  /** What is being done, in words. */
  readonly busy: string | null;
  /** Why there is no document, or why the last thing asked for was not done. */
  readonly refusal: string | null;
  /** The field or option that the refusal is about, where it is one of the left pane's. */
  readonly refusedAt: string | null;
}

const NOTHING_OPEN = {
  opened: null,
  preview: null,
  review: null,
  inDepth: null,
  digging: null,
  proof: null,
  explained: null,
} as const;

export const useProposals = create<ProposalState>(() => ({
  list: null,
  ...NOTHING_OPEN,
  watching: false,
  busy: null,
  refusal: null,
  refusedAt: null,
}));

const PLACE = "proposal";
/** Answers to anything but the newest question are dropped. */
let asked = 0;

/** `termMonths`, or the id of the option that cannot be priced. */
function causeOf(error: unknown): string | null {
  const details = error instanceof Problem ? error.details : undefined;
  const cause = details?.option ?? details?.path;
  return typeof cause === "string" ? cause : null;
}

/** Says what is being done, and why it was not. */
export async function attempt(busy: string | null, work: () => Promise<void>): Promise<void> {
  useProposals.setState({ busy, refusal: null, refusedAt: null });
  try {
    await work();
  } catch (error) {
    useProposals.setState({ refusal: messageOf(error), refusedAt: causeOf(error) });
  } finally {
    useProposals.setState({ busy: null });
  }
}

async function readList(): Promise<readonly ProposalSummary[]> {
  const { proposals } = await call("proposal.list", {});
  useProposals.setState({ list: proposals });
  return proposals;
}

/** The document first; what is internal follows, unless the client is watching. */
async function readOpened(id: string): Promise<void> {
  const question = ++asked;
  const isCurrent = (): boolean => question === asked;
  const opened = await call("proposal.read", { id });
  if (!isCurrent()) return;
  useProposals.setState((state) => ({
    opened,
    ...(state.opened?.id === id ? {} : { preview: null, review: null, inDepth: null, proof: null, explained: null }),
  }));
  const preview = await call("proposal.preview", { id });
  if (!isCurrent()) return;
  useProposals.setState({ preview });
  if (useProposals.getState().watching) return;
  const review = await call("proposal.review", { id, inDepth: null });
  const mayShow = (): boolean => isCurrent() && !useProposals.getState().watching;
  if (mayShow()) useProposals.setState({ review, inDepth: null });
  if (!review.options.some(({ rules }) => rules.some(({ verdict }) => verdict === "pending"))) return;
  await call("proposal.badMonths", { id });
  if (!isCurrent()) return;
  const judged = await call("proposal.preview", { id });
  if (isCurrent()) useProposals.setState({ preview: judged });
  const simulated = await call("proposal.review", { id, inDepth: null });
  if (mayShow() && useProposals.getState().inDepth === null) useProposals.setState({ review: simulated });
}

export function openProposal(id: string): Promise<void> {
  remember(PLACE, id);
  return attempt(null, () => readOpened(id));
}

/** Reads the list and opens the proposal that was open last, else the newest; reads anew whenever something was stored. */
export function followProposals(): () => void {
  async function read(): Promise<void> {
    const list = await readList();
    const { opened } = useProposals.getState();
    const wanted = opened?.id ?? remembered(PLACE);
    const found = list.find(({ id }) => id === wanted) ?? list[0];
    if (found === undefined) useProposals.setState(NOTHING_OPEN);
    else await readOpened(found.id);
  }
  void attempt(null, read);
  return useWorkspace.subscribe((state, before) => {
    if (state.storedAt !== before.storedAt && state.unstored === 0) void attempt(null, read);
  });
}

export function createProposal(name: string, clientId: string): Promise<void> {
  const { id: scenarioId } = useScenario.getState();
  if (scenarioId === null) return Promise.resolve();
  return attempt("Writing the offer", async () => {
    await allStored();
    const { id, history } = await call("proposal.create", { scenarioId, clientId, name });
    remember(PLACE, id);
    useProposals.setState(NOTHING_OPEN);
    await readOpened(id);
    await afterHostChange(history);
  });
}

export function copyProposal(name: string): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null) return Promise.resolve();
  return attempt("Copying", async () => {
    const { id, history } = await call("proposal.copy", { id: opened.id, name });
    remember(PLACE, id);
    useProposals.setState(NOTHING_OPEN);
    await readOpened(id);
    await afterHostChange(history);
  });
}

export function removeProposal(): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null) return Promise.resolve();
  return attempt(null, async () => {
    const { history } = await call("proposal.remove", { id: opened.id });
    useProposals.setState(NOTHING_OPEN);
    await afterHostChange(history);
    notify(`Removed ${opened.draft.name}`, true);
  });
}

/** One edit of the open draft; on screen at once, the document follows what is stored. */
export async function editDraft(label: string, change: (draft: ProposalDraft) => ProposalDraft): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null || opened.sent !== null) return;
  const draft = change(opened.draft);
  const changes = difference(`proposal/${opened.id}`, { draft: opened.draft, sent: null }, { draft, sent: null });
  if (changes.length === 0) return;
  useProposals.setState({ opened: { ...opened, draft } });
  const outcome = await commit(label, changes);
  if (!outcome.stored) useProposals.setState({ refusal: outcome.message, opened });
}

export function explainOffer(explained: OfferExplained | null): void {
  useProposals.setState({ explained });
}

/** Concessions, walk-away prices and the cheapest ways out of a block: takes seconds, in which everything else goes on. */
export async function reviewInDepth(option: OptionId): Promise<void> {
  const { opened, digging } = useProposals.getState();
  if (opened === null || digging !== null) return;
  const question = asked;
  useProposals.setState({ digging: option });
  try {
    const review = await call("proposal.review", { id: opened.id, inDepth: option });
    if (question === asked && !useProposals.getState().watching) useProposals.setState({ review, inDepth: option });
  } catch (error) {
    // Not tried again by itself: what went wrong stands on the page.
    if (question === asked) useProposals.setState({ refusal: messageOf(error), inDepth: option });
  } finally {
    useProposals.setState({ digging: null });
  }
}

/** Puts the price where the client has this share (0 to 1, decimal text) of what the change is worth. */
export function splitValue(option: OptionId, share: string, label: string): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null) return Promise.resolve();
  return attempt("Finding the price", async () => {
    const { priced } = await call("proposal.split", { id: opened.id, option, share });
    if (priced === null) {
      useProposals.setState({ refusal: "No price of this option shares the value so. Nothing was changed." });
      return;
    }
    await choosePlan(option, label, priced.plan);
  });
}

export function choosePlan(
  option: OptionId,
  label: string,
  plan: ProposalDraft["options"][number]["plan"],
): Promise<void> {
  return editDraft(label, (draft) => ({
    ...draft,
    options: draft.options.map((each) => (each.id === option ? { ...each, plan } : each)),
  }));
}

export function approve(approver: Approver, reason: string): Promise<void> {
  const { opened, review } = useProposals.getState();
  if (opened === null || review === null) return Promise.resolve();
  return attempt(null, async () => {
    const { history } = await call("proposal.approve", { id: opened.id, hash: review.hash, approver, reason });
    await afterHostChange(history);
  });
}

/** Enough for a P10 and P90 within a percent or two of the invoice. */
const RANGE_TRIALS = 1000;
const RANGE_SEED = 11;

/** Works out between what the invoices are expected to lie, and keeps it with the draft. */
export function simulateRanges(): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null) return Promise.resolve();
  return attempt("Simulating the invoices", async () => {
    await allStored();
    const { history } = await call("proposal.simulate", { id: opened.id, trials: RANGE_TRIALS, seed: RANGE_SEED });
    await afterHostChange(history);
  });
}

/** Takes everything internal off the page and out of the store, or reads it again. */
export function watch(watching: boolean): void {
  useProposals.setState({
    watching,
    ...(watching ? { review: null, inDepth: null, proof: null, explained: null } : {}),
  });
  const { opened } = useProposals.getState();
  if (!watching && opened !== null) void attempt(null, () => readOpened(opened.id));
}
