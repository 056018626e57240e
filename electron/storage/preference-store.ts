/** What the window remembers about itself (selection, pane widths): not part of the history. */
import type { Json } from "../../shared/scenario/change.ts";
import type { Database } from "./driver.ts";
import { requireSeal, rowSeal } from "./row-seal.ts";

interface PreferenceRow {
  readonly key: string;
  readonly value: string;
  readonly sha256: string;
}

export class PreferenceStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  write(key: string, value: Json): void {
    const row = { key, value: JSON.stringify(value) };
    this.#database.transaction(() =>
      this.#database
        .statement(
          `INSERT INTO preference (key, value, sha256) VALUES (?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET value = excluded.value, sha256 = excluded.sha256`,
        )
        .run(key, row.value, rowSeal("preference", row)),
    );
  }

  all(): Record<string, Json> {
    const rows = this.#database
      .statement<PreferenceRow>("SELECT key, value, sha256 FROM preference ORDER BY key")
      .all();
    return Object.fromEntries(
      rows.map(({ sha256, ...row }) => {
        requireSeal(this.#database.file, "preference", row.key, row, sha256);
        return [row.key, JSON.parse(row.value) as Json];
      }),
    );
  }
}
