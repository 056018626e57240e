/**
 * The lowest price that meets a margin with a given confidence: inverse simulation. The price factor at which each trial
 * just reaches the margin is searched in all trials at once, on the same draws; the answer is a quantile of these factors.
 */
import { ABANDONMENT } from "../model/abandonment.ts";
import { abandonmentShare, varianceShare } from "./drivers.ts";
import type { FloorPrice, FloorPriceRequest } from "./floor-price-request.ts";
import { outlineOf, type SimulationOutline } from "./outline.ts";
import { SimulationRefusal } from "./refusal.ts";
import type { SimulationRequest } from "./request.ts";
import { quantileStatistic, shareStatistic, type Trials } from "./summary.ts";

const HIGHEST = 10;
/** Steps of the search at most; straight pieces of the margin take a handful. */
const STEPS = 24;
/** A bracket this narrow is an answer: a bill of ten thousand a month moves by a cent in it. */
const NARROW = 1e-6;

/** All trials of the request with the prices of each times its factor. */
export type RunAt = (factors: Float64Array) => Promise<Trials>;

/** The simulation that a floor price is searched with. */
export function simulationOf({
  document,
  trials,
  seed,
  correlations,
  badMonths,
  clientId,
}: FloorPriceRequest): SimulationRequest {
  return {
    document,
    trials,
    seed,
    scope: { kind: "client", id: clientId },
    ...(correlations === undefined ? {} : { correlations }),
    ...(badMonths === undefined ? {} : { badMonths }),
  };
}

function checkRequest({ document, clientId, componentIds, targetMargin, confidence }: FloorPriceRequest): void {
  const client = document.clients.find(({ id }) => id === clientId);
  if (client === undefined) throw new SimulationRefusal("bad-request", `There is no client "${clientId}".`);
  const known = [...client.currentPlan.components, ...client.proposedPlan.components];
  const unknown = componentIds.find((id) => !known.some((component) => component.id === id));
  if (unknown !== undefined || componentIds.length === 0)
    throw new SimulationRefusal("bad-request", `${client.name} has no price component "${unknown ?? ""}".`);
  if (!(confidence > 0 && confidence < 1))
    throw new SimulationRefusal("bad-request", `A confidence lies between 0 and 1; found ${confidence}.`);
  if (!Number.isFinite(Number(targetMargin)))
    throw new SimulationRefusal(
      "bad-request",
      `A target margin is a plain decimal such as 0.45; found "${targetMargin}".`,
    );
}

/** By how much each trial's margin exceeds the target, in money. */
function surplusOf({ layout, columns, count }: Trials, target: number): Float64Array {
  const margin = columns[layout.total("proposed/on", "margin")]!;
  const net = columns[layout.total("proposed/on", "net")]!;
  // Half a cent of float dust over years of months must not decide; a margin without revenue reaches nothing.
  return Float64Array.from({ length: count }, (_, i) => (net[i]! > 0 ? margin[i]! - target * net[i]! + 1e-6 : -1));
}

/** Brackets of all trials: at `low` the margin is missed, at `high` it is reached. */
interface Brackets {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly lowSurplus: Float64Array;
  readonly highSurplus: Float64Array;
  /** Which end moved last: -1 the lower, 1 the upper. */
  readonly moved: Int8Array;
}

const isOpen = ({ low, high }: Brackets, i: number) => high[i]! - low[i]! > NARROW;

/** Where the straight line between the ends of each bracket reaches 0. */
function nextFactors(brackets: Brackets): Float64Array {
  const { low, high, lowSurplus, highSurplus } = brackets;
  return low.map((from, i) => {
    const to = high[i]!;
    if (!isOpen(brackets, i)) return to;
    const at = from + ((to - from) * -lowSurplus[i]!) / (highSurplus[i]! - lowSurplus[i]!);
    return Math.min(to - NARROW / 4, Math.max(from + NARROW / 4, at));
  });
}

/** The Illinois rule: an end that stays twice counts half, so that the other side is looked at too. */
function narrow(brackets: Brackets, factors: Float64Array, surplus: Float64Array): void {
  const { low, high, lowSurplus, highSurplus, moved } = brackets;
  for (let i = 0; i < factors.length; i++) {
    if (!isOpen(brackets, i)) continue;
    if (surplus[i]! >= 0) {
      high[i] = factors[i]!;
      highSurplus[i] = surplus[i]!;
      if (moved[i] === 1) lowSurplus[i] = lowSurplus[i]! / 2;
      moved[i] = 1;
    } else {
      low[i] = factors[i]!;
      lowSurplus[i] = surplus[i]!;
      if (moved[i] === -1) highSurplus[i] = highSurplus[i]! / 2;
      moved[i] = -1;
    }
  }
}

/** Throws `SimulationRefusal`; rejects as `runAt` does. `onStep` hears which part of the search is done, 0 to 1. */
export async function findFloorPrice(
  request: FloorPriceRequest,
  runAt: RunAt,
  onStep: (part: number) => void = () => undefined,
): Promise<FloorPrice> {
  checkRequest(request);
  const outline = outlineOf(simulationOf(request));
  const target = Number(request.targetMargin);
  const { trials } = request;
  const all = (factor: number) => new Float64Array(trials).fill(factor);
  const today = await runAt(all(1));
  const reachedToday = surplusOf(today, target).filter((surplus) => surplus >= 0).length;
  const infeasibleTrials = today.columns[today.layout.overloaded("proposed/on")]!.filter((months) => months > 0).length;
  const brackets: Brackets = {
    low: all(0),
    high: all(HIGHEST),
    lowSurplus: surplusOf(await runAt(all(0)), target),
    highSurplus: surplusOf(await runAt(all(HIGHEST)), target),
    moved: new Int8Array(trials),
  };
  const { high, lowSurplus, highSurplus } = brackets;
  const unreached = high.map((_high, i) => (lowSurplus[i]! < 0 && highSurplus[i]! < 0 ? 1 : 0));
  const unreachedTrials = unreached.reduce((sum, flag) => sum + flag, 0);
  if (trials - unreachedTrials < Math.ceil(request.confidence * trials - 1e-9))
    return { reason: "none", unreachedTrials, trials };
  // Where nothing is to be searched the bracket is closed.
  for (let i = 0; i < trials; i++) {
    if (lowSurplus[i]! >= 0) high[i] = 0;
    else if (unreached[i] === 1) brackets.low[i] = HIGHEST;
  }
  for (let step = 0; step < STEPS && high.some((_to, i) => isOpen(brackets, i)); step++) {
    const factors = nextFactors(brackets);
    narrow(brackets, factors, surplusOf(await runAt(factors), target));
    onStep((step + 1) / STEPS);
  }
  const sorted = high.slice().sort();
  return {
    factor: lowestWith(sorted, request.confidence),
    factorAtHalf: quantileStatistic(sorted, 0.5),
    binding: bindingInput(outline, today, high),
    confidenceToday: shareStatistic(reachedToday, trials),
    trials,
    trialsInTail: Math.floor(trials * (1 - request.confidence) + 1e-9),
    infeasibleTrials,
  };
}

/** The lowest factor that enough trials are content with. */
function lowestWith(sorted: Float64Array, confidence: number) {
  const rank = Math.max(1, Math.ceil(confidence * sorted.length - 1e-9));
  return { value: sorted[rank - 1]!, se: quantileStatistic(sorted, confidence).se };
}

/** The input on which the factors rest most. */
function bindingInput({ inputs, layout }: SimulationOutline, trials: Trials, answers: Float64Array) {
  const abandoned = abandonmentShare(trials, answers);
  let binding: Extract<FloorPrice, { factor: unknown }>["binding"] =
    abandoned.value > 0 ? { path: ABANDONMENT, varianceShare: abandoned } : null;
  for (const [position, { path }] of inputs.entries()) {
    const share = varianceShare(trials.columns[layout.input(position)]!, answers, trials.count);
    if (share.value > (binding?.varianceShare.value ?? 0)) binding = { path, varianceShare: share };
  }
  return binding;
}
