/** Brings a workspace to the newest schema: a verified copy first, then each step in a transaction of its own. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { openDatabase } from "./database.ts";
import type { Database } from "./driver.ts";
import type { Migration } from "./migration.ts";
import { workspaceTables } from "./migrations/0001-workspace.ts";
import { importTables } from "./migrations/0002-imports.ts";
import { recordKinds } from "./migrations/0003-record-kinds.ts";
import { historySearch } from "./migrations/0004-history-search.ts";
import { sentFiles } from "./migrations/0005-sent-files.ts";

export const MIGRATIONS: readonly Migration[] = [workspaceTables, importTables, recordKinds, historySearch, sentFiles];

export const latestSchema = (migrations: readonly Migration[] = MIGRATIONS): number => migrations.at(-1)?.version ?? 0;

export function schemaOf(database: Database): number {
  return database.statement<{ user_version: number }>("PRAGMA user_version").get()?.user_version ?? 0;
}

export function backupFolder(file: string): string {
  return join(dirname(file), "backups");
}

const stemOf = (file: string): string => basename(file, extname(file));

/** Copies made of this workspace before migrations, newest last. */
export function backupsOf(file: string): string[] {
  const folder = backupFolder(file);
  if (!existsSync(folder)) return [];
  const start = `${stemOf(file)}-schema`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith(".outturn"))
    .sort()
    .map((name) => join(folder, name));
}

/** A copy that was opened and checked, under a name that says its schema and time. Returns its path. */
export function backUp(database: Database, at: Date): string {
  const folder = backupFolder(database.file);
  mkdirSync(folder, { recursive: true });
  const schema = schemaOf(database);
  const stamp = at.toISOString().replaceAll(/[:.]/g, "-");
  const target = join(folder, `${stemOf(database.file)}-schema${schema}-${stamp}.outturn`);
  const unverified = `${target}.unverified`;
  try {
    database.copyTo(unverified);
    openDatabase(unverified, { knownSchema: schema }).close();
    renameSync(unverified, target);
  } finally {
    for (const left of [unverified, `${unverified}-wal`, `${unverified}-journal`]) rmSync(left, { force: true });
  }
  return target;
}

/** Applies what is missing. Throws with the schema unchanged, or at the end of an earlier step, where a step fails. */
export function migrate(database: Database, at: Date, migrations: readonly Migration[] = MIGRATIONS): void {
  const present = schemaOf(database);
  const missing = migrations.filter((one) => one.version > present);
  if (missing.length === 0) return;
  if (present > 0) backUp(database, at);
  for (const migration of missing) {
    database.transaction(() => {
      database.execute(migration.sql);
      database.execute(`PRAGMA user_version = ${migration.version}`);
    });
  }
  database.checkpoint();
}
