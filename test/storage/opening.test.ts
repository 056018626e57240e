import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDatabase, openDatabase, requireNodeApi } from "../../electron/storage/database.ts";
import { latestSchema } from "../../electron/storage/migrate.ts";
import { openWorkspace } from "../../electron/storage/workspace-file.ts";
import { Problem, type ProblemCode } from "../../shared/contract/problem.ts";
import { temporaryFolder, traceOf } from "./temporary-folder.ts";
import { fill, nameOf, openTestWorkspace, rename, SCENARIO, steadyClock } from "./workspaces.ts";

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** A sound workspace, closed again. */
function soundFile(): string {
  const file = join(temporaryFolder(), "w.outturn");
  const opened = openTestWorkspace(file);
  for (let index = 0; index < 40; index += 1) rename(opened, `name ${index}`);
  opened.workspace.close();
  return file;
}

function withBytes(file: string, change: (bytes: Buffer) => Buffer | undefined): void {
  const bytes = readFileSync(file);
  writeFileSync(file, change(bytes) ?? bytes);
}

const BAD_FILES: readonly [what: string, code: ProblemCode, make: (file: string) => void][] = [
  [
    "of the next schema",
    "workspace-newer",
    (file) => withBytes(file, (bytes) => void bytes.writeUInt32BE(latestSchema() + 1, 60)),
  ],
  [
    "of a schema far ahead",
    "workspace-newer",
    (file) => withBytes(file, (bytes) => void bytes.writeUInt32BE(latestSchema() + 1000, 60)),
  ],
  [
    "of another application",
    "workspace-foreign",
    (file) => withBytes(file, (bytes) => void bytes.writeUInt32BE(0, 68)),
  ],
  ["text", "workspace-foreign", (file) => writeFileSync(file, "name,price\nseat,100\n".repeat(100))],
  ["a picture", "workspace-foreign", (file) => writeFileSync(file, Buffer.from("89504e470d0a1a0a", "hex"))],
  ["empty", "workspace-damaged", (file) => writeFileSync(file, "")],
  ["zeros", "workspace-damaged", (file) => writeFileSync(file, Buffer.alloc(8192))],
  ["only a header", "workspace-damaged", (file) => withBytes(file, (bytes) => bytes.subarray(0, 100))],
  ["half a header", "workspace-damaged", (file) => withBytes(file, (bytes) => bytes.subarray(0, 50))],
  ["cut in half", "workspace-damaged", (file) => withBytes(file, (bytes) => bytes.subarray(0, bytes.length / 2))],
  [
    "overwritten in its second page",
    "workspace-damaged",
    (file) => withBytes(file, (bytes) => void bytes.fill(0xa5, 4096, 8192)),
  ],
  [
    "overwritten in its last page",
    "workspace-damaged",
    (file) => withBytes(file, (bytes) => void bytes.fill(0, bytes.length - 4096)),
  ],
];

describe("a file that must not be opened", () => {
  it.each(BAD_FILES)("%s: refused with %s, byte for byte as it was", (_what, code, make) => {
    const file = soundFile();
    make(file);
    const before = traceOf(file);
    expect(problemOf(() => openWorkspace(file, { now: steadyClock(), fill })).code).toBe(code);
    expect(traceOf(file)).toBe(before);
    expect(readdirSync(join(file, ".."))).toEqual(["w.outturn"]);
  });

  it("a folder, a pipe and a loop of links are refused without waiting", () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    mkdirSync(at("folder"));
    execFileSync("mkfifo", [at("pipe")]);
    symlinkSync(at("loop"), at("loop"));
    const refused = ["folder", "pipe"].map((name) => problemOf(() => openDatabase(at(name), { knownSchema: 1 })).code);
    expect(refused).toEqual(["workspace-foreign", "workspace-foreign"]);
    expect(problemOf(() => openDatabase(at("loop"), { knownSchema: 1 })).code).toBe("file-unreadable");
  });

  it("a flipped letter in what the user entered is found by its seal and named", () => {
    const file = soundFile();
    const database = openDatabase(file, { knownSchema: latestSchema() });
    database.execute(`UPDATE record SET body = replace(body, '"name 39"', '"name 38"') WHERE kind = 'scenario'`);
    database.close();
    const before = traceOf(file);
    const problem = problemOf(() => openTestWorkspace(file));
    expect(problem.code).toBe("workspace-damaged");
    expect(problem.message).toContain(SCENARIO);
    expect(traceOf(file)).toBe(before);
  });
});

describe("a missing file", () => {
  it("is made, filled, private to its owner, with nothing left over", () => {
    const folder = temporaryFolder();
    const file = join(folder, "deep", "w.outturn");
    const { workspace } = openTestWorkspace(file);
    expect(workspace.opened).toBe("sample");
    expect(workspace.history.undoable()).toBeUndefined();
    workspace.close();
    expect(readdirSync(join(folder, "deep"))).toEqual(["w.outturn"]);
    expect(statSync(file).mode & 0o077).toBe(0);
    const again = openTestWorkspace(file);
    expect(again.workspace.opened).toBe("existing");
    expect(nameOf(again.workspace)).toBeTypeOf("string");
    again.workspace.close();
  });

  it("is not made where the first records cannot be written", () => {
    const folder = temporaryFolder();
    const failing = (): never => {
      throw new Error("no sample");
    };
    expect(() => openWorkspace(join(folder, "w.outturn"), { now: steadyClock(), fill: failing })).toThrow("no sample");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is not made where a copy or a write-ahead log tells that one was here", () => {
    const file = soundFile();
    renameSync(file, `${file}-wal`);
    expect(problemOf(() => openTestWorkspace(file)).code).toBe("workspace-missing");
    renameSync(`${file}-wal`, join(temporaryFolder(), "elsewhere"));
    mkdirSync(join(file, "..", "backups"));
    writeFileSync(join(file, "..", "backups", "w-schema1-2026-01-01.outturn"), "copy");
    expect(problemOf(() => openTestWorkspace(file)).code).toBe("workspace-missing");
    expect(existsSync(file)).toBe(false);
  });

  it("is refused where no new one is wanted", () => {
    const file = join(temporaryFolder(), "w.outturn");
    expect(problemOf(() => openWorkspace(file, { now: steadyClock() })).code).toBe("workspace-missing");
    expect(problemOf(() => openDatabase(file, { knownSchema: 1 })).code).toBe("workspace-missing");
  });
});

describe("an open workspace", () => {
  it("is durable, exclusive and suspicious of its schema", () => {
    const { workspace } = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    // Only after a write does SQLite report the level it really uses in WAL mode.
    const settings = [
      "synchronous",
      "journal_mode",
      "locking_mode",
      "foreign_keys",
      "trusted_schema",
      "cell_size_check",
    ];
    const values = settings.map((name) => Object.values(workspace.database.statement(`PRAGMA ${name}`).get() ?? {})[0]);
    expect(values).toEqual([2, "wal", "exclusive", 1, 0, 1]);
    workspace.close();
  });

  it("is refused to a second opener, who changes nothing", () => {
    const file = soundFile();
    const first = openTestWorkspace(file);
    rename(first, "mine");
    const before = traceOf(file);
    expect(problemOf(() => openTestWorkspace(file)).code).toBe("workspace-in-use");
    expect(traceOf(file)).toBe(before);
    rename(first, "still mine");
    first.workspace.close();
    const next = openTestWorkspace(file);
    expect(nameOf(next.workspace)).toBe("still mine");
    next.workspace.close();
  });

  it.each<[string, (file: string) => void]>([
    ["deleted", (file) => renameSync(file, `${file}.gone`)],
    [
      "replaced",
      (file) => {
        cpSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
    ],
    ["moved with its folder", (file) => renameSync(join(file, ".."), `${join(file, "..")}-moved`)],
  ])("notices before an edit that its file was %s", (_what, change) => {
    const folder = join(temporaryFolder(), "inner");
    mkdirSync(folder);
    const file = join(folder, "w.outturn");
    const opened = openTestWorkspace(file);
    rename(opened, "kept");
    change(file);
    expect(problemOf(() => rename(opened, "lost")).code).toBe("workspace-moved");
    expect(nameOf(opened.workspace)).toBe("kept");
    opened.workspace.close();
  });

  it("says that the disk is full, stores nothing of the edit and goes on when there is space", () => {
    const opened = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    const { database } = opened.workspace;
    database.checkpoint();
    const pages = database.statement<{ page_count: number }>("PRAGMA page_count").get()?.page_count ?? 0;
    database.execute(`PRAGMA max_page_count = ${pages}`);
    const long = "x".repeat(100_000);
    const edit = (): unknown =>
      opened.edits.commit("Note", [
        {
          record: "evidence/one",
          path: "months",
          after: { grade: "assumed", source: "", date: null, note: long.slice(0, 9000) },
        },
      ]);
    const problem = problemOf(() => {
      for (let index = 0; index < 50; index += 1) {
        edit();
        opened.edits.undo();
      }
    });
    expect(problem.code).toBe("disk-full");
    const sequence = opened.workspace.history.find({}, 0, 1).edits[0]?.sequence;
    database.execute("PRAGMA max_page_count = 100000");
    const next = rename(opened, "after");
    expect(next).toBe((sequence ?? 0) + 1);
    opened.workspace.close();
  });
});

describe("creating", () => {
  it("never writes over a file", () => {
    const file = soundFile();
    const before = traceOf(file);
    expect(problemOf(() => createDatabase(file)).code).toBe("storage-failed");
    expect(traceOf(file)).toBe(before);
  });

  it("refuses a Node whose Node-API would crash", () => {
    expect(problemOf(() => requireNodeApi("9")).message).toContain("too old");
    expect(problemOf(() => requireNodeApi(undefined)).code).toBe("storage-failed");
    expect(() => requireNodeApi("10")).not.toThrow();
  });
});
