import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** The command line as a process, as a shell sees it. */

const root = resolve(import.meta.dirname, "../..");
const valid = readFileSync(join(root, "test/vectors/public/01-tickets-units-labour.json"), "utf8");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "outturn-command-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function outturn(...words: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "electron/command-line.ts"), ...words], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const scenarioOf = (text: string): Record<string, unknown> => {
  const vector: Record<string, unknown> = JSON.parse(text);
  return typeof vector.scenario === "object" ? { ...vector.scenario } : vector;
};
const scenario = (patch: Record<string, unknown> = {}): string => JSON.stringify({ ...scenarioOf(valid), ...patch });

describe("the table of commands", () => {
  test("--help prints every command on standard output", () => {
    const { status, stdout } = outturn("--help");
    expect(status).toBe(0);
    for (const name of [
      "check",
      "evaluate",
      "target",
      "simulate",
      "workbook",
      "ingest",
      "propose",
      "workspace",
      "serve",
      "bench",
    ])
      expect(stdout).toContain(`outturn ${name}`);
  });

  test.each([[["bogus"]], [[]], [["toString"]]])("%j is answered with the usage on standard error", (words) => {
    const outcome = outturn(...words);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("Usage:");
  });

  test("workspace says that it is yet to come", () => {
    expect(outturn("workspace")).toEqual({
      status: 1,
      stdout: "",
      stderr: '"workspace" is not yet available in this version.\n',
    });
  });

  test("an unknown option is named, not ignored", () => {
    const outcome = outturn("check", "--fix", "x.json");
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("--fix");
  });
});

describe("check", () => {
  test("a valid document has no faults", () => {
    const file = put("valid.json", scenario());
    const outcome = outturn("check", file);
    expect(JSON.parse(outcome.stdout)).toEqual({ files: [{ file, faults: [] }] });
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
  });

  test("every fault of every file, each with all it needs", () => {
    const good = put("valid.json", scenario());
    const bad = put("bad.json", scenario({ months: 0, startMonth: "2026-13" }));
    const outcome = outturn("check", good, bad);
    expect(outcome.status).toBe(2);
    const { files } = JSON.parse(outcome.stdout);
    expect(files[0]).toEqual({ file: good, faults: [] });
    expect(files[1].faults.map((fault: { pointer: string }) => fault.pointer).toSorted()).toEqual([
      "/months",
      "/startMonth",
    ]);
    for (const fault of files[1].faults)
      expect(Object.keys(fault).toSorted()).toEqual(["allowed", "found", "message", "pointer"]);
  });

  test.each([
    ["half a file", scenario().slice(0, 200)],
    ["an empty file", ""],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ["NaN, which JSON does not know", '{"months": NaN}'],
  ])("%s is a fault at the root", (_, content) => {
    const outcome = outturn("check", put("broken.json", content));
    expect(outcome.status).toBe(2);
    const { files } = JSON.parse(outcome.stdout);
    expect(files[0].faults).toHaveLength(1);
    expect(files[0].faults[0].pointer).toBe("");
  });

  test("a key that stands twice is a fault, not a silent choice", () => {
    const outcome = outturn("check", put("twice.json", scenario().replace(/\}$/, ',"months":12}')));
    expect(outcome.status).toBe(2);
    expect(JSON.parse(outcome.stdout).files[0].faults[0]).toMatchObject({ pointer: "/months" });
  });

  test("a byte order mark is no fault", () => {
    expect(outturn("check", put("marked.json", `\uFEFF${scenario()}`)).status).toBe(0);
  });

  test("a file that is not there is told on standard error, and the others are still checked", () => {
    const file = put("valid.json", scenario());
    const outcome = outturn("check", "missing.json", file);
    expect(outcome.status).toBe(1);
    expect(JSON.parse(outcome.stdout).files).toEqual([{ file, faults: [] }]);
    expect(outcome.stderr).toContain("missing.json");
  });
});
