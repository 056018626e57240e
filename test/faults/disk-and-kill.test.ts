import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { nameOf, openTestWorkspace } from "../storage/workspaces.ts";

const CHILD = join(import.meta.dirname, "committing-child.ts");
const CYCLES = 25;
const SEED = 20261122;

/** Runs the child until it is killed some milliseconds after its first acknowledged edit. Resolves with the last acknowledged sequence. */
function killAfter(file: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, file], { stdio: ["ignore", "pipe", "inherit"] });
  let written = "";
  child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), milliseconds));
  child.stdout.on("data", (piece: Buffer) => {
    written += piece.toString();
  });
  return new Promise((resolve) => {
    child.on("close", () => resolve(Number(written.slice(0, written.lastIndexOf("\n")).split("\n").at(-1))));
  });
}

/** A small generator of its own, so that a failing cycle can be repeated. */
function delays(): number[] {
  let state = SEED;
  return Array.from({ length: CYCLES }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % 60;
  });
}

describe("kill -9 during commits", () => {
  it("loses no acknowledged edit and tears none", async () => {
    const file = join(temporaryFolder(), "w.outturn");
    let acknowledged = 0;
    for (const delay of delays()) {
      const last = await killAfter(file, delay);
      expect(last).toBeGreaterThan(acknowledged);
      const { workspace, edits } = openTestWorkspace(file);
      const stored = workspace.history.undoable()?.sequence ?? 0;
      // The one after the last acknowledged may be there: it was killed between commit and answer.
      expect([last, last + 1]).toContain(stored);
      expect(nameOf(workspace)).toBe(`edit ${stored}`);
      expect(edits.state().undo).toBe(`Rename to edit ${stored}`);
      expect(workspace.history.find({}, 0, 1).edits[0]?.sequence).toBe(stored);
      workspace.close();
      acknowledged = stored;
    }
  }, 120_000);
});

const cannotTrace = spawnSync("strace", ["-f", "-e", "trace=fsync", "true"]).status !== 0;
const WHY_SKIPPED = "strace is not installed or may not trace here (Debian: apt-get install strace)";

describe("durability", () => {
  it("reaches the disk with at least one fsync for every acknowledged edit", ({ skip }) => {
    skip(cannotTrace, WHY_SKIPPED);
    const folder = temporaryFolder();
    const trace = join(folder, "trace");
    const file = join(folder, "w.outturn");
    openTestWorkspace(file).workspace.close();
    const traced = ["-f", "-o", trace, "-e", "trace=fsync,fdatasync,write", process.execPath, CHILD, file, "20"];
    expect(spawnSync("strace", traced).status).toBe(0);
    const calls = readFileSync(trace, "utf8").split("\n");
    const marks = calls.filter((line) => /(fsync|fdatasync)\(|write\(1, "\d+\\n"/.test(line));
    const first = marks.findIndex((line) => line.includes("write(1,"));
    let synced = false;
    let acknowledged = 0;
    for (const line of marks.slice(first + 1)) {
      if (!line.includes("write(1,")) synced = true;
      else {
        expect(synced, `edit ${acknowledged} was acknowledged before it was synced`).toBe(true);
        synced = false;
        acknowledged += 1;
      }
    }
    expect(acknowledged).toBe(19);
  }, 60_000);

  const faults = [
    ["a full disk", "pwrite64:error=ENOSPC", "disk-full"],
    ["a disk that cannot sync", "fsync:error=EIO", "storage-failed"],
    ["a disk that cannot write", "pwrite64:error=EIO", "storage-failed"],
  ] as const;
  it.for(faults)(
    "%s: says so, goes on, and what it acknowledged is there",
    { timeout: 60_000 },
    ([_what, inject, code], { skip }) => {
      skip(cannotTrace, WHY_SKIPPED);
      const file = join(temporaryFolder(), "w.outturn");
      openTestWorkspace(file).workspace.close();
      let refusals = 0;
      for (const when of [12, 15, 17, 20]) {
        const traced = [
          "-f",
          "-o",
          "/dev/null",
          "-e",
          `inject=${inject}:when=${when}`,
          process.execPath,
          CHILD,
          file,
          "12",
        ];
        const { stdout, status } = spawnSync("strace", traced, {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "inherit"],
        });
        const outcomes = stdout.trim().split("\n");
        expect(status).toBe(0);
        expect(outcomes).toHaveLength(12);
        const refused = outcomes.filter((outcome) => !/^\d+$/.test(outcome));
        for (const outcome of refused) expect(outcome).toBe(code);
        refusals += refused.length;
        const { workspace } = openTestWorkspace(file);
        const stored = workspace.history.undoable()?.sequence ?? 0;
        expect(stored).toBe(Number(outcomes.at(-1)));
        expect(nameOf(workspace)).toBe(`edit ${stored}`);
        workspace.close();
      }
      expect(refusals).toBeGreaterThan(0);
    },
  );
});
