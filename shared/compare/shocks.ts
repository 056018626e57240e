/**
 * What may hit a business that rests on AI and tickets: each shock is data (what is multiplied, and by how much), applied to a
 * document as a pure function. The figures of the shocked document are the one model's (shared/compare/shock-effects.ts).
 */
import type { Distribution, QuantityText, ScenarioDocument } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { add, exact, floor, multiply, plainText, roundHalfUp } from "../number/exact.ts";
import { withResolutionTimes } from "./resolution-times.ts";

export const SHOCK_IDS = ["ai-price", "ai-billing", "volume", "resolution", "abandoned", "seats"] as const;
export type ShockId = (typeof SHOCK_IDS)[number];

type AiCost = Exclude<keyof ScenarioDocument["ai"]["costs"], "billedOn">;

/** One thing a shock does. `clients` moves only the clients it is aimed at; the rest is shared by all of them. */
export type Move =
  | { readonly kind: "aiCosts"; readonly costs: readonly AiCost[]; readonly factor: string }
  /** Every attempt is billed by its actions, successful or not; nothing more is due for a resolution. */
  | { readonly kind: "actions"; readonly perAttempt: string; readonly price: string }
  | { readonly kind: "clientTickets"; readonly factor: string }
  | { readonly kind: "clientUnits"; readonly units: readonly ("users" | "endpoints")[]; readonly factor: string }
  | { readonly kind: "resolution"; readonly factor: number }
  /** As in a trial in which AI is given up (spec section 9), this many months after it went live. */
  | { readonly kind: "abandon"; readonly monthsAfterGoLive: number };

export interface Shock {
  readonly id: ShockId;
  readonly label: string;
  /** What it does, and why one would ask. */
  readonly why: string;
  /** Hits all clients, whoever it is aimed at. */
  readonly isShared: boolean;
  readonly move: Move;
}

export const SHOCKS: readonly Shock[] = [
  {
    id: "ai-price",
    label: "AI price +50%",
    why: "Platform, seats, endpoints, attempts and resolutions cost half as much again.",
    isShared: true,
    move: {
      kind: "aiCosts",
      costs: ["platform", "perTechnician", "perEndpoint", "perAttempt", "perResolution"],
      factor: "1.5",
    },
  },
  {
    id: "ai-billing",
    label: "AI billed by action",
    why: "From conversations to actions: ten actions an attempt at 0.10 each, resolved or not. 0.10 is one vendor's list price of 2026; ten is an assumption.",
    isShared: true,
    move: { kind: "actions", perAttempt: "10", price: "0.10" },
  },
  {
    id: "volume",
    label: "Volume +25%",
    why: "A quarter more tickets of every category.",
    isShared: false,
    move: { kind: "clientTickets", factor: "1.25" },
  },
  {
    id: "resolution",
    label: "Resolution halved",
    why: "AI resolves half of what is assumed of what it attempts.",
    isShared: true,
    move: { kind: "resolution", factor: 0.5 },
  },
  {
    id: "abandoned",
    label: "Programme abandoned",
    why: "AI is given up a year after it went live, as 42% of firms did with most of their projects; what was spent stays spent.",
    isShared: true,
    move: { kind: "abandon", monthsAfterGoLive: 12 },
  },
  {
    id: "seats",
    label: "Seats −15%",
    why: "Users and endpoints shrink by 15%, and with them what is billed by seat and the tickets they raise.",
    isShared: false,
    move: { kind: "clientUnits", units: ["users", "endpoints"], factor: "0.85" },
  },
];

const PLACES = 12;
const times = (value: string | number, factor: string): string =>
  plainText(roundHalfUp(multiply(exact(value), exact(factor)), PLACES));

const PARAMETERS = ["min", "mode", "max", "mean", "sd", "p10", "p90", "point"] as const;

/** A distribution keeps its shape; what is left open by counted cases becomes its point value. */
export function quantityTimes(quantity: QuantityText, factor: string): QuantityText {
  if (typeof quantity !== "object") return times(quantity, factor);
  if (quantity.dist === "beta") return times(pointValue(quantity), factor);
  const values = quantity as Partial<Record<(typeof PARAMETERS)[number], string | number>>;
  const scaled = PARAMETERS.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[name, times(value, factor)] as const];
  });
  return { dist: quantity.dist, ...Object.fromEntries(scaled) } as Distribution;
}

const HALF = exact("0.5");
const countTimes = (count: number, factor: string): number =>
  Number(plainText(floor(add(multiply(exact(count), exact(factor)), HALF))));

function moved(document: ScenarioDocument, move: Move, clientIds: ReadonlySet<string>): ScenarioDocument {
  switch (move.kind) {
    case "aiCosts": {
      const costs = { ...document.ai.costs };
      for (const cost of move.costs) costs[cost] = quantityTimes(costs[cost] ?? "0", move.factor);
      return { ...document, ai: { ...document.ai, costs } };
    }
    case "actions": {
      const perAttempt = times(move.perAttempt, move.price);
      return {
        ...document,
        ai: { ...document.ai, costs: { ...document.ai.costs, perAttempt, perResolution: "0" } },
      };
    }
    case "resolution":
      return withResolutionTimes(document, move.factor);
    case "abandon": {
      const month = Math.min(600, document.ai.goLiveMonth + move.monthsAfterGoLive);
      return { ...document, ai: { ...document.ai, abandonment: { probability: "1", month } } };
    }
    case "clientTickets":
    case "clientUnits":
      return {
        ...document,
        clients: document.clients.map((client) => {
          if (!clientIds.has(client.id)) return client;
          if (move.kind === "clientTickets")
            return { ...client, ticketFactor: quantityTimes(client.ticketFactor ?? "1", move.factor) };
          const units = { ...client.units };
          for (const unit of move.units) units[unit] = countTimes(units[unit], move.factor);
          return { ...client, units };
        }),
      };
  }
}

/** The document after these shocks, in the order of the table. `clientIds`: at whom those are aimed that hit single clients. */
export function shocked(
  document: ScenarioDocument,
  ids: readonly ShockId[],
  clientIds: ReadonlySet<string>,
): ScenarioDocument {
  return SHOCKS.filter(({ id }) => ids.includes(id)).reduce(
    (before, { move }) => moved(before, move, clientIds),
    document,
  );
}
