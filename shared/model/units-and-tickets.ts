/** Spec section 4, first part: units, tickets, and what AI does with them. One text for AI off and on: off is adoption 0. */
import type { Quantity } from "../formula/quantity.ts";
import { UNIT_KINDS, type UnitKind } from "./document.ts";
import type { ClientInputs, Inputs } from "./inputs.ts";
import { type AiState, LENSES_OF_STATE, type LineBook } from "./line-book.ts";

/** Inputs of the categories and of the scenario that every client shares. */
export class SharedInputs {
  readonly inputs: Inputs;
  /** Whether AI is given up in the month of `ai.abandonment` (section 9): the model as a simulation runs it in such a trial. */
  private readonly isAbandoned: boolean;
  constructor(inputs: Inputs, isAbandoned = false) {
    this.inputs = inputs;
    this.isAbandoned = isAbandoned;
  }
  /** `test`, and 0 from the month of abandonment on. */
  unlessAbandoned(test: Quantity): Quantity {
    if (!this.isAbandoned) return test;
    const { graph } = this.inputs;
    const month = this.inputs.one("ai/abandonment/month", "1", (document) => document.ai.abandonment?.month);
    return graph.choose(graph.month().isAtLeast(month), graph.number("0"), test);
  }
  goLiveMonth = () => this.inputs.one("ai/goLiveMonth", "1", (document) => document.ai.goLiveMonth);
  costsFromMonth = () =>
    this.inputs.document.ai.costsFromMonth === undefined
      ? this.goLiveMonth()
      : this.inputs.one("ai/costsFromMonth", "1", (document) => document.ai.costsFromMonth);
  share = (name: "eligible" | "resolution" | "reopen" | "prevention" | "assist" | "reviewShare") =>
    this.inputs.perCategory(`ai/${name}`, "1", (category) => category.ai[name]);
  selection = () => this.inputs.perCategory("ai/selection", "1", (category) => category.ai.selection, "0");
  incident = () => this.inputs.perCategory("ai/incident", "1", (category) => category.ai.incident, "0");
}

export interface Automation {
  readonly units: Readonly<Record<UnitKind, Quantity>>;
  readonly goLive: Quantity;
  readonly enabled: boolean;
  readonly isLive: Quantity;
  readonly adoption: Quantity;
  readonly base: Quantity;
  readonly created: Quantity;
  readonly attempted: Quantity;
  readonly claimed: Quantity;
  readonly reopened: Quantity;
  readonly resolved: Quantity;
  readonly handedOver: Quantity;
  /** Attempts that do harm. */
  readonly incidents: Quantity;
  readonly prevented: Quantity;
  readonly human: Quantity;
  readonly work: Quantity;
}

/** 1 for the categories whose tier is one of `tiers`, a fact of the document's structure. */
export function whereTierIs(inputs: Inputs, tiers: readonly string[]): Quantity {
  const { graph, document } = inputs;
  const flag = (holds: boolean) =>
    holds ? graph.fixed("1", "1", "the tier allows it") : graph.fixed("0", "1", "the tier does not allow it");
  return graph.stack(
    document.categories.map((category) => flag(tiers.includes(category.ai.tier))),
    "1",
  );
}

function unitsOf(client: ClientInputs): Record<UnitKind, Quantity> {
  const { graph } = client.inputs;
  const growth = client.one("growth", "1", (each) => each.growth);
  const years = graph.month().minus(graph.number("1")).over(graph.number("12"));
  const factor = graph.number("1").plus(growth).toPower(years);
  const counted = (kind: Exclude<UnitKind, "client">) =>
    client
      .one(`units/${kind}`, "units", (each) => each.units[kind])
      .times(factor)
      .q9()
      .roundedToWhole();
  return {
    users: counted("users"),
    endpoints: counted("endpoints"),
    servers: counted("servers"),
    sites: counted("sites"),
    client: graph.fixed("1", "units", "one client"),
  };
}

export function goLiveOf(client: ClientInputs, shared: SharedInputs): Quantity {
  return client.client.ai?.goLiveMonth === undefined
    ? shared.goLiveMonth()
    : client.one("ai/goLiveMonth", "1", (each) => each.ai?.goLiveMonth);
}

function adoptionOf(inputs: Inputs, isLive: Quantity, goLive: Quantity): Quantity {
  const { graph } = inputs;
  const one = graph.number("1");
  const rampMonths = inputs.one("ai/ramp/months", "1", (document) => document.ai.ramp.months);
  const progress = graph.month().minus(goLive).plus(one).over(rampMonths).atMost(one);
  const { shape } = inputs.document.ai.ramp;
  if (shape === "step") return isLive;
  const ramped =
    shape === "linear"
      ? progress
      : progress.toPower(graph.number("2")).times(graph.number("3").minus(graph.number("2").times(progress)));
  return graph.choose(isLive, graph.choose(rampMonths.isPositive(), ramped, one), graph.number("0"));
}

function readinessOf(client: ClientInputs): Quantity {
  const { inputs } = client;
  const { graph } = inputs;
  const floor = inputs.one("ai/readinessFloor", "1", (document) => document.ai.readinessFloor);
  const score = (name: "quality" | "quantity" | "accessibility" | "permissions", weight: string) =>
    graph.number(weight).times(client.one(`readiness/${name}`, "1", (each) => each.readiness[name]));
  const mean = score("quality", "0.35")
    .plus(score("quantity", "0.20"))
    .plus(score("accessibility", "0.20"))
    .plus(score("permissions", "0.25"))
    .over(graph.number("5"));
  return floor.plus(graph.number("1").minus(floor).times(mean));
}

export function buildAutomation(
  client: ClientInputs,
  shared: SharedInputs,
  state: AiState,
  book: LineBook,
): Automation {
  const { inputs } = client;
  const { graph, document } = inputs;
  const lenses = LENSES_OF_STATE[state];
  const name = (line: string, quantity: Quantity) => book.add(lenses, client.client.id, line, quantity);
  const one = graph.number("1");
  const never = graph.fixed("0", "1", state === "off" ? "0, as AI is off" : "0, as the client takes no part in AI");
  const enabled = client.client.ai?.enabled ?? true;
  const goLive = goLiveOf(client, shared);
  const isLive = state === "on" && enabled ? shared.unlessAbandoned(graph.month().isAtLeast(goLive)) : never;

  const plainUnits = unitsOf(client);
  const units = { ...plainUnits };
  for (const kind of UNIT_KINDS) units[kind] = name(`units[${kind}]`, plainUnits[kind]);

  const adoption = name("adoption", state === "on" && enabled ? adoptionOf(inputs, isLive, goLive) : isLive);
  const gateUntil = client.one("readiness/gateUntilMonth", "1", (each) => each.readiness.gateUntilMonth, "0");
  const gate = name("gate", graph.month().isAbove(gateUntil));
  const readiness = name("readiness", readinessOf(client));

  const driver = graph.stack(
    document.categories.map((category) => units[category.driver]),
    "units",
  );
  const base = name(
    "tickets.base[*]",
    driver
      .times(inputs.perCategory("ticketsPerUnit", "tickets/units", (category) => category.ticketsPerUnit))
      .times(client.one("ticketFactor", "1", (each) => each.ticketFactor, "1"))
      .times(inputs.seasonality()),
  );
  const prevented = name("tickets.prevented[*]", base.times(shared.share("prevention")).times(adoption));
  const created = name("tickets.created[*]", base.minus(prevented));
  const attempts = whereTierIs(inputs, ["autonomous", "approval"]);
  const attempted = name(
    "ai.attempted[*]",
    graph.choose(
      attempts,
      created.times(shared.share("eligible")).times(adoption).times(gate),
      graph.number("0", "tickets"),
    ),
  );
  const claimed = name("ai.claimed[*]", attempted.times(shared.share("resolution")).times(readiness));
  const reopened = name("ai.reopened[*]", claimed.times(shared.share("reopen")));
  const resolved = name("ai.resolved[*]", claimed.minus(reopened));
  const handedOver = name("ai.handedOver[*]", attempted.minus(claimed));
  const human = name("tickets.human[*]", created.minus(resolved));
  const work = name("tickets.work[*]", created.minus(one.minus(shared.selection()).times(resolved)));
  name("deflection", resolved.sumOverCategories().ratioTo(created.sumOverCategories()));
  return {
    units,
    goLive,
    enabled,
    isLive,
    adoption,
    base,
    created,
    prevented,
    attempted,
    claimed,
    reopened,
    resolved,
    handedOver,
    incidents: attempted.times(shared.incident()),
    human,
    work,
  };
}
