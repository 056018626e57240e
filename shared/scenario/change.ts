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
  readonly tickets?: CountedTickets;
}

/** The tickets of an import that a value was counted from. */
export interface CountedTickets {
  readonly count: number;
  /** Values of the file that were taken for the category; absent where there were too many to keep. */
  readonly values?: readonly string[];
  /** First and last calendar month counted, `YYYY-MM`. */
  readonly first: string;
  readonly last: string;
  /** Whose units the rate is by. */
  readonly clientId: string;
}
