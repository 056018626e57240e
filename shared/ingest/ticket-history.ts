import { dateFromParts, emptyParts, isZeroDate, type Moment, scanDate } from "./dates.ts";
import { IdTable, TextTable, TicketColumn } from "./id-table.ts";
import { columnIndexes, type IngestPlan } from "./ingest-plan.ts";
import { asksForMiss, isEventLog } from "./mapping.ts";
import type { TicketField } from "./ticket-fields.ts";
import {
  type DurationUnit,
  detached,
  isMissing,
  readBoolean,
  readCount,
  readDuration,
  readText,
  unitOfHeading,
} from "./values.ts";

/**
 * Rows to tickets. Rows of one id are one ticket with the values of its latest row (spec/command-line.md): the highest
 * sequence number, else the latest update, else the last in the file; a value missing there is missing.
 *
 * A row is rejected when it has no id, when its time of opening is missing or unreadable, or when it has more values than
 * headings. Any other value that cannot be read leaves that value missing and is counted against its column: a ticket
 * with a broken closing time is still a ticket.
 */
export interface RejectedRow {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export interface UnreadableValues {
  count: number;
  readonly line: number;
  readonly value: string;
  readonly reason: string;
}

export const REJECTED_KEPT = 100;
const VALUE_KEPT = 200;
const RESOLVING = /resol|solv|risol|soluc|complet|conclu|losung|gelost/i;
const CLOSING = /clos|chius|fech|encerr|cerrad|clotur|geschlossen/i;

export class TicketHistory {
  readonly counts = { rowsRead: 0, rowsMerged: 0, rowsSkipped: 0, rowsRejected: 0 };
  readonly rejected: RejectedRow[] = [];
  /** Values that could not be read, by column heading. */
  readonly unreadable = new Map<string, UnreadableValues>();
  readonly ids = new IdTable();
  /** Wall milliseconds; the others stand in the wall time of the opening, so that differences are elapsed. */
  readonly opened = new TicketColumn(Float64Array, Number.NaN);
  readonly resolved = new TicketColumn(Float64Array, Number.NaN);
  readonly closed = new TicketColumn(Float64Array, Number.NaN);
  readonly responded = new TicketColumn(Float64Array, Number.NaN);
  readonly minutes = new TicketColumn(Float64Array, Number.NaN);
  readonly category = new TicketColumn(Int32Array, -1);
  readonly priority = new TicketColumn(Int32Array, -1);
  readonly status = new TicketColumn(Int32Array, -1);
  readonly slaMet = new TicketColumn(Int8Array, -1);
  readonly reopens = new TicketColumn(Int32Array, -1);
  readonly categories: TextTable;
  readonly priorities: TextTable;
  readonly statuses: TextTable;
  readonly clients: TextTable;
  /** True where one column is the only time there is. */
  readonly hasOneTime: boolean;
  /** Rows that say another time of opening than their ticket did before. */
  varyingOpenings = 0;
  /** Rows with fewer values than headings, and the first of them. */
  shortRows = 0;
  firstShortLine = 0;
  firstSkippedLine = 0;
  lastTicketLine = 0;

  readonly #plan: IngestPlan;
  readonly #at: Record<TicketField, number>;
  readonly #order = new TicketColumn(Float64Array, Number.NaN);
  readonly #parts = emptyParts();
  readonly #moment: Moment = { wall: 0, instant: 0 };
  readonly #missed: boolean;
  readonly #minutesUnit: DurationUnit;
  readonly #booleans = new Map<string, -1 | 0 | 1>();

  constructor(plan: IngestPlan) {
    this.#plan = plan;
    this.#at = columnIndexes(plan);
    this.hasOneTime = isEventLog(plan.mapping);
    this.#missed = plan.mapping.slaMet !== null && asksForMiss(plan.mapping.slaMet);
    // A column without a unit is mapped only where somebody asked for it as minutes.
    this.#minutesUnit = unitOfHeading(plan.mapping.handleMinutes ?? "") ?? "minutes";
    const text = () => new TextTable((cell) => (isMissing(cell) ? null : readText(cell)));
    this.categories = text();
    this.priorities = text();
    this.statuses = text();
    this.clients = text();
  }

  /** True where rows are events of a ticket and carry the event's time only. */
  get eventLog(): boolean {
    return this.hasOneTime && this.counts.rowsMerged > 0;
  }

  get tickets(): number {
    return this.ids.size;
  }

  /** Takes one row of cells that starts on a line. */
  add(cells: readonly string[], line: number): void {
    this.counts.rowsRead += 1;
    if (isEmptyRow(cells)) {
      this.counts.rowsSkipped += 1;
      this.firstSkippedLine ||= line;
      return;
    }
    const width = this.#plan.headings.length;
    if (cells.length > width && !isEmptyRow(cells.slice(width))) {
      this.reject(line, "", cells[width] ?? "", `more values than headings (${cells.length} of ${width})`);
      return;
    }
    if (cells.length < width) {
      this.shortRows += 1;
      this.firstShortLine ||= line;
    }
    const id = this.#id(cells, line);
    if (id === null) return;
    const { opened } = this.#at;
    if (opened >= 0) {
      const reason = this.#date(cells[opened] ?? "");
      if (reason !== "") {
        this.reject(
          line,
          this.#heading("opened"),
          cells[opened] ?? "",
          reason === "missing" ? "no time of opening" : reason,
        );
        return;
      }
    }
    const { wall, instant } = this.#moment;
    this.#merge(id, cells, line, opened >= 0 ? wall : Number.NaN, opened >= 0 ? instant : Number.NaN);
  }

  reject(line: number, column: string, value: string, reason: string): void {
    this.counts.rowsRejected += 1;
    if (this.rejected.length < REJECTED_KEPT) {
      this.rejected.push({ line, column, value: detached(value.slice(0, VALUE_KEPT)).toWellFormed(), reason });
    }
  }

  #heading(field: TicketField): string {
    return this.#plan.mapping[field] ?? "";
  }

  #id(cells: readonly string[], line: number): string | null {
    const { id } = this.#at;
    if (id < 0) return `line ${line}`;
    const cell = cells[id] ?? "";
    if (isMissing(cell)) {
      this.reject(line, this.#heading("id"), cell, "no ticket number");
      return null;
    }
    if (cell.length > VALUE_KEPT) {
      this.reject(line, this.#heading("id"), cell, "too long for a ticket number");
      return null;
    }
    return cell.trim();
  }

  /** Reads a date into `#moment`; empty text if it was read, otherwise why not. */
  #date(cell: string): string {
    if (isMissing(cell)) return "missing";
    if (!scanDate(cell, this.#parts)) {
      return /^\d{5}([.,]\d+)?$/.test(cell.trim()) ? "not a date (a spreadsheet's day number)" : "not a date";
    }
    if (this.#plan.dateOrder === null) return "day and month cannot be told apart";
    if (dateFromParts(this.#parts, this.#plan.dateOrder, this.#moment)) return "";
    return isZeroDate(cell) ? "missing" : "no such date";
  }

  /** Milliseconds in the wall time of the opening, NaN if missing or unreadable. */
  #moveTo(field: TicketField, cells: readonly string[], line: number, opened: number, openedInstant: number): number {
    const cell = cells[this.#at[field]] ?? "";
    const reason = this.#date(cell);
    if (reason === "")
      return Number.isNaN(opened) ? this.#moment.wall : opened + (this.#moment.instant - openedInstant);
    if (reason !== "missing") this.#noteUnreadable(field, cell, line, reason);
    return Number.NaN;
  }

  #noteUnreadable(field: TicketField, cell: string, line: number, reason: string): void {
    const heading = this.#heading(field);
    const known = this.unreadable.get(heading);
    if (known) known.count += 1;
    else
      this.unreadable.set(heading, {
        count: 1,
        line,
        value: detached(cell.slice(0, VALUE_KEPT)).toWellFormed(),
        reason,
      });
  }

  #merge(id: string, cells: readonly string[], line: number, opened: number, openedInstant: number): void {
    const at = this.#at;
    const known = this.tickets;
    const ticket = this.ids.place(id);
    const isNew = this.tickets > known;
    if (!isNew) this.counts.rowsMerged += 1;
    this.lastTicketLine = line;
    if (at.client >= 0) this.clients.number(cells[at.client] ?? "");
    const order = this.#orderOf(cells, line);
    if (this.hasOneTime) this.#addEvent(ticket, isNew, cells, opened);
    if (!isNew && order < this.#order.get(ticket)) return;
    // A row without an order of its own follows the one before it and keeps its place.
    if (isNew || !Number.isNaN(order)) this.#order.set(ticket, order);
    if (!this.hasOneTime) {
      if (!isNew && at.opened >= 0 && opened !== this.opened.get(ticket)) this.varyingOpenings += 1;
      this.opened.set(ticket, opened);
      if (at.resolved >= 0) this.resolved.set(ticket, this.#moveTo("resolved", cells, line, opened, openedInstant));
      if (at.closed >= 0) this.closed.set(ticket, this.#moveTo("closed", cells, line, opened, openedInstant));
    }
    if (at.firstResponse >= 0)
      this.responded.set(ticket, this.#moveTo("firstResponse", cells, line, opened, openedInstant));
    if (at.category >= 0) this.category.set(ticket, this.categories.number(cells[at.category] ?? ""));
    if (at.priority >= 0) this.priority.set(ticket, this.priorities.number(cells[at.priority] ?? ""));
    if (at.status >= 0) this.status.set(ticket, this.statuses.number(cells[at.status] ?? ""));
    if (at.slaMet >= 0) this.slaMet.set(ticket, this.#boolean(cells[at.slaMet] ?? "", line));
    if (at.reopens >= 0) this.reopens.set(ticket, this.#reopens(cells[at.reopens] ?? "", line));
    if (at.handleMinutes >= 0) this.minutes.set(ticket, this.#minutes(cells[at.handleMinutes] ?? "", line));
  }

  /** The place of a row in its ticket's story, NaN if the row does not say. */
  #orderOf(cells: readonly string[], line: number): number {
    const { sequence, updated } = this.#at;
    if (sequence >= 0) return readCount(cells[sequence] ?? "");
    if (updated < 0) return Number.NaN;
    const cell = cells[updated] ?? "";
    const reason = this.#date(cell);
    if (reason === "") return this.#moment.instant;
    if (reason !== "missing") this.#noteUnreadable("updated", cell, line, reason);
    return Number.NaN;
  }

  /** An event log has one time: the first event opens, the last resolving (closing) event resolves (closes). */
  #addEvent(ticket: number, isNew: boolean, cells: readonly string[], time: number): void {
    if (isNew || time < this.opened.get(ticket)) this.opened.set(ticket, time);
    if (isNew) {
      this.resolved.set(ticket, Number.NaN);
      this.closed.set(ticket, Number.NaN);
    }
    const event = cells[this.#at.status] ?? "";
    if (RESOLVING.test(event) && !(time < this.resolved.get(ticket))) this.resolved.set(ticket, time);
    else if (CLOSING.test(event) && !(time < this.closed.get(ticket))) this.closed.set(ticket, time);
  }

  #boolean(cell: string, line: number): -1 | 0 | 1 {
    if (isMissing(cell)) return -1;
    let value = this.#booleans.get(cell);
    if (value === undefined) {
      value = readBoolean(cell, this.#missed);
      if (this.#booleans.size < 1000) this.#booleans.set([...cell].join(""), value);
    }
    if (value < 0) this.#noteUnreadable("slaMet", cell, line, "neither yes nor no");
    return value;
  }

  /** A count; yes or a time of reopening is once. */
  #reopens(cell: string, line: number): number {
    if (isMissing(cell)) return -1;
    const count = readCount(cell);
    if (!Number.isNaN(count)) return count;
    const yes = readBoolean(cell);
    if (yes >= 0) return yes;
    if (scanDate(cell, this.#parts)) return isZeroDate(cell) ? 0 : 1;
    this.#noteUnreadable("reopens", cell, line, "not a count");
    return -1;
  }

  #minutes(cell: string, line: number): number {
    if (isMissing(cell)) return Number.NaN;
    const value = readDuration(cell, this.#minutesUnit, this.#plan.decimalMark);
    if (value >= 0) return value;
    this.#noteUnreadable("handleMinutes", cell, line, value < 0 ? "a negative duration" : "not a duration");
    return Number.NaN;
  }
}

/** Delimiters, blanks and nothing else. */
export function isEmptyRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
