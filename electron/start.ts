import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureBuilt } from "./build.ts";
import { EXIT } from "./commands/exit-status.ts";

/** `npm start`: the desktop window where Electron's binary is present and can run, else the same app in a browser. */

const root = resolve(import.meta.dirname, "..");
const say = (text: string): boolean => process.stderr.write(`${text}\n`);

/** Path of Electron's binary. By file: `require("electron")` would try to download it. */
function electronBinary(): string | undefined {
  const pathFile = join(root, "node_modules", "electron", "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const binary = join(root, "node_modules", "electron", "dist", readFileSync(pathFile, "utf8"));
  return existsSync(binary) ? binary : undefined;
}

/** Why a present binary cannot open a window here, in words for the user. */
function obstacleToWindow(): string | undefined {
  if (process.platform !== "linux") return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return "there is no display";
  return process.getuid?.() === 0 ? "Electron's sandbox does not run as root" : undefined;
}

async function serveInBrowser(reason: string, serveArguments: readonly string[]): Promise<number> {
  say(`${reason} The app runs in your browser instead, from the same workspace file.`);
  const { runCommand } = await import("./command-line.ts");
  return runCommand(["serve", ...serveArguments]);
}

function openWindow(binary: string, windowArguments: readonly string[]): Promise<number> {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const child = spawn(binary, [root, ...windowArguments], { stdio: "inherit", env: environment });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((finish, fail) => child.on("error", fail).on("exit", (code) => finish(code ?? 1)));
}

async function start(startArguments: readonly string[]): Promise<number> {
  const binary = electronBinary();
  if (binary === undefined)
    return serveInBrowser(
      "Electron's binary is not installed; `npx install-electron` gives the desktop window.",
      startArguments,
    );
  const obstacle = obstacleToWindow();
  if (obstacle !== undefined) return serveInBrowser(`The desktop window cannot open: ${obstacle}.`, startArguments);
  const built = ensureBuilt();
  if (built !== 0) return EXIT.failed;
  return openWindow(binary, startArguments);
}

process.exitCode = await start(process.argv.slice(2));
