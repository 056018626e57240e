import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDatabase, openDatabase } from "../../electron/storage/database.ts";
import type { Database } from "../../electron/storage/driver.ts";
import { backUp, backupsOf, MIGRATIONS, migrate, schemaOf } from "../../electron/storage/migrate.ts";
import type { Migration } from "../../electron/storage/migration.ts";
import { RecordStore } from "../../electron/storage/record-store.ts";
import { temporaryFolder, traceOf } from "./temporary-folder.ts";
import { DOCUMENT, fill, openTestWorkspace, rename, SCENARIO } from "./workspaces.ts";

const AT = new Date(Date.UTC(2026, 0, 1));

const STEPS: readonly Migration[] = [
  { version: 1, name: "one", sql: "CREATE TABLE one (x INTEGER NOT NULL) STRICT; INSERT INTO one VALUES (1);" },
  { version: 2, name: "two", sql: "ALTER TABLE one ADD COLUMN y TEXT NOT NULL DEFAULT ''; UPDATE one SET y = 'two';" },
  { version: 3, name: "three", sql: "CREATE TABLE three (z TEXT NOT NULL) STRICT;" },
];

function tables(database: Database): unknown[] {
  return database
    .statement<{ name: string }>("SELECT name FROM sqlite_schema ORDER BY name")
    .all()
    .map((row) => row.name);
}

describe("migrations", () => {
  it("are numbered from 1 without gaps", () => {
    expect(MIGRATIONS.map((one) => one.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(new Set(MIGRATIONS.map((one) => one.name)).size).toBe(MIGRATIONS.length);
  });

  it("make strict tables only, without a column that may be null", () => {
    const database = createDatabase(join(temporaryFolder(), "w.outturn"));
    migrate(database, AT);
    const lax = database
      .statement(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(lax).toEqual([]);
    database.close();
  });

  it("bring an old file to the newest schema after a verified copy", () => {
    const folder = temporaryFolder();
    const file = join(folder, "w.outturn");
    const old = createDatabase(file);
    migrate(old, AT, STEPS.slice(0, 1));
    expect(backupsOf(file)).toEqual([]);
    old.close();
    const database = openDatabase(file, { knownSchema: 3 });
    migrate(database, AT, STEPS);
    expect(schemaOf(database)).toBe(3);
    expect(database.statement("SELECT * FROM one").all()).toEqual([{ x: 1, y: "two" }]);
    const [copy] = backupsOf(file);
    const copied = openDatabase(copy ?? "", { knownSchema: 1 });
    expect(schemaOf(copied)).toBe(1);
    expect(copied.statement("SELECT * FROM one").all()).toEqual([{ x: 1 }]);
    copied.close();
    database.close();
    expect(readdirSync(join(folder, "backups"))).toHaveLength(1);
  });

  it("leave the file at the last whole step where one fails", () => {
    const database = createDatabase(join(temporaryFolder(), "w.outturn"));
    const failing = {
      version: 3,
      name: "three",
      sql: "CREATE TABLE three (z TEXT NOT NULL) STRICT; INSERT INTO none VALUES (1);",
    };
    expect(() => migrate(database, AT, [...STEPS.slice(0, 2), failing])).toThrow("none");
    expect(schemaOf(database)).toBe(2);
    expect(tables(database)).toEqual(["one"]);
    database.close();
  });

  it("do not begin where the copy cannot be made", () => {
    const file = join(temporaryFolder(), "w.outturn");
    const database = createDatabase(file);
    migrate(database, AT, STEPS.slice(0, 1));
    const unreadable: Database = Object.assign(Object.create(database) as Database, {
      file,
      statement: database.statement.bind(database),
      copyTo: () => {
        throw new Error("no space for a copy");
      },
    });
    expect(() => migrate(unreadable, AT, STEPS)).toThrow("no space for a copy");
    expect(schemaOf(database)).toBe(1);
    expect(backupsOf(file)).toEqual([]);
    database.close();
  });

  it("are whole or not there after the process was killed within them", () => {
    const child = join(import.meta.dirname, "migrating-child.ts");
    const file = join(temporaryFolder(), "w.outturn");
    const found: number[] = [];
    for (let statements = 1; statements <= 40; statements += 1) {
      const target = `${file}-${statements}`;
      createDatabase(target).close();
      const { signal } = spawnSync(process.execPath, [child, target, String(statements)], { stdio: "inherit" });
      const database = openDatabase(target, { knownSchema: 99 });
      const schema = schemaOf(database);
      const names = tables(database);
      expect(names.includes("record")).toBe(schema >= 1);
      if (schema === 0) expect(names).toEqual([]);
      database.close();
      found.push(schema);
      if (signal === null) break;
    }
    expect(found.length).toBeGreaterThan(5);
    expect(found[0]).toBe(0);
    expect(found.at(-1)).toBe(MIGRATIONS.length);
  });
});

describe("a workspace of an older version", () => {
  it.each(MIGRATIONS.slice(0, -1).map((one) => one.version))("of schema %i opens with everything in it", (version) => {
    const file = join(temporaryFolder(), "w.outturn");
    const old = createDatabase(file);
    migrate(old, AT, MIGRATIONS.slice(0, version));
    fill(new RecordStore(old), AT.toISOString());
    old.close();
    const opened = openTestWorkspace(file);
    expect(opened.workspace.opened).toBe("existing");
    expect(opened.workspace.records.read(SCENARIO)?.value).toEqual(DOCUMENT);
    rename(opened, "after");
    opened.workspace.close();
    expect(backupsOf(file)).toHaveLength(1);
  });
});

describe("a copy", () => {
  it("holds everything, opens as a workspace and leaves the original as it is", () => {
    const file = join(temporaryFolder(), "w.outturn");
    const opened = openTestWorkspace(file);
    rename(opened, "copied");
    opened.workspace.database.checkpoint();
    const before = traceOf(file);
    const copy = backUp(opened.workspace.database, AT);
    expect(traceOf(file)).toBe(before);
    rename(opened, "later");
    opened.workspace.close();
    const restored = openTestWorkspace(copy);
    expect(restored.edits.state().undo).toBe("Rename to copied");
    restored.workspace.close();
    expect(existsSync(`${copy}.unverified`)).toBe(false);
  });
});
