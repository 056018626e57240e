import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { writeWorkbook } from "../export/workbook.ts";
import { writeWholeFile } from "../services/write-file.ts";
import { EXIT } from "./exit-status.ts";
import { readScenarioFile, scenarioOf } from "./scenario-file.ts";

/** `workbook FILE --out model.xlsx`: the live workbook. A scenario file carries no evidence, so every input is graded assumed. */

export async function run(words: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { out: { type: "string" } },
  });
  const [path, ...more] = positionals;
  const { out } = values;
  if (path === undefined || more.length > 0 || out === undefined)
    throw new Problem("invalid-request", "workbook needs one scenario file and --out model.xlsx.");
  const file = readScenarioFile(path);
  const document = scenarioOf(file);
  if (document === null) {
    process.stdout.write(`${JSON.stringify({ files: [{ file: file.file, faults: file.faults }] }, undefined, 2)}\n`);
    return EXIT.faults;
  }
  if (resolve(out) === resolve(path))
    throw new Problem("invalid-request", "--out is the scenario itself. Nothing was written; choose another name.");
  writeWholeFile(out, await writeWorkbook(document, {}));
  process.stderr.write(`${out}\n`);
  return EXIT.done;
}
