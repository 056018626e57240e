/** What trials come to, and where it stands. */
import { LENSES, type LensId } from "../model/results.ts";
import type { TrialRange } from "./request.ts";

/** Horizon sums of a trial under a lens, in this order. */
export const TOTALS = ["margin", "marginCash", "net", "credits"] as const;
export type Total = (typeof TOTALS)[number];
/** The model's line of each. */
export const LINE_OF_TOTAL: Readonly<Record<Total, string>> = {
  margin: "margin",
  marginCash: "marginCash",
  net: "revenue.net",
  credits: "credits",
};

/** What trials came to, one column of `count` after the other; crosses to other threads without a copy. */
export interface TrialBatch extends TrialRange {
  readonly columns: Float64Array<ArrayBuffer>;
}

/** Where the columns of a batch are. */
export interface BatchLayout {
  total(lens: LensId, total: Total): number;
  /** Above 0 where the desk is overloaded in some month. */
  overloaded(lens: LensId): number;
  /** 1 where AI is abandoned. */
  readonly abandoned: number;
  /** Of the uncertain input at this position: its number between 0 and 1, which its value rises with. */
  input(position: number): number;
  readonly width: number;
}

export function batchLayout(inputs: number): BatchLayout {
  const totals = LENSES.length * TOTALS.length;
  return {
    total: (lens, total) => LENSES.indexOf(lens) * TOTALS.length + TOTALS.indexOf(total),
    overloaded: (lens) => totals + (lens.endsWith("/on") ? 1 : 0),
    abandoned: totals + 2,
    input: (position) => totals + 3 + position,
    width: totals + 3 + inputs,
  };
}
