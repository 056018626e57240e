/** The only door to SQLite: opens one workspace file for one writer, with full durability, and refuses in words. */
import { existsSync, statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Problem } from "../../shared/contract/problem.ts";
import type { Database, SqlValue, Statement } from "./driver.ts";
import { fileProblem, isIndeterminate, storageProblem } from "./faults.ts";
import { APPLICATION_ID, damaged, type FileIdentity, identityOf, missing, newer, requireOwnFile } from "./identity.ts";

/** better-sqlite3 13 crashes without a word on a Node whose Node-API is older than this. */
const NEEDED_NODE_API = 10;
const WHOLE_CHECK_BYTES = 64 * 1024 * 1024;
const IDLE_CHECKPOINT_MILLISECONDS = 2000;
/** How long opening waits for another process to let go; it blocks, so it is short. */
const OPENING_WAIT_MILLISECONDS = 1000;

export interface OpenOptions {
  /** Highest schema this version knows; a file above it is refused. */
  readonly knownSchema: number;
}

export function requireNodeApi(version: string | undefined): void {
  if (Number(version ?? 0) >= NEEDED_NODE_API) return;
  throw new Problem(
    "storage-failed",
    `This Node (Node-API ${version ?? "none"}) is too old for the storage; Node 22.14 or newer is needed. Nothing was opened.`,
  );
}

function connect(file: string): Sqlite.Database {
  const connection = new Sqlite(file, { fileMustExist: true, timeout: OPENING_WAIT_MILLISECONDS });
  try {
    // Exclusive before the first access: one writer, and no shared-memory file.
    connection.pragma("locking_mode = EXCLUSIVE");
    connection.pragma("journal_mode = WAL");
    // In WAL mode the binding's default is NORMAL, which does not reach the disk at a commit.
    connection.pragma("synchronous = FULL");
    connection.pragma("fullfsync = ON");
    connection.pragma("checkpoint_fullfsync = ON");
    connection.pragma("foreign_keys = ON");
    connection.pragma("trusted_schema = OFF");
    connection.pragma("cell_size_check = ON");
    connection.pragma("mmap_size = 0");
    connection.pragma("journal_size_limit = 1048576");
    connection.exec("BEGIN IMMEDIATE; COMMIT");
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function requireSound(connection: Sqlite.Database, file: string, options: OpenOptions): void {
  const check = statSync(file).size <= WHOLE_CHECK_BYTES ? "integrity_check(5)" : "quick_check(5)";
  const findings = connection.pragma(check) as Record<string, string>[];
  const first = Object.values(findings[0] ?? {})[0];
  if (first !== "ok") throw damaged(file, `SQLite finds "${first ?? "nothing"}"`);
  if ((connection.pragma("foreign_key_check") as unknown[]).length > 0)
    throw damaged(file, "rows refer to missing rows");
  // Once more through SQLite: what a write-ahead log holds is not in the header on disk.
  if (connection.pragma("application_id", { simple: true }) !== APPLICATION_ID) throw damaged(file, "its mark is gone");
  const schema = Number(connection.pragma("user_version", { simple: true }));
  if (schema > options.knownSchema) throw newer(file, schema, options.knownSchema);
}

class OpenDatabase implements Database {
  readonly file: string;
  #connection: Sqlite.Database;
  #statements = new Map<string, Statement<unknown>>();
  readonly #identity: FileIdentity;
  #depth = 0;
  readonly #rollbackListeners: (() => void)[] = [];
  #idle: NodeJS.Timeout | undefined;

  constructor(file: string, connection: Sqlite.Database, identity: FileIdentity) {
    this.file = file;
    this.#connection = connection;
    this.#identity = identity;
  }

  statement<Row>(sql: string): Statement<Row> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      const prepared = this.#guarded(() => this.#connection.prepare<SqlValue[], unknown>(sql));
      statement = {
        get: (...values) => this.#guarded(() => prepared.get(...values)),
        all: (...values) => this.#guarded(() => prepared.all(...values)),
        iterate: (...values) => this.#guarded(() => prepared.iterate(...values)),
        run: (...values) => this.#guarded(() => prepared.run(...values).changes),
      };
      this.#statements.set(sql, statement);
    }
    return statement as Statement<Row>;
  }

  execute(sql: string): void {
    this.#guarded(() => this.#connection.exec(sql));
  }

  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#requireSameFile();
    this.#guarded(() => this.#connection.exec("BEGIN IMMEDIATE"));
    this.#depth = 1;
    try {
      const result = work();
      this.#guarded(() => this.#connection.exec("COMMIT"));
      this.#checkpointWhenIdle();
      return result;
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec("ROLLBACK");
      this.#announceRollback();
      throw error;
    } finally {
      this.#depth = 0;
    }
  }

  onRollback(listener: () => void): void {
    this.#rollbackListeners.push(listener);
  }

  copyTo(target: string): void {
    if (existsSync(target)) throw new Problem("storage-failed", `${target} already exists. It was left as it is.`);
    this.#guarded(() => this.#connection.prepare("VACUUM INTO ?").run(target));
  }

  checkpoint(): void {
    clearTimeout(this.#idle);
    this.#guarded(() => this.#connection.pragma("wal_checkpoint(TRUNCATE)"));
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#statements.clear();
    this.#connection.close();
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const problem = storageProblem(error, this.file);
      if (isIndeterminate(error)) this.#reopen();
      throw problem;
    }
  }

  /** After a disk error what is stored can only be known by reading it afresh. */
  #reopen(): void {
    this.close();
    this.#announceRollback();
    try {
      this.#connection = connect(this.file);
    } catch (error) {
      throw storageProblem(error, this.file);
    }
  }

  #announceRollback(): void {
    for (const listener of this.#rollbackListeners) listener();
  }

  #requireSameFile(): void {
    const now = identityOf(this.file);
    if (now !== null && now.inode === this.#identity.inode && now.device === this.#identity.device) return;
    throw new Problem(
      "workspace-moved",
      `The workspace ${this.file} was ${now === null ? "moved or deleted" : "replaced by another file"} while it was open. ` +
        "This edit was not stored. Put the file back and try again, or close Outturn and open the file where it is now.",
    );
  }

  /** A short write-ahead log is a small loss if that file is ever damaged or left behind in a copy. */
  #checkpointWhenIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      try {
        this.checkpoint();
      } catch (error) {
        // Nobody waits for this. The log still holds everything, and the next edit meets the same disk and says so.
        if (!(error instanceof Problem)) throw error;
      }
    }, IDLE_CHECKPOINT_MILLISECONDS);
    this.#idle.unref();
  }
}

/** An existing workspace file, checked and locked. Throws a `Problem` and leaves the file as it is where it cannot be opened. */
export function openDatabase(file: string, options: OpenOptions): Database {
  requireNodeApi(process.versions.napi);
  let connection: Sqlite.Database | undefined;
  try {
    const identity = identityOf(file);
    if (identity === null) throw missing(file);
    requireOwnFile(file, options.knownSchema);
    connection = connect(file);
    requireSound(connection, file, options);
    return new OpenDatabase(file, connection, identity);
  } catch (error) {
    connection?.close();
    throw fileProblem(storageProblem(error, file), file, "opening");
  }
}

/** A new, empty database of ours under a name that is not taken yet. */
export function createDatabase(file: string): Database {
  requireNodeApi(process.versions.napi);
  try {
    if (existsSync(file)) throw new Problem("storage-failed", `${file} already exists. It was left as it is.`);
    const blank = new Sqlite(file);
    blank.pragma(`application_id = ${APPLICATION_ID}`);
    blank.close();
    const connection = connect(file);
    return new OpenDatabase(file, connection, identityOf(file) as FileIdentity);
  } catch (error) {
    throw fileProblem(storageProblem(error, file), file, "creating");
  }
}
