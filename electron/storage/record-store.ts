/** The records of a workspace, `kind/id` to one JSON document each, sealed and checked on every read from the file. */
import type { Json } from "../../shared/scenario/change.ts";
import type { Database } from "./driver.ts";
import { requireSeal, rowSeal } from "./row-seal.ts";

interface RecordRow {
  readonly kind: string;
  readonly id: string;
  readonly body: string;
  readonly changed_at: string;
  readonly sha256: string;
}

export interface StoredRecord {
  readonly id: string;
  readonly value: Json;
  /** Instant of the last change, ISO 8601 in UTC with milliseconds. */
  readonly changedAt: string;
}

const COLUMNS = "SELECT kind, id, body, changed_at, sha256 FROM record";

export class RecordStore {
  readonly #database: Database;
  /** Parsed values by address, null where there is none. One writer holds the file, so nobody else can make them stale. */
  readonly #known = new Map<string, StoredRecord | null>();

  constructor(database: Database) {
    this.#database = database;
    database.onRollback(() => this.#known.clear());
  }

  read(record: string): StoredRecord | undefined {
    const known = this.#known.get(record);
    if (known !== undefined) return known ?? undefined;
    const { kind, id } = addressOf(record);
    const row = this.#database.statement<RecordRow>(`${COLUMNS} WHERE kind = ? AND id = ?`).get(kind, id);
    if (row !== undefined) return this.#opened(row);
    this.#known.set(record, null);
    return undefined;
  }

  /** All records of a kind by id. */
  list(kind: string): StoredRecord[] {
    return this.ids(kind).map((id) => this.read(`${kind}/${id}`) as StoredRecord);
  }

  /** The identifiers of a kind, in order. */
  ids(kind: string): string[] {
    const rows = this.#database.statement<{ id: string }>("SELECT id FROM record WHERE kind = ? ORDER BY id").all(kind);
    return rows.map(({ id }) => id);
  }

  /** Stores or, with `undefined`, removes a record. Call within a transaction. */
  write(record: string, value: Json | undefined, at: string): void {
    const { kind, id } = addressOf(record);
    if (value === undefined) {
      this.#known.set(record, null);
      this.#database.statement("DELETE FROM record WHERE kind = ? AND id = ?").run(kind, id);
      return;
    }
    const row = { kind, id, body: JSON.stringify(value), changed_at: at };
    this.#database
      .statement(
        `INSERT INTO record (kind, id, body, changed_at, sha256) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at, sha256 = excluded.sha256`,
      )
      .run(kind, id, row.body, at, rowSeal("record", row));
    this.#known.set(record, { id, value, changedAt: at });
  }

  /** Reads every row and throws `workspace-damaged` for the first whose seal does not fit. */
  requireAllSound(): void {
    for (const row of this.#database.statement<RecordRow>(COLUMNS).iterate()) this.#checked(row);
  }

  #checked({ sha256, ...row }: RecordRow): StoredRecord {
    requireSeal(this.#database.file, "record", `${row.kind}/${row.id}`, row, sha256);
    return { id: row.id, value: JSON.parse(row.body) as Json, changedAt: row.changed_at };
  }

  #opened(row: RecordRow): StoredRecord {
    const opened = this.#checked(row);
    this.#known.set(`${row.kind}/${row.id}`, opened);
    return opened;
  }
}

export function addressOf(record: string): { kind: string; id: string } {
  const slash = record.indexOf("/");
  if (slash < 1) throw new TypeError(`"${record}" is no address of a record`);
  return { kind: record.slice(0, slash), id: record.slice(slash + 1) };
}
