import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/** The launcher in a project of its own, with an npm that only writes down that it was called. */

const launcher = resolve(import.meta.dirname, "../../electron/launch.mjs");
let root: string;

const lock = (version: string): string =>
  JSON.stringify({
    packages: {
      "": { name: "p" },
      "node_modules/node": { version: "24.21.0" },
      "node_modules/a": { version },
      "node_modules/only-elsewhere": { version: "1.0.0", optional: true },
    },
  });

const put = (path: string, text: string): void => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};

const FAKE_NPM = `
  const fs = require("node:fs");
  fs.appendFileSync("npm-calls.txt", process.argv.slice(2).join(" ") + "\\n");
  console.log("added 3 packages");
  fs.mkdirSync("node_modules/node/bin", { recursive: true });
  if (!fs.existsSync("node_modules/node/bin/node")) fs.symlinkSync(process.execPath, "node_modules/node/bin/node");
  const lock = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
  delete lock.packages[""];
  delete lock.packages["node_modules/only-elsewhere"];
  fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify(lock));
`;

interface Launched {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly npmCalls: number;
}

function launch(words: readonly string[], npm = join(root, "npm-cli.js")): Launched {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "electron/launch.mjs"), ...words], {
    cwd: tmpdir(),
    encoding: "utf8",
    env: { ...process.env, npm_execpath: npm },
  });
  const calls = join(root, "npm-calls.txt");
  const npmCalls = existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n").length : 0;
  return { status, stdout, stderr, npmCalls };
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "outturn-launch-"));
  mkdirSync(join(root, "electron"));
  cpSync(launcher, join(root, "electron/launch.mjs"));
  put("package-lock.json", lock("1.0.0"));
  put("npm-cli.js", FAKE_NPM);
  put("electron/command-line.ts", "const words: string[] = process.argv.slice(2); console.log(JSON.stringify(words));");
  put("electron/start.ts", "process.exitCode = 7;");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("installs once, keeps npm off standard output, and runs the command", () => {
  const first = launch(["outturn", "check", "a b.json"]);
  expect(first).toMatchObject({ status: 0, stdout: '["check","a b.json"]\n', npmCalls: 1 });
  expect(first.stderr).toContain("added 3 packages");
  expect(launch(["outturn", "check"])).toMatchObject({ status: 0, stdout: '["check"]\n', stderr: "", npmCalls: 1 });
});

test("installs again when the lock file changed, and not before", () => {
  launch(["outturn"]);
  put("package-lock.json", lock("1.0.1"));
  expect(launch(["outturn"]).npmCalls).toBe(2);
  expect(launch(["outturn"]).npmCalls).toBe(2);
});

test("takes over what was installed by hand with npm ci", () => {
  mkdirSync(join(root, "node_modules/node/bin"), { recursive: true });
  symlinkSync(process.execPath, join(root, "node_modules/node/bin/node"));
  put("node_modules/.package-lock.json", lock("1.0.0"));
  expect(launch(["outturn"])).toMatchObject({ status: 0, npmCalls: 0 });
});

test("is the command itself when it was installed as one", () => {
  expect(launch(["evaluate", "x.json"]).stdout).toBe('["evaluate","x.json"]\n');
});

test("hands on the exit status", () => {
  expect(launch(["start"]).status).toBe(7);
});

test("says what to do when the packages cannot be installed, and starts nothing", () => {
  put("npm-cli.js", "process.exit(1);");
  const failed = launch(["outturn"]);
  expect(failed).toMatchObject({ status: 1, stdout: "" });
  expect(failed.stderr).toContain("npm ci");
});
