#!/usr/bin/env node
import { pathToFileURL } from "node:url";
import { Problem } from "../shared/contract/problem.ts";
import { ensureBuilt } from "./build.ts";
import { EXIT } from "./commands/exit-status.ts";

/** `outturn COMMAND ...`: the table of commands. JSON goes to standard output, everything else to standard error. */

/** A command's module: `run` gets the words after the command and returns the exit status. */
interface CommandModule {
  readonly run: (words: string[]) => Promise<number>;
}

interface Command {
  readonly usage: string;
  readonly does: string;
  /** True where the command shows the window, which has to be built first. */
  readonly window?: true;
  /** Absent where the command belongs to a later version. */
  readonly load?: () => Promise<CommandModule>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    usage: "check FILE...",
    does: "validate scenario documents; every fault with its pointer",
    load: () => import("./commands/check.ts"),
  },
  evaluate: {
    usage: "evaluate FILE... [--out DIR] [--fast]",
    does: "evaluate scenarios, exactly or in float64",
    load: () => import("./commands/evaluate.ts"),
  },
  target: {
    usage: "target FILE --client ID --component ID --margin 0.45",
    does: "the price factor at which a client reaches a margin",
    load: () => import("./commands/target.ts"),
  },
  simulate: {
    usage: "simulate FILE --trials N --seed S [--workers W] [--target 0.44]",
    does: "distributions of the results over random trials",
    load: () => import("./commands/simulate.ts"),
  },
  workbook: {
    usage: "workbook FILE --out model.xlsx",
    does: "the live workbook: every computed cell is a formula",
    load: () => import("./commands/workbook.ts"),
  },
  ingest: {
    usage:
      "ingest FILE... --client ID [--source NAME] [--mapping FILE] [--date-order dmy|mdy|ymd] [--encoding NAME] [--workspace FILE] [--dry-run]",
    does: 'import ticket exports; of several files prints {"files": [...]}, of a file with faults {"file", "faults"}',
    load: () => import("./commands/ingest.ts"),
  },
  propose: {
    usage:
      "propose FILE --client ID --out FILE.pdf|.docx|.html [--review [--until MONTH] [--months N] [--next-step TEXT]] [--provider NAME] [--policies DIR] [--date DAY] [--locale TAG] [--replace]",
    does: "the renewal proposal, or the service review of one page; with --all or several --client, --out DIR --format pdf|docx|html",
    load: () => import("./commands/propose.ts"),
  },
  workspace: {
    usage: "workspace new|info|check|backup|restore|export|import ...",
    does: "work on a workspace file",
  },
  serve: {
    usage: "serve [--workspace FILE] [--port N]",
    does: "the app in a browser on 127.0.0.1",
    window: true,
    load: () => import("./commands/serve.ts"),
  },
  bench: {
    usage: "bench [NAME]",
    does: "the benchmarks, as JSON with ratios",
    load: () => import("./commands/bench.ts"),
  },
};

function usage(): string {
  const rows = Object.values(COMMANDS).map(
    (command) =>
      `  outturn ${command.usage}\n      ${command.does}${command.load ? "" : " (not yet available in this version)"}`,
  );
  return `Usage:\n${rows.join("\n")}\n\nExit status: 0 done, 1 could not be done, 2 the input has faults, 78 Node is too old.\n`;
}

/** Runs one command and returns the exit status. A refusal by the world is told in words; a bug throws. */
export async function runCommand(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(usage());
    return EXIT.done;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    process.stderr.write(name === undefined ? usage() : `There is no command "${name}".\n${usage()}`);
    return EXIT.failed;
  }
  if (rest.includes("--help")) {
    process.stdout.write(`outturn ${command.usage}\n    ${command.does}\n`);
    return EXIT.done;
  }
  if (command.load === undefined) {
    process.stderr.write(`"${name}" is not yet available in this version.\n`);
    return EXIT.failed;
  }
  if (command.window && ensureBuilt() !== 0) return EXIT.failed;
  const { run } = await command.load();
  try {
    return await run(rest);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.failed;
  }
}

/** Problems of the contract, and words on the command line that `parseArgs` does not know. */
function isRefusal(error: unknown): error is Error {
  if (error instanceof Problem) return true;
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // better-sqlite3 ends the process without a word under an older Node.
  if (Number(process.versions.napi) < 10) {
    process.stderr.write(`Outturn needs Node 24; this is ${process.version}. Start it with \`npm run outturn\`.\n`);
    process.exitCode = EXIT.nodeTooOld;
  } else process.exitCode = await runCommand(process.argv.slice(2));
}
