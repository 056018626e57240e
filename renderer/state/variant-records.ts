/** A variant as the window holds it: what its parent reads as, and what it has of its own. */
import type { CallOutput } from "../../shared/contract/calls.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Change, Evidence } from "../../shared/scenario/change.ts";
import { difference } from "../../shared/scenario/history.ts";
import { type Overrides, resolveVariant, type VariantRecord } from "../../shared/scenario/variant.ts";
import { variantAfter } from "../../shared/scenario/variant-edits.ts";

export type EvidenceRecord = Readonly<Record<string, Evidence>>;

export interface ScenarioRecords {
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceRecord;
}

export interface ShownVariant {
  readonly record: VariantRecord;
  readonly parentName: string;
  readonly parent: ScenarioRecords;
  /** Overrides whose place the parent has lost. */
  readonly orphaned: readonly string[];
}

type Answer = CallOutput<"scenario.read">;

/** The host sends only records that it checked when they were stored. */
export function recordsOf({ document, evidence }: Pick<Answer, "document" | "evidence">): ScenarioRecords {
  return { document: document as unknown as ScenarioDocument, evidence: evidence as unknown as EvidenceRecord };
}

export function shownVariant({ variant, document }: Answer): ShownVariant | null {
  if (variant === null) return null;
  const { parent, parentName, parentDocument, parentEvidence, overrides, evidence, orphaned } = variant;
  const { name } = document as unknown as ScenarioDocument;
  return {
    record: { parent, name, overrides: overrides as Overrides, evidence: evidence as Overrides },
    parentName,
    parent: recordsOf({ document: parentDocument, evidence: parentEvidence }),
    orphaned,
  };
}

/** The variant with another record, and what it reads as then. */
export function withRecord(
  variant: ShownVariant,
  record: VariantRecord,
): { readonly variant: ShownVariant; readonly records: ScenarioRecords } {
  const { orphaned, ...records } = resolveVariant(variant.parent, record);
  return { variant: { ...variant, record, orphaned }, records };
}

/** What is to be stored so that a scenario reads as `after`: of a variant, what it then has of its own. */
export function changesOf(
  id: string,
  variant: ShownVariant | null,
  before: ScenarioRecords,
  after: ScenarioRecords,
): readonly Change[] {
  if (variant !== null) {
    return difference(`variant/${id}`, variant.record, variantAfter(variant.parent, variant.record, after));
  }
  return [
    ...difference(`scenario/${id}`, before.document, after.document),
    ...difference(`evidence/${id}`, before.evidence, after.evidence),
  ];
}
