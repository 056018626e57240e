/** Bytes of sent documents by their SHA-256. Never changed and never removed: undo of a sending leaves them without a record. */
import { createHash } from "node:crypto";
import type { Database } from "./driver.ts";

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export class SentFileStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Joins an outer transaction. Returns the hash. */
  add(bytes: Uint8Array): string {
    const sha256 = sha256Of(bytes);
    this.#database
      .statement("INSERT INTO sent_file (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING")
      .run(sha256, bytes);
    return sha256;
  }

  /** The bytes kept under a hash, whether they still have it or not; undefined where none are kept. */
  read(sha256: string): Uint8Array | undefined {
    return this.#database.statement<{ bytes: Uint8Array }>("SELECT bytes FROM sent_file WHERE sha256 = ?").get(sha256)
      ?.bytes;
  }
}
