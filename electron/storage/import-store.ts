/** Imported tickets on disk: staged in batches under a number nobody sees, completed in one short step, or removed. */
import type { IngestReport, TicketCube } from "../../shared/ingest/formats.ts";
import type { TicketFilter, TicketRow } from "../../shared/ingest/ticket-rows.ts";
import type { Database, SqlValue } from "./driver.ts";
import { requireSeal, rowSeal } from "./row-seal.ts";
import { countPeriod, countTickets, readTickets, type TicketPeriod } from "./ticket-rows.ts";

/** Tickets as columns, in one order; NaN and -1 stand for a missing value. */
export interface TicketRows {
  readonly count: number;
  readonly ids: readonly string[];
  readonly opened: Float64Array;
  readonly resolved: Float64Array;
  readonly minutes: Float64Array;
  readonly category: Int32Array;
  readonly priority: Int32Array;
  readonly reopens: Int32Array;
  readonly slaMet: Int8Array;
}

export interface ImportTexts {
  readonly categories: readonly string[];
  readonly priorities: readonly string[];
}

interface BatchRow {
  readonly number: number;
  readonly id: string;
  readonly report: string;
  readonly cube: string;
  readonly sha256: string;
}

const COLUMNS = "batch, position, external_id, opened, resolved, category, priority, minutes, sla_met, reopens";
/** One statement takes many rows: a call into SQLite costs more than a row does. */
const ROWS_A_STATEMENT = 50;
const ONE_ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
const insertOf = (rows: number): string =>
  `INSERT INTO ticket (${COLUMNS}) VALUES ${Array(rows).fill(ONE_ROW).join(", ")}`;

/** Rows removed in one step, so that clearing a million tickets does not hold the writer for seconds. */
const REMOVED_AT_ONCE = 100_000;

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const numberOrNull = (value: number): number | null => (value < 0 ? null : value);

export class ImportStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Opens a batch for an import that is not there yet; returns its number. */
  begin(id: string): number {
    const empty = { id, report: "{}", cube: "{}" };
    return this.#database.transaction(() => {
      const last = this.#database
        .statement<{ last: number | null }>("SELECT max(number) AS last FROM import_batch")
        .get();
      const number = (last?.last ?? 0) + 1;
      this.#database
        .statement(
          "INSERT INTO import_batch (number, id, state, report, cube, sha256) VALUES (?, ?, 'staging', ?, ?, ?)",
        )
        .run(number, id, empty.report, empty.cube, rowSeal("import_batch", empty));
      return number;
    });
  }

  /** Adds tickets to a staged batch, the first at `position`, in a transaction of their own. */
  addTickets(batch: number, position: number, rows: TicketRows): void {
    this.#database.transaction(() => {
      for (let at = 0; at < rows.count; at += ROWS_A_STATEMENT) {
        const end = Math.min(at + ROWS_A_STATEMENT, rows.count);
        const values: SqlValue[] = [];
        for (let index = at; index < end; index += 1) pushTicket(values, batch, position + index, rows, index);
        this.#database.statement(insertOf(end - at)).run(...values);
      }
    });
  }

  /** Stores texts, aggregates and report and completes the batch. Joins the transaction that makes the import visible. */
  complete(batch: number, texts: ImportTexts, report: IngestReport, cube: TicketCube): void {
    this.#database.transaction(() => {
      const value = this.#database.statement(
        "INSERT INTO ticket_value (batch, kind, number, text) VALUES (?, ?, ?, ?)",
      );
      texts.categories.forEach((text, number) => {
        value.run(batch, "category", number, text);
      });
      texts.priorities.forEach((text, number) => {
        value.run(batch, "priority", number, text);
      });
      const count = this.#database.statement(
        "INSERT INTO ticket_count (batch, month, category, priority, tickets, handled_tickets, handled_minutes) VALUES (?, ?, ?, ?, ?, ?, ?)",
      );
      for (const cell of cube.cells) {
        count.run(
          batch,
          cell.month,
          cell.category,
          cell.priority,
          cell.tickets,
          cell.handledTickets,
          cell.handledMinutes,
        );
      }
      const { id } = this.#row(batch);
      // The cells are in ticket_count; the rest of the cube is a line.
      const stored = { id, report: JSON.stringify(report), cube: JSON.stringify({ ...cube, cells: [] }) };
      this.#database
        .statement("UPDATE import_batch SET state = 'complete', report = ?, cube = ?, sha256 = ? WHERE number = ?")
        .run(stored.report, stored.cube, rowSeal("import_batch", stored), batch);
    });
  }

  /** Report and cube of a complete import, undefined if there is none of this id. */
  read(id: string): { readonly batch: number; readonly report: IngestReport; readonly cube: TicketCube } | undefined {
    const row = this.#database
      .statement<BatchRow>(
        "SELECT number, id, report, cube, sha256 FROM import_batch WHERE id = ? AND state = 'complete'",
      )
      .get(id);
    if (row === undefined) return undefined;
    const { sha256, number, ...sealed } = row;
    requireSeal(this.#database.file, "import_batch", id, sealed, sha256);
    const cells = this.#database
      .statement<TicketCube["cells"][number]>(
        `SELECT category, month, priority, tickets, handled_tickets AS handledTickets, handled_minutes AS handledMinutes
         FROM ticket_count WHERE batch = ? ORDER BY month, category, priority`,
      )
      .all(number);
    const cube = { ...(JSON.parse(row.cube) as TicketCube), cells };
    return { batch: number, report: JSON.parse(row.report) as IngestReport, cube };
  }

  /** A page of a complete import's tickets and how many the filter lets through, undefined if there is none of this id. */
  tickets(
    id: string,
    filter: TicketFilter,
    offset: number,
    limit: number,
  ): { readonly total: number; readonly tickets: TicketRow[] } | undefined {
    const row = this.#database
      .statement<{ number: number }>("SELECT number FROM import_batch WHERE id = ? AND state = 'complete'")
      .get(id);
    if (row === undefined) return undefined;
    return {
      total: countTickets(this.#database, row.number, filter),
      tickets: readTickets(this.#database, row.number, filter, offset, limit),
    };
  }

  /** What the tickets of some calendar months came to; null unless the import covers them whole (`completeMonths`). */
  period(id: string, first: string, last: string): TicketPeriod | null {
    const row = this.#database
      .statement<{ number: number; cube: string }>(
        "SELECT number, cube FROM import_batch WHERE id = ? AND state = 'complete'",
      )
      .get(id);
    if (row === undefined) return null;
    const { completeMonths } = JSON.parse(row.cube) as TicketCube;
    if (completeMonths === null || completeMonths.first > first || completeMonths.last < last) return null;
    return countPeriod(this.#database, row.number, first, last);
  }

  /** Ticket numbers of a batch from a position on. */
  ids(batch: number, from: number, count: number): string[] {
    return this.#database
      .statement<{ external_id: string }>(
        "SELECT external_id FROM ticket WHERE batch = ? AND position >= ? ORDER BY position LIMIT ?",
      )
      .all(batch, from, count)
      .map((row) => row.external_id);
  }

  ticketCount(batch: number): number {
    return (
      this.#database.statement<{ tickets: number }>("SELECT count(*) AS tickets FROM ticket WHERE batch = ?").get(batch)
        ?.tickets ?? 0
    );
  }

  /** Removes one staged batch. */
  discard(batch: number): void {
    for (let removed = REMOVED_AT_ONCE; removed === REMOVED_AT_ONCE; ) {
      removed = this.#database.transaction(() =>
        this.#database
          .statement(
            "DELETE FROM ticket WHERE batch = ? AND position IN (SELECT position FROM ticket WHERE batch = ? LIMIT ?)",
          )
          .run(batch, batch, REMOVED_AT_ONCE),
      );
    }
    this.#database.transaction(() =>
      this.#database.statement("DELETE FROM import_batch WHERE number = ? AND state = 'staging'").run(batch),
    );
  }

  /** Removes what imports left behind that were cut short; returns how many. Call when the workspace is opened. */
  discardUnfinished(): number {
    const unfinished = this.#database
      .statement<{ number: number }>("SELECT number FROM import_batch WHERE state = 'staging'")
      .all();
    for (const { number } of unfinished) this.discard(number);
    return unfinished.length;
  }

  #row(batch: number): { readonly id: string } {
    const row = this.#database.statement<{ id: string }>("SELECT id FROM import_batch WHERE number = ?").get(batch);
    if (row === undefined) throw new Error(`import batch ${batch} is gone`);
    return row;
  }
}

function pushTicket(values: SqlValue[], batch: number, position: number, rows: TicketRows, index: number): void {
  values.push(
    batch,
    position,
    rows.ids[index] ?? "",
    orNull(rows.opened[index] ?? Number.NaN),
    orNull(rows.resolved[index] ?? Number.NaN),
    numberOrNull(rows.category[index] ?? -1),
    numberOrNull(rows.priority[index] ?? -1),
    orNull(rows.minutes[index] ?? Number.NaN),
    numberOrNull(rows.slaMet[index] ?? -1),
    numberOrNull(rows.reopens[index] ?? -1),
  );
}
