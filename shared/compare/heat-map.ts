/**
 * The margin over net deflection and price: `proposed/on` against today (`current/off`) over the horizon, at multiples of
 * every resolution (as for the break-even of spec section 8) and of some prices. Column path.
 */
import type { ScenarioDocument } from "../model/document.ts";
import type { Crossover, Scope } from "../model/results.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";
import { type PricedComponent, pricePaths, pricesAt, withPricesTimes } from "./priced.ts";
import { withResolutionTimes } from "./resolution-times.ts";

export interface HeatMap {
  /** Horizon net deflection of each column, rising. */
  readonly deflections: readonly number[];
  readonly multipliers: readonly number[];
  /** Factor on the prices of each row, falling. */
  readonly factors: readonly number[];
  /** Row by row: margin above today, in money. */
  readonly cells: readonly (readonly number[])[];
  /** Where the document itself stands. */
  readonly today: { readonly row: number; readonly column: number };
}

/** Between columns, as a share of the tickets. */
const STEP = 0.04;
const COLUMNS = 10;
const COLUMNS_ABOVE = 2;
const CURVE_POINTS = 81;

interface Place {
  readonly deflection: number;
  readonly multiplier: number;
}

/** The part of the curve on which deflection rises: a cap holds all resolutions beyond it. */
function rising({ multipliers, deflection }: Crossover): readonly Place[] {
  const places: Place[] = [];
  for (const [at, value] of deflection.entries()) {
    if (value === null || (places.length > 0 && value - places.at(-1)!.deflection < 1e-9)) continue;
    places.push({ deflection: value, multiplier: multipliers[at]! });
  }
  return places;
}

function multiplierAt(curve: readonly Place[], deflection: number): number {
  for (const [at, next] of curve.entries()) {
    const before = curve[at - 1];
    if (next.deflection < deflection) continue;
    if (before === undefined) return next.multiplier;
    const part = (deflection - before.deflection) / (next.deflection - before.deflection);
    return before.multiplier + part * (next.multiplier - before.multiplier);
  }
  return curve.at(-1)?.multiplier ?? 1;
}

/** Today's deflection and steps of four points around it, as many as there are. */
function columnsAround(curve: readonly Place[], today: number): readonly Place[] {
  const most = curve.at(-1)?.deflection ?? today;
  const above = Math.min(COLUMNS_ABOVE, Math.floor((most - today) / STEP + 1e-9));
  const below = Math.min(COLUMNS - 1 - above, Math.floor(today / STEP + 1e-9));
  return Array.from({ length: below + 1 + above }, (_, at) => {
    const steps = at - below;
    const deflection = today + steps * STEP;
    return steps === 0 ? { deflection, multiplier: 1 } : { deflection, multiplier: multiplierAt(curve, deflection) };
  });
}

/** Null where AI resolves nothing that a column could be drawn of. Hands over after each cell. `factors` falls and holds 1. */
export function* heatMap(
  model: ScenarioModel,
  document: ScenarioDocument,
  scope: Scope,
  priced: readonly PricedComponent[],
  factors: readonly number[],
): Generator<void, HeatMap | null> {
  model.update(document);
  const clientId = scope.kind === "client" ? scope.id : undefined;
  const curve = rising(model.crossover(CURVE_POINTS, clientId));
  const horizon = model.columnResults([scope]).spans.length - 1;
  const kpis = model.columnResults([scope]).lenses["proposed/on"];
  const results = scope.kind === "client" ? kpis.clients[scope.id] : kpis.portfolio;
  const now = results?.kpis.deflection.at(-1) ?? null;
  if (now === null || curve.length < 2) return null;
  const stay = model.columnMargin("current/off", horizon, clientId);
  const columns = columnsAround(curve, now);
  const paths = pricePaths(document, priced);
  const prices = pricesAt(document, paths);
  const cells: number[][] = [];
  for (const factor of factors) {
    const row: number[] = [];
    const atPrice = factor === 1 ? document : withPricesTimes(document, paths, factor, prices);
    for (const { multiplier } of columns) {
      model.update(multiplier === 1 ? atPrice : withResolutionTimes(atPrice, multiplier));
      row.push(model.columnMargin("proposed/on", horizon, clientId) - stay);
      yield;
    }
    cells.push(row);
  }
  model.update(document);
  return {
    deflections: columns.map(({ deflection }) => deflection),
    multipliers: columns.map(({ multiplier }) => multiplier),
    factors,
    cells,
    today: { row: factors.indexOf(1), column: columns.findIndex(({ multiplier }) => multiplier === 1) },
  };
}
