import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { EXIT } from "./exit-status.ts";

/** `bench [NAME]`: the benchmarks; JSON with ratios. Their peers are no part of the product, so they run from a clone only. */

interface BenchmarkModule {
  readonly benchmark: (progress: (what: string) => void) => unknown;
}

/** One row for each benchmark: its name and what it runs, all of the folder of benchmarks. */
const BENCHMARKS: Readonly<Record<string, string>> = {
  recalculation: "recalculation.ts",
  comparison: "comparison-window.ts",
  scenarios: "scenarios.ts",
  simulation: "simulation.ts",
  window: "window.ts",
};

const FOLDER = new URL("../../test/benchmarks/", import.meta.url);

export async function run(words: string[]): Promise<number> {
  const { positionals } = parseArgs({ args: words, allowPositionals: true, options: {} });
  const names = positionals.length === 0 ? Object.keys(BENCHMARKS) : positionals;
  const unknown = names.find((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown !== undefined)
    throw new Problem(
      "not-found",
      `There is no benchmark "${unknown}"; there is ${Object.keys(BENCHMARKS).join(", ")}. Nothing was measured.`,
    );
  if (!existsSync(FOLDER))
    throw new Problem("not-found", "The benchmarks run from a clone of the project, with its peers installed.");
  const benchmarks: Record<string, unknown> = {};
  for (const name of names) {
    const module: BenchmarkModule = await import(new URL(BENCHMARKS[name] ?? "", FOLDER).href);
    benchmarks[name] = await module.benchmark((what) => process.stderr.write(`${name}: ${what}\n`));
  }
  const machine = { node: process.version, processors: cpus().length, architecture: process.arch };
  process.stdout.write(
    `${JSON.stringify({ format: "outturn-bench", version: 1, machine, benchmarks }, undefined, 2)}\n`,
  );
  return EXIT.done;
}
