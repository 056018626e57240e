/**
 * "Half of the tickets within 90 days, or it is free": what such a promise on net deflection is worth, trial by trial. A
 * vendor gives it to us, and the AI of those months is free; or we give it to a client, and the outcome fees of those
 * months are.
 */
import type { ScenarioDocument } from "../model/document.ts";
import type { LensId } from "../model/results.ts";
import { SimulationRefusal } from "./refusal.ts";
import type { LineSum, SimulationRequest } from "./request.ts";
import type { Statistic } from "./result.ts";
import { meanStatistic, quantileStatistic, shareStatistic, sortedValues, type Trials } from "./summary.ts";

export interface DeflectionPromise {
  /** Share of the tickets created that AI resolves, 0 to 1. */
  readonly share: number;
  /** Months from `from` in which it is measured, at least 1. */
  readonly months: number;
  /** Client to whom we give it; null where a vendor gives it to us, over all clients. */
  readonly givenTo: string | null;
}

export interface PromiseRequest extends Omit<SimulationRequest, "scope" | "sums" | "monthly"> {
  readonly promise: DeflectionPromise;
}

export interface PromiseValue {
  /** Net deflection of those months: 5 %, 50 % and 95 % points. */
  readonly deflection: readonly [Statistic, Statistic, Statistic];
  readonly chanceBroken: Statistic;
  /** What is paid for those months, on average. */
  readonly paid: Statistic;
  /** What comes back on average because it is free where the promise is broken; a cost where we give it. */
  readonly worth: Statistic;
  readonly trials: number;
  /** Without a ticket in those months, so that nothing was promised. */
  readonly emptyTrials: number;
  /** In which the desk is overloaded in some month of the horizon. */
  readonly infeasibleTrials: number;
}

const LENS: LensId = "proposed/on";
const AI_COSTS = ["cost.aiUsage", "cost.aiEndpoints", "cost.aiPlatform"] as const;

/** First month of the promise: when AI goes live, or when the client converts if that is later. */
export function promiseFrom(document: ScenarioDocument, givenTo: string | null): number | null {
  const live = document.ai.goLiveMonth;
  if (givenTo === null) return live <= document.months ? live : null;
  const convert = document.clients.find(({ id }) => id === givenTo)?.convertMonth ?? null;
  const from = convert === null ? null : Math.max(live, convert);
  return from === null || from > document.months ? null : from;
}

/** Throws `SimulationRefusal` where nothing is promised: months beyond the horizon, a client without outcome fees. */
export function promiseSimulation({ promise, ...request }: PromiseRequest): SimulationRequest {
  const { document } = request;
  const { givenTo, months } = promise;
  const from = promiseFrom(document, givenTo);
  if (from === null)
    throw new SimulationRefusal(
      "bad-request",
      "AI does not go live, or the client does not convert, within the horizon.",
    );
  const client = document.clients.find(({ id }) => id === givenTo);
  const fees = (client?.proposedPlan.components ?? []).filter(({ type }) => type === "outcome");
  if (givenTo !== null && fees.length === 0)
    throw new SimulationRefusal("bad-request", `${client?.name ?? givenTo} pays no outcome fee that could be free.`);
  const sum = (lines: readonly string[]): LineSum => ({ lens: LENS, lines, from, count: months });
  const ofCategories = (line: string) => document.categories.map(({ id }) => `${line}[${id}]`);
  return {
    ...request,
    scope: givenTo === null ? { kind: "portfolio" } : { kind: "client", id: givenTo },
    sums: [
      sum(ofCategories("tickets.created")),
      sum(ofCategories("ai.resolved")),
      sum(givenTo === null ? AI_COSTS : fees.map(({ id }) => `revenue.component[${id}]`)),
    ],
  };
}

/** Of the trials of `promiseSimulation`. */
export function promiseValue({ share, givenTo }: DeflectionPromise, trials: Trials): PromiseValue {
  const { layout, columns, count } = trials;
  const [created, resolved, paid] = [0, 1, 2].map((at) => columns[layout.sum(at)]!.subarray(0, count));
  const deflection = new Float64Array(count);
  const back = new Float64Array(count);
  let broken = 0;
  let empty = 0;
  for (let i = 0; i < count; i++) {
    deflection[i] = created![i]! > 0 ? resolved![i]! / created![i]! : Number.NaN;
    // In whole tickets, so that half of them is half of them.
    const isBroken = resolved![i]! + 1e-6 < share * created![i]!;
    if (isBroken) broken++;
    if (!(created![i]! > 0)) empty++;
    back[i] = isBroken ? (givenTo === null ? 1 : -1) * paid![i]! : 0;
  }
  const sorted = sortedValues(deflection);
  const overloaded = columns[layout.overloaded(LENS)]!;
  return {
    deflection: [quantileStatistic(sorted, 0.05), quantileStatistic(sorted, 0.5), quantileStatistic(sorted, 0.95)],
    chanceBroken: shareStatistic(broken, count),
    paid: meanStatistic(paid!),
    worth: meanStatistic(back),
    trials: count,
    emptyTrials: empty,
    infeasibleTrials: overloaded.subarray(0, count).filter((months) => months > 0).length,
  };
}
