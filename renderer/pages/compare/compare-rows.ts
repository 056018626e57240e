/** The rows of the comparison, from changed assumptions to whether outcome pricing pays. */
import type { EvidenceGrade } from "../../../shared/scenario/change.ts";
import type { Target } from "./open-target.ts";

export interface Cell {
  readonly text: string;
  /** For a spreadsheet: plain, in full. */
  readonly data: string | number | null;
  /** Another than the baseline's. */
  readonly changed: boolean;
  readonly negative: boolean;
  readonly target: Target | null;
}

export type Row =
  | { readonly kind: "head"; readonly key: string; readonly label: string }
  | {
      readonly kind: "line";
      readonly key: string;
      readonly label: string;
      /** Dimmed after the label: whose it is, or the unit. */
      readonly unit: string;
      readonly grade: EvidenceGrade | null;
      readonly strong: boolean;
      readonly depth: 0 | 1;
      /** Has further rows of its own; whether they are shown. */
      readonly opened: boolean | null;
      readonly cells: readonly Cell[];
    };

/** Not worked out yet. */
export const PENDING: Cell = { text: "…", data: null, changed: false, negative: false, target: null };
export const NOTHING: Cell = { text: "–", data: null, changed: false, negative: false, target: null };
