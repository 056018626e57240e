/** The core of the model as somebody would type it into a spreadsheet: months across, one row for each line of a client. */
import { LEVELS, type Pricing, type QuantityText, type ScenarioDocument } from "../../shared/model/document.ts";
import { minorUnitOf } from "../../shared/number/currency.ts";

export type Cell = string | number;
export interface Workbook {
  readonly sheets: Readonly<Record<string, Cell[][]>>;
  /** Row (from 0) of a line in a client's sheet. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/** The one cell that every client's growth is taken from. */
export const GROWTH_CELL = { sheet: "Inputs", row: 0, column: 0 } as const;
/** Months stand in the columns from B on. */
const FIRST_MONTH_COLUMN = 1;

export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? "" : columnName(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

type Formula = (month: number) => Cell;
type Reference = (month: number) => string;

class ClientSheet {
  readonly rows: Cell[][] = [];
  readonly rowOf = new Map<string, number>();
  private readonly months: number;
  constructor(months: number) {
    this.months = months;
  }
  add(line: string, formula: Formula): Reference {
    const row = this.rows.length;
    this.rowOf.set(line, row);
    this.rows.push([line, ...Array.from({ length: this.months }, (_, month) => formula(month))]);
    return (month) => `${columnName(month + FIRST_MONTH_COLUMN)}${row + 1}`;
  }
}

/** For documents of recurring and outcome components with flat prices, and no collar or minimum: `coreDocument`. */
export function spreadsheetCore(document: ScenarioDocument): Workbook {
  const inputs: Cell[][] = [[Number(document.clients[0]?.growth)]];
  const input = (value: QuantityText | undefined): string => {
    inputs.push([Number(value ?? 0)]);
    return `Inputs!$A$${inputs.length}`;
  };
  const names = document.clients.map((_client, at) => `C${at + 1}`);
  const sheets: Record<string, Cell[][]> = {};
  let rowOf: ReadonlyMap<string, number> = new Map();
  for (const [at, name] of names.entries()) {
    const sheet = clientSheet(document, at, names, input);
    sheets[name] = sheet.rows;
    rowOf = sheet.rowOf;
  }
  return { sheets: { Inputs: inputs, ...sheets }, rowOf };
}

function flatPrice(pricing: Pricing): QuantityText {
  const [tier] = pricing.tiers;
  if (pricing.mode !== "flat" || tier === undefined) throw new Error("the core has flat prices");
  return tier.unit;
}

function clientSheet(
  document: ScenarioDocument,
  at: number,
  names: readonly string[],
  input: (value: QuantityText | undefined) => string,
): ClientSheet {
  const client = document.clients[at]!;
  const { ai, labour, tools, proactive, categories, months } = document;
  const sheet = new ClientSheet(months);
  const year = (m: number) => Math.floor(m / 12);
  const calendar = Number(document.startMonth.slice(5)) - 1;
  const goLive = client.ai?.goLiveMonth ?? ai.goLiveMonth;
  const costsFrom = ai.costsFromMonth ?? ai.goLiveMonth;
  const converts = client.convertMonth ?? months + 1;
  const places = minorUnitOf(document.currency);

  const counted = (kind: "users" | "endpoints" | "servers" | "sites") => {
    const count = input(client.units[kind]);
    return sheet.add(`units[${kind}]`, (m) => `=ROUND(ROUND(${count}*(1+Inputs!$A$1)^(${m}/12),9),0)`);
  };
  const units = {
    users: counted("users"),
    endpoints: counted("endpoints"),
    servers: counted("servers"),
    sites: counted("sites"),
    client: sheet.add("units[client]", () => 1),
  };
  const ramp = input(ai.ramp.months);
  const progress = sheet.add("progress", (m) => (m + 1 < goLive ? 0 : `=MIN(1,(${m + 1}-${goLive}+1)/${ramp})`));
  const adoption = sheet.add("adoption", (m) => `=${progress(m)}^2*(3-2*${progress(m)})`);
  const scores = client.readiness;
  const floor = input(ai.readinessFloor);
  const score = `(0.35*${input(scores.quality)}+0.2*${input(scores.quantity)}+0.2*${input(scores.accessibility)}+0.25*${input(scores.permissions)})`;
  const readiness = sheet.add("readiness", () => `=${floor}+(1-${floor})*${score}/5`);
  const factor = input(client.ticketFactor ?? "1");

  const rowsOf = new Map<string, Reference[]>();
  const keep = (line: string, id: string, formula: Formula): Reference => {
    const reference = sheet.add(`${line}[${id}]`, formula);
    rowsOf.set(line, [...(rowsOf.get(line) ?? []), reference]);
    return reference;
  };
  const sumOf = (line: string, m: number) => (rowsOf.get(line) ?? []).map((reference) => reference(m)).join("+");
  for (const category of categories) {
    const { id, ai: own } = category;
    const attempts = own.tier === "autonomous" || own.tier === "approval";
    const perUnit = input(category.ticketsPerUnit);
    const seasons = (category.seasonality ?? []).map((season) => input(season));
    const season = (m: number) => (seasons.length === 0 ? "1" : (seasons[(calendar + m) % 12] ?? "1"));
    const [prevention, eligible, resolution] = [input(own.prevention), input(own.eligible), input(own.resolution)];
    const [reopen, selection, assist] = [input(own.reopen), input(own.selection), input(own.assist)];
    const base = keep("tickets.base", id, (m) => `=${units[category.driver](m)}*${perUnit}*${factor}*${season(m)}`);
    const prevented = keep("tickets.prevented", id, (m) => `=${base(m)}*${prevention}*${adoption(m)}`);
    const created = keep("tickets.created", id, (m) => `=${base(m)}-${prevented(m)}`);
    const attempted = keep("ai.attempted", id, (m) => (attempts ? `=${created(m)}*${eligible}*${adoption(m)}` : 0));
    const claimed = keep("ai.claimed", id, (m) => `=${attempted(m)}*${resolution}*${readiness(m)}`);
    const reopened = keep("ai.reopened", id, (m) => `=${claimed(m)}*${reopen}`);
    const resolved = keep("ai.resolved", id, (m) => `=${claimed(m)}-${reopened(m)}`);
    const handedOver = keep("ai.handedOver", id, (m) => `=${attempted(m)}-${claimed(m)}`);
    keep("tickets.human", id, (m) => `=${created(m)}-${resolved(m)}`);
    const work = keep("tickets.work", id, (m) => `=${created(m)}-(1-${selection})*${resolved(m)}`);
    for (const level of LEVELS) {
      const [touch, minutes] = [input(category.touch[level]), input(category.minutes[level])];
      keep(`hours.off ${level}`, id, (m) => `=${base(m)}*${touch}*${minutes}/60`);
      const unassisted = (m: number) => (own.tier === "human" ? "1" : `(1-${assist}*${adoption(m)})`);
      keep(`hours.handling ${level}`, id, (m) => `=${work(m)}*${touch}*${minutes}*${unassisted(m)}/60`);
    }
    const approval = input(own.tier === "approval" ? own.approvalMinutes : "0");
    const [share, review] = [input(own.reviewShare), input(own.reviewMinutes)];
    const [rework, handover, incident] = [input(own.reworkMinutes), input(own.handoverMinutes), input(own.incident)];
    keep(
      `hours.oversight ${own.oversightLevel}`,
      id,
      (m) =>
        `=(${attempted(m)}*${approval}+${claimed(m)}*${share}*${review}+${reopened(m)}*${rework}+${handedOver(m)}*${handover})/60`,
    );
    keep("incidents", id, (m) => `=${attempted(m)}*${incident}`);
  }

  const wages = (m: number) => `(1+${wageInflation})^${year(m)}`;
  const wageInflation = input(labour.wageInflation);
  const saving = input(proactive.aiSaving);
  const share = input(labour.realisation.share);
  const { lagMonths } = labour.realisation;
  const levels = LEVELS.map((level) => {
    const { salary, burden, overhead, paidHours, utilisation } = labour.levels[level];
    const [pay, load, extra] = [input(salary), input(burden), input(overhead)];
    const [paid, productive, planned] = [
      input(paidHours),
      input(utilisation),
      input(proactive.hoursPerEndpoint[level]),
    ];
    const rate = sheet.add(
      `rate[${level}]`,
      (m) => `=(${pay}*(1+${load})+${extra})/(${paid}*${productive})*${wages(m)}`,
    );
    const baseline = sheet.add(
      `hours.baseline[${level}]`,
      (m) => `=${sumOf(`hours.off ${level}`, m)}+${units.endpoints(m)}*${planned}`,
    );
    const worked = sheet.add(`hours.level[${level}]`, (m) => {
      const oversight = sumOf(`hours.oversight ${level}`, m);
      const beside = `${units.endpoints(m)}*${planned}*(1-${saving}*${adoption(m)})`;
      return `=${sumOf(`hours.handling ${level}`, m)}${oversight === "" ? "" : `+${oversight}`}+${beside}`;
    });
    const freed = sheet.add(`hours.freed[${level}]`, (m) => `=MAX(0,${baseline(m)}-${worked(m)})`);
    const realised = sheet.add(`hours.realised[${level}]`, (m) =>
      m < lagMonths ? 0 : `=${share}*MIN(${freed(m - lagMonths)}:${freed(m)})`,
    );
    return { rate, baseline, worked, freed, realised };
  });
  const priced = (hours: (level: (typeof levels)[number], m: number) => string) => (m: number) =>
    `=${levels.map((level) => `${hours(level, m)}*${level.rate(m)}`).join("+")}`;
  const baselineCost = sheet.add(
    "cost.labourBaseline",
    priced(({ baseline }, m) => baseline(m)),
  );
  const labourCost = sheet.add(
    "cost.labour",
    priced(({ worked }, m) => worked(m)),
  );
  const labourCash = sheet.add(
    "cost.labourCash",
    priced(({ worked, freed, realised }, m) => `(${worked(m)}+${freed(m)}-${realised(m)})`),
  );
  const toolPrices = [tools.perUser, tools.perEndpoint, tools.perServer, tools.perSite, tools.perClient].map(input);
  const toolChange = input(tools.annualPriceChange);
  const toolCost = sheet.add(
    "cost.tools",
    (m) =>
      `=(${[units.users, units.endpoints, units.servers, units.sites, units.client].map((unit, k) => `${unit(m)}*${toolPrices[k]}`).join("+")})*(1+${toolChange})^${year(m)}`,
  );
  const aiChange = input(ai.costs.annualPriceChange);
  const [perAttempt, perResolution, perIncident] = [
    input(ai.costs.perAttempt),
    input(ai.costs.perResolution),
    input(ai.costs.perIncident),
  ];
  const prices = (m: number) => `(1+${aiChange})^${year(m)}`;
  const usage = sheet.add(
    "cost.aiUsage",
    (m) => `=((${sumOf("ai.attempted", m)})*${perAttempt}+(${sumOf("ai.claimed", m)})*${perResolution})*${prices(m)}`,
  );
  const incidents = sheet.add("cost.aiIncidents", (m) => `=(${sumOf("incidents", m)})*${perIncident}`);
  const perEndpoint = input(ai.costs.perEndpoint);
  const endpointCost = sheet.add("cost.aiEndpoints", (m) =>
    m + 1 < goLive ? 0 : `=${units.endpoints(m)}*${perEndpoint}*${prices(m)}`,
  );
  const allTickets = sheet.add("tickets.baseSum", (m) => `=${sumOf("tickets.base", m)}`);
  const share5 = sheet.add(
    "pool.share",
    (m) => `=${allTickets(m)}/(${names.map((name) => `${name}!${allTickets(m)}`).join("+")})`,
  );
  const platform = `(${input(ai.costs.platform)}+${input(ai.costs.perTechnician)}*${input(ai.technicians)})`;
  const platformCost = sheet.add("cost.aiPlatform", (m) =>
    m + 1 < costsFrom ? 0 : `=${share5(m)}*${platform}*${prices(m)}`,
  );
  const hours = `(${input(ai.programme.hours)}+${input(ai.programme.trainingHoursPerTechnician)}*${input(ai.technicians)})`;
  const roles = ai.programme.roles
    .map((role) => `+${input(role.fte)}*(${input(role.salary)}*(1+${input(role.burden)})+${input(role.overhead)})/12`)
    .join("");
  const programmeRate = levels[LEVELS.indexOf(ai.programme.level)]!.rate;
  const programme = sheet.add("cost.programme", (m) =>
    m + 1 < costsFrom ? 0 : `=${share5(m)}*(${hours}*${programmeRate(m)}+(0${roles})*${wages(m)})`,
  );
  const [implementation, onboarding] = [input(ai.oneTime.implementation), input(ai.oneTime.perClient)];
  const oneTime = sheet.add(
    "cost.oneTime",
    (m) => `=${m + 1 === costsFrom ? `${share5(m)}*${implementation}` : "0"}+${m + 1 === goLive ? onboarding : "0"}`,
  );

  const bill = (plan: "currentPlan" | "proposedPlan", state: "off" | "on"): Reference[] =>
    client[plan].components.map((component) => {
      if (component.type !== "recurring" && component.type !== "outcome") throw new Error("not of the core");
      const unit = input(flatPrice(component.pricing));
      const escalator = input(component.escalator);
      const next = client[plan].nextEscalationMonth ?? (plan === "currentPlan" ? 13 : converts + 12);
      const steps = (m: number) => (m + 1 < next ? 0 : Math.floor((m + 1 - next) / 12) + 1);
      const quantity = (m: number) => {
        if (component.type === "recurring") return units[component.unit](m);
        return state === "off" ? "0" : `ROUND(${sumOf("ai.resolved", m)},9)`;
      };
      return sheet.add(
        `${plan} ${state} ${component.id}`,
        (m) => `=ROUND(${quantity(m)}*${unit}*(1+${escalator})^${steps(m)},${places})`,
      );
    });
  const discount = input(document.discountRate);
  for (const state of ["off", "on"] as const) {
    const amounts = { currentPlan: bill("currentPlan", state), proposedPlan: bill("proposedPlan", state) };
    const aiCosts = [usage, incidents, endpointCost, platformCost, programme, oneTime];
    const costs = state === "off" ? [baselineCost, toolCost] : [labourCost, toolCost, ...aiCosts];
    const cashCosts = state === "off" ? costs : [labourCash, toolCost, ...aiCosts];
    for (const plan of ["current", "proposed"] as const) {
      const lens = `${plan}/${state}`;
      const inForce = (m: number) => amounts[plan === "proposed" && m + 1 >= converts ? "proposedPlan" : "currentPlan"];
      const net = sheet.add(
        `${lens} revenue.net`,
        (m) =>
          `=${inForce(m)
            .map((amount) => amount(m))
            .join("+")}`,
      );
      const total = sheet.add(`${lens} cost.total`, (m) => `=${costs.map((each) => each(m)).join("+")}`);
      const cash = sheet.add(`${lens} cost.totalCash`, (m) => `=${cashCosts.map((each) => each(m)).join("+")}`);
      const margin = sheet.add(`${lens} margin`, (m) => `=${net(m)}-${total(m)}`);
      sheet.add(`${lens} marginCash`, (m) => `=${net(m)}-${cash(m)}`);
      sheet.add(`${lens} present value`, (m) => `=${margin(m)}/(1+${discount})^(${m + 1}/12)`);
    }
  }
  return sheet;
}
