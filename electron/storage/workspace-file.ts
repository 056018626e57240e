/** Opens the workspace at a path, or makes it there on the first start: whole and filled, or not at all. */
import { randomBytes, randomUUID } from "node:crypto";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import { createDatabase, openDatabase } from "./database.ts";
import type { Database } from "./driver.ts";
import { fileProblem } from "./faults.ts";
import { HistoryStore } from "./history-store.ts";
import { missing } from "./identity.ts";
import { backupsOf, latestSchema, migrate } from "./migrate.ts";
import { PreferenceStore } from "./preference-store.ts";
import { RecordStore } from "./record-store.ts";

export interface Workspace {
  readonly database: Database;
  readonly records: RecordStore;
  readonly history: HistoryStore;
  readonly preferences: PreferenceStore;
  /** Whether this process made the file and put the sample in, or found it. */
  readonly opened: "sample" | "existing";
  close(): void;
}

export interface WorkspaceOptions {
  readonly now: () => Date;
  /** Puts the first records into a new workspace. Absent: a missing file is refused. */
  readonly fill?: (records: RecordStore, at: string) => void;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What tells that a workspace was here once, so that none is made in its place. */
function tracesOf(file: string): string | null {
  const [newest] = backupsOf(file).toReversed();
  if (newest !== undefined) return `, but a copy of it at ${newest}`;
  return sizeOf(`${file}-wal`) > 0 ? `, but its newest changes at ${file}-wal` : null;
}

function stores(database: Database, opened: Workspace["opened"]): Workspace {
  const records = new RecordStore(database);
  return {
    database,
    records,
    history: new HistoryStore(database, (record) => records.read(record)?.value),
    preferences: new PreferenceStore(database),
    opened,
    close: () => database.close(),
  };
}

/** Gives a finished file its name; `false` where the name was taken meanwhile. */
function giveName(from: string, to: string): boolean {
  try {
    // A link never replaces an existing file; a rename does.
    linkSync(from, to);
  } catch (error) {
    if (existsSync(to)) return false;
    if (!(error instanceof Error && "code" in error && error.code !== "ENOSPC")) throw error;
    renameSync(from, to);
  }
  syncFolder(dirname(to));
  return true;
}

/** Makes a new name last. Windows neither needs nor allows it. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function create(file: string, now: Date, fill: NonNullable<WorkspaceOptions["fill"]>): boolean {
  const unfinished = `${file}.${randomBytes(6).toString("hex")}.unfinished`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    accessSync(dirname(file), constants.W_OK);
    const database = createDatabase(unfinished);
    try {
      chmodSync(unfinished, 0o600);
      migrate(database, now);
      database.transaction(() => {
        const at = now.toISOString();
        database.statement("INSERT INTO workspace (only_row, id, created_at) VALUES (1, ?, ?)").run(randomUUID(), at);
        fill(new RecordStore(database), at);
      });
      database.checkpoint();
    } finally {
      database.close();
    }
    return giveName(unfinished, file);
  } catch (error) {
    throw fileProblem(error, file, "creating");
  } finally {
    for (const left of ["", "-wal", "-journal"]) rmSync(`${unfinished}${left}`, { force: true });
  }
}

/** Throws a `Problem` where the workspace cannot be opened; an existing file is then left as it is. */
export function openWorkspace(file: string, options: WorkspaceOptions): Workspace {
  let opened: Workspace["opened"] = "existing";
  if (!existsSync(file)) {
    const traces = tracesOf(file);
    if (traces !== null || options.fill === undefined) throw missing(file, traces ?? "");
    if (create(file, options.now(), options.fill)) opened = "sample";
  }
  const database = openDatabase(file, { knownSchema: latestSchema() });
  try {
    migrate(database, options.now());
    const workspace = stores(database, opened);
    workspace.records.requireAllSound();
    workspace.history.completeIndex();
    return workspace;
  } catch (error) {
    database.close();
    throw error;
  }
}
