/**
 * Keeping the client: an optional curve of the chance of renewal against the change of the bill turns margins into expected
 * margins. The proposal's prices move by one factor; what the client would pay and what is left of it come from the one model.
 */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";
import type { OwnEntries } from "../scenario/beside.ts";
import { pricePaths, pricesAt, withPricesTimes } from "./priced.ts";

/** Plain decimal text: a change of the bill as a share ("0.1": a tenth more), and the chance of renewal at it. */
export interface RenewalPoint {
  readonly change: string;
  readonly chance: string;
}

export interface RenewalCurve {
  /** Three, from the lowest to the highest change. */
  readonly points: readonly RenewalPoint[];
  /** Where the chances come from; empty where nobody said. */
  readonly source: string;
  /** ISO date of the evidence. */
  readonly date: string | null;
}

/** The record `risk/SCENARIO`; of a variant what differs from its parent's. */
export interface RiskRecord {
  /** By client id; no entry: no curve, and margins stay as they are. */
  readonly renewal: OwnEntries<RenewalCurve>;
}

export const RENEWAL_POINTS = 3;

/** Why three points are no curve, in words; null where they are one. */
export function curveObjection(points: readonly RenewalPoint[]): string | null {
  if (points.length !== RENEWAL_POINTS) return "A renewal curve has three points.";
  for (const [at, { change, chance }] of points.entries()) {
    const before = points[at - 1];
    if (!(Number(chance) >= 0 && Number(chance) <= 1)) return "A chance of renewal lies between 0% and 100%.";
    if (!(Number(change) > -1 && Number(change) <= 10))
      return "A change of the bill lies above −100% and up to 1,000%.";
    if (before === undefined) continue;
    if (!(Number(change) > Number(before.change))) return "The changes of the bill rise from point to point.";
    if (Number(chance) > Number(before.chance)) return "A higher bill does not make renewal likelier.";
  }
  return null;
}

/** Straight between the points; null beyond them. */
export function chanceAt({ points }: Pick<RenewalCurve, "points">, change: number): number | null {
  const first = points[0];
  if (first === undefined || change < Number(first.change)) return null;
  let before = first;
  for (const point of points) {
    if (change <= Number(point.change)) {
      const width = Number(point.change) - Number(before.change);
      if (width <= 0) return Number(point.chance);
      const part = (change - Number(before.change)) / width;
      return Number(before.chance) + part * (Number(point.chance) - Number(before.chance));
    }
    before = point;
  }
  return null;
}

export interface RenewalPrice {
  /** On all prices of the proposed plan. */
  readonly factor: number;
  /** Of the bill against the current plan without AI, over the months from conversion. */
  readonly change: number;
  /** Null beyond the ends of the curve, of which it says nothing. */
  readonly chance: number | null;
  /** Over the months from conversion. */
  readonly margin: number;
  readonly marginPercent: number | null;
  readonly expected: number | null;
}

export interface RenewalStudy {
  readonly prices: readonly RenewalPrice[];
  /** Highest expected margin among the prices that the curve speaks of; null where it speaks of none of them. */
  readonly best: RenewalPrice | null;
  /** Lowest price at which the margin share meets the target; null where none of those tried does. */
  readonly atTarget: RenewalPrice | null;
  readonly now: RenewalPrice;
}

const LEAST = 0.6;
const STEP = 0.02;
const STEPS = 45;

interface Terms {
  readonly net: number;
  readonly margin: number;
}

function termsOf(model: ScenarioModel, clientId: string, lens: "current/off" | "proposed/on", from: number): Terms {
  const results = model.columnResults([{ kind: "client", id: clientId }]).lenses[lens].clients[clientId];
  const sum = (line: string): number =>
    (results?.lines[line] ?? []).slice(from - 1).reduce<number>((total, value) => total + (value ?? 0), 0);
  return { net: sum("revenue.net"), margin: sum("margin") };
}

/**
 * Null for a client that never converts, and for a bill of nothing. A client that leaves is counted with a margin of 0 from
 * conversion on: what the desk would do with the freed time is not counted. `target`: margin share, such as 0.45.
 */
export function* renewalStudy(
  document: ScenarioDocument,
  clientId: string,
  curve: RenewalCurve,
  target: number,
): Generator<void, RenewalStudy | null> {
  const client = document.clients.find(({ id }) => id === clientId);
  if (client === undefined) throw new Error(`no client ${clientId}`);
  const from = client.convertMonth;
  if (from === null || from > document.months) return null;
  const model = createScenarioModel(document);
  const today = termsOf(model, clientId, "current/off", from);
  if (!(today.net > 0)) return null;
  const priced = client.proposedPlan.components.map(({ id }) => ({ clientId, componentId: id }));
  const paths = pricePaths(document, priced);
  const standing = pricesAt(document, paths);
  const at = (factor: number): RenewalPrice => {
    model.update(factor === 1 ? document : withPricesTimes(document, paths, factor, standing));
    const { net, margin } = termsOf(model, clientId, "proposed/on", from);
    const change = net / today.net - 1;
    const chance = chanceAt(curve, change);
    const expected = chance === null ? null : chance * margin;
    return { factor, change, chance, margin, marginPercent: net > 0 ? margin / net : null, expected };
  };
  const prices: RenewalPrice[] = [];
  for (let step = 0; step <= STEPS; step++) {
    prices.push(at(Number((LEAST + step * STEP).toFixed(2))));
    yield;
  }
  return {
    prices,
    best: prices.reduce<RenewalPrice | null>(
      (best, one) =>
        one.expected !== null && one.expected > (best?.expected ?? Number.NEGATIVE_INFINITY) ? one : best,
      null,
    ),
    atTarget: prices.find(({ marginPercent }) => marginPercent !== null && marginPercent >= target) ?? null,
    now: at(1),
  };
}
