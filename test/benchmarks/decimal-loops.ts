/**
 * The peer of the exact path: the core of spec sections 4 to 8 for one client, typed straight into decimal.js with 34 digits. For
 * documents of recurring and outcome components with flat prices (`coreDocument(1)`); AI off shares the baseline's lines.
 */
import type { Decimal } from "decimal.js";
import { type CountedUnit, LEVELS, type ScenarioDocument, UNIT_KINDS } from "../../shared/model/document.ts";
import { bill, type Column, counted, D, type DecimalLines, d, ONE, tickets, ZERO } from "./loops/decimal-lines.ts";

const plus = (columns: readonly Column[], months: number): Column =>
  Array.from({ length: months }, (_, m) => columns.reduce((total, column) => total.plus(column[m]!), ZERO));

export function decimalLoops(document: ScenarioDocument): Record<"off" | "on", DecimalLines>[] {
  const [client] = document.clients;
  if (client === undefined || document.clients.length > 1) throw new Error("the decimal loops take one client");
  const { months, ai, labour, tools } = document;
  const every = (make: (month: number) => Decimal): Column => Array.from({ length: months }, (_, month) => make(month));
  const goLive = client.ai?.goLiveMonth ?? ai.goLiveMonth;
  const costsFrom = ai.costsFromMonth ?? ai.goLiveMonth;

  const growth = d(client.growth).plus(ONE);
  const factors = every((m) => growth.pow(new D(m).div(12)));
  const units = (kind: (typeof UNIT_KINDS)[number]): Column =>
    kind === "client" ? every(() => ONE) : counted(client.units[kind as CountedUnit], factors);
  const counts = new Map(UNIT_KINDS.map((kind) => [kind, units(kind)]));
  const ramp = new D(ai.ramp.months);
  const adoption = every((m) => {
    if (m + 1 < goLive) return ZERO;
    const x = D.min(ONE, new D(m + 2 - goLive).div(ramp));
    return x.times(x).times(new D(3).minus(x.times(2)));
  });
  const scores = client.readiness;
  const score = d(scores.quality)
    .times("0.35")
    .plus(d(scores.quantity).times("0.20"))
    .plus(d(scores.accessibility).times("0.20"))
    .plus(d(scores.permissions).times("0.25"))
    .div(5);
  const floor = d(ai.readinessFloor);
  const readiness = floor.plus(ONE.minus(floor).times(score));

  const off: DecimalLines = new Map();
  const on: DecimalLines = new Map();
  for (const lines of [off, on]) for (const [kind, column] of counts) lines.set(`units[${kind}]`, column);
  on.set("adoption", adoption);
  for (const category of document.categories) {
    const driver = counts.get(category.driver)!;
    tickets(document, category, driver, d(client.ticketFactor ?? "1"), adoption, readiness, off, on);
  }
  const ofAll = (lines: DecimalLines, line: string) =>
    plus(
      document.categories.map(({ id }) => lines.get(`${line}[${id}]`)!),
      months,
    );

  const year = (m: number) => Math.floor(m / 12);
  const wages = every((m) => d(labour.wageInflation).plus(ONE).pow(year(m)));
  const toolPrices = every((m) => d(tools.annualPriceChange).plus(ONE).pow(year(m)));
  const aiPrices = every((m) => d(ai.costs.annualPriceChange).plus(ONE).pow(year(m)));
  const costOf = (hours: (level: string, m: number) => Decimal, rates: readonly Column[]) =>
    every((m) => LEVELS.reduce((total, level, at) => total.plus(hours(level, m).times(rates[at]![m]!)), ZERO));
  const saving = d(document.proactive.aiSaving);
  const lag = labour.realisation.lagMonths;
  const share = d(labour.realisation.share);
  for (const level of LEVELS) {
    const planned = counts.get("endpoints")!.map((count) => count.times(d(document.proactive.hoursPerEndpoint[level])));
    const remaining = planned.map((hours, m) => hours.times(ONE.minus(saving.times(adoption[m]!))));
    const oversight = document.categories
      .filter(({ ai: own }) => own.oversightLevel === level)
      .map(({ id }) => on.get(`hours.oversight[${id}]`)!);
    const handled = (lines: DecimalLines) =>
      document.categories.map(({ id }) => lines.get(`hours.handling[${id},${level}]`)!);
    const baseline = plus([...handled(off), planned], months);
    const worked = plus([...handled(on), ...oversight, remaining], months);
    const freed = every((m) => D.max(ZERO, baseline[m]!.minus(worked[m]!)));
    off.set(`hours.proactive[${level}]`, planned).set(`hours.level[${level}]`, baseline);
    on.set(`hours.proactive[${level}]`, remaining).set(`hours.level[${level}]`, worked);
    for (const lines of [off, on]) lines.set(`hours.baseline[${level}]`, baseline);
    on.set(`hours.freed[${level}]`, freed);
    on.set(
      `hours.realised[${level}]`,
      every((m) => (m < lag ? ZERO : share.times(D.min(...freed.slice(m - lag, m + 1))))),
    );
  }
  for (const lines of [off, on]) {
    for (const [total, part] of [
      ["hours.total", "hours.level"],
      ["hours.baselineTotal", "hours.baseline"],
    ] as const)
      lines.set(
        total,
        plus(
          LEVELS.map((level) => lines.get(`${part}[${level}]`)!),
          months,
        ),
      );
  }
  const productive = LEVELS.map((level) =>
    d(labour.levels[level].paidHours).times(d(labour.levels[level].utilisation)),
  );
  const rates = LEVELS.map((name, at) => {
    const { salary, burden, overhead } = labour.levels[name];
    const loaded = d(salary)
      .times(ONE.plus(d(burden)))
      .plus(d(overhead))
      .div(productive[at]!);
    return wages.map((wage) => loaded.times(wage));
  });
  const bare = LEVELS.map((level, at) =>
    wages.map((wage) => d(labour.levels[level].salary).div(productive[at]!).times(wage)),
  );
  const baselineCost = costOf((level, m) => off.get(`hours.baseline[${level}]`)![m]!, rates);
  const toolCost = every((m) =>
    [tools.perUser, tools.perEndpoint, tools.perServer, tools.perSite, tools.perClient]
      .reduce<Decimal>((total, price, at) => total.plus(counts.get(UNIT_KINDS[at]!)![m]!.times(d(price))), ZERO)
      .times(toolPrices[m]!),
  );
  for (const lines of [off, on]) {
    lines.set("cost.labourBaseline", baselineCost).set("cost.tools", toolCost);
    lines.set(
      "cost.labour",
      costOf((level, m) => lines.get(`hours.level[${level}]`)![m]!, rates),
    );
    lines.set(
      "cost.labourWages",
      costOf((level, m) => lines.get(`hours.level[${level}]`)![m]!, bare),
    );
  }
  off.set("cost.labourCash", off.get("cost.labour")!);
  on.set(
    "cost.labourCash",
    costOf(
      (level, m) =>
        on
          .get(`hours.level[${level}]`)!
          [m]!.plus(on.get(`hours.freed[${level}]`)![m]!)
          .minus(on.get(`hours.realised[${level}]`)![m]!),
      rates,
    ),
  );
  const attempted = ofAll(on, "ai.attempted");
  const billed = ofAll(on, ai.costs.billedOn === "net" ? "ai.resolved" : "ai.claimed");
  const incidents = every((m) =>
    document.categories.reduce(
      (total, { id, ai: own }) => total.plus(on.get(`ai.attempted[${id}]`)![m]!.times(d(own.incident))),
      ZERO,
    ),
  );
  const programmeHours = d(ai.programme.hours).plus(d(ai.programme.trainingHoursPerTechnician).times(ai.technicians));
  const roles = ai.programme.roles.reduce(
    (total, role) =>
      total.plus(
        d(role.fte)
          .times(
            d(role.salary)
              .times(ONE.plus(d(role.burden)))
              .plus(d(role.overhead)),
          )
          .div(12),
      ),
    ZERO,
  );
  const seats = d(ai.costs.platform).plus(d(ai.costs.perTechnician).times(ai.technicians));
  const running = (m: number, value: () => Decimal) => (m + 1 < costsFrom ? ZERO : value());
  const programmeRate = rates[LEVELS.indexOf(ai.programme.level)]!;
  const aiCosts = {
    "cost.aiUsage": every((m) =>
      attempted[m]!.times(d(ai.costs.perAttempt))
        .plus(billed[m]!.times(d(ai.costs.perResolution)))
        .times(aiPrices[m]!),
    ),
    "cost.aiIncidents": every((m) => incidents[m]!.times(d(ai.costs.perIncident))),
    "cost.aiEndpoints": every((m) =>
      m + 1 < goLive ? ZERO : counts.get("endpoints")![m]!.times(d(ai.costs.perEndpoint)).times(aiPrices[m]!),
    ),
    "cost.aiPlatform": every((m) => running(m, () => seats.times(aiPrices[m]!))),
    "cost.programme": every((m) =>
      running(m, () => programmeHours.times(programmeRate[m]!).plus(roles.times(wages[m]!))),
    ),
    "cost.oneTime": every((m) =>
      (m + 1 === costsFrom ? d(ai.oneTime.implementation) : ZERO).plus(m + 1 === goLive ? d(ai.oneTime.perClient) : 0),
    ),
  };
  for (const [line, column] of Object.entries(aiCosts)) on.set(line, column);

  const resolved = ofAll(on, "ai.resolved");
  const converts = client.convertMonth ?? months + 1;
  const none = every(() => ZERO);
  const bills = {
    off: {
      current: bill(document, client.currentPlan, 13, counts, none),
      proposed: bill(document, client.proposedPlan, converts + 12, counts, none),
    },
    on: {
      current: bill(document, client.currentPlan, 13, counts, resolved),
      proposed: bill(document, client.proposedPlan, converts + 12, counts, resolved),
    },
  };
  const discount = d(document.discountRate).plus(ONE);
  const discounts = every((m) => discount.pow(new D(m + 1).div(12)));
  return (["current", "proposed"] as const).map((plan) => {
    const lens = (state: "off" | "on"): DecimalLines => {
      const work = state === "off" ? off : on;
      const lines: DecimalLines = new Map(work);
      for (const [id, amounts] of bills[state].current)
        lines.set(
          `revenue.component[${id}]`,
          every((m) => (plan === "current" || m + 1 < converts ? amounts[m]! : ZERO)),
        );
      if (plan === "proposed")
        for (const [id, amounts] of bills[state].proposed)
          lines.set(
            `revenue.component[${id}]`,
            every((m) => (m + 1 < converts ? ZERO : amounts[m]!)),
          );
      const amounts = [...lines].filter(([line]) => line.startsWith("revenue.component[")).map(([, column]) => column);
      const beside = [toolCost, ...(state === "off" ? [] : Object.values(aiCosts))];
      const net = plus(amounts, months);
      const total = plus([work.get("cost.labour")!, ...beside], months);
      const cash = plus([work.get("cost.labourCash")!, ...beside], months);
      lines.set("revenue.gross", net).set("revenue.net", net).set("cost.total", total).set("cost.totalCash", cash);
      const margin = every((m) => net[m]!.minus(total[m]!));
      lines.set("margin", margin);
      lines.set(
        "marginCash",
        every((m) => net[m]!.minus(cash[m]!)),
      );
      // What a year or the horizon is reported by: kept apart from the lines by the name.
      lines.set("npv", [every((m) => margin[m]!.div(discounts[m]!)).reduce((sum, value) => sum.plus(value), ZERO)]);
      return lines;
    };
    return { off: lens("off"), on: lens("on") };
  });
}
