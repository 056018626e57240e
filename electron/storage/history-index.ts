/** What an edit is found by, written with it: its words, the clients it is about, the scenarios it removes. */
import type { Change, Json } from "../../shared/scenario/change.ts";
import { type EditOutlines, editOutlines, type ReadRecord, recordParts } from "../../shared/scenario/edit-outline.ts";
import { editLines, editSearchText } from "../../shared/scenario/edit-words.ts";
import { applyToRecords, invert } from "../../shared/scenario/history.ts";
import type { Database } from "./driver.ts";
import { requireSeal, rowSeal } from "./row-seal.ts";

interface OutlineRow {
  readonly sequence: number;
  readonly outlines: string;
  readonly sha256: string;
}

/** The kinds of record that a scenario consists of. */
const WHOLE_SCENARIO: ReadonlySet<string> = new Set(["scenario", "variant"]);
/** Names are found in any language the same way; only the numbers of words follow the locale, and none is kept. */
const ANY_LOCALE = "en-US";

export class HistoryIndex {
  readonly #database: Database;
  readonly #read: ReadRecord;

  /** `read`: the records as they are now. */
  constructor(database: Database, read: ReadRecord) {
    this.#database = database;
    this.#read = read;
  }

  /** Writes what an edit is found by. Call within its transaction, when its records are written. */
  add(sequence: number, label: string, changes: readonly Change[]): void {
    const taken = applyToRecords(this.#read, invert(changes));
    const before: ReadRecord = (record) => (taken.has(record) ? taken.get(record) : this.#read(record));
    this.#write(sequence, label, changes, editOutlines(changes, before, this.#read));
  }

  /** What the words of an edit need. */
  outlines(sequence: number): EditOutlines {
    const row = this.#database
      .statement<OutlineRow>("SELECT sequence, outlines, sha256 FROM edit_outline WHERE sequence = ?")
      .get(sequence);
    if (row === undefined) throw new Error(`edit ${sequence} is not indexed`);
    const { sha256, ...values } = row;
    requireSeal(this.#database.file, "edit_outline", String(sequence), values, sha256);
    return JSON.parse(row.outlines) as EditOutlines;
  }

  /** Makes up for edits that were stored before there was an index: in the terms of what is here today. */
  complete(): void {
    const last = (table: string): number =>
      this.#database.statement<{ last: number | null }>(`SELECT max(sequence) AS last FROM ${table}`).get()?.last ?? 0;
    const newest = last("edit");
    for (let done = last("edit_outline"); done < newest; done = last("edit_outline")) {
      const rows = this.#database
        .statement<{ sequence: number; label: string; changes: string }>(
          "SELECT sequence, label, changes FROM edit WHERE sequence > ? ORDER BY sequence LIMIT 500",
        )
        .all(done);
      this.#database.transaction(() => {
        for (const { sequence, label, changes } of rows) {
          const parsed = JSON.parse(changes) as Change[];
          this.#write(sequence, label, parsed, editOutlines(parsed, this.#nearest(parsed), this.#read));
        }
      });
    }
  }

  /** A record that is gone today, as the edit itself holds it whole, or as it can be made from today's. */
  #nearest(changes: readonly Change[]): ReadRecord {
    const whole = new Map(changes.flatMap((change) => (change.path === "" ? [[change.record, change] as const] : [])));
    return (record) => {
      const change = whole.get(record);
      return change?.before ?? change?.after ?? this.#read(record);
    };
  }

  #write(sequence: number, label: string, changes: readonly Change[], outlines: EditOutlines): void {
    const lines = editLines(changes, outlines, ANY_LOCALE);
    const row = { sequence, outlines: JSON.stringify(outlines) };
    const run = (sql: string, ...values: readonly (string | number)[]): void =>
      void this.#database.statement(sql).run(...values);
    run(
      "INSERT INTO edit_outline (sequence, outlines, sha256) VALUES (?, ?, ?)",
      sequence,
      row.outlines,
      rowSeal("edit_outline", row),
    );
    run("INSERT INTO edit_search (sequence, text) VALUES (?, ?)", sequence, editSearchText(label, lines));
    const clients = new Map(
      lines.flatMap(({ clientId, clientName }) => (clientId === null ? [] : [[clientId, clientName]])),
    );
    for (const [client, name] of clients)
      run("INSERT INTO edit_client (client, sequence, name) VALUES (?, ?, ?)", client, sequence, name);
    const removals = changes.filter(removesScenario).filter(({ record }) => !comesBack(record, changes));
    for (const change of removals) {
      const name = nameOf(change.before);
      const { id } = recordParts(change.record);
      run("INSERT OR IGNORE INTO edit_removal (scenario, sequence, name) VALUES (?, ?, ?)", id, sequence, name);
    }
  }
}

function removesScenario({ record, path, after }: Change): boolean {
  return path === "" && after === undefined && WHOLE_SCENARIO.has(recordParts(record).kind);
}

/** A scenario that begins or ceases to inherit changes its kind of record and stays. */
function comesBack(record: string, changes: readonly Change[]): boolean {
  const { id } = recordParts(record);
  return changes.some(
    (change) =>
      change.path === "" &&
      change.after !== undefined &&
      WHOLE_SCENARIO.has(recordParts(change.record).kind) &&
      recordParts(change.record).id === id,
  );
}

function nameOf(value: Json | undefined): string {
  if (typeof value !== "object" || value === null || !("name" in value)) return "";
  return typeof value.name === "string" ? value.name : "";
}
