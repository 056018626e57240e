/** What the user chose about adopting an import, and what comes of it: pure, so that every choice shows its effect at once. */
import { type Adoption, adoptTickets } from "../../../shared/ingest/adopt.ts";
import {
  type CategoryTarget,
  type PriorityMapping,
  proposeCategoryMapping,
  proposePriorityMapping,
} from "../../../shared/ingest/adopt-proposal.ts";
import type { TicketCube } from "../../../shared/ingest/formats.ts";
import type { Category, ScenarioDocument } from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import type { Evidence } from "../../../shared/scenario/change.ts";
import { below } from "../../../shared/scenario/history.ts";
import type { ScenarioRecords } from "../../state/scenario-store.ts";
import type { ImportRead } from "./data-store.ts";

/** What adopting can write of a category. */
export const PARTS = ["rate", "mix", "minutes", "seasonality"] as const;
export type Part = (typeof PARTS)[number];

const PATHS: Readonly<Record<Part, string>> = {
  rate: "ticketsPerUnit",
  mix: "priority",
  minutes: "minutes",
  seasonality: "seasonality",
};

export type Target = CategoryTarget | { readonly kind: "ignore" };

export interface AdoptionChoices {
  readonly clientId: string | null;
  /** Null: every complete month. */
  readonly months: { readonly first: string; readonly last: string } | null;
  readonly categories: Readonly<Record<string, Target>>;
  readonly priorities: PriorityMapping;
  readonly parts: ReadonlySet<Part>;
  /** Categories that no value of the file goes to get no tickets instead of keeping their rate. */
  readonly clearOthers: boolean;
  /** The user accepts what `toConfirm` says. */
  readonly confirmed: boolean;
}

export function firstChoices(read: ImportRead, document: ScenarioDocument, clientId: string | null): AdoptionChoices {
  return {
    clientId,
    months: null,
    categories: proposeCategoryMapping(read.cube, document),
    priorities: proposePriorityMapping(read.cube),
    parts: new Set(PARTS),
    clearOthers: false,
    confirmed: false,
  };
}

/** A choice for one value of the file; values are anybody's text, `__proto__` included. */
export function withEntry<T>(record: Readonly<Record<string, T>>, key: string, value: T): Record<string, T> {
  return Object.fromEntries([...Object.entries(record).filter(([name]) => name !== key), [key, value]]);
}

export interface AdoptionEffect {
  readonly adoption: Adoption;
  /** What would be stored. */
  readonly next: ScenarioRecords;
}

export type AdoptionOutcome =
  | { readonly ok: true; readonly effect: AdoptionEffect }
  | { readonly ok: false; readonly reason: string };

export function effectOf(read: ImportRead, records: ScenarioRecords, choices: AdoptionChoices): AdoptionOutcome {
  if (choices.clientId === null)
    return { ok: false, reason: "Choose the client whose tickets these are: its units make the rate." };
  const ignored = new Set(
    Object.entries(choices.categories).flatMap(([value, target]) => (target.kind === "ignore" ? [value] : [])),
  );
  const kept = Object.entries(choices.categories).filter(
    (entry): entry is [string, CategoryTarget] => entry[1].kind !== "ignore",
  );
  const cube: TicketCube = { ...read.cube, cells: read.cube.cells.filter(({ category }) => !ignored.has(category)) };
  const result = adoptTickets(records.document, cube, {
    importId: read.summary.id,
    file: read.summary.file,
    clientId: choices.clientId,
    categories: Object.fromEntries(kept),
    priorities: choices.priorities,
    months: choices.months,
  });
  if (!result.ok) return result;
  return {
    ok: true,
    effect: {
      adoption: result.adoption,
      next: recordsAfter(records, result.adoption, read, { ...choices, clientId: choices.clientId }),
    },
  };
}

function recordsAfter(
  before: ScenarioRecords,
  adoption: Adoption,
  read: ImportRead,
  { parts, clearOthers, clientId }: AdoptionChoices & { readonly clientId: string },
): ScenarioRecords {
  const evidence: Record<string, Evidence> = { ...before.evidence };
  const known = new Map(before.document.categories.map((category) => [category.id, category]));
  const adopted = new Set(adoption.categories.map(({ id }) => id));
  const cleared = new Set(clearOthers && parts.has("rate") ? adoption.untouched : []);
  const categories = adoption.document.categories.map((category) => {
    const old = known.get(category.id);
    if (cleared.has(category.id)) return { ...category, ticketsPerUnit: "0" };
    if (!adopted.has(category.id) || old === undefined) return category;
    const { seasonality: _, ...rest } = category;
    const season = parts.has("seasonality") ? category.seasonality : old.seasonality;
    return {
      ...rest,
      ...(season === undefined ? {} : { seasonality: season }),
      ticketsPerUnit: parts.has("rate") ? category.ticketsPerUnit : old.ticketsPerUnit,
      priority: parts.has("mix") ? category.priority : old.priority,
      minutes: parts.has("minutes") ? category.minutes : old.minutes,
    };
  });
  const written = (id: string, path: string): boolean =>
    PARTS.some((part) => (parts.has(part) || !known.has(id)) && path.startsWith(below("categories", id, PATHS[part])));
  for (const { id } of adoption.categories)
    for (const [path, one] of Object.entries(adoption.evidence))
      if (path.startsWith(`${below("categories", id)}/`) && written(id, path)) evidence[path] = one;
  for (const id of cleared)
    evidence[below("categories", id, "ticketsPerUnit")] = {
      grade: "measured",
      source: `${read.summary.file}, no tickets, ${adoption.period.label}`,
      date: adoption.period.lastDay,
      importId: read.summary.id,
      tickets: {
        count: 0,
        values: [],
        first: adoption.period.months[0] ?? "",
        last: adoption.period.months.at(-1) ?? "",
        clientId,
      },
    };
  return { document: { ...adoption.document, categories }, evidence };
}

/** Why a part cannot be written, null where it can. */
export function missingPart(part: Part, adoption: Adoption): string | null {
  const { categories, period } = adoption;
  if (part === "mix" && categories.every(({ mix }) => mix === null)) return "no priority is mapped";
  if (part === "minutes" && categories.every(({ meanMinutes }) => meanMinutes === null)) return "not in the file";
  if (part === "seasonality" && categories.every(({ seasonality }) => seasonality === null))
    return period.byDays || period.months.length < 12 ? "needs 12 whole months" : "not in the file";
  return null;
}

/** Tickets a month of one client under a document's rates, without growth and seasonality. */
export function monthlyTickets(document: ScenarioDocument, clientId: string): number {
  const client = document.clients.find(({ id }) => id === clientId);
  if (client === undefined) return 0;
  const units = (driver: Category["driver"]): number => (driver === "client" ? 1 : client.units[driver]);
  const factor = Number(pointValue(client.ticketFactor ?? "1"));
  return document.categories.reduce(
    (sum, { ticketsPerUnit, driver }) => sum + Number(pointValue(ticketsPerUnit)) * units(driver) * factor,
    0,
  );
}

/** A change of a client's tickets by more than this factor, up or down, is asked about. */
const PLAUSIBLE_FACTOR = 5;

/** What has to be confirmed before adopting, in words that the user puts his name to; null where nothing has. */
export function toConfirm(before: ScenarioDocument, effect: AdoptionEffect, choices: AdoptionChoices): string | null {
  const { period } = effect.adoption;
  const reasons: string[] = [];
  if (period.byDays) reasons.push(`The file covers no complete month: the rate is that of ${period.label}, by days.`);
  if (choices.clientId !== null && choices.parts.has("rate")) {
    const was = monthlyTickets(before, choices.clientId);
    const is = monthlyTickets(effect.next.document, choices.clientId);
    const isLeap = was > 0 && (is > was * PLAUSIBLE_FACTOR || is < was / PLAUSIBLE_FACTOR);
    if (isLeap) reasons.push(`The client's tickets change by more than ${PLAUSIBLE_FACTOR} times.`);
  }
  return reasons.length === 0 ? null : `${reasons.join(" ")} I take the rates all the same.`;
}
