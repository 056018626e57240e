/** The append-only table of edits, and where each of them stands between undo and redo. */
import type { Change } from "../../shared/scenario/change.ts";
import type { Database } from "./driver.ts";
import { requireSeal, rowSeal } from "./row-seal.ts";

interface EditRow {
  readonly sequence: number;
  readonly label: string;
  readonly who: string;
  readonly at: string;
  readonly changes: string;
  readonly sha256: string;
}

export interface Edit {
  readonly sequence: number;
  readonly label: string;
  readonly who: string;
  /** ISO 8601 in UTC with milliseconds. Order is by sequence, never by time. */
  readonly at: string;
  readonly changes: readonly Change[];
}

export interface LoggedEdit extends Edit {
  /** Taken back, whether or not it can still be redone. */
  readonly undone: boolean;
}

type Direction = "undo" | "redo";

const EDIT = "edit.sequence, edit.label, edit.who, edit.at, edit.changes, edit.sha256";

export class HistoryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds an edit that stands; what could be redone until now cannot any more. Call within a transaction. Returns its sequence. */
  append(edit: Omit<Edit, "sequence">): number {
    const last = this.#database.statement<{ last: number | null }>("SELECT max(sequence) AS last FROM edit").get();
    const sequence = (last?.last ?? 0) + 1;
    const row = { sequence, label: edit.label, who: edit.who, at: edit.at, changes: JSON.stringify(edit.changes) };
    this.#database
      .statement("INSERT INTO edit (sequence, label, who, at, changes, sha256) VALUES (?, ?, ?, ?, ?, ?)")
      .run(sequence, row.label, row.who, row.at, row.changes, rowSeal("edit", row));
    for (const record of recordsOf(edit.changes)) {
      this.#database.statement("INSERT INTO edit_record (record, sequence) VALUES (?, ?)").run(record, sequence);
    }
    this.#database.statement("UPDATE edit_state SET state = 'dropped' WHERE state = 'undone'").run();
    this.#database.statement("INSERT INTO edit_state (sequence, state) VALUES (?, 'standing')").run(sequence);
    return sequence;
  }

  /** The edit that undo would take back: the newest that stands. */
  undoable(): Edit | undefined {
    return this.#next("SELECT max(sequence) AS sequence FROM edit_state WHERE state = 'standing'");
  }

  /** The edit that redo would apply: the oldest of those taken back since the last new edit. */
  redoable(): Edit | undefined {
    return this.#next("SELECT min(sequence) AS sequence FROM edit_state WHERE state = 'undone'");
  }

  /** Notes that an edit was taken back or applied again. Call within a transaction. */
  move(sequence: number, direction: Direction, who: string, at: string): void {
    this.#database
      .statement("INSERT INTO edit_move (sequence, direction, who, at) VALUES (?, ?, ?, ?)")
      .run(sequence, direction, who, at);
    this.#database
      .statement("UPDATE edit_state SET state = ? WHERE sequence = ?")
      .run(direction === "undo" ? "undone" : "standing", sequence);
  }

  /** Newest first, older than `before`, of one record if given. */
  list(limit: number, before: number | undefined, record: string | undefined): LoggedEdit[] {
    const rows = this.#database
      .statement<EditRow & { state: string }>(
        `SELECT ${EDIT}, edit_state.state FROM edit JOIN edit_state USING (sequence)
         WHERE edit.sequence < ? AND (? IS NULL OR edit.sequence IN (SELECT sequence FROM edit_record WHERE record = ?))
         ORDER BY edit.sequence DESC LIMIT ?`,
      )
      .all(before ?? Number.MAX_SAFE_INTEGER, record ?? null, record ?? null, limit);
    return rows.map(({ state, ...row }) => ({ ...this.#checked(row), undone: state !== "standing" }));
  }

  #next(sql: string): Edit | undefined {
    const found = this.#database.statement<{ sequence: number | null }>(sql).get();
    if (found === undefined || found.sequence === null) return undefined;
    const row = this.#database.statement<EditRow>(`SELECT ${EDIT} FROM edit WHERE sequence = ?`).get(found.sequence);
    if (row === undefined) throw new Error(`edit ${found.sequence} has a state and no row`);
    return this.#checked(row);
  }

  #checked({ sha256, ...row }: EditRow): Edit {
    requireSeal(this.#database.file, "edit", String(row.sequence), { ...row }, sha256);
    return { ...row, changes: JSON.parse(row.changes) as Change[] };
  }
}

/** Addresses of the records that changes touch, each once, in order of first mention. */
export function recordsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map((change) => change.record))];
}
