import { readFileSync } from "node:fs";
import { Problem } from "../../shared/contract/problem.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { checkScenario, type Fault } from "../../shared/scenario/check.ts";
import { findDuplicateKey } from "../../shared/scenario/duplicate-key.ts";

export type ScenarioFile =
  | { readonly file: string; readonly faults: readonly []; readonly value: unknown }
  | { readonly file: string; readonly faults: readonly [Fault, ...Fault[]] };

const unreadable = (found: string, message: string): [Fault] => [
  { pointer: "", found, allowed: "a JSON document in UTF-8", message },
];

/**
 * Reads and checks one scenario document. Bytes that are no JSON are a fault at pointer `""`.
 * @throws Problem `file-unreadable` where the file itself cannot be read.
 */
export function readScenarioFile(file: string): ScenarioFile {
  const bytes = readBytes(file);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { file, faults: unreadable("bytes that are not UTF-8", "The file is not text in UTF-8. Save it as UTF-8.") };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { file, faults: unreadable(text.slice(0, 40), `The file is not readable as JSON: ${reason}.`) };
  }
  const duplicate = findDuplicateKey(text);
  if (duplicate !== undefined)
    return {
      file,
      faults: [
        {
          pointer: duplicate.pointer,
          found: `the key "${duplicate.key}" twice`,
          allowed: "each key once",
          message: `The key "${duplicate.key}" stands twice in the same object, so it is not clear which value is meant. Remove one.`,
        },
      ],
    };
  const [first, ...more] = checkScenario(value);
  return first === undefined ? { file, faults: [], value } : { file, faults: [first, ...more] };
}

/** The document of a file without faults, else null. */
export function scenarioOf(file: ScenarioFile): ScenarioDocument | null {
  // `checkScenario` found no fault, which is what the type says.
  return "value" in file ? (file.value as ScenarioDocument) : null;
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem("file-unreadable", `"${file}" could not be read (${reason}). Check the path and the rights.`);
  }
}
