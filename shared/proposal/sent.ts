/** What a sent proposal froze, and the proof that it can be computed again: every figure, to the cent (issue 6, point 5). */
import type { ScenarioDocument } from "../model/document.ts";
import type { EvidenceByPath } from "../scenario/evidence.ts";
import { difference } from "../scenario/history.ts";
import type { Brand } from "./brand.ts";
import type { ClientView, DeliveredView } from "./client-view-shape.ts";
import type { ProposalDraft } from "./draft.ts";
import type { Approval, GuardrailRule } from "./guardrails.ts";
import type { PolicyText } from "./policy.ts";

export type SentFormat = "pdf" | "docx" | "html";

export interface SentFile {
  readonly format: SentFormat;
  readonly sha256: string;
  readonly bytes: number;
}

/** Everything that the document was made of. */
export interface FrozenInputs {
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceByPath;
  readonly rules: readonly GuardrailRule[];
  readonly brand: Brand;
  readonly policies: readonly PolicyText[];
  readonly delivered: DeliveredView | null;
  readonly organisation: string;
  readonly locale: string;
}

export interface SentProposal {
  readonly at: string;
  readonly by: string;
  readonly engineVersion: string;
  readonly inputs: FrozenInputs;
  readonly approvals: readonly Approval[];
  readonly view: ClientView;
  readonly files: readonly SentFile[];
  /** SHA-256 of the draft and of all the rest here; what it does not fit was tampered with. */
  readonly seal: string;
}

/** The record `proposal/ID`. */
export interface ProposalRecord {
  readonly draft: ProposalDraft;
  readonly sent: SentProposal | null;
}

export interface FigureDifference {
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

/** Every value of a view by where it stands, in order; texts too, because a changed term is a changed offer. */
export function figuresOf(view: ClientView): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  collect(view, "", figures);
  return figures;
}

function collect(value: unknown, where: string, figures: Map<string, string>): void {
  if (typeof value !== "object" || value === null) {
    figures.set(where, value === null ? "" : String(value));
    return;
  }
  for (const [key, member] of Object.entries(value)) collect(member, where === "" ? key : `${where}/${key}`, figures);
}

/** What two views do not agree on; empty where they are equal to the cent. */
export function viewDifferences(before: ClientView, after: ClientView): readonly FigureDifference[] {
  const [then, now] = [figuresOf(before), figuresOf(after)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((where) => {
    const pair = { where, before: then.get(where) ?? "", after: now.get(where) ?? "" };
    return pair.before === pair.after ? [] : [pair];
  });
}

export interface SinceThen {
  /** Stable path in the scenario, or the text, brand or rule that changed. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const written = (value: unknown): string =>
  value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);

/** What the workspace holds otherwise by now. `now` is null where the scenario is gone. */
export function changedSince(before: FrozenInputs, now: FrozenInputs | null): readonly SinceThen[] {
  if (now === null) return [{ what: "The scenario is not in this workspace any more.", before: "", after: "" }];
  return difference("sent", { ...before }, { ...now })
    .filter(({ path }) => !path.startsWith("brand/logo/"))
    .map(({ path, before: then, after }) => ({ what: path, before: written(then), after: written(after) }));
}
