/** The stored tickets behind a count, by page: filtered as the counts are, so that a count and its rows cannot disagree. */
import type { TicketFilter, TicketRow } from "../../shared/ingest/ticket-rows.ts";
import type { Database, SqlValue } from "./driver.ts";

interface StoredRow {
  readonly id: string;
  readonly opened: number | null;
  readonly resolved: number | null;
  readonly category: string | null;
  readonly priority: string | null;
  readonly minutes: number | null;
  readonly slaMet: number | null;
  readonly reopens: number | null;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

function monthStart(month: string, later = 0): number {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + later, 1);
}

/** Numbers of the values that are counted under a text of their own; the others are counted under none. */
const COUNTED = (kind: "category" | "priority") =>
  `SELECT number FROM ticket_value WHERE batch = ? AND kind = '${kind}' AND text <> ''
   AND text IN (SELECT ${kind} FROM ticket_count WHERE batch = ?)`;

function ofValues(batch: number, kind: "category" | "priority", texts: readonly string[]): Condition {
  const named: Condition = {
    sql: `ticket.${kind} IN (${COUNTED(kind)} AND text IN (SELECT value FROM json_each(?)))`,
    values: [batch, batch, JSON.stringify(texts)],
  };
  if (!texts.includes("")) return named;
  const none = `ticket.${kind} IS NULL OR ticket.${kind} NOT IN (${COUNTED(kind)})`;
  return { sql: `(${named.sql} OR ${none})`, values: [...named.values, batch, batch] };
}

function rowConditions(batch: number, { first, last, categories, priority }: TicketFilter): Condition[] {
  return [
    { sql: "ticket.batch = ?", values: [batch] },
    ...(first === undefined ? [] : [{ sql: "ticket.opened >= ?", values: [monthStart(first)] }]),
    ...(last === undefined ? [] : [{ sql: "ticket.opened < ?", values: [monthStart(last, 1)] }]),
    ...(categories === undefined ? [] : [ofValues(batch, "category", categories)]),
    ...(priority === undefined ? [] : [ofValues(batch, "priority", [priority])]),
  ];
}

function countConditions(batch: number, { first, last, categories, priority }: TicketFilter): Condition[] {
  return [
    { sql: "batch = ?", values: [batch] },
    ...(first === undefined ? [] : [{ sql: "month >= ?", values: [first] }]),
    // Without a date there is no month, and the empty text comes before every month.
    ...(last === undefined ? [] : [{ sql: "month <> '' AND month <= ?", values: [last] }]),
    ...(categories === undefined
      ? []
      : [{ sql: "category IN (SELECT value FROM json_each(?))", values: [JSON.stringify(categories)] }]),
    ...(priority === undefined ? [] : [{ sql: "priority = ?", values: [priority] }]),
  ];
}

function whereOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(" AND "),
    values: conditions.flatMap(({ values }) => values),
  };
}

const clockOf = (wall: number | null): string | null =>
  wall === null ? null : new Date(wall).toISOString().slice(0, 19);

/** How many tickets of a batch a filter lets through, out of the counts that are maintained with them. */
export function countTickets(database: Database, batch: number, filter: TicketFilter): number {
  const where = whereOf(countConditions(batch, filter));
  return (
    database
      .statement<{ tickets: number | null }>(`SELECT sum(tickets) AS tickets FROM ticket_count WHERE ${where.sql}`)
      .get(...where.values)?.tickets ?? 0
  );
}

/** `limit` of the tickets that a filter lets through, after the first `offset`, in the order of the file. */
export function readTickets(
  database: Database,
  batch: number,
  filter: TicketFilter,
  offset: number,
  limit: number,
): TicketRow[] {
  const where = whereOf(rowConditions(batch, filter));
  return database
    .statement<StoredRow>(
      `SELECT ticket.external_id AS id, ticket.opened, ticket.resolved, category.text AS category,
         priority.text AS priority, ticket.minutes, ticket.sla_met AS slaMet, ticket.reopens
       FROM (SELECT * FROM ticket WHERE ${where.sql} ORDER BY ticket.position LIMIT ? OFFSET ?) AS ticket
       LEFT JOIN ticket_value AS category
         ON category.batch = ticket.batch AND category.kind = 'category' AND category.number = ticket.category
       LEFT JOIN ticket_value AS priority
         ON priority.batch = ticket.batch AND priority.kind = 'priority' AND priority.number = ticket.priority
       ORDER BY ticket.position`,
    )
    .all(...where.values, limit, offset)
    .map((row) => ({
      ...row,
      opened: clockOf(row.opened),
      resolved: clockOf(row.resolved),
      category: row.category ?? "",
      priority: row.priority ?? "",
      slaMet: row.slaMet === null ? null : row.slaMet === 1,
    }));
}

export interface TicketPeriod {
  readonly tickets: number;
  /** Null where no ticket says whether it was opened again. */
  readonly reopened: number | null;
  readonly slaMet: { readonly met: number; readonly measured: number } | null;
  /** From opened to resolved; null where no ticket has both times in order. */
  readonly medianHours: number | null;
}

const HOUR_MS = 3_600_000;

/** What the tickets opened in some calendar months (`YYYY-MM`, inclusive) came to, counted as the profile of a whole import is. */
export function countPeriod(database: Database, batch: number, first: string, last: string): TicketPeriod {
  const { sql, values } = whereOf(rowConditions(batch, { first, last }));
  const row = database
    .statement<{ tickets: number; counted: number; reopened: number; measured: number; met: number; elapsed: number }>(
      `SELECT count(*) AS tickets, count(reopens) AS counted, total(reopens > 0) AS reopened, count(sla_met) AS measured,
         total(sla_met) AS met, total(resolved >= opened) AS elapsed FROM ticket WHERE ${sql}`,
    )
    .get(...values);
  if (row === undefined) throw new Error("a count always has a row");
  return {
    tickets: row.tickets,
    reopened: row.counted === 0 ? null : row.reopened,
    slaMet: row.measured === 0 ? null : { met: row.met, measured: row.measured },
    medianHours: row.elapsed === 0 ? null : medianOf(database, { sql, values }, row.elapsed) / HOUR_MS,
  };
}

/** Linear between order statistics, as `quantile` of shared/ingest/profile.ts. */
function medianOf(database: Database, { sql, values }: Condition, count: number): number {
  const middle = database
    .statement<{ elapsed: number }>(
      `SELECT resolved - opened AS elapsed FROM ticket WHERE ${sql} AND resolved >= opened
       ORDER BY elapsed LIMIT ${count % 2 === 0 ? 2 : 1} OFFSET ${Math.floor((count - 1) / 2)}`,
    )
    .all(...values);
  return middle.reduce((sum, { elapsed }) => sum + elapsed, 0) / middle.length;
}
