import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import type { Fault } from "../../shared/scenario/check.ts";
import { EXIT } from "./exit-status.ts";
import { readScenarioFile } from "./scenario-file.ts";

/** `check FILE...`: every fault of every document at once, as JSON. */

interface CheckedFile {
  readonly file: string;
  readonly faults: readonly Fault[];
}

export async function run(words: string[]): Promise<number> {
  const { positionals: files } = parseArgs({ args: words, allowPositionals: true, options: {} });
  if (files.length === 0) {
    process.stderr.write("check needs at least one scenario file.\n");
    return EXIT.failed;
  }
  const checked: CheckedFile[] = [];
  let someUnreadable = false;
  for (const file of files) {
    try {
      checked.push({ file, faults: readScenarioFile(file).faults });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      process.stderr.write(`${error.message}\n`);
      someUnreadable = true;
    }
  }
  process.stdout.write(`${JSON.stringify({ files: checked }, undefined, 2)}\n`);
  if (checked.some(({ faults }) => faults.length > 0)) return EXIT.faults;
  return someUnreadable ? EXIT.failed : EXIT.done;
}
