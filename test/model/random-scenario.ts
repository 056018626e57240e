/** Seeded random scenarios: plausible, of every component type, tier mode, guarantee metric and discipline. */
import type { Category, Client, ScenarioDocument } from "../../shared/model/document.ts";
import { Draw } from "./random-draw.ts";
import { plan, UNITS } from "./random-plan.ts";

function category(draw: Draw, at: number): Category {
  const shares = [draw.whole(0, 3), draw.whole(0, 10), draw.whole(10, 40)];
  const left = 100 - shares.reduce((total, share) => total + share, 0);
  const [P1 = 0, P2 = 0, P3 = 0] = shares;
  const level = () => draw.one(["L1", "L2", "L3"] as const);
  return {
    id: `category-${at}`,
    name: `Category ${at}`,
    driver: draw.one(UNITS),
    ticketsPerUnit: draw.quantity(0.02, 0.6, 4),
    ...draw.seldom("seasonality", () => Array.from({ length: 12 }, () => draw.decimal(0.5, 1.5)), 0.4),
    touch: { L1: draw.quantity(0.5, 1), L2: draw.quantity(0, 0.5), L3: draw.quantity(0, 0.2) },
    minutes: { L1: draw.quantity(5, 30, 1), L2: draw.quantity(15, 60, 1), L3: draw.quantity(30, 120, 1) },
    priority: {
      P1: (P1 / 100).toFixed(2),
      P2: (P2 / 100).toFixed(2),
      P3: (P3 / 100).toFixed(2),
      P4: (left / 100).toFixed(2),
    },
    ai: {
      tier: draw.one(["autonomous", "autonomous", "approval", "assist", "human"] as const),
      eligible: draw.quantity(0.3, 1),
      resolution: draw.quantity(0.2, 0.95),
      reopen: draw.quantity(0, 0.15, 3),
      prevention: draw.quantity(0, 0.1, 3),
      assist: draw.quantity(0, 0.3),
      ...draw.seldom("selection", () => draw.quantity(0, 0.5)),
      ...draw.seldom("incident", () => draw.quantity(0, 0.002, 4)),
      oversightLevel: level(),
      approvalMinutes: draw.quantity(0, 4, 1),
      reviewShare: draw.quantity(0, 0.2),
      reviewMinutes: draw.quantity(0, 8, 1),
      reworkMinutes: draw.quantity(0, 20, 1),
      handoverMinutes: draw.quantity(0, 4, 1),
    },
  };
}

function client(draw: Draw, at: number, categories: readonly string[], goLiveFrom: number, every: boolean): Client {
  const id = `client-${at}`;
  const enabled = draw.chance(0.85);
  return {
    id,
    name: `Client ${at}`,
    units: {
      users: draw.whole(0, 200),
      endpoints: draw.whole(0, 250),
      servers: draw.whole(0, 12),
      sites: draw.whole(1, 5),
    },
    growth: draw.quantity(-0.1, 0.2, 3),
    ...draw.seldom("ticketFactor", () => draw.quantity(0.5, 1.5)),
    readiness: {
      quality: draw.quantity(0, 5, 1),
      quantity: draw.quantity(0, 5, 1),
      accessibility: draw.quantity(0, 5, 1),
      permissions: draw.quantity(0, 5, 1),
      ...draw.seldom("gateUntilMonth", () => draw.whole(0, 8), 0.3),
    },
    ...draw.seldom("ai", () => ({ enabled, ...draw.seldom("goLiveMonth", () => goLiveFrom + draw.whole(0, 20)) })),
    reliability: { outagesPerMonth: draw.quantity(0, 2), meanOutageHours: draw.quantity(0, 4), hoursPerMonth: "730" },
    security: { scoreMean: draw.quantity(60, 85, 1), scoreSd: draw.quantity(0, 8, 1) },
    convertMonth: draw.chance(0.2) ? null : draw.whole(1, 24),
    currentPlan: plan(draw, `${id}-now`, categories, every),
    proposedPlan: plan(draw, `${id}-next`, categories, every),
  };
}

export interface RandomOptions {
  /** Every component type in both plans of every client. */
  readonly everyComponent?: boolean;
  readonly months?: number;
}

/** A document without faults; the same seed gives the same one. */
export function randomScenario(seed: number, { everyComponent = false, months }: RandomOptions = {}): ScenarioDocument {
  const draw = new Draw(seed);
  const categories = Array.from({ length: draw.whole(everyComponent ? 2 : 0, 5) }, (_, at) => category(draw, at));
  const ids = categories.map(({ id }) => id);
  const costsFromMonth = draw.whole(1, 6);
  const goLiveMonth = costsFromMonth + draw.whole(0, 6);
  const steps = Array.from({ length: draw.whole(0, 2) }, (_, at) => ({
    fromMonth: 5 + at * 8 + draw.whole(0, 4),
    technicians: draw.whole(3, 8),
  }));
  const level = (salary: number) => ({
    salary: draw.quantity(salary * 0.8, salary * 1.2, 0),
    burden: draw.quantity(0.1, 0.4),
    overhead: draw.quantity(0, 9000, 0),
    paidHours: draw.quantity(1700, 2080, 0),
    utilisation: draw.quantity(0.5, 0.85),
  });
  return {
    format: "outturn-scenario",
    version: 1,
    name: `Random ${seed}`,
    currency: draw.one(["USD", "EUR", "JPY", "KWD", "GBP"]),
    ...draw.seldom("rounding", () => draw.one(["half-up", "half-even"] as const)),
    startMonth: `2026-${String(draw.whole(1, 12)).padStart(2, "0")}`,
    months: months ?? draw.whole(1, 40),
    discountRate: draw.quantity(0, 0.15),
    labour: {
      levels: { L1: level(48000), L2: level(65000), L3: level(90000) },
      wageInflation: draw.quantity(-0.01, 0.06, 3),
      realisation: { share: draw.quantity(0, 1), lagMonths: draw.whole(0, 8) },
    },
    tools: {
      perUser: draw.quantity(0, 10),
      perEndpoint: draw.quantity(0, 25),
      perServer: draw.quantity(0, 50),
      perSite: draw.quantity(0, 60),
      perClient: draw.quantity(0, 100),
      annualPriceChange: draw.quantity(-0.02, 0.08, 3),
    },
    proactive: {
      hoursPerEndpoint: { L1: draw.quantity(0, 0.05, 4), L2: draw.quantity(0, 0.03, 4), L3: draw.quantity(0, 0.01, 4) },
      aiSaving: draw.quantity(0, 0.3),
    },
    desk: {
      technicians: draw.whole(3, 8),
      coverageHours: draw.quantity(150, 220, 0),
      ...(draw.chance(0.5) ? { otherTickets: draw.decimal(1, 60), otherMinutes: draw.decimal(5, 20) } : {}),
      ...draw.seldom("techniciansWithAi", () => steps),
      ...draw.seldom("discipline", () => draw.one(["fcfs", "priority"] as const)),
      ...draw.seldom("profile", () =>
        Array.from({ length: draw.whole(1, 8) }, (_, at) => (at === 0 ? "1" : draw.decimal(0, 2))),
      ),
    },
    categories,
    ai: {
      goLiveMonth,
      ...draw.seldom("costsFromMonth", () => costsFromMonth),
      ramp: { shape: draw.one(["step", "linear", "s-curve"] as const), months: draw.whole(0, 12) },
      readinessFloor: draw.quantity(0.2, 0.8),
      technicians: draw.whole(0, 12),
      costs: {
        platform: draw.quantity(0, 2000),
        perTechnician: draw.quantity(0, 80),
        perEndpoint: draw.quantity(0, 2),
        perAttempt: draw.quantity(0, 0.3, 3),
        perResolution: draw.quantity(0, 1.5, 3),
        ...draw.seldom("billedOn", () => draw.one(["claimed", "net"] as const)),
        ...draw.seldom("perIncident", () => draw.quantity(0, 500)),
        annualPriceChange: draw.quantity(-0.3, 0.3, 3),
      },
      programme: {
        level: draw.one(["L1", "L2", "L3"] as const),
        hours: draw.quantity(0, 30),
        trainingHoursPerTechnician: draw.quantity(0, 4),
        roles: Array.from({ length: draw.whole(0, 2) }, (_, at) => ({
          name: `Role ${at}`,
          fte: draw.quantity(0, 1),
          salary: draw.quantity(60000, 110000, 0),
          burden: draw.quantity(0.1, 0.35),
          overhead: draw.quantity(0, 8000, 0),
        })),
      },
      oneTime: { implementation: draw.quantity(0, 20000), perClient: draw.quantity(0, 2000) },
      outageReduction: draw.quantity(0, 0.5),
      securityUplift: draw.quantity(0, 8, 1),
    },
    clients: Array.from({ length: draw.whole(1, everyComponent ? 2 : 4) }, (_, at) =>
      client(draw, at, ids, goLiveMonth, everyComponent),
    ),
  };
}
