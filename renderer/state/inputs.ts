/** Single inputs of the document: set one, put one back to its default, keep its evidence honest. */
import type { Evidence, Json } from "../../shared/scenario/change.ts";
import { evidencePath, NO_EVIDENCE } from "../../shared/scenario/evidence.ts";
import { withValue } from "../../shared/scenario/with-value.ts";
import { type EditOutcome, edit } from "./edits.ts";
import type { EvidenceRecord } from "./scenario-store.ts";

export { withValue };

/**
 * What evidence is left of a value that was typed over: none of its strength. The note keeps what it was, so that the
 * user can take it up again where the new value rests on it too.
 */
export function afterTyping(evidence: EvidenceRecord, path: string, today: string): EvidenceRecord {
  const key = evidencePath(path);
  const before = evidence[key];
  if (before === undefined || before.grade === "assumed") return evidence;
  const note = `Typed over. Before: ${before.grade}, ${before.source}${before.date === null ? "" : `, ${before.date}`}`;
  return { ...evidence, [key]: { grade: "assumed", source: "", date: today, note } };
}

export function todayIso(): string {
  return new Date().toISOString().slice(0, 10);
}

export function editInput(label: string, path: string, value: Json | undefined): Promise<EditOutcome> {
  return edit(label, (records) => ({
    document: withValue(records.document, path, value),
    evidence: afterTyping(records.evidence, path, todayIso()),
  }));
}

export function editEvidence(label: string, path: string, evidence: Evidence): Promise<EditOutcome> {
  const key = evidencePath(path);
  return edit(label, (records) => {
    const { [key]: _, ...others } = records.evidence;
    const isNone = evidence.grade === NO_EVIDENCE.grade && evidence.source === "" && evidence.note === undefined;
    return { ...records, evidence: isNone ? others : { ...others, [key]: evidence } };
  });
}
