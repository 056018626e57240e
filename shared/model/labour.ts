/** Spec section 4, second part: hours by level, freed and realised. Section 5.1: what an hour costs. */
import type { Quantity } from "../formula/quantity.ts";
import { LEVELS, type Level } from "./document.ts";
import type { ClientInputs, Inputs } from "./inputs.ts";
import { type AiState, LENSES_OF_STATE, type LineBook } from "./line-book.ts";
import { type Automation, type SharedInputs, whereTierIs } from "./units-and-tickets.ts";

export type ByLevel = Readonly<Record<Level, Quantity>>;

export interface Work {
  readonly handling: ByLevel;
  readonly oversight: Quantity;
  readonly level: ByLevel;
  readonly baseline: ByLevel;
  readonly freed: ByLevel;
  readonly realised: ByLevel;
  readonly total: Quantity;
  readonly baselineTotal: Quantity;
}

export function byLevel(make: (level: Level) => Quantity): ByLevel {
  return { L1: make("L1"), L2: make("L2"), L3: make("L3") };
}

/** Whole years since month 1: `floor((m - 1)/12)`. */
export function yearOf(inputs: Inputs): Quantity {
  const { graph } = inputs;
  return graph.month().minus(graph.number("1")).over(graph.number("12")).wholePart();
}

/** A price level that changes once a year. */
export function yearlyGrowth(inputs: Inputs, rate: Quantity): Quantity {
  return inputs.graph.number("1").plus(rate).toPower(yearOf(inputs));
}

export interface LabourRates {
  readonly loaded: ByLevel;
  readonly wage: ByLevel;
  readonly growth: Quantity;
  /** Productive hours of one person and month at each level. */
  readonly productiveMonth: ByLevel;
}

export function buildLabourRates(inputs: Inputs, book: LineBook): LabourRates {
  const { graph } = inputs;
  const number = (level: Level, name: "salary" | "burden" | "overhead" | "paidHours" | "utilisation", unit: string) =>
    inputs.one(`labour/levels/${level}/${name}`, unit, (document) => document.labour.levels[level][name]);
  const growth = yearlyGrowth(
    inputs,
    inputs.one("labour/wageInflation", "1", (document) => document.labour.wageInflation),
  );
  const productive = (level: Level) =>
    number(level, "paidHours", "hours/people").times(number(level, "utilisation", "1"));
  const everywhere = [...LENSES_OF_STATE.off, ...LENSES_OF_STATE.on];
  return {
    growth,
    loaded: byLevel((level) => {
      const salary = number(level, "salary", "money/people");
      const cost = salary
        .times(graph.number("1").plus(number(level, "burden", "1")))
        .plus(number(level, "overhead", "money/people"));
      const rate = cost.over(productive(level)).times(growth);
      return book.add(everywhere, null, `rate[${level}]`, rate, `Loaded rate, ${level}`);
    }),
    wage: byLevel((level) => {
      const rate = number(level, "salary", "money/people").over(productive(level)).times(growth);
      return book.add(everywhere, null, `wage[${level}]`, rate, `Wage, ${level}`);
    }),
    productiveMonth: byLevel((level) =>
      number(level, "paidHours", "hours/people")
        .over(graph.number("12"))
        .times(number(level, "utilisation", "1")),
    ),
  };
}

export function buildWork(
  client: ClientInputs,
  shared: SharedInputs,
  automation: Automation,
  state: AiState,
  book: LineBook,
): Work {
  const { inputs } = client;
  const { graph, document } = inputs;
  const name = (line: string, quantity: Quantity, label?: string) =>
    book.add(LENSES_OF_STATE[state], client.client.id, line, quantity, label);
  const one = graph.number("1");
  const hour = graph.number("60", "minutes/hours");
  const { adoption, attempted, claimed, reopened, handedOver, work, base } = automation;

  const assistance = graph.choose(
    whereTierIs(inputs, ["autonomous", "approval", "assist"]),
    shared.share("assist").times(adoption),
    graph.number("0"),
  );
  const touch = (level: Level) => inputs.perCategory(`touch/${level}`, "1", (category) => category.touch[level]);
  const minutes = (level: Level) =>
    inputs.perCategory(`minutes/${level}`, "minutes/tickets", (category) => category.minutes[level]);
  const handling = byLevel((level) =>
    name(
      `hours.handling[*,${level}]`,
      work.times(touch(level)).times(minutes(level)).times(one.minus(assistance)).over(hour),
      `Handling hours, ${level}`,
    ),
  );

  const minutesEach = (field: "approvalMinutes" | "reviewMinutes" | "reworkMinutes" | "handoverMinutes") =>
    inputs.perCategory(`ai/${field}`, "minutes/tickets", (category) => category.ai[field]);
  const approval = graph.choose(
    whereTierIs(inputs, ["approval"]),
    attempted.times(minutesEach("approvalMinutes")),
    graph.number("0", "minutes"),
  );
  const oversight = name(
    "hours.oversight[*]",
    approval
      .plus(claimed.times(shared.share("reviewShare")).times(minutesEach("reviewMinutes")))
      .plus(reopened.times(minutesEach("reworkMinutes")))
      .plus(handedOver.times(minutesEach("handoverMinutes")))
      .over(hour),
  );
  const oversightAt = (level: Level) =>
    oversight.sumOverCategories(
      document.categories.flatMap((category, row) => (category.ai.oversightLevel === level ? [row] : [])),
    );

  const endpoints = automation.units.endpoints;
  const aiSaving = inputs.one("proactive/aiSaving", "1", (each) => each.proactive.aiSaving);
  const planned = (level: Level) =>
    endpoints.times(
      inputs.one(
        `proactive/hoursPerEndpoint/${level}`,
        "hours/units",
        (each) => each.proactive.hoursPerEndpoint[level],
      ),
    );
  const proactive = byLevel((level) =>
    name(
      `hours.proactive[${level}]`,
      planned(level).times(one.minus(aiSaving.times(adoption))),
      `Proactive hours, ${level}`,
    ),
  );

  const level = byLevel((each) =>
    name(
      `hours.level[${each}]`,
      handling[each].sumOverCategories().plus(oversightAt(each)).plus(proactive[each]),
      `Hours worked, ${each}`,
    ),
  );
  const baseline = byLevel((each) =>
    name(
      `hours.baseline[${each}]`,
      base.times(touch(each)).times(minutes(each)).over(hour).sumOverCategories().plus(planned(each)),
      `Hours without AI, ${each}`,
    ),
  );
  const freed = byLevel((each) =>
    name(`hours.freed[${each}]`, baseline[each].minus(level[each]).orZero(), `Freed hours, ${each}`),
  );
  const share = inputs.one("labour/realisation/share", "1", (each) => each.labour.realisation.share);
  const lag = inputs.one("labour/realisation/lagMonths", "1", (each) => each.labour.realisation.lagMonths);
  const realised = byLevel((each) =>
    name(`hours.realised[${each}]`, share.times(freed[each].leastSince(lag)), `Realised hours, ${each}`),
  );
  const sumOf = (hours: ByLevel) =>
    graph.total(
      "the three levels",
      LEVELS.map((each) => hours[each]),
      "hours",
    );
  return {
    handling,
    oversight,
    level,
    baseline,
    freed,
    realised,
    total: name("hours.total", sumOf(level)),
    baselineTotal: name("hours.baselineTotal", sumOf(baseline)),
  };
}
