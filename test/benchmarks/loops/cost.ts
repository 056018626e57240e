/** Spec section 5 in plain loops. */
import { LEVELS } from "../../../shared/model/document.ts";
import { type LoopInputs, numberOf } from "./inputs.ts";
import type { ClientWork, WorkColumns } from "./work.ts";

export interface CostColumns {
  readonly labour: Float64Array;
  readonly labourCash: Float64Array;
  readonly labourBaseline: Float64Array;
  readonly labourWages: Float64Array;
  readonly freedValue: Float64Array;
  readonly tools: Float64Array;
  readonly aiUsage: Float64Array;
  readonly aiIncidents: Float64Array;
  readonly aiEndpoints: Float64Array;
  readonly aiPlatform: Float64Array;
  readonly programme: Float64Array;
  readonly oneTime: Float64Array;
  readonly programmeHours: Float64Array;
}

export interface ClientCost {
  readonly off: CostColumns;
  readonly on: CostColumns;
}

export function allocateCost(months: number): ClientCost {
  const column = () => new Float64Array(months);
  const zero = column();
  const labour = column();
  const tools = column();
  const none = { aiUsage: zero, aiIncidents: zero, aiEndpoints: zero, aiPlatform: zero };
  return {
    off: {
      labour,
      labourCash: labour,
      labourBaseline: labour,
      labourWages: column(),
      freedValue: zero,
      tools,
      ...none,
      programme: zero,
      oneTime: zero,
      programmeHours: zero,
    },
    on: {
      labour: column(),
      labourCash: column(),
      labourBaseline: labour,
      labourWages: column(),
      freedValue: column(),
      tools,
      aiUsage: column(),
      aiIncidents: column(),
      aiEndpoints: column(),
      aiPlatform: column(),
      programme: column(),
      oneTime: column(),
      programmeHours: column(),
    },
  };
}

/** Prices of the scenario that change once a year, and the pooled costs before they are shared out. */
export interface Yearly {
  readonly wages: readonly number[];
  readonly tools: readonly number[];
  readonly ai: readonly number[];
  readonly platform: number;
  readonly programmeHours: number;
  readonly programmeLevel: number;
  readonly rolesPerMonth: number;
}

export function yearlyPrices({ document, months, wageInflation }: LoopInputs): Yearly {
  const years = Array.from({ length: Math.ceil(months / 12) }, (_, year) => year);
  const { ai, tools } = document;
  const toolChange = 1 + numberOf(tools.annualPriceChange);
  const aiChange = 1 + numberOf(ai.costs.annualPriceChange);
  return {
    wages: years.map((year) => (1 + wageInflation) ** year),
    tools: years.map((year) => toolChange ** year),
    ai: years.map((year) => aiChange ** year),
    platform: numberOf(ai.costs.platform) + numberOf(ai.costs.perTechnician) * ai.technicians,
    programmeHours: numberOf(ai.programme.hours) + numberOf(ai.programme.trainingHoursPerTechnician) * ai.technicians,
    programmeLevel: LEVELS.indexOf(ai.programme.level),
    rolesPerMonth: ai.programme.roles.reduce(
      (total, role) =>
        total +
        (numberOf(role.fte) * (numberOf(role.salary) * (1 + numberOf(role.burden)) + numberOf(role.overhead))) / 12,
      0,
    ),
  };
}

/** Share of the pooled amounts of every client in every month (5.4): clients by months. */
export function poolShares(inputs: LoopInputs, works: readonly ClientWork[], shares: readonly Float64Array[]): void {
  const { months, clients } = inputs;
  for (let m = 0; m < months; m++) {
    const anyLive = clients.some(({ enabled, goLive }) => enabled && m >= goLive);
    let parties = 0;
    let tickets = 0;
    for (let i = 0; i < clients.length; i++) {
      const { enabled, goLive } = clients[i]!;
      const takesPart = enabled && (anyLive ? m >= goLive : goLive < months);
      shares[i]![m] = takesPart ? 1 : 0;
      if (!takesPart) continue;
      parties += 1;
      tickets += works[i]!.baseSum[m]!;
    }
    const byTickets = tickets >= 5e-10;
    for (let i = 0; i < clients.length; i++) {
      if (shares[i]![m] === 1) shares[i]![m] = byTickets ? works[i]!.baseSum[m]! / tickets : 1 / parties;
    }
  }
}

export function computeCost(
  inputs: LoopInputs,
  at: number,
  work: ClientWork,
  yearly: Yearly,
  share: Float64Array,
  cost: ClientCost,
): void {
  const { months, rates, wages, document, clients, costsFrom } = inputs;
  const { tools, ai } = document;
  const { goLive, enabled } = clients[at]!;
  const [users, endpoints, servers, sites] = work.units;
  const [perUser, perEndpoint, perServer, perSite, perClient] = [
    numberOf(tools.perUser),
    numberOf(tools.perEndpoint),
    numberOf(tools.perServer),
    numberOf(tools.perSite),
    numberOf(tools.perClient),
  ];
  const perAttempt = numberOf(ai.costs.perAttempt);
  const perResolution = numberOf(ai.costs.perResolution);
  const perIncident = numberOf(ai.costs.perIncident);
  const aiPerEndpoint = numberOf(ai.costs.perEndpoint);
  const implementation = numberOf(ai.oneTime.implementation);
  const onboarding = numberOf(ai.oneTime.perClient);
  const { on, off } = cost;
  const billed = ai.costs.billedOn === "net" ? work.on.resolvedSum : work.on.claimedSum;
  for (let m = 0; m < months; m++) {
    const year = Math.floor(m / 12);
    const wage = yearly.wages[year]!;
    const aiPrice = yearly.ai[year]!;
    off.labour[m] = priced(work.off.level, rates, m) * wage;
    off.labourWages[m] = priced(work.off.level, wages, m) * wage;
    on.labour[m] = priced(work.on.level, rates, m) * wage;
    on.labourWages[m] = priced(work.on.level, wages, m) * wage;
    on.freedValue[m] = priced(work.on.freed, rates, m) * wage;
    on.labourCash[m] = cashHours(work.on, rates, m) * wage;
    on.tools[m] =
      (users![m]! * perUser +
        endpoints![m]! * perEndpoint +
        servers![m]! * perServer +
        sites![m]! * perSite +
        perClient) *
      yearly.tools[year]!;
    on.aiUsage[m] = (work.on.attemptedSum[m]! * perAttempt + billed[m]! * perResolution) * aiPrice;
    on.aiIncidents[m] = work.on.incidents[m]! * perIncident;
    on.aiEndpoints[m] = enabled && m >= goLive ? endpoints![m]! * aiPerEndpoint * aiPrice : 0;
    const isRunning = m >= costsFrom;
    const mine = isRunning ? share[m]! : 0;
    on.programmeHours[m] = mine * yearly.programmeHours;
    on.aiPlatform[m] = mine * yearly.platform * aiPrice;
    on.programme[m] = mine * (yearly.programmeHours * rates[yearly.programmeLevel]! + yearly.rolesPerMonth) * wage;
    on.oneTime[m] = (m === costsFrom ? mine * implementation : 0) + (enabled && m === goLive ? onboarding : 0);
  }
}

function priced(hours: readonly Float64Array[], prices: readonly number[], m: number): number {
  return hours[0]![m]! * prices[0]! + hours[1]![m]! * prices[1]! + hours[2]![m]! * prices[2]!;
}

function cashHours({ level, freed, realised }: WorkColumns, rates: readonly number[], m: number): number {
  let total = 0;
  for (let at = 0; at < 3; at++) total += (level[at]![m]! + freed[at]![m]! - realised[at]![m]!) * rates[at]!;
  return total;
}
