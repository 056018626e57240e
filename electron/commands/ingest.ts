import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { ENCODING_CHOICES } from "../../shared/ingest/encoding.ts";
import type { ImportOptions, IngestReport } from "../../shared/ingest/formats.ts";
import type { Question } from "../../shared/ingest/inspect.ts";
import { ImportThread } from "../import/import-thread.ts";
import { EXIT } from "./exit-status.ts";
import { ingestIntoWorkspace } from "./ingest-into-workspace.ts";

/**
 * `ingest FILE... --client ID`: reads ticket exports into reports and, unless `--dry-run`, into a workspace. One file prints
 * its report; several print `{"files": [...]}`. A file with faults prints `{"file", "faults"}` in its place; nothing of it is
 * stored, and the other files are still done. `--mapping` takes a report's `mapping` (or the report): a field that it leaves out
 * is detected, null means that there is none.
 */
interface Arguments {
  readonly files: readonly string[];
  readonly client: string;
  readonly options: ImportOptions;
  readonly workspace: string | undefined;
  readonly dryRun: boolean;
}

interface IngestFault {
  readonly pointer: string;
  readonly found: string | null;
  readonly allowed: readonly string[];
  readonly message: string;
}

export interface FaultyFile {
  readonly file: string;
  readonly faults: readonly IngestFault[];
}

export async function run(words: string[]): Promise<number> {
  const given = readArguments(words);
  const results: (IngestReport | FaultyFile)[] = [];
  let failed = false;
  for (const file of given.files) {
    try {
      results.push(await ingest(file, given));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const faulty = faultsOf(file, error);
      if (faulty === null) {
        process.stderr.write(`${file}: ${error.message}\n`);
        failed = true;
      } else results.push(faulty);
    }
  }
  const output = given.files.length === 1 ? results[0] : { files: results };
  if (output !== undefined) process.stdout.write(`${JSON.stringify(output, undefined, 2)}\n`);
  if (results.some((result) => "faults" in result)) return EXIT.faults;
  return failed ? EXIT.failed : EXIT.done;
}

function readArguments(words: string[]): Arguments {
  const { values, positionals: files } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      client: { type: "string" },
      source: { type: "string" },
      mapping: { type: "string" },
      "date-order": { type: "string" },
      encoding: { type: "string" },
      workspace: { type: "string" },
      "dry-run": { type: "boolean", default: false },
    },
  });
  if (files.length === 0) throw new Problem("invalid-request", "ingest needs at least one file.");
  if (values.client === undefined)
    throw new Problem("invalid-request", "ingest needs --client ID, the client whose tickets these are.");
  const order = values["date-order"];
  if (order !== undefined && order !== "dmy" && order !== "mdy" && order !== "ymd") {
    throw new Problem("invalid-request", `--date-order takes dmy, mdy or ymd, not "${order}".`);
  }
  const options: ImportOptions = {
    ...(values.source === undefined ? {} : { source: values.source }),
    ...(values.encoding === undefined ? {} : { encoding: values.encoding }),
    ...(order === undefined ? {} : { dateOrder: order }),
    ...(values.mapping === undefined ? {} : { mapping: readMapping(values.mapping) }),
  };
  return { files, client: values.client, options, workspace: values.workspace, dryRun: values["dry-run"] };
}

function readMapping(file: string): Record<string, string | null> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Problem(
      "file-unreadable",
      `The mapping ${file} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  // A whole report serves as well as its mapping alone.
  const mapping: unknown = typeof value === "object" && value !== null && "mapping" in value ? value.mapping : value;
  const sound =
    typeof mapping === "object" &&
    mapping !== null &&
    !Array.isArray(mapping) &&
    Object.values(mapping).every((heading) => heading === null || typeof heading === "string");
  if (!sound)
    throw new Problem(
      "invalid-request",
      `${file} is no mapping: an object of our fields, each with a column heading or null.`,
    );
  return mapping as Record<string, string | null>;
}

async function ingest(file: string, given: Arguments): Promise<IngestReport> {
  if (!given.dryRun) return ingestIntoWorkspace(file, given.client, given.options, given.workspace);
  const thread = new ImportThread({ kind: "ingest", path: file, name: basename(file), options: given.options });
  try {
    return (await thread.file()).report;
  } finally {
    await thread.close();
  }
}

const POINTERS: Record<Question["field"], string> = {
  encoding: "/dialect/encoding",
  delimiter: "/dialect/delimiter",
  dateOrder: "/dialect/dateOrder",
  mapping: "/mapping",
};

/** The faults of a file whose content is to blame; null where the file could not be got at all. */
function faultsOf(file: string, problem: Problem): FaultyFile | null {
  if (problem.code === "import-undecided") {
    const questions = (problem.details?.questions ?? []) as readonly Question[];
    return {
      file: basename(file),
      faults: questions.map(({ field, message, choices }) => ({
        pointer: pointerOf(field, message),
        found: null,
        allowed: choices,
        message,
      })),
    };
  }
  if (problem.code !== "file-unreadable" || problem.details?.code !== undefined) return null;
  const fault: IngestFault =
    problem.details?.field === "encoding"
      ? { pointer: POINTERS.encoding, found: null, allowed: [...ENCODING_CHOICES], message: problem.message }
      : { pointer: "", found: null, allowed: ["a ticket export as text with delimiters"], message: problem.message };
  return { file: basename(file), faults: [fault] };
}

function pointerOf(field: Question["field"], message: string): string {
  const ours = /^(\w+): /.exec(message)?.[1];
  return field === "mapping" && ours !== undefined ? `/mapping/${ours}` : POINTERS[field];
}
