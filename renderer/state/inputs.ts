/** Single inputs of the document: set one, put one back to its default, keep its evidence honest. */
import type { Evidence, Json } from "../../shared/scenario/change.ts";
import { evidencePath, NO_EVIDENCE } from "../../shared/scenario/evidence.ts";
import { withValue } from "../../shared/scenario/with-value.ts";
import { type EditOutcome, edit } from "./edits.ts";
import type { Recipe } from "./planned-edit.ts";
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

/** A value for an input; `undefined` takes the field out, which gives its default. */
export interface TypedValue {
  readonly path: string;
  readonly value: Json | undefined;
}

/** The recipe of values typed over what stood there. */
export function typedOver(values: readonly TypedValue[]): Recipe {
  const today = todayIso();
  return ({ document, evidence }) => ({
    document: values.reduce((before, { path, value }) => withValue(before, path, value), document),
    evidence: values.reduce((before, { path }) => afterTyping(before, path, today), evidence),
  });
}

export function editInput(label: string, path: string, value: Json | undefined): Promise<EditOutcome> {
  return edit(label, typedOver([{ path, value }]));
}

export function editEvidence(label: string, path: string, evidence: Evidence): Promise<EditOutcome> {
  const key = evidencePath(path);
  return edit(label, (records) => {
    const { [key]: _, ...others } = records.evidence;
    const isNone = evidence.grade === NO_EVIDENCE.grade && evidence.source === "" && evidence.note === undefined;
    return { ...records, evidence: isNone ? others : { ...others, [key]: evidence } };
  });
}
