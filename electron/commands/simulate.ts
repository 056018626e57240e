import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { outlineOf } from "../../shared/simulation/outline.ts";
import { SimulationRefusal } from "../../shared/simulation/refusal.ts";
import type { SimulationRequest } from "../../shared/simulation/request.ts";
import type { SimulationNote, SimulationResult } from "../../shared/simulation/result.ts";
import { summarise } from "../../shared/simulation/summary.ts";
import { openTrialThreads } from "../simulation/trial-threads.ts";
import { EXIT } from "./exit-status.ts";
import { readScenarioFile, scenarioOf } from "./scenario-file.ts";

/** `simulate FILE --trials N --seed S [--workers W] [--target 0.44]`: section 9 of the model. */

const MOST_WORKERS = 64;

function wholeNumber(option: string, text: string | undefined, fallback?: number): number {
  if (text === undefined && fallback !== undefined) return fallback;
  const number = Number(text);
  if (text === undefined || !/^\d{1,16}$/.test(text) || !Number.isSafeInteger(number))
    throw new Problem("invalid-request", `--${option} must be a whole number; found "${text ?? "nothing"}".`);
  return number;
}

export async function run(words: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      trials: { type: "string" },
      seed: { type: "string" },
      workers: { type: "string" },
      target: { type: "string" },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new Problem("invalid-request", "simulate needs one file, --trials and --seed.");
  const { target } = values;
  if (target !== undefined && !/^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/.test(target))
    throw new Problem("invalid-request", `--target must be a plain decimal such as 0.44; found "${target}".`);
  const trials = wholeNumber("trials", values.trials);
  const seed = wholeNumber("seed", values.seed);
  const workers = wholeNumber("workers", values.workers, availableParallelism());
  if (workers < 1 || workers > MOST_WORKERS)
    throw new Problem("invalid-request", `--workers must be from 1 to ${MOST_WORKERS}; found ${workers}.`);
  const file = readScenarioFile(path);
  const document = scenarioOf(file);
  if (document === null) {
    process.stdout.write(`${JSON.stringify({ files: [{ file: file.file, faults: file.faults }] }, undefined, 2)}\n`);
    return EXIT.faults;
  }
  const result = await simulated(document, { trials, seed, ...(target === undefined ? {} : { target }) }, workers);
  for (const note of result.notes) process.stderr.write(`${sentenceOf(note)}\n`);
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  return EXIT.done;
}

async function simulated(
  document: ScenarioDocument,
  asked: Pick<SimulationRequest, "trials" | "seed" | "target">,
  workers: number,
): Promise<SimulationResult> {
  const request: SimulationRequest = { document, scope: { kind: "portfolio" }, ...asked };
  try {
    const outline = outlineOf(request);
    const threads = openTrialThreads(workers);
    try {
      return summarise(
        outline,
        await threads.pool.run({ request, layout: outline.layout, onBatch: progress(request) }),
      );
    } finally {
      await threads.close();
    }
  } catch (error) {
    if (error instanceof SimulationRefusal)
      throw new Problem("invalid-request", `${error.message} Nothing was computed.`);
    throw error;
  }
}

/** A line for every tenth of the trials. */
function progress({ trials }: SimulationRequest): (done: { readonly count: number }) => void {
  let next = trials / 10;
  return ({ count }) => {
    if (count < next) return;
    next = (Math.floor((count / trials) * 10) + 1) * (trials / 10);
    process.stderr.write(`simulate: ${count} of ${trials} trials\n`);
  };
}

function sentenceOf({ code, lens, count, trials }: SimulationNote): string {
  switch (code) {
    case "infeasible-trials":
      return `${lens}: in ${count} of ${trials} trials the desk is overloaded in some month; the margin of those is not to be believed.`;
    case "undefined-percentage":
      return `${lens}: in ${count} of ${trials} trials there is no net revenue, so no margin percentage; they count as below any target.`;
    case "few-trials-for-tail":
      return `${trials} trials have only ${count} in the tail of 5 %: P5, P95 and the shortfall are rough. Run 400 trials or more.`;
    case "abandoned-trials":
      return `AI is abandoned in ${count} of ${trials} trials.`;
  }
}
