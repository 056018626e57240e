import { Problem } from "../../shared/contract/problem.ts";
import type { ImportOptions, IngestReport, TicketCube } from "../../shared/ingest/formats.ts";
import type { IngestPlan } from "../../shared/ingest/ingest-plan.ts";
import { Ingest } from "../../shared/ingest/report.ts";
import { LONGEST_ROW, RowReader } from "../../shared/ingest/rows.ts";
import type { TicketHistory } from "../../shared/ingest/ticket-history.ts";
import { eachPiece, makeDecoder } from "./decode.ts";
import { inspectFile, withDecodingProblem } from "./inspect-file.ts";

/** Reads a whole file into tickets: bytes, text, rows, tickets, report; one pass, in memory only what tickets need. */
export interface IngestedFile {
  readonly report: IngestReport;
  readonly cube: TicketCube;
  readonly history: TicketHistory;
}

export interface IngestHooks {
  /** Bytes read so far. */
  progress(bytes: number): void;
  cancelled(): boolean;
}

/** A quoted value that is open at the end of the file is one cut-off row up to this many lines, a broken file above. */
const CUT_OFF_LINES = 50;

/** Inspects and reads a file. Throws `import-undecided` with `details.questions` where the file leaves something open. */
export function ingestFile(path: string, options: ImportOptions, name: string, hooks: IngestHooks): IngestedFile {
  const { inspection, plan } = inspectFile(path, options, name);
  if (inspection.questions.length > 0) {
    throw new Problem(
      "import-undecided",
      `The file leaves ${inspection.questions.length === 1 ? "a question" : "questions"} open: ${inspection.questions.map((question) => question.message).join(" ")} Nothing was stored.`,
      { questions: inspection.questions, inspection },
    );
  }
  return followPlan(path, plan, hooks);
}

function followPlan(path: string, plan: IngestPlan, hooks: IngestHooks): IngestedFile {
  const ingest = new Ingest(plan);
  const reader: RowReader = new RowReader(plan.delimiter, plan.lineEnd === "CR", (cells, line) => {
    if (reader.unclosedQuoteLine === line) rejectUnclosed(ingest, cells, line);
    else ingest.add(cells, line);
  });
  const decoder = makeDecoder(plan.encoding);
  withDecodingProblem(plan.encoding, () => {
    eachPiece(path, (piece, offset) => {
      reader.push(decoder.decode(piece));
      hooks.progress(offset + piece.length);
      if (hooks.cancelled()) throw new Problem("import-cancelled", "The import was cancelled. Nothing of it was kept.");
      return !reader.overlong;
    });
    reader.push(decoder.end());
    reader.end();
  });
  if (reader.overlong) {
    throw new Problem(
      "file-unreadable",
      `The row that starts on line ${reader.line} is longer than ${LONGEST_ROW.toLocaleString("en-US")} characters: most likely a quotation mark on it is never closed. Nothing was stored; correct the line and import again.`,
      { line: reader.line },
    );
  }
  return { ...ingest.finish(reader.endsMidLine), history: ingest.history };
}

function rejectUnclosed(ingest: Ingest, cells: readonly string[], line: number): void {
  const value = cells.at(-1) ?? "";
  const lines = value.split("\n").length;
  if (lines > CUT_OFF_LINES) {
    throw new Problem(
      "file-unreadable",
      `A quotation mark on line ${line} is never closed: the ${lines.toLocaleString("en-US")} lines after it would be one value. Nothing was stored; correct the line and import again.`,
      { line },
    );
  }
  ingest.rejectUnclosed(cells, line);
}
