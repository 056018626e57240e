import type { DisplayUnit } from "../../number/display-unit.ts";
import type { EvidenceGrade } from "../change.ts";
import { SOURCES, type SourceKey } from "./sources.ts";

export const LIBRARY_GROUPS = ["price", "work", "labour", "ai", "guarantee", "finance"] as const;
export type LibraryGroup = (typeof LIBRARY_GROUPS)[number];

/** A documented range for an assumption. Where the sources give one value only, low, base and high are equal. */
export interface LibraryEntry {
  readonly id: string;
  readonly group: LibraryGroup;
  readonly label: string;
  readonly unit: DisplayUnit;
  /** Plain decimal text in document form: shares as fractions, money in US dollars; low <= base <= high. */
  readonly low: string;
  readonly base: string;
  readonly high: string;
  readonly grade: EvidenceGrade;
  /** A vendor says it of its own product or market: to be doubted until measured. */
  readonly vendorClaim: boolean;
  readonly sourceKeys: readonly SourceKey[];
  readonly source: string;
  /** ISO date of the newest source that shows one, otherwise null. */
  readonly date: string | null;
  readonly note: string;
  /** Patterns of the inputs it speaks of, as in shared/model/fields.ts. */
  readonly appliesTo: readonly string[];
}

export interface EntryDetails {
  readonly vendorClaim?: boolean;
  /** Without it: benchmark where any source was read, assumed where there is only knowledge or judgement of our own. */
  readonly grade?: EvidenceGrade;
  readonly date?: string;
  readonly note?: string;
  readonly appliesTo?: readonly string[];
}

type Range = readonly [low: string, base: string, high: string];

const OWN: readonly SourceKey[] = ["derived", "recommended", "general"];

/** One value without a documented range. */
export const only = (value: string): Range => [value, value, value];

export const entriesOf =
  (group: LibraryGroup) =>
  (
    id: string,
    label: string,
    unit: DisplayUnit,
    [low, base, high]: Range,
    sourceKeys: readonly SourceKey[],
    details: EntryDetails = {},
  ): LibraryEntry => ({
    id,
    group,
    label,
    unit,
    low,
    base,
    high,
    grade: details.grade ?? (sourceKeys.every((key) => OWN.includes(key)) ? "assumed" : "benchmark"),
    vendorClaim: details.vendorClaim ?? false,
    sourceKeys,
    source: sourceKeys.map((key) => SOURCES[key]).join("; "),
    date: details.date ?? null,
    note: details.note ?? "",
    appliesTo: details.appliesTo ?? [],
  });
