import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { writeWorkbook } from "../export/workbook.ts";
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
  const bytes = await writeWorkbook(document, {});
  try {
    writeFileSync(out, bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      "folder-not-writable",
      `"${out}" could not be written (${reason}). Choose another place with --out.`,
    );
  }
  process.stderr.write(`${out}\n`);
  return EXIT.done;
}
