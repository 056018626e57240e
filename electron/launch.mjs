#!/usr/bin/env node
// The way in for `npm start`, `npm test` and `outturn`: installs what the lock file says, then goes on under the
// pinned Node 24. It may use no package and no syntax beyond Node 20, since it runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TOO_OLD = 78;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const marker = join(modules, ".outturn-installed-from");
const pinnedNode = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

const isNewEnough = Number(process.versions.node.split(".")[0]) >= 24 && Number(process.versions.napi) >= 10;

const PROGRAMS = {
  start: "electron/start.ts",
  test: "test/runner/run-checks.ts",
  outturn: "electron/command-line.ts",
};

const say = (text) => process.stderr.write(`${text}\n`);

const lockText = () => readFileSync(join(root, "package-lock.json"), "utf8");
const lockHash = () => createHash("sha256").update(lockText()).digest("hex");

/** True where npm's own record of what it installed has every required package in the version of the lock file. */
function installedAsLocked() {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(JSON.parse(lockText()).packages).every(
    ([path, locked]) =>
      path === "" ||
      (installed[path] === undefined ? locked.optional === true : installed[path].version === locked.version),
  );
}

function isInstalled() {
  if (!existsSync(pinnedNode) && !isNewEnough) return false;
  if (existsSync(marker) && readFileSync(marker, "utf8") === lockHash()) return true;
  if (!installedAsLocked()) return false;
  // Installed by hand with `npm ci`. The mark only saves the comparison next time, so a read-only folder is no fault.
  try {
    writeFileSync(marker, lockHash());
  } catch (error) {
    if (!["EACCES", "EROFS", "EPERM"].includes(error.code)) throw error;
  }
  return true;
}

function runNpmCi() {
  say("Installing the packages of package-lock.json (once) ...");
  const npmArguments = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npmScript = process.env.npm_execpath;
  const byScript = npmScript !== undefined && /npm-cli\.[cm]?js$/.test(npmScript);
  const done = spawnSync(byScript ? process.execPath : "npm", byScript ? [npmScript, ...npmArguments] : npmArguments, {
    cwd: root,
    // Standard output belongs to the JSON of `outturn`; npm's goes to standard error.
    stdio: ["ignore", 2, 2],
    shell: !byScript && process.platform === "win32",
  });
  if (done.status !== 0) {
    say("The packages could not be installed, so nothing was started. Run `npm ci` to see why, then try again.");
    process.exit(1);
  }
  writeFileSync(marker, lockHash());
}

/** Two commands started at once in a fresh clone must not install over each other: the second waits. */
function installOnce() {
  const lock = join(tmpdir(), `outturn-install-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);
  const staleAfterMilliseconds = 15 * 60_000;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > staleAfterMilliseconds)
        rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.on("exit", release);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  if (!isInstalled()) runNpmCi();
  release();
}

/** The pinned Node, or this one where the platform has no package of it and this one is new enough. */
function usableNode() {
  if (existsSync(pinnedNode)) return pinnedNode;
  if (isNewEnough) return process.execPath;
  say(
    `Outturn needs Node 24, this is ${process.version}, and the pinned one could not be installed from npm. ` +
      "Install Node 24 and run the same command again.",
  );
  process.exit(TOO_OLD);
}

function goOn(node, program, programArguments) {
  const child = spawn(node, [join(root, program), ...programArguments], {
    stdio: "inherit",
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(modules, ".cache", "node"),
      PATH: `${join(modules, ".bin")}${delimiter}${process.env.PATH ?? ""}`,
    },
  });
  // A terminal sends Ctrl-C to the child as well; a second one would mean "at once".
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    say(`${node} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  say(`Outturn needs Node 20 or newer to start (it brings its own Node 24); this is ${process.version}.`);
  process.exit(TOO_OLD);
}
// Started as the installed command `outturn`, the first word is already one of its commands.
const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && Object.hasOwn(PROGRAMS, first);
if (!isInstalled()) installOnce();
goOn(usableNode(), PROGRAMS[named ? first : "outturn"], named ? rest : process.argv.slice(2));
