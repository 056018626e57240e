import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { ensureBuilt } from "../../electron/build.ts";

/** The real backend: `serve` in a process of its own, over a real workspace file in a folder that is removed afterwards. */

export const ROOT = resolve(import.meta.dirname, "../..");
const COMMAND_LINE = join(ROOT, "electron", "command-line.ts");
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/#code=\S+/;

export interface Folder {
  readonly path: string;
  readonly workspace: string;
  remove(): void;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), "outturn-end-to-end-"));
  return {
    path,
    workspace: join(path, "test.outturn"),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export interface RunningHost {
  /** An address that nobody opened yet: each works once, for one tab. */
  address(): Promise<string>;
  /** What it wrote to standard error. */
  readonly said: readonly string[];
  stop(): Promise<void>;
}

let built = false;

export async function startHost(workspace: string): Promise<RunningHost> {
  if (!built && ensureBuilt() !== 0) throw new Error("The app could not be built");
  built = true;
  const words = [COMMAND_LINE, "serve", "--workspace", workspace, "--port", "0", "--parent"];
  const child: ChildProcess = spawn(process.execPath, words, { cwd: ROOT, stdio: ["pipe", "pipe", "pipe"] });
  const said: string[] = [];
  if (child.stdout === null || child.stderr === null) throw new Error("The host has no output");
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const fresh: string[] = [];
  let waiting: ((address: string) => void) | null = null;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const address = ADDRESS.exec(line)?.[0];
    if (address === undefined) return;
    if (waiting === null) fresh.push(address);
    else waiting(address);
    waiting = null;
  });
  return {
    said,
    address: () =>
      new Promise((found, failed) => {
        const address = fresh.shift();
        if (address !== undefined) return found(address);
        waiting = found;
        child.once("exit", (code) => failed(new Error(`The host ended with ${code}: ${said.join("\n")}`)));
      }),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.stdin?.end();
      await ended;
    },
  };
}

/** Runs the command line to its end. */
export function outturn(...words: string[]): { status: number | null; output: string; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND_LINE, ...words], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status, output: stdout, said: stderr };
}
