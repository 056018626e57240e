/** The append-only table of edits, where each of them stands between undo and redo, and what it is found by. */
import type { Change } from "../../shared/scenario/change.ts";
import type { EditOutlines, ReadRecord } from "../../shared/scenario/edit-outline.ts";
import type { Database, SqlValue } from "./driver.ts";
import { type HistoryFilter, type HistoryQuery, historyQuery } from "./history-filter.ts";
import { HistoryIndex } from "./history-index.ts";
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

/** `undone`: can be redone; `dropped`: taken back, and a later edit took the way back to it. */
export type EditState = "standing" | "undone" | "dropped";

export interface LoggedEdit extends Edit {
  readonly state: EditState;
  readonly outlines: EditOutlines;
}

export type Direction = "undo" | "redo";

export interface Move {
  readonly direction: Direction;
  readonly who: string;
  readonly at: string;
}

/** The edits between now and a point of the history, in the order in which they are to be taken back or applied. */
export interface Way {
  readonly back: readonly number[];
  readonly on: readonly number[];
}

const EDIT = "edit.sequence, edit.label, edit.who, edit.at, edit.changes, edit.sha256";

export class HistoryStore {
  readonly #database: Database;
  readonly #index: HistoryIndex;
  #last: { readonly key: string; readonly sequences: readonly number[] } = { key: "", sequences: [] };

  /** `read`: the records as they are now. */
  constructor(database: Database, read: ReadRecord) {
    this.#database = database;
    this.#index = new HistoryIndex(database, read);
  }

  /** Indexes what an older version stored. Call once, when the file is opened. */
  completeIndex(): void {
    this.#index.complete();
  }

  /**
   * Adds an edit that stands; what could be redone until now cannot any more. Call within a transaction, when the records are
   * written. Returns its sequence.
   */
  append(edit: Omit<Edit, "sequence">): number {
    const sequence = this.newest() + 1;
    const row = { sequence, label: edit.label, who: edit.who, at: edit.at, changes: JSON.stringify(edit.changes) };
    this.#database
      .statement("INSERT INTO edit (sequence, label, who, at, changes, sha256) VALUES (?, ?, ?, ?, ?, ?)")
      .run(sequence, row.label, row.who, row.at, row.changes, rowSeal("edit", row));
    for (const record of recordsOf(edit.changes)) {
      this.#database.statement("INSERT INTO edit_record (record, sequence) VALUES (?, ?)").run(record, sequence);
    }
    this.#database
      .statement("UPDATE edit_state SET state = 'dropped', dropped_by = ? WHERE state = 'undone'")
      .run(sequence);
    this.#database.statement("INSERT INTO edit_state (sequence, state) VALUES (?, 'standing')").run(sequence);
    this.#index.add(sequence, edit.label, edit.changes);
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

  /** Newest first, `limit` of those that the filter lets through after the first `offset`, and how many there are in all. */
  find(filter: HistoryFilter, offset: number, limit: number): { total: number; edits: LoggedEdit[] } {
    const newest = this.newest();
    const query = historyQuery(filter);
    // Sequences have no gaps: edits are never deleted.
    const found = query === null ? null : this.#found(query, newest);
    const total = found?.length ?? newest;
    const sequences =
      found?.slice(offset, offset + limit) ??
      Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => newest - offset - index);
    return { total, edits: sequences.map((sequence) => this.read(sequence) as LoggedEdit) };
  }

  /** Sequence of the last edit made, standing or not; 0 where there is none. */
  newest(): number {
    return this.#all<{ last: number | null }>("SELECT max(sequence) AS last FROM edit", [])[0]?.last ?? 0;
  }

  /** What was found last is at hand while somebody scrolls through it. */
  #found({ sql, values }: HistoryQuery, newest: number): readonly number[] {
    const key = JSON.stringify([newest, sql, values]);
    if (this.#last.key !== key) {
      const sequences = this.#all<{ sequence: number }>(sql, values).map(({ sequence }) => sequence);
      this.#last = { key, sequences };
    }
    return this.#last.sequences;
  }

  read(sequence: number): LoggedEdit | undefined {
    const row = this.#database
      .statement<EditRow & { state: EditState }>(
        `SELECT ${EDIT}, edit_state.state FROM edit JOIN edit_state USING (sequence) WHERE edit.sequence = ?`,
      )
      .get(sequence);
    if (row === undefined) return undefined;
    const { state, ...edit } = row;
    return { ...this.#checked(edit), state, outlines: this.#index.outlines(sequence) };
  }

  /** An edit by itself. Throws where there is none. */
  edit(sequence: number): Edit {
    const row = this.#database.statement<EditRow>(`SELECT ${EDIT} FROM edit WHERE sequence = ?`).get(sequence);
    if (row === undefined) throw new Error(`there is no edit ${sequence}`);
    return this.#checked(row);
  }

  stateOf(sequence: number): EditState | undefined {
    return this.#all<{ state: EditState }>("SELECT state FROM edit_state WHERE sequence = ?", [sequence])[0]?.state;
  }

  /** When an edit was taken back and applied again, oldest first; at most the last `limit`. */
  moves(sequence: number, limit: number): Move[] {
    return this.#all<Move & { step: number }>(
      "SELECT step, direction, who, at FROM edit_move WHERE sequence = ? ORDER BY step DESC LIMIT ?",
      [sequence, limit],
    )
      .map(({ step: _, ...move }) => move)
      .reverse();
  }

  /** The way to the point right after an edit; 0 is the beginning. `undefined` where there is no such edit. */
  wayTo(sequence: number): Way | undefined {
    const state = this.#all<{ state: EditState; dropped_by: number }>(
      "SELECT state, dropped_by FROM edit_state WHERE sequence = ?",
      [sequence],
    )[0];
    if (state === undefined && sequence !== 0) return undefined;
    const sequences = (sql: string, ...values: SqlValue[]): number[] =>
      this.#all<{ sequence: number }>(`SELECT sequence FROM edit_state WHERE ${sql}`, values).map(
        (row) => row.sequence,
      );
    return {
      back: sequences("state = 'standing' AND sequence > ? ORDER BY sequence DESC", sequence),
      // Below an edit stood what is older and was taken out of the way only after it.
      on: sequences(
        "sequence <= ? AND (state = 'undone' OR (state = 'dropped' AND dropped_by > ?)) ORDER BY sequence",
        sequence,
        sequence,
      ),
    };
  }

  /** The edits that stand and touch a record, from `sequence` on, oldest first. */
  *standingEdits(record: string, sequence: number): Generator<Edit> {
    const found = this.#all<{ sequence: number }>(
      `SELECT sequence FROM edit_record JOIN edit_state USING (sequence)
       WHERE record = ? AND sequence >= ? AND state = 'standing' ORDER BY sequence`,
      [record, sequence],
    );
    for (const one of found) yield this.edit(one.sequence);
  }

  /** Edits of a record whose changes hold a text as they are stored, the newest first, at most a few. */
  *editsAbout(record: string, text: string): Generator<Edit> {
    const found = this.#all<{ sequence: number }>(
      `SELECT edit.sequence FROM edit_record JOIN edit USING (sequence)
       WHERE record = ? AND instr(changes, ?) > 0 ORDER BY edit.sequence DESC LIMIT 20`,
      [record, text],
    );
    for (const { sequence } of found) yield this.edit(sequence);
  }

  /** Who made edits, the clients they were about under their last names, and the scenarios they removed. */
  subjects(): {
    people: string[];
    clients: { id: string; name: string }[];
    removed: { id: string; name: string; sequence: number; at: string }[];
  } {
    return {
      people: this.#all<{ who: string }>("SELECT DISTINCT who FROM edit ORDER BY who", []).map(({ who }) => who),
      clients: this.#all<{ id: string; name: string; newest: number }>(
        "SELECT client AS id, name, max(sequence) AS newest FROM edit_client GROUP BY client",
        [],
      ).map(({ id, name }) => ({ id, name: name === "" ? id : name })),
      removed: this.#all<{ id: string; name: string; sequence: number; at: string }>(
        `SELECT scenario AS id, name, max(sequence) AS sequence, at FROM edit_removal JOIN edit USING (sequence)
         JOIN edit_state USING (sequence) WHERE state = 'standing' GROUP BY scenario ORDER BY sequence DESC`,
        [],
      ),
    };
  }

  #all<Row>(sql: string, values: readonly SqlValue[]): Row[] {
    return this.#database.statement<Row>(sql).all(...values);
  }

  #next(sql: string): Edit | undefined {
    const found = this.#database.statement<{ sequence: number | null }>(sql).get();
    return found === undefined || found.sequence === null ? undefined : this.edit(found.sequence);
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
