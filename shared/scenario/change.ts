/**
 * Edits as data: what storage, history, undo, the change log and (later) variants share.
 *
 * A record is one JSON document with an address `kind/id` (`scenario/…`, `evidence/…`, `settings/workspace`,
 * `import/…`). A change replaces the value at one stable path of one record. Stable paths name members of
 * id-lists (`categories`, `clients`, `components`) by id, never by index: `clients/northwind/units/users`,
 * `clients/northwind/proposedPlan/components/seat/pricing/tiers`. Lists without ids (tiers, bands, steps, roles,
 * seasonality, profile) are replaced whole. In a path `~` is written `~0` and `/` is written `~1` (RFC 6901). The order
 * of an id-list is the value at `LIST/~order` (an array of ids), which no key can spell. The empty path is the record.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Change {
  readonly record: string;
  readonly path: string;
  /** Absent: the path did not exist before. */
  readonly before?: Json;
  /** Absent: the path does not exist afterwards. */
  readonly after?: Json;
}

export type EvidenceGrade = "measured" | "contract" | "benchmark" | "assumed";

/** Stands beside the document in the record `evidence/SCENARIO`, keyed by the stable path of the input. */
export interface Evidence {
  readonly grade: EvidenceGrade;
  readonly source: string;
  /** ISO date of the evidence, null if unknown. */
  readonly date: string | null;
  readonly note?: string;
  /** Set where the value was adopted from an import. */
  readonly importId?: string;
}
