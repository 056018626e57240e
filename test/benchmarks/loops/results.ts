/** Spec sections 5.5, 6 (gross to net) and 8 in plain loops, under one lens. */
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { HandWrittenLoops } from "../hand-written-loops.ts";
import { allocateCost, type ClientCost } from "./cost.ts";
import { type LoopInputs, numberOf } from "./inputs.ts";
import type { InvoiceColumns } from "./invoice.ts";
import { allocateWork, type ClientWork } from "./work.ts";

export interface RevenueColumns {
  readonly minimum: Float64Array;
  readonly collar: Float64Array;
  readonly gross: Float64Array;
  readonly credits: Float64Array;
  readonly net: Float64Array;
  readonly passthrough: Float64Array;
  readonly outside: Float64Array;
  readonly total: Float64Array;
  readonly totalCash: Float64Array;
  readonly margin: Float64Array;
  readonly marginCash: Float64Array;
  readonly marginPercent: Float64Array;
}

export interface ScopeColumns {
  readonly revenue: RevenueColumns;
  /** By the id of a KPI, over the spans: years, then the horizon. */
  readonly figures: Readonly<Record<string, Float64Array>>;
}

export interface ClientColumns extends ScopeColumns {
  /** Of the current plan, then of the proposed plan. */
  readonly amounts: readonly Float64Array[];
  readonly owed: readonly Float64Array[];
}

export interface PortfolioColumns extends ScopeColumns {
  readonly work: ClientWork;
  readonly cost: ClientCost;
}

export interface LensColumns {
  readonly clients: readonly ClientColumns[];
  readonly portfolio: PortfolioColumns;
}

const FIGURES = [
  "marginPercent",
  "marginPercentUnloaded",
  "costPerTicket",
  "effectiveHourlyRate",
  "revenuePerEndpoint",
  "deflection",
  "containment",
  "workAvoided",
  "hoursFreed",
  "fteFreed",
  "npv",
  "npvCash",
] as const;

export function allocateLens({ clients, categories, months }: ScenarioDocument): LensColumns {
  const column = () => new Float64Array(months);
  const spans = Math.ceil(months / 12) + 1;
  const scope = (): ScopeColumns => ({
    revenue: {
      minimum: column(),
      collar: column(),
      gross: column(),
      credits: column(),
      net: column(),
      passthrough: column(),
      outside: column(),
      total: column(),
      totalCash: column(),
      margin: column(),
      marginCash: column(),
      marginPercent: column(),
    },
    figures: Object.fromEntries(FIGURES.map((figure) => [figure, new Float64Array(spans)])),
  });
  return {
    clients: clients.map(({ currentPlan, proposedPlan }) => {
      const components = [...currentPlan.components, ...proposedPlan.components];
      return { ...scope(), amounts: components.map(column), owed: components.map(column) };
    }),
    portfolio: { ...scope(), work: allocateWork(categories.length, months), cost: allocateCost(months) },
  };
}

export function computeLens(
  inputs: LoopInputs,
  client: number,
  isProposed: boolean,
  { current, proposed }: { readonly current: InvoiceColumns; readonly proposed: InvoiceColumns },
  work: ClientWork,
  state: "off" | "on",
  cost: ClientCost,
  discounts: Float64Array,
  out: ClientColumns,
): void {
  const { months, document } = inputs;
  const { currentPlan, proposedPlan, convertMonth } = document.clients[client]!;
  const converted = isProposed && convertMonth !== null ? Math.min(convertMonth - 1, months) : months;
  const { revenue, amounts, owed } = out;
  const components = [...currentPlan.components, ...proposedPlan.components];
  revenue.gross.fill(0);
  revenue.outside.fill(0);
  for (let k = 0; k < components.length; k++) {
    const isCurrent = k < currentPlan.components.length;
    const at = isCurrent ? k : k - currentPlan.components.length;
    const invoice = isCurrent ? current : proposed;
    const [from, to] = isCurrent ? [0, converted] : [converted, months];
    const { type } = components[k]!;
    const isOutside = type === "onetime" || type === "passthrough";
    amounts[k]!.fill(0);
    owed[k]!.fill(0);
    for (let m = from; m < to; m++) {
      const amount = invoice.amounts[at]![m]!;
      amounts[k]![m] = amount;
      owed[k]![m] = invoice.owed[at]![m]!;
      revenue.gross[m]! += amount;
      if (isOutside) revenue.outside[m]! += amount;
    }
  }
  const costs = cost[state];
  for (let m = 0; m < months; m++) {
    const invoice = m < converted ? current : proposed;
    revenue.minimum[m] = invoice.minimum[m]!;
    revenue.collar[m] = invoice.collar[m]!;
    revenue.gross[m]! += invoice.minimum[m]! + invoice.collar[m]!;
    revenue.credits[m] = invoice.credits[m]!;
    revenue.passthrough[m] = invoice.passthrough[m]!;
    revenue.net[m] = revenue.gross[m]! - revenue.credits[m]!;
    const beside =
      costs.tools[m]! +
      costs.aiUsage[m]! +
      costs.aiIncidents[m]! +
      costs.aiEndpoints[m]! +
      costs.aiPlatform[m]! +
      costs.programme[m]! +
      costs.oneTime[m]! +
      revenue.passthrough[m]!;
    revenue.total[m] = costs.labour[m]! + beside;
    revenue.totalCash[m] = costs.labourCash[m]! + beside;
    revenue.margin[m] = revenue.net[m]! - revenue.total[m]!;
    revenue.marginCash[m] = revenue.net[m]! - revenue.totalCash[m]!;
    revenue.marginPercent[m] = positiveRatio(revenue.margin[m]!, revenue.net[m]!);
  }
  computeFigures(inputs, state, work, cost, discounts, out);
}

/** Columns of the clients that add up to one of the portfolio. */
interface Addition {
  readonly into: Float64Array;
  readonly from: readonly Float64Array[];
}
export interface PortfolioPlan {
  readonly additions: readonly Addition[];
}

/** Every column of the portfolio with what it is the sum of: found once, by going through both structures alike. */
export function planPortfolio(
  loops: Pick<HandWrittenLoops, "works" | "costs">,
  state: "off" | "on",
  { clients, portfolio }: LensColumns,
): PortfolioPlan {
  const found = new Map<Float64Array, Addition>();
  const visit = (target: object, sources: readonly object[]): void => {
    for (const [key, into] of Object.entries(target)) {
      const from = sources.map((source) => Reflect.get(source, key));
      if (into instanceof Float64Array) found.set(into, { into, from });
      else if (typeof into === "object" && into !== null) visit(into, from);
    }
  };
  const { work, cost, revenue } = portfolio;
  visit(
    { units: work.units, baseSum: work.baseSum, baseline: work.off.level, total: work.off.total, work: work[state] },
    loops.works.map((each) => ({
      units: each.units,
      baseSum: each.baseSum,
      baseline: each.off.level,
      total: each.off.total,
      work: each[state],
    })),
  );
  visit(
    cost[state],
    loops.costs.map((each) => each[state]),
  );
  visit(
    revenue,
    clients.map((client) => client.revenue),
  );
  return { additions: [...found.values()] };
}

export function computePortfolio(
  inputs: LoopInputs,
  { additions }: PortfolioPlan,
  state: "off" | "on",
  discounts: Float64Array,
  portfolio: PortfolioColumns,
): void {
  for (const { into, from } of additions) {
    into.set(from[0]!);
    for (let client = 1; client < from.length; client++) addTo(into, from[client]!);
  }
  const columns = portfolio.work[state];
  const { revenue } = portfolio;
  for (let m = 0; m < inputs.months; m++) {
    columns.deflection[m] = ratio(columns.resolvedSum[m]!, columns.createdSum[m]!);
    revenue.marginPercent[m] = positiveRatio(revenue.margin[m]!, revenue.net[m]!);
  }
  computeFigures(inputs, state, portfolio.work, portfolio.cost, discounts, portfolio);
}

function addTo(into: Float64Array, column: Float64Array): void {
  for (let at = 0; at < into.length; at++) into[at]! += column[at]!;
}

/** `(1 + discountRate)^(m/12)` of every month. */
export function discountFactors({ document, months }: LoopInputs): Float64Array {
  const discount = 1 + numberOf(document.discountRate);
  return Float64Array.from({ length: months }, (_, m) => discount ** ((m + 1) / 12));
}

function computeFigures(
  inputs: LoopInputs,
  state: "off" | "on",
  work: ClientWork,
  cost: ClientCost,
  discounts: Float64Array,
  { revenue, figures }: ScopeColumns,
): void {
  const { months, document, productiveMonth } = inputs;
  const programmeLevel = ["L1", "L2", "L3"].indexOf(document.ai.programme.level);
  const columns = work[state];
  const costs = cost[state];
  const years = Math.ceil(months / 12);
  for (let span = 0; span <= years; span++) {
    const from = span === years ? 0 : span * 12;
    const to = span === years ? months : Math.min(months, from + 12);
    let [margin, net, total, oneTime, labour, wages, created, attempted, claimed, resolved] = [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
    let [prevented, base, hours, baseline, outside, endpoints, programme, npv, npvCash] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    const freed = [0, 0, 0];
    for (let m = from; m < to; m++) {
      const factor = discounts[m]!;
      margin += revenue.margin[m]!;
      net += revenue.net[m]!;
      total += revenue.total[m]! - revenue.passthrough[m]!;
      oneTime += costs.oneTime[m]!;
      labour += costs.labour[m]!;
      wages += costs.labourWages[m]!;
      created += columns.createdSum[m]!;
      attempted += columns.attemptedSum[m]!;
      claimed += columns.claimedSum[m]!;
      resolved += columns.resolvedSum[m]!;
      prevented += columns.preventedSum[m]!;
      base += work.baseSum[m]!;
      hours += columns.total[m]!;
      baseline += work.off.total[m]!;
      outside += revenue.outside[m]!;
      endpoints += work.units[1]![m]!;
      programme += costs.programmeHours[m]!;
      npv += revenue.margin[m]! / factor;
      npvCash += revenue.marginCash[m]! / factor;
      for (let level = 0; level < 3; level++) freed[level]! += work.off.level[level]![m]! - columns.level[level]![m]!;
    }
    freed[programmeLevel]! -= programme;
    figures.marginPercent![span] = positiveRatio(margin, net);
    figures.marginPercentUnloaded![span] = positiveRatio(margin + labour - wages, net);
    figures.costPerTicket![span] = ratio(total - oneTime, created);
    figures.effectiveHourlyRate![span] = ratio(net - outside, hours);
    figures.revenuePerEndpoint![span] = ratio(net, endpoints);
    figures.deflection![span] = ratio(resolved, created);
    figures.containment![span] = ratio(claimed, attempted);
    figures.workAvoided![span] = ratio(prevented + resolved, base);
    figures.hoursFreed![span] = baseline - hours - programme;
    figures.fteFreed![span] =
      (freed[0]! / productiveMonth[0]! + freed[1]! / productiveMonth[1]! + freed[2]! / productiveMonth[2]!) /
      (to - from);
    figures.npv![span] = npv;
    figures.npvCash![span] = npvCash;
  }
}

function ratio(a: number, b: number): number {
  return Math.abs(b) < 5e-10 ? Number.NaN : a / b;
}

function positiveRatio(a: number, b: number): number {
  return b < 5e-10 ? Number.NaN : a / b;
}
