import { homedir } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { createDispatcher } from "../hosts/dispatch.ts";
import { type HttpHost, startHttpHost } from "../hosts/http-host.ts";
import { loadStaticFiles, type StaticFiles } from "../hosts/static-files.ts";
import { type Application, openApplication } from "../services/application.ts";
import { defaultWorkspaceFile } from "../services/default-location.ts";
import { EXIT } from "./exit-status.ts";

/** `serve`: the app in a browser on 127.0.0.1, until a signal or, with `--parent`, until standard input closes. */

const WINDOW = resolve(import.meta.dirname, "..", "..", "dist", "renderer");

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const log = (text: string): boolean => process.stderr.write(`${text}\n`);

function portFrom(text: string | undefined): number {
  const port = text === undefined ? 0 : /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Problem("invalid-request", `"${text}" is no port. Give a number from 1 to 65535, or leave --port out.`);
}

/** Resolves when the host is to end. */
function ending(withParent: boolean): Promise<void> {
  return new Promise((ended) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => ended());
    if (!withParent) return;
    process.stdin.once("end", () => ended()).once("error", () => ended());
    process.stdin.resume();
  });
}

async function start(application: Application, port: number, staticFiles: StaticFiles): Promise<HttpHost> {
  const dispatcher = createDispatcher(application.handlers, log);
  return startHttpHost({
    port,
    dispatcher,
    staticFiles,
    files: application.files,
    downloads: application.downloads,
    log,
    onAddressUsed: (next) => say(`The address was opened. For another tab: ${next}`),
  });
}

export function run(words: string[]): Promise<number> {
  return serve(words, WINDOW);
}

/** Serves the built window in `folder`. Refusals are thrown as `Problem`s before anything is printed. */
export async function serve(words: string[], folder: string): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      workspace: { type: "string" },
      port: { type: "string" },
      parent: { type: "boolean", default: false },
    },
  });
  const port = portFrom(values.port);
  const file =
    values.workspace === undefined
      ? defaultWorkspaceFile(process.platform, process.env, homedir())
      : resolve(values.workspace);
  const staticFiles = loadStaticFiles(folder);
  const application = openApplication({ host: "browser", file });
  try {
    const host = await start(application, port, staticFiles);
    const end = ending(values.parent);
    say(`Outturn is running. Open this address in your browser (it works once): ${host.address()}`);
    say(`The workspace is ${file}. Press Ctrl+C to end.`);
    await end;
    await host.close();
  } finally {
    application.close();
  }
  return EXIT.done;
}
