/**
 * What a clause pays: the client's net revenue under the proposal with the clause and without it, over the volume of tickets or
 * over net deflection; and what a vendor's promise is worth that is paid for only if it comes true. Column path.
 */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";
import { withValue } from "../scenario/with-value.ts";
import { standardNormalBelow } from "../statistics/normal.ts";
import { type Clause, withoutClause } from "./clauses.ts";
import { lensFigures } from "./horizon-figures.ts";
import type { InputRange } from "./one-at-a-time.ts";
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

/** "Half of the tickets within 90 days, or it is free": a vendor's promise on net deflection in the first months. */
export interface VendorPromise {
  /** Share of the tickets to be resolved, 0 to 1. */
  readonly share: number;
  /** Months from go-live in which it is measured, at least 1. */
  readonly months: number;
}

export interface PromiseWorth {
  /** Expected net deflection in those months, and its standard deviation as the inputs' ranges and the count of tickets leave it. */
  readonly deflection: number;
  readonly spread: number;
  readonly chanceBroken: number;
  /** AI costs of those months, which are not paid where it is broken. */
  readonly refund: number;
  readonly worth: number;
}

const Z90 = 1.2815515655446004;
const COSTS = ["cost.aiUsage", "cost.aiEndpoints", "cost.aiPlatform"] as const;

interface Window {
  readonly deflection: number;
  readonly tickets: number;
  readonly cost: number;
}

function windowOf(model: ScenarioModel, document: ScenarioDocument, months: number): Window {
  const { portfolio } = model.columnResults([{ kind: "portfolio" }]).lenses["proposed/on"];
  const from = document.ai.goLiveMonth - 1;
  const sum = (line: string): number =>
    (portfolio.lines[line] ?? []).slice(from, from + months).reduce<number>((total, value) => total + (value ?? 0), 0);
  const overCategories = (line: string): number =>
    document.categories.reduce((total, { id }) => total + sum(`${line}[${id}]`), 0);
  const tickets = overCategories("tickets.created");
  return {
    tickets,
    deflection: tickets > 0 ? overCategories("ai.resolved") / tickets : 0,
    cost: COSTS.reduce((total, line) => total + sum(line), 0),
  };
}

/** Over all clients of the document; the inputs' effects are taken as independent and as normal. Null without tickets. */
export function* promiseWorth(
  document: ScenarioDocument,
  ranges: readonly InputRange[],
  { share, months }: VendorPromise,
): Generator<void, PromiseWorth | null> {
  const model = createScenarioModel(document);
  const now = windowOf(model, document, months);
  if (!(now.tickets > 0)) return null;
  let variance = (now.deflection * (1 - now.deflection)) / now.tickets;
  for (const { path, low, high } of ranges) {
    const [atLow, atHigh] = [low, high].map((value) => {
      model.update(withValue(document, path, value));
      return windowOf(model, document, months).deflection;
    });
    variance += (((atHigh ?? 0) - (atLow ?? 0)) / (2 * Z90)) ** 2;
    yield;
  }
  const spread = Math.sqrt(variance);
  const chanceBroken =
    spread > 0 ? standardNormalBelow((share - now.deflection) / spread) : now.deflection < share ? 1 : 0;
  return { deflection: now.deflection, spread, chanceBroken, refund: now.cost, worth: chanceBroken * now.cost };
}
