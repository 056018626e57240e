/** What a batch says of itself. */
import type { BatchOrder, BatchProgress } from "../../state/batch.ts";

export type BatchKind = BatchOrder["documents"]["kind"];

export const KINDS: readonly { readonly value: BatchKind; readonly label: string }[] = [
  { value: "review", label: "Service reviews" },
  { value: "proposal", label: "Proposals" },
];

export const FORMATS: readonly { readonly value: BatchOrder["format"]; readonly label: string }[] = [
  { value: "pdf", label: "PDF" },
  { value: "docx", label: "Word" },
  { value: "html", label: "Web page" },
];

/** `3 service reviews`, `1 proposal`. */
export function countOf(kind: BatchKind, count: number): string {
  const name = kind === "review" ? "service review" : "proposal";
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

const documents = (count: number): string => `${count} document${count === 1 ? "" : "s"}`;

/** How it ended, in one sentence. */
export function outcomeOf({ state, made, notes, written, problem }: BatchProgress): string {
  if (state === "cancelled") return "Cancelled. Nothing of this batch was kept.";
  if (state === "failed") return problem?.message ?? "The batch ended without a reason.";
  const drafts = notes.filter(({ outcome }) => outcome === "draft").length;
  const refused = notes.length - drafts;
  const where =
    written === null || written.kind === "left"
      ? ""
      : written.kind === "saved"
        ? ` They are in the folder “${written.name}”.`
        : ` They are in “${written.name}”, with your downloads.`;
  const parts = [
    ...(made > 0 || drafts === 0 ? [`${documents(made)} made`] : []),
    ...(drafts > 0 ? [`${drafts} made as ${drafts === 1 ? "a draft" : "drafts"}`] : []),
    ...(refused > 0 ? [`${refused} not made`] : []),
  ];
  return `${parts.join(", ")}.${where}`;
}

/** The list as text for a mail or a ticket: a line each, columns parted by tabs. */
export function noteLines({ notes }: Pick<BatchProgress, "notes">): string {
  return notes
    .map(({ clientName, outcome, reason }) => `${clientName}\t${outcome === "draft" ? "draft" : "not made"}\t${reason}`)
    .join("\n");
}

/** Clients together where the reason is the same, in the order in which the reasons came. */
export function byReason(
  notes: BatchProgress["notes"],
): readonly { readonly reason: string; readonly names: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { reason, clientName } of notes) groups.set(reason, [...(groups.get(reason) ?? []), clientName]);
  return [...groups].map(([reason, names]) => ({ reason, names }));
}
