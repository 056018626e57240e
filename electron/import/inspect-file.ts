import { statSync } from "node:fs";
import { basename } from "node:path";
import { Problem } from "../../shared/contract/problem.ts";
import { isSettled, noEvidence } from "../../shared/ingest/date-order.ts";
import { emptyParts } from "../../shared/ingest/dates.ts";
import { detectEncoding, knownBinary } from "../../shared/ingest/encoding.ts";
import type { ImportOptions, Inspection } from "../../shared/ingest/formats.ts";
import type { IngestPlan } from "../../shared/ingest/ingest-plan.ts";
import { type HeadReading, inspectionOf, readHead, weighDates } from "../../shared/ingest/inspect.ts";
import { RowReader } from "../../shared/ingest/rows.ts";
import { eachPiece, isUtf8File, makeDecoder, readStart, unreadable } from "./decode.ts";

/** Looks at a file without storing anything: its head for the layout and the columns, as much as needed for the dates. */
const HEAD_BYTES = 1024 * 1024;
/** Rows read for evidence on the date order even where it is settled early, so that a mixed file shows. */
const ROWS_FOR_DATES = 20_000;

export interface FileInspection {
  readonly inspection: Inspection;
  readonly plan: IngestPlan;
}

/** `name` is what the user calls the file; it is never opened by it. */
export function inspectFile(path: string, options: ImportOptions, name = basename(path)): FileInspection {
  const bytes = fileSize(path);
  const start = readStart(path, HEAD_BYTES);
  refuseOtherFormats(start);
  const utf8 = options.encoding === undefined && isUtf8File(path);
  const encoding = detectEncoding(start, utf8);
  const chosen = options.encoding ?? encoding.encoding ?? encoding.suggestion;
  const complete = start.length === bytes;
  const head = readHead(decodeHead(start, chosen, complete), complete, options);
  if (head === null) {
    throw new Problem(
      "file-unreadable",
      "The file holds no rows. Nothing was stored; export it again with its headings.",
    );
  }
  const evidence = noEvidence();
  if (head.dateColumns.length > 0) gatherDates(path, chosen, head, evidence);
  return inspectionOf({ file: name, bytes, encoding, head, evidence, options });
}

export function fileSize(path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    throw unreadable(error);
  }
}

function refuseOtherFormats(start: Uint8Array): void {
  const format = knownBinary(start);
  if (format === null) return;
  throw new Problem(
    "file-unreadable",
    `The file is ${format} and not text. Nothing was stored; save or export the tickets as CSV and choose that file.`,
  );
}

function decodeHead(start: Uint8Array, encoding: string, complete: boolean): string {
  const decoder = makeDecoder(encoding);
  return withDecodingProblem(encoding, () => decoder.decode(start) + (complete ? decoder.end() : ""));
}

/** The strict decoders' refusal as a problem that says what to do. */
export function withDecodingProblem<T>(encoding: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError) || !("code" in error) || error.code !== "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw error;
    throw new Problem(
      "file-unreadable",
      `The file is not written in ${encoding}. Nothing was stored; choose another encoding, windows-1252 for most Windows programs.`,
      {
        field: "encoding",
      },
    );
  }
}

function gatherDates(path: string, encoding: string, head: HeadReading, evidence: ReturnType<typeof noEvidence>): void {
  const parts = emptyParts();
  let rows = 0;
  const reader = new RowReader(head.layout.delimiter, head.layout.lineEnd === "CR", (cells, line) => {
    if (line <= head.layout.headerLine) return;
    rows += 1;
    weighDates(evidence, cells, head.dateColumns, parts);
  });
  const decoder = makeDecoder(encoding);
  withDecodingProblem(encoding, () => {
    let early = false;
    eachPiece(path, (piece) => {
      reader.push(decoder.decode(piece));
      const known = isSettled(evidence) || (evidence.open === 0 && evidence.shown > 0);
      early = reader.overlong || (rows >= ROWS_FOR_DATES && known);
      return !early;
    });
    if (early) return;
    reader.push(decoder.end());
    reader.end();
  });
}
