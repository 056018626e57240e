import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { type ResultDocument, resultDocument } from "../../shared/model/result-document.ts";
import { EXIT } from "./exit-status.ts";
import { readScenarioFile, type ScenarioFile, scenarioOf } from "./scenario-file.ts";

/** `evaluate FILE... [--out DIR] [--fast]`: the result format; a faulty file is reported as by `check`, the others are still done. */

export async function run(words: string[]): Promise<number> {
  const { positionals: files, values } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { out: { type: "string" }, fast: { type: "boolean" } },
  });
  const { out, fast = false } = values;
  if (files.length === 0) throw new Problem("invalid-request", "evaluate needs at least one scenario file.");
  if (files.length > 1 && out === undefined)
    throw new Problem("invalid-request", "evaluate of several files needs --out DIR. Nothing was evaluated.");
  const targets = files.map((file) => `${basename(file).replace(/\.json$/i, "")}.result.json`);
  const twice = targets.find((target, at) => targets.indexOf(target) !== at);
  if (twice !== undefined)
    throw new Problem(
      "invalid-request",
      `Two of the files would be written to ${twice}. Nothing was evaluated; rename one.`,
    );
  if (out !== undefined) makeFolder(out);

  const faulty: Pick<ScenarioFile, "file" | "faults">[] = [];
  let someUnreadable = false;
  for (const [at, file] of files.entries()) {
    const scenario = readOrReport(file);
    if (scenario === null) {
      someUnreadable = true;
      continue;
    }
    const result = evaluated(scenario, fast);
    if (result === null) faulty.push({ file, faults: scenario.faults });
    else if (out === undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
    else writeResult(join(out, targets[at] ?? ""), `${JSON.stringify(result)}\n`);
  }
  if (faulty.length === 0) return someUnreadable ? EXIT.failed : EXIT.done;
  process.stdout.write(`${JSON.stringify({ files: faulty }, undefined, 2)}\n`);
  return EXIT.faults;
}

/** Null where the file cannot be read, which is told; the other files are still done. */
function readOrReport(file: string): ScenarioFile | null {
  try {
    return readScenarioFile(file);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

function evaluated(file: ScenarioFile, fast: boolean): ResultDocument | null {
  const document = scenarioOf(file);
  if (document === null) return null;
  const model = createScenarioModel(document);
  const findings = model.findings();
  return fast ? resultDocument(model.columnResults(), findings) : resultDocument(model.exactResults(), findings);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notWritten(folder, error);
  }
}

function writeResult(path: string, text: string): void {
  try {
    writeFileSync(path, text);
    process.stderr.write(`${path}\n`);
  } catch (error) {
    throw notWritten(path, error);
  }
}

function notWritten(path: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return new Problem(
    "folder-not-writable",
    `"${path}" could not be written (${reason}). Choose another folder with --out.`,
  );
}
