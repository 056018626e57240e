/** Where an input's value comes from: grades, the look-up by stable path, counts for the tree's footer, and age. */

import type { ScenarioDocument } from "../model/document.ts";
import { DOCUMENT_TREE, type TreeNode } from "../model/document-tree.ts";
import type { FieldKind } from "../model/field.ts";
import { hasIdentity, type Input, inputsOf } from "../model/fields.ts";
import type { Evidence, EvidenceGrade } from "./change.ts";

/** The record `evidence/SCENARIO`: evidence by stable path. */
export type EvidenceByPath = Readonly<Record<string, Evidence>>;

/** Values of a file kept with the evidence of one category. */
export const MOST_VALUES_KEPT = 100;

/** Strongest first. */
export const EVIDENCE_GRADES: readonly EvidenceGrade[] = ["measured", "contract", "benchmark", "assumed"];

export const GRADE_LABELS: Readonly<Record<EvidenceGrade, string>> = {
  measured: "Measured",
  contract: "Contract",
  benchmark: "Benchmark",
  assumed: "Assumed",
};

/** What stands where nobody gave evidence. */
export const NO_EVIDENCE: Evidence = { grade: "assumed", source: "", date: null };

/** Days after which evidence has to be looked at again (research/msp-economics.md 5.5). */
export const DAYS_UNTIL_EXPIRY = 180;

const GRADED_KINDS: readonly FieldKind[] = ["quantity", "decimal", "count", "month"];

/** Whether an input carries evidence: what is counted, measured, priced or dated does; choices, names and switches do not. */
export const isGraded = ({ field }: Pick<Input, "field">): boolean => GRADED_KINDS.includes(field.kind);

/**
 * The path under which the evidence of an input is kept. Lists without ids (tiers, bands, steps, roles, seasonality,
 * profile) are edited whole and have one piece of evidence, so `…/pricing/tiers/0/unit` gives `…/pricing/tiers`.
 */
export function evidencePath(path: string): string {
  const segments = path.split("/");
  let node: TreeNode | undefined = DOCUMENT_TREE;
  for (const [index, segment] of segments.entries()) {
    if (node?.kind === "list" && !hasIdentity(node)) return segments.slice(0, index).join("/");
    node = node?.kind === "list" ? node.item : node?.kind === "group" ? node.members.get(segment) : undefined;
  }
  return path;
}

/** The evidence paths of every graded input that stands in a checked document, in its order, each once. */
export function evidencePaths(document: ScenarioDocument): readonly string[] {
  const paths = new Set<string>();
  for (const input of inputsOf(document)) if (input.present && isGraded(input)) paths.add(evidencePath(input.path));
  return [...paths];
}

/** The evidence of the input at a stable path; `NO_EVIDENCE`, which is graded assumed, where there is none. */
export function evidenceFor(evidence: EvidenceByPath, path: string): Evidence {
  const key = evidencePath(path);
  return (Object.hasOwn(evidence, key) ? evidence[key] : undefined) ?? NO_EVIDENCE;
}

/** How many of the inputs at `paths` have each grade; every path counts once, the one without evidence as assumed. */
export function evidenceCounts(evidence: EvidenceByPath, paths: Iterable<string>): Record<EvidenceGrade, number> {
  const counts: Record<EvidenceGrade, number> = { measured: 0, contract: 0, benchmark: 0, assumed: 0 };
  for (const path of paths) counts[evidenceFor(evidence, path).grade] += 1;
  return counts;
}

const DAY = 86_400_000;

/**
 * Whether the evidence is more than 180 days old on `today` (ISO date). Evidence without a date never expires by age:
 * its age is not known. Throws a `RangeError` where `today` is no date.
 */
export function isExpired(evidence: Evidence, today: string): boolean {
  const now = Date.parse(today);
  if (Number.isNaN(now)) throw new RangeError(`"${today}" is not an ISO date`);
  return evidence.date !== null && (now - Date.parse(evidence.date)) / DAY > DAYS_UNTIL_EXPIRY;
}
