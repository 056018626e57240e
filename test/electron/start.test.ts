import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

/** `npm start` in a built copy without a builder, with a browser host and an Electron that only say that they were started. */

const source = resolve(import.meta.dirname, "../../electron");
const isRoot = process.getuid?.() === 0;
let root: string;

const put = (path: string, text: string): void => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "outturn-start-"));
  for (const file of ["start.ts", "build.ts", "commands/exit-status.ts"])
    cpSync(join(source, file), join(root, "electron", file));
  put("package.json", '{"type": "module"}');
  put("dist/renderer/index.html", "<!doctype html>");
  put(
    "electron/command-line.ts",
    "export const runCommand = async (words: string[]): Promise<number> => { console.log(JSON.stringify(words)); return 0; };",
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function putElectron(): void {
  put("node_modules/electron/path.txt", "electron");
  put("node_modules/electron/dist/electron", '#!/bin/sh\necho "window $2"\nexit 3\n');
  chmodSync(join(root, "node_modules/electron/dist/electron"), 0o755);
}

function start(environment: Record<string, string>): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "electron/start.ts"), "--workspace=x"], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, ...environment },
  });
  return { status, stdout, stderr };
}

describe("npm start", () => {
  beforeEach((context) => {
    if (process.platform !== "linux") context.skip("the stand-in for Electron is a shell script");
  });

  test("without the binary serves the browser and says how to get the window", () => {
    const outcome = start({ DISPLAY: ":0" });
    expect(outcome).toMatchObject({ status: 0, stdout: '["serve","--workspace=x"]\n' });
    expect(outcome.stderr).toContain("npx install-electron");
  });

  test("with path.txt but no binary serves the browser", () => {
    put("node_modules/electron/path.txt", "electron");
    expect(start({ DISPLAY: ":0" }).stdout).toContain("serve");
  });

  test("without a display serves the browser and says why", () => {
    putElectron();
    const outcome = start({});
    expect(outcome.stdout).toContain("serve");
    expect(outcome.stderr).toContain("no display");
  });

  test("as root serves the browser, since Electron's sandbox stays on", (context) => {
    if (!isRoot) context.skip("these tests do not run as root");
    putElectron();
    const outcome = start({ DISPLAY: ":0" });
    expect(outcome.stdout).toContain("serve");
    expect(outcome.stderr).toContain("root");
  });

  test("opens the window and hands on its exit status", (context) => {
    if (isRoot) context.skip("these tests run as root, under which Electron opens no window");
    putElectron();
    expect(start({ DISPLAY: ":0" })).toMatchObject({ status: 3, stdout: "window --workspace=x\n" });
  });
});
