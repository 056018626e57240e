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
