/** The numbers of a scenario as the hand-written loops take them: float64, months counted from 0. */
import {
  LEVELS,
  PRIORITIES,
  type QuantityText,
  type ScenarioDocument,
  UNIT_KINDS,
} from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import { minorUnitOf } from "../../../shared/number/currency.ts";

export function numberOf(quantity: QuantityText | null | undefined, fallback = 0): number {
  if (quantity === undefined || quantity === null) return fallback;
  return typeof quantity === "object" ? Number(pointValue(quantity)) : Number(quantity);
}

/** Spec section 1, `q9`, in float64. */
export function q9(value: number): number {
  return Math.floor(value * 1e9 + 0.5) / 1e9;
}

export interface CategoryInputs {
  readonly driver: number;
  readonly perUnit: number;
  readonly seasonality: readonly number[];
  readonly touch: readonly number[];
  readonly minutes: readonly number[];
  readonly priority: readonly number[];
  readonly attempts: boolean;
  readonly approves: boolean;
  readonly eligible: number;
  readonly resolution: number;
  readonly reopen: number;
  readonly prevention: number;
  readonly assist: number;
  readonly selection: number;
  readonly incident: number;
  readonly oversightLevel: number;
  readonly approvalMinutes: number;
  readonly reviewMinutes: number;
  readonly reworkMinutes: number;
  readonly handoverMinutes: number;
}

export interface ClientInputs {
  readonly units: readonly number[];
  readonly growth: number;
  readonly ticketFactor: number;
  readonly readiness: number;
  readonly gateUntil: number;
  readonly enabled: boolean;
  /** First live month, from 0. */
  readonly goLive: number;
}

export interface LoopInputs {
  readonly document: ScenarioDocument;
  readonly months: number;
  readonly firstCalendarMonth: number;
  readonly minor: number;
  readonly halfEven: boolean;
  readonly rates: readonly number[];
  readonly wages: readonly number[];
  readonly productiveMonth: readonly number[];
  readonly wageInflation: number;
  readonly categories: readonly CategoryInputs[];
  readonly clients: readonly ClientInputs[];
  readonly proactive: readonly number[];
  readonly aiSaving: number;
  readonly costsFrom: number;
}

export function readInputs(document: ScenarioDocument): LoopInputs {
  const { ai, labour } = document;
  const floor = numberOf(ai.readinessFloor);
  const productive = LEVELS.map(
    (level) => numberOf(labour.levels[level].paidHours) * numberOf(labour.levels[level].utilisation),
  );
  return {
    document,
    months: document.months,
    firstCalendarMonth: Number(document.startMonth.slice(5)) - 1,
    minor: 10 ** minorUnitOf(document.currency),
    halfEven: document.rounding === "half-even",
    rates: LEVELS.map((name, at) => {
      const level = labour.levels[name];
      return (numberOf(level.salary) * (1 + numberOf(level.burden)) + numberOf(level.overhead)) / productive[at]!;
    }),
    wages: LEVELS.map((level, at) => numberOf(labour.levels[level].salary) / productive[at]!),
    productiveMonth: productive.map((hours) => hours / 12),
    wageInflation: numberOf(labour.wageInflation),
    categories: document.categories.map((category): CategoryInputs => {
      const { tier } = category.ai;
      return {
        driver: UNIT_KINDS.indexOf(category.driver),
        perUnit: numberOf(category.ticketsPerUnit),
        seasonality: category.seasonality?.map((factor) => numberOf(factor)) ?? new Array<number>(12).fill(1),
        touch: LEVELS.map((level) => numberOf(category.touch[level])),
        minutes: LEVELS.map((level) => numberOf(category.minutes[level])),
        priority: PRIORITIES.map((priority) => numberOf(category.priority[priority])),
        attempts: tier === "autonomous" || tier === "approval",
        approves: tier === "approval",
        eligible: numberOf(category.ai.eligible),
        resolution: numberOf(category.ai.resolution),
        reopen: numberOf(category.ai.reopen),
        prevention: numberOf(category.ai.prevention),
        assist: tier === "human" ? 0 : numberOf(category.ai.assist),
        selection: numberOf(category.ai.selection),
        incident: numberOf(category.ai.incident),
        oversightLevel: LEVELS.indexOf(category.ai.oversightLevel),
        approvalMinutes: numberOf(category.ai.approvalMinutes),
        reviewMinutes: numberOf(category.ai.reviewShare) * numberOf(category.ai.reviewMinutes),
        reworkMinutes: numberOf(category.ai.reworkMinutes),
        handoverMinutes: numberOf(category.ai.handoverMinutes),
      };
    }),
    clients: document.clients.map((client): ClientInputs => {
      const { quality, quantity, accessibility, permissions, gateUntilMonth = 0 } = client.readiness;
      const score =
        0.35 * numberOf(quality) +
        0.2 * numberOf(quantity) +
        0.2 * numberOf(accessibility) +
        0.25 * numberOf(permissions);
      const { users, endpoints, servers, sites } = client.units;
      return {
        units: [users, endpoints, servers, sites],
        growth: numberOf(client.growth),
        ticketFactor: numberOf(client.ticketFactor, 1),
        readiness: floor + ((1 - floor) * score) / 5,
        gateUntil: gateUntilMonth,
        enabled: client.ai?.enabled ?? true,
        goLive: (client.ai?.goLiveMonth ?? ai.goLiveMonth) - 1,
      };
    }),
    proactive: LEVELS.map((level) => numberOf(document.proactive.hoursPerEndpoint[level])),
    aiSaving: numberOf(document.proactive.aiSaving),
    costsFrom: (ai.costsFromMonth ?? ai.goLiveMonth) - 1,
  };
}

/** Spec section 1, `money`: a nudge decides what is a tie in truth. It is no proof, which the engine's exact path is. */
export function moneyOf({ minor, halfEven }: Pick<LoopInputs, "minor" | "halfEven">): (value: number) => number {
  return (value) => {
    const scaled = Math.abs(value) * minor;
    let whole = Math.floor(scaled + 0.5 + 1e-7);
    if (halfEven && Math.abs(scaled + 0.5 - whole) < 1e-7 && whole % 2 === 1) whole -= 1;
    return value < 0 ? -whole / minor : whole / minor;
  };
}
