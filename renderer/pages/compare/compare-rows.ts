/** The rows of the comparison, from changed assumptions to whether outcome pricing pays. */
import type { EvidenceGrade } from "../../../shared/scenario/change.ts";
import type { Gap, Cell as InputCell } from "../../state/cells.ts";
import type { Target } from "./open-target.ts";

/** An input of one scenario, edited where it stands. */
export interface ComparedCell extends InputCell {
  readonly of: NonNullable<InputCell["of"]>;
  /** The scenario's name. */
  readonly whose: string;
  /** For the history: "Cautious, Northwind". */
  readonly owner: string;
  readonly noun: string;
}

export interface Cell {
  readonly text: string;
  /** For a spreadsheet: plain, in full. */
  readonly data: string | number | null;
  /** Another than the baseline's. */
  readonly changed: boolean;
  readonly negative: boolean;
  readonly target: Target | null;
  /** The input that is edited there, or why none is; absent in rows of figures. */
  readonly input?: ComparedCell | Gap;
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
      /** Of an input: the meaning that it shares with rows under it, which a value is filled down through. */
      readonly meaning?: string;
      /** Has further rows of its own; whether they are shown. */
      readonly opened: boolean | null;
      readonly cells: readonly Cell[];
    };

/** Not worked out yet. */
export const PENDING: Cell = { text: "…", data: null, changed: false, negative: false, target: null };
export const NOTHING: Cell = { text: "–", data: null, changed: false, negative: false, target: null };
