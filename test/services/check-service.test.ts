import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { findLibreOffice } from "../../electron/export/libre-office.ts";
import { type WorkbookChecks, workbookChecks } from "../../electron/services/check-service.ts";
import { findOrInstall, LIBRE_OFFICE } from "../runner/system-tools.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { openTestWorkspace } from "../storage/workspaces.ts";

function opened(find: () => string | null): { check: () => ReturnType<WorkbookChecks["handlers"]["check.workbook"]> } {
  const { workspace, edits } = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
  const checks = workbookChecks(edits.scenarios, find);
  onTestFinished(() => {
    checks.close();
    workspace.close();
  });
  return { check: async () => checks.handlers["check.workbook"]({ scenarioId: "one" }) };
}

/** A program that stands in for LibreOffice and does this. */
function program(script: string): string {
  const path = join(temporaryFolder(), "soffice");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("the workbook in another program's hands", () => {
  it("agrees, by the LibreOffice that is installed", async ({ skip }) => {
    const found = findOrInstall(LIBRE_OFFICE, () => undefined, { isRoot: false, isDebian: false });
    if ("missing" in found) return skip(found.missing);
    const outcome = await opened(() => found.path).check();
    expect(outcome).toMatchObject({ kind: "checked", differing: 0, differences: [] });
    if (outcome.kind !== "checked") throw new Error("it is checked");
    expect(outcome.cells).toBeGreaterThan(500);
    expect(outcome.program).toMatch(/^LibreOffice \d+\.\d+/);
    expect(outcome.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is not checked where there is none", async () => {
    expect(await opened(() => null).check()).toEqual({ kind: "absent" });
  });

  it.skipIf(process.platform === "win32").each([
    ["does not end well", "echo no display >&2; exit 77", "it ended with 77. no display"],
    ["writes nothing", "exit 0", "it wrote no file."],
  ])("is not checked by one that %s, and says so", async (_, script, why) => {
    const told = join(temporaryFolder(), "told");
    const { check } = opened(() => program(`echo "$1" > ${told}; ${script}`));
    expect(await check()).toEqual({ kind: "failed", why: `LibreOffice did not recalculate the workbook: ${why}` });
    // The profile and the files it was given are gone.
    const [, profile = ""] = /^-env:UserInstallation=(.*)\n$/.exec(readFileSync(told, "utf8")) ?? [];
    expect(profile).toMatch(/^file:/);
    expect(existsSync(join(fileURLToPath(profile), ".."))).toBe(false);
  });

  it.skipIf(process.platform === "win32")("is not checked by one that cannot be started", async () => {
    const { check } = opened(() => join(temporaryFolder(), "none"));
    expect(await check()).toMatchObject({ kind: "failed", why: expect.stringContaining("ENOENT") });
  });

  it.skipIf(process.platform === "win32")("ends the check before when another one begins", async () => {
    const started = join(temporaryFolder(), "started");
    let calls = 0;
    const { check } = opened(() => program(calls++ === 0 ? `touch ${started}; sleep 600` : "exit 3"));
    const first = check();
    await expect.poll(() => existsSync(started), { timeout: 20_000 }).toBe(true);
    expect(await check()).toMatchObject({ kind: "failed", why: expect.stringContaining("ended with 3") });
    expect(await first).toMatchObject({ kind: "failed", why: expect.stringContaining("SIGKILL") });
  });
});

describe("LibreOffice is found by file", () => {
  it.skipIf(process.platform === "win32")("on the search path, the first of two names", () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    for (const folder of [one, two]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(two, "libreoffice"), "");
    expect(findLibreOffice(["", one, two].join(delimiter), "freebsd")).toBe(join(two, "libreoffice"));
    writeFileSync(join(one, "soffice"), "");
    expect(findLibreOffice([one, two].join(delimiter), "freebsd")).toBe(join(one, "soffice"));
    expect(findLibreOffice("", "freebsd")).toBeNull();
  });
});
