import { type Category, PRIORITIES, type Priority, type ScenarioDocument, type UnitKind } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import type { Evidence } from "../scenario/change.ts";
import { MOST_VALUES_KEPT } from "../scenario/evidence.ts";
import { below } from "../scenario/history.ts";
import { newCategory } from "./adopt-category.ts";
import { type AdoptionPeriod, adoptionPeriod } from "./adopt-period.ts";
import type { CategoryMapping, CategoryTarget, PriorityMapping } from "./adopt-proposal.ts";
import { minutesPerLevel, priorityMix, ratePerUnit, seasonalFactors } from "./adopt-values.ts";
import type { TicketCube } from "./formats.ts";
import { plainWords } from "./headings.ts";

/**
 * Adopting tickets: from an import's counts and the user's mapping to a scenario's rates, mixes, seasonality and minutes, each
 * with its evidence (decisions, "Adopting tickets"). Pure: the caller shows the result, and stores it as one edit. Reopened
 * share and SLA attainment are evidence only; `ai.reopen` is about AI and is never written.
 */
export interface AdoptionChoice {
  readonly importId: string;
  /** As it is called in the evidence, `export.csv`. */
  readonly file: string;
  readonly clientId: string;
  readonly categories: CategoryMapping;
  readonly priorities: PriorityMapping;
  /** Months to take the rate from, `YYYY-MM`; null for every complete one. */
  readonly months: { readonly first: string; readonly last: string } | null;
}

/** One category as it will be, with what it is made from. */
export interface AdoptedCategory {
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly driver: UnitKind;
  /** Units of the driver that the client has. */
  readonly units: number;
  /** Tickets of the period, and file values they come from. */
  readonly tickets: number;
  readonly values: readonly string[];
  readonly rate: { readonly before: string | null; readonly after: string };
  readonly mix: Category["priority"] | null;
  readonly seasonality: readonly string[] | null;
  /** Mean minutes of the tickets that have any, null if none has. */
  readonly meanMinutes: number | null;
}

export interface Adoption {
  readonly period: AdoptionPeriod;
  readonly categories: readonly AdoptedCategory[];
  /** Categories of the scenario that no value goes to: they keep their rate. */
  readonly untouched: readonly string[];
  /** Tickets without a month or outside the period. */
  readonly ticketsLeftOut: number;
  readonly document: ScenarioDocument;
  /** By stable path of the input. */
  readonly evidence: Readonly<Record<string, Evidence>>;
}

export type AdoptionResult =
  | { readonly ok: true; readonly adoption: Adoption }
  /** Why nothing can be adopted, in a sentence. */
  | { readonly ok: false; readonly reason: string };

export const OTHER_CATEGORY = { id: "other", name: "Other" } as const;
const MONTHS_FOR_SEASONALITY = 12;
/** Under twenty tickets a month a category's own months are mostly chance; the client's months stand in. */
const TICKETS_FOR_OWN_SEASONALITY = 240;

interface Gathered {
  readonly target: {
    readonly id: string;
    readonly name: string;
    readonly driver: UnitKind;
    readonly existing: Category | null;
  };
  readonly values: Set<string>;
  readonly byPriority: Record<Priority, number>;
  readonly byMonth: Map<string, number>;
  tickets: number;
  handledTickets: number;
  handledMinutes: number;
}

/** Nothing is thrown for what a user can choose; the result says why not. The document has passed its check. */
export function adoptTickets(document: ScenarioDocument, cube: TicketCube, choice: AdoptionChoice): AdoptionResult {
  const refuse = (reason: string): AdoptionResult => ({ ok: false, reason });
  const client = document.clients.find(({ id }) => id === choice.clientId);
  if (client === undefined) return refuse("The scenario has no such client.");
  const period = adoptionPeriod(cube, choice.months);
  if (period === null)
    return refuse("The import holds no time of opening in the months chosen, so there is no rate to adopt.");
  const gathered = gather(document, cube, choice, period);
  if (gathered.length === 0) return refuse("No ticket of the import lies in the months chosen.");
  const factor = pointValue(client.ticketFactor ?? "1");
  if (Number(factor) === 0) return refuse(`${client.name} has a ticket factor of 0: no rate gives its tickets.`);
  const unitsOf = (driver: UnitKind) => (driver === "client" ? 1 : client.units[driver]);
  const without = gathered.find(({ target }) => unitsOf(target.driver) === 0);
  if (without !== undefined) {
    return refuse(
      `${client.name} has no ${without.target.driver}, which ${without.target.name} is counted by: choose another category or driver.`,
    );
  }
  const overall =
    period.months.length >= MONTHS_FOR_SEASONALITY && !period.byDays
      ? seasonalFactors(monthTotals(gathered, period))
      : null;
  const written = gathered.map((one) => write(one, period, unitsOf(one.target.driver), factor, overall));
  const counted = gathered.reduce((sum, { tickets }) => sum + tickets, 0);
  const touched = new Map(written.map(({ category }) => [category.id, category]));
  const added = written.filter(({ adopted }) => adopted.isNew).map(({ category }) => category);
  const categories = [...document.categories.map((category) => touched.get(category.id) ?? category), ...added];
  return {
    ok: true,
    adoption: {
      period,
      categories: written.map(({ adopted }) => adopted),
      untouched: document.categories.filter(({ id }) => !touched.has(id)).map(({ id }) => id),
      ticketsLeftOut: cube.cells.reduce((sum, { tickets }) => sum + tickets, 0) - counted,
      document: { ...document, categories },
      evidence: Object.fromEntries(written.flatMap((one) => Object.entries(evidenceOf(one, choice, period)))),
    },
  };
}

function gather(
  document: ScenarioDocument,
  cube: TicketCube,
  choice: AdoptionChoice,
  period: AdoptionPeriod,
): Gathered[] {
  const inPeriod = new Set(period.months);
  const byKey = new Map<string, Gathered>();
  const ids = new Set(document.categories.map(({ id }) => id));
  for (const cell of cube.cells) {
    if (!inPeriod.has(cell.month)) continue;
    const target = own(choice.categories, cell.category) ?? { kind: "other" };
    const key = keyOf(target);
    let into = byKey.get(key);
    if (into === undefined) {
      into = emptyGathered(targetOf(document, target, ids));
      byKey.set(key, into);
    }
    into.values.add(cell.category);
    into.tickets += cell.tickets;
    into.handledTickets += cell.handledTickets;
    into.handledMinutes += cell.handledMinutes;
    into.byMonth.set(cell.month, (into.byMonth.get(cell.month) ?? 0) + cell.tickets);
    const priority = own(choice.priorities, cell.priority) ?? null;
    if (priority !== null) into.byPriority[priority] += cell.tickets;
  }
  return [...byKey.values()].sort((a, b) => b.tickets - a.tickets);
}

/** File values are anybody's text: `constructor` is a category like any other. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function keyOf(target: CategoryTarget): string {
  if (target.kind === "other") return "other";
  return target.kind === "existing" ? `id ${target.id}` : `new ${plainWords(target.name)}`;
}

function emptyGathered(target: Gathered["target"]): Gathered {
  const byPriority = Object.fromEntries(PRIORITIES.map((priority) => [priority, 0])) as Record<Priority, number>;
  return {
    target,
    values: new Set(),
    byPriority,
    byMonth: new Map(),
    tickets: 0,
    handledTickets: 0,
    handledMinutes: 0,
  };
}

function targetOf(document: ScenarioDocument, target: CategoryTarget, ids: Set<string>): Gathered["target"] {
  const wanted = target.kind === "existing" ? target.id : target.kind === "other" ? OTHER_CATEGORY.id : null;
  const existing = document.categories.find(({ id }) => id === wanted) ?? null;
  if (existing !== null) return { id: existing.id, name: existing.name, driver: existing.driver, existing };
  if (target.kind === "existing") throw new RangeError(`the scenario has no category "${target.id}"`);
  const { name, driver } = target.kind === "new" ? target : { name: OTHER_CATEGORY.name, driver: "users" as const };
  const stem =
    plainWords(name)
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
      .slice(0, 40)
      .replace(/-$/, "") || "category";
  let id = stem;
  for (let copy = 2; ids.has(id); copy += 1) id = `${stem}-${copy}`;
  ids.add(id);
  return { id, name, driver, existing: null };
}

function monthTotals(gathered: readonly Gathered[], period: AdoptionPeriod): Map<string, number> {
  const totals = new Map(period.months.map((month) => [month, 0]));
  for (const { byMonth } of gathered)
    for (const [month, tickets] of byMonth) totals.set(month, (totals.get(month) ?? 0) + tickets);
  return totals;
}

interface Written {
  readonly category: Category;
  readonly adopted: AdoptedCategory;
  readonly sharedSeasonality: boolean;
  readonly handledTickets: number;
}

function write(
  one: Gathered,
  period: AdoptionPeriod,
  units: number,
  factor: string,
  overall: string[] | null,
): Written {
  const { target, tickets, handledTickets } = one;
  const rate = ratePerUnit(tickets, period.divisor, units, factor);
  const mix = priorityMix(one.byPriority);
  const own =
    overall !== null && tickets >= TICKETS_FOR_OWN_SEASONALITY ? seasonalFactors(monthTotals([one], period)) : null;
  const seasonality = own ?? overall;
  const base = target.existing ?? newCategory(target.id, target.name, target.driver);
  const meanMinutes = handledTickets > 0 && one.handledMinutes > 0 ? one.handledMinutes / handledTickets : null;
  const category: Category = {
    ...base,
    ticketsPerUnit: rate,
    ...(mix === null ? {} : { priority: mix }),
    ...(seasonality === null ? {} : { seasonality: [...seasonality] }),
    ...(meanMinutes === null ? {} : { minutes: minutesPerLevel(base, meanMinutes) }),
  };
  return {
    category,
    adopted: {
      id: target.id,
      name: target.name,
      isNew: target.existing === null,
      driver: target.driver,
      units,
      tickets,
      values: [...one.values],
      rate: { before: target.existing === null ? null : pointValue(target.existing.ticketsPerUnit), after: rate },
      mix,
      seasonality,
      meanMinutes,
    },
    sharedSeasonality: seasonality !== null && own === null,
    handledTickets,
  };
}

function evidenceOf(
  { adopted, sharedSeasonality, handledTickets }: Written,
  choice: AdoptionChoice,
  period: AdoptionPeriod,
): Record<string, Evidence> {
  const at = (...rest: string[]) => below("categories", adopted.id, ...rest);
  const { values } = adopted;
  const [first = "", last = ""] = [period.months[0], period.months.at(-1)];
  const counted = {
    ...(values.length > MOST_VALUES_KEPT ? {} : { values }),
    first,
    last,
    clientId: choice.clientId,
  };
  const measured = (tickets: number, note?: string): Evidence => ({
    grade: "measured",
    source: `${choice.file}, ${tickets.toLocaleString("en-US")} tickets, ${period.label}`,
    date: period.lastDay,
    ...(note === undefined ? {} : { note }),
    importId: choice.importId,
    tickets: { count: tickets, ...counted },
  });
  const byDays = period.byDays ? "Less than one complete month: the rate is by days." : undefined;
  const evidence: Record<string, Evidence> = { [at("ticketsPerUnit")]: measured(adopted.tickets, byDays) };
  if (adopted.mix !== null)
    for (const priority of PRIORITIES) evidence[at("priority", priority)] = measured(adopted.tickets);
  if (adopted.seasonality !== null) {
    const note = sharedSeasonality
      ? "Too few tickets for months of their own: the months of all the client's tickets."
      : undefined;
    evidence[at("seasonality")] = measured(adopted.tickets, note);
  }
  if (adopted.meanMinutes !== null) {
    const note = `Mean of ${adopted.meanMinutes.toFixed(1)} minutes a ticket, in the proportion that the levels had.`;
    for (const level of ["L1", "L2", "L3"]) evidence[at("minutes", level)] = measured(handledTickets, note);
  }
  return evidence;
}
