/**
 * What a clause pays: the client's net revenue under the proposal with the clause and without it, over the volume of tickets or
 * over net deflection. Column path.
 */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";
import { type Clause, withoutClause } from "./clauses.ts";
import { lensFigures } from "./horizon-figures.ts";
import { withResolutionTimes } from "./resolution-times.ts";
import { quantityTimes } from "./shocks.ts";

export type PayoffAxis = "volume" | "deflection";

export interface PayoffPoint {
  /** Factor on the client's tickets, or horizon net deflection. */
  readonly x: number;
  /** Net revenue over the horizon. */
  readonly kept: number;
  readonly removed: number;
}

export interface Payoff {
  readonly points: readonly PayoffPoint[];
  /** Where the document stands on the axis. */
  readonly now: number;
  /** Margin with the clause less margin without it, as the document stands. */
  readonly worthNow: number;
}

const STEPS = 24;
const LEAST_VOLUME = 0.4;
const MOST_VOLUME = 1.6;

type At = (document: ScenarioDocument, factor: number) => ScenarioDocument;

function atVolume(clientId: string): At {
  return (document, factor) => ({
    ...document,
    clients: document.clients.map((client) =>
      client.id === clientId
        ? { ...client, ticketFactor: quantityTimes(client.ticketFactor ?? "1", factor.toFixed(12)) }
        : client,
    ),
  });
}

/** Hands over after each point. */
export function* payoff(
  document: ScenarioDocument,
  clientId: string,
  clause: Clause,
  axis: PayoffAxis,
): Generator<void, Payoff> {
  const scope = { kind: "client", id: clientId } as const;
  const other = withoutClause(document, clientId, clause);
  const [kept, removed] = [createScenarioModel(document), createScenarioModel(other)];
  const figuresAt = (model: ScenarioModel) => lensFigures(model, scope)["proposed/on"];
  const [here, there] = [figuresAt(kept), figuresAt(removed)];
  yield;
  const most = axis === "volume" ? MOST_VOLUME : Math.max(1, kept.crossover(2, clientId).multipliers.at(-1) ?? 1);
  const least = axis === "volume" ? LEAST_VOLUME : 0;
  const at: At = axis === "volume" ? atVolume(clientId) : withResolutionTimes;
  const points: PayoffPoint[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const factor = least + ((most - least) * step) / STEPS;
    kept.update(at(document, factor));
    removed.update(at(other, factor));
    const figures = figuresAt(kept);
    const x = axis === "volume" ? factor : (figures.deflection ?? 0);
    const last = points.at(-1);
    // Beyond the cap of all resolutions the axis stands still.
    if (last === undefined || x > last.x + 1e-9)
      points.push({ x, kept: figures.revenue, removed: figuresAt(removed).revenue });
    yield;
  }
  return {
    points,
    now: axis === "volume" ? 1 : (here.deflection ?? 0),
    worthNow: here.margin - there.margin,
  };
}
