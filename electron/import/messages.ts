import type { ProblemData } from "../../shared/contract/problem.ts";
import type { ImportOptions, IngestReport, Inspection, TicketCube } from "../../shared/ingest/formats.ts";

/** What passes between the host and the thread that reads a file. The host asks, the thread answers one thing at a time. */
export interface WorkOrder {
  readonly kind: "inspect" | "ingest";
  readonly path: string;
  readonly name: string;
  readonly options: ImportOptions;
  /** One Int32 shared by both: not 0 once the work is no longer wanted. */
  readonly cancelled: SharedArrayBuffer;
}

/** Tickets as columns, in one order; NaN and -1 stand for a missing value. */
export interface TicketPart {
  readonly position: number;
  readonly count: number;
  readonly ids: readonly string[];
  readonly opened: Float64Array;
  readonly resolved: Float64Array;
  readonly minutes: Float64Array;
  readonly category: Int32Array;
  readonly priority: Int32Array;
  readonly reopens: Int32Array;
  readonly slaMet: Int8Array;
}

export type Question =
  /** The next tickets; the answer is a part, empty after the last. */
  | { readonly ask: "tickets"; readonly from: number; readonly count: number }
  /** How many of these ticket numbers the file has as well. */
  | { readonly ask: "known"; readonly ids: readonly string[] };

export type Answer =
  | { readonly say: "progress"; readonly bytes: number }
  | { readonly say: "inspection"; readonly inspection: Inspection }
  | {
      readonly say: "report";
      readonly report: IngestReport;
      readonly cube: TicketCube;
      readonly categories: readonly string[];
      readonly priorities: readonly string[];
    }
  | { readonly say: "tickets"; readonly part: TicketPart }
  | { readonly say: "known"; readonly count: number }
  | { readonly say: "problem"; readonly problem: ProblemData };
