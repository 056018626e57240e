/** What trials come to, and where it stands. */
import { LENSES, type LensId } from "../model/results.ts";
import type { SimulationRequest, TrialRange } from "./request.ts";

/** Horizon sums of a trial under a lens, in this order. */
const TOTALS = ["margin", "marginCash", "net", "credits"] as const;
const WITH_PRESENT_VALUE = [...TOTALS, "npv"] as const;
export type Total = (typeof WITH_PRESENT_VALUE)[number];
/** What is told of single months, in this order. */
export const MONTHLY_TOTALS = ["margin", "net"] as const satisfies readonly Total[];
export type MonthlyTotal = (typeof MONTHLY_TOTALS)[number];
/** The model's line of each. */
export const LINE_OF_TOTAL: Readonly<Record<Total, string>> = {
  margin: "margin",
  marginCash: "marginCash",
  net: "revenue.net",
  credits: "credits",
  npv: "kpi.npv",
};

/** What trials came to, one column of `count` after the other; crosses to other threads without a copy. */
export interface TrialBatch extends TrialRange {
  readonly columns: Float64Array<ArrayBuffer>;
}

/** Where the columns of a batch are. */
export interface BatchLayout {
  /** Those that are counted, the present value only where it is asked for. */
  readonly totals: readonly Total[];
  total(lens: LensId, total: Total): number;
  /** Above 0 where the desk is overloaded in some month. */
  overloaded(lens: LensId): number;
  /** 1 where AI is abandoned. */
  readonly abandoned: number;
  /** Of the uncertain input at this position: its number between 0 and 1, which its value rises with. */
  input(position: number): number;
  /** Of a month, the first being 0, where single months were asked for. */
  month(at: number, total: MonthlyTotal): number;
  /** Of the further sums that were asked for. */
  sum(at: number): number;
  readonly width: number;
}

export function batchLayout(inputs: number, { monthly, presentValue, sums = [] }: SimulationRequest): BatchLayout {
  const totals: readonly Total[] = presentValue === true ? WITH_PRESENT_VALUE : TOTALS;
  const months = monthly?.count ?? 0;
  const after = LENSES.length * totals.length;
  const first = after + 3 + inputs;
  const further = first + months * MONTHLY_TOTALS.length;
  return {
    totals,
    total: (lens, total) => LENSES.indexOf(lens) * totals.length + totals.indexOf(total),
    overloaded: (lens) => after + (lens.endsWith("/on") ? 1 : 0),
    abandoned: after + 2,
    input: (position) => after + 3 + position,
    month: (at, total) => first + at * MONTHLY_TOTALS.length + MONTHLY_TOTALS.indexOf(total),
    sum: (at) => further + at,
    width: further + sums.length,
  };
}
