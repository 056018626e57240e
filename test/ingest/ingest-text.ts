import { noEvidence } from "../../shared/ingest/date-order.ts";
import { detectEncoding } from "../../shared/ingest/encoding.ts";
import type { ImportOptions, IngestReport, Inspection, TicketCube } from "../../shared/ingest/formats.ts";
import { inspectionOf, readHead, weighDates } from "../../shared/ingest/inspect.ts";
import { Ingest } from "../../shared/ingest/report.ts";
import { RowReader } from "../../shared/ingest/rows.ts";

/** The whole path from text to report without a file: what the file reader does, in one piece or in pieces of a size. */
export interface ReadText {
  readonly inspection: Inspection;
  readonly report: IngestReport;
  readonly cube: TicketCube;
}

export function ingestText(text: string, options: ImportOptions = {}, pieceLength = text.length): ReadText {
  const plain = text.replace(/^\uFEFF/, "");
  const head = readHead(plain, true, options);
  if (head === null) throw new Error("no rows");
  const evidence = noEvidence();
  for (const { cells } of head.rows) weighDates(evidence, cells, head.dateColumns);
  const encoding = detectEncoding(new TextEncoder().encode(text), true);
  const { inspection, plan } = inspectionOf({
    file: "export.csv",
    bytes: text.length,
    encoding,
    head,
    evidence,
    options,
  });
  const ingest = new Ingest(plan);
  const reader: RowReader = new RowReader(plan.delimiter, plan.lineEnd === "CR", (cells, line) => {
    if (reader.unclosedQuoteLine === line) ingest.rejectUnclosed(cells, line);
    else ingest.add(cells, line);
  });
  for (let at = 0; at < plain.length; at += pieceLength) reader.push(plain.slice(at, at + pieceLength));
  reader.end();
  return { inspection, ...ingest.finish(reader.endsMidLine) };
}

export const codesOf = (report: IngestReport): string[] => report.traps.map(({ code }) => code);
