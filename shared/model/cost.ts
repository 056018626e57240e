/** Spec section 5: what the work, the tools and AI cost, with the pooled costs shared among the clients. */
import type { Quantity } from "../formula/quantity.ts";
import { LEVELS, type UnitKind } from "./document.ts";
import type { ClientInputs, Inputs } from "./inputs.ts";
import { byLevel, type LabourRates, type Work, yearlyGrowth } from "./labour.ts";
import { type AiState, LENSES_OF_STATE, type LineBook } from "./line-book.ts";
import type { Automation, SharedInputs } from "./units-and-tickets.ts";

/** What one client's costs are summed from, before pass-through, which the plan brings. */
export interface ClientCost {
  readonly labour: Quantity;
  readonly labourCash: Quantity;
  readonly labourWages: Quantity;
  readonly labourBaseline: Quantity;
  readonly freedValue: Quantity;
  readonly tools: Quantity;
  readonly ai: AiCost;
}

export interface AiCost {
  readonly usage: Quantity;
  readonly incidents: Quantity;
  readonly endpoints: Quantity;
  readonly platform: Quantity;
  readonly programme: Quantity;
  readonly oneTime: Quantity;
  readonly programmeHours: Quantity;
}

export interface Pool {
  readonly platform: Quantity;
  readonly programme: Quantity;
  readonly implementation: Quantity;
  readonly programmeHours: Quantity;
  /** Share of the pooled amounts by client position. */
  readonly shares: readonly Quantity[];
}

const NOTHING = "nothing, as AI is off";

/** Spec 5.3 and 5.4, pooled. `automations` are those of the AI-on lenses. */
export function buildPool(
  inputs: Inputs,
  shared: SharedInputs,
  rates: LabourRates,
  automations: readonly Automation[],
  book: LineBook,
): Pool {
  const { graph, document } = inputs;
  const zeroMoney = graph.number("0", "money");
  const month = graph.month();
  const costsFrom = shared.costsFromMonth();
  const running = shared.unlessAbandoned(month.isAtLeast(costsFrom));
  const seats = inputs.one("ai/technicians", "people", (each) => each.ai.technicians);
  const aiPrices = yearlyGrowth(
    inputs,
    inputs.one("ai/costs/annualPriceChange", "1", (each) => each.ai.costs.annualPriceChange),
  );
  const platform = inputs
    .one("ai/costs/platform", "money", (each) => each.ai.costs.platform)
    .plus(inputs.one("ai/costs/perTechnician", "money/people", (each) => each.ai.costs.perTechnician).times(seats))
    .times(aiPrices);
  const hours = inputs
    .one("ai/programme/hours", "hours", (each) => each.ai.programme.hours)
    .plus(
      inputs
        .one(
          "ai/programme/trainingHoursPerTechnician",
          "hours/people",
          (each) => each.ai.programme.trainingHoursPerTechnician,
        )
        .times(seats),
    );
  const roles = document.ai.programme.roles.map((_role, at) => {
    const number = (name: "fte" | "salary" | "burden" | "overhead", unit: string) =>
      inputs.one(`ai/programme/roles/${at}/${name}`, unit, (each) => each.ai.programme.roles[at]?.[name]);
    const yearly = number("salary", "money/people")
      .times(graph.number("1").plus(number("burden", "1")))
      .plus(number("overhead", "money/people"));
    return number("fte", "people").times(yearly).over(graph.number("12")).times(rates.growth);
  });
  const programme = graph.total("", [hours.times(rates.loaded[document.ai.programme.level]), ...roles], "money");
  const implementation = inputs.one("ai/oneTime/implementation", "money", (each) => each.ai.oneTime.implementation);
  return {
    platform: graph.choose(running, platform, zeroMoney),
    programme: graph.choose(running, programme, zeroMoney),
    programmeHours: graph.choose(running, hours, graph.number("0", "hours")),
    implementation: graph.choose(shared.unlessAbandoned(month.isEqualTo(costsFrom)), implementation, zeroMoney),
    shares: buildPoolShares(inputs, automations, book),
  };
}

function buildPoolShares(inputs: Inputs, automations: readonly Automation[], book: LineBook): Quantity[] {
  const { graph, document } = inputs;
  const zero = graph.number("0");
  const horizon = graph.fixed(String(document.months), "1", "the last month of the horizon");
  const liveNow = automations.map((each) => (each.enabled ? each.isLive : zero));
  const withinHorizon = automations.map((each) => (each.enabled ? horizon.isAtLeast(each.goLive) : zero));
  const anyLive = graph.total("all clients", liveNow, "1").isPositive();
  const takesPart = automations.map((_each, at) => graph.choose(anyLive, liveNow[at]!, withinHorizon[at]!));
  const parties = graph.total("all clients", takesPart, "1");
  const tickets = automations.map((each, at) => takesPart[at]!.times(each.base.sumOverCategories()));
  const allTickets = graph.total("all clients", tickets, "tickets");
  return document.clients.map((client, at) => {
    const byTickets = tickets[at]!.over(allTickets);
    const equally = takesPart[at]!.over(parties);
    const share = graph.choose(
      parties.isPositive(),
      graph.choose(allTickets.q9().isPositive(), byTickets, equally),
      zero,
    );
    return book.add(LENSES_OF_STATE.on, client.id, "pool.share", share);
  });
}

const TOOL_FIELDS: readonly (readonly ["perUser" | "perEndpoint" | "perServer" | "perSite" | "perClient", UnitKind])[] =
  [
    ["perUser", "users"],
    ["perEndpoint", "endpoints"],
    ["perServer", "servers"],
    ["perSite", "sites"],
    ["perClient", "client"],
  ];

function buildTools(inputs: Inputs, automation: Automation): Quantity {
  const { graph } = inputs;
  const change = inputs.one("tools/annualPriceChange", "1", (document) => document.tools.annualPriceChange);
  const terms = TOOL_FIELDS.map(([field, unit]) =>
    automation.units[unit].times(inputs.one(`tools/${field}`, "money/units", (document) => document.tools[field])),
  );
  return graph.total("", terms, "money").times(yearlyGrowth(inputs, change));
}

function buildAiCost(
  client: ClientInputs,
  shared: SharedInputs,
  automation: Automation,
  pool: Pool | null,
  clientAt: number,
): AiCost {
  const { inputs } = client;
  const { graph, document } = inputs;
  const zeroMoney = graph.fixed("0", "money", NOTHING);
  if (pool === null) {
    return {
      usage: zeroMoney,
      incidents: zeroMoney,
      endpoints: zeroMoney,
      platform: zeroMoney,
      programme: zeroMoney,
      oneTime: zeroMoney,
      programmeHours: graph.fixed("0", "hours", NOTHING),
    };
  }
  const price = (name: "perAttempt" | "perResolution", unit: string) =>
    inputs.one(`ai/costs/${name}`, unit, (each) => each.ai.costs[name]);
  const prices = yearlyGrowth(
    inputs,
    inputs.one("ai/costs/annualPriceChange", "1", (each) => each.ai.costs.annualPriceChange),
  );
  const billed = (document.ai.costs.billedOn ?? "claimed") === "claimed" ? automation.claimed : automation.resolved;
  const perIncident = inputs.one("ai/costs/perIncident", "money/tickets", (each) => each.ai.costs.perIncident, "0");
  const perEndpoint = inputs.one("ai/costs/perEndpoint", "money/units", (each) => each.ai.costs.perEndpoint);
  const perClient = inputs.one("ai/oneTime/perClient", "money", (each) => each.ai.oneTime.perClient);
  const share = pool.shares[clientAt]!;
  const starts = automation.enabled
    ? shared.unlessAbandoned(graph.month().isEqualTo(automation.goLive))
    : automation.isLive;
  return {
    usage: automation.attempted
      .times(price("perAttempt", "money/tickets"))
      .sumOverCategories()
      .plus(billed.times(price("perResolution", "money/tickets")).sumOverCategories())
      .times(prices),
    incidents: automation.incidents.times(perIncident).sumOverCategories(),
    endpoints: graph.choose(
      automation.isLive,
      automation.units.endpoints.times(perEndpoint).times(prices),
      graph.number("0", "money"),
    ),
    platform: share.times(pool.platform),
    programme: share.times(pool.programme),
    oneTime: share.times(pool.implementation).plus(graph.choose(starts, perClient, graph.number("0", "money"))),
    programmeHours: share.times(pool.programmeHours),
  };
}

export function buildCost(
  client: ClientInputs,
  shared: SharedInputs,
  rates: LabourRates,
  automation: Automation,
  work: Work,
  pool: Pool | null,
  state: AiState,
  book: LineBook,
): ClientCost {
  const { inputs } = client;
  const { graph } = inputs;
  const name = (line: string, quantity: Quantity) => book.add(LENSES_OF_STATE[state], client.client.id, line, quantity);
  const priced = (hours: Readonly<Record<(typeof LEVELS)[number], Quantity>>, at: LabourRates["loaded"]) =>
    graph.total(
      "",
      LEVELS.map((level) => hours[level].times(at[level])),
      "money",
    );
  const ai = buildAiCost(client, shared, automation, pool, client.index);
  const paid = byLevel((level) => work.level[level].plus(work.freed[level]).minus(work.realised[level]));
  return {
    labour: name("cost.labour", priced(work.level, rates.loaded)),
    labourCash: name("cost.labourCash", priced(paid, rates.loaded)),
    labourBaseline: name("cost.labourBaseline", priced(work.baseline, rates.loaded)),
    labourWages: name("cost.labourWages", priced(work.level, rates.wage)),
    freedValue: name("freedValue", priced(work.freed, rates.loaded)),
    tools: name("cost.tools", buildTools(inputs, automation)),
    ai: {
      programmeHours: name("hours.programme", ai.programmeHours),
      usage: name("cost.aiUsage", ai.usage),
      incidents: name("cost.aiIncidents", ai.incidents),
      endpoints: name("cost.aiEndpoints", ai.endpoints),
      platform: name("cost.aiPlatform", ai.platform),
      programme: name("cost.programme", ai.programme),
      oneTime: name("cost.oneTime", ai.oneTime),
    },
  };
}
