/** The host's side of the thread that writes a workbook, so that seconds of computing hold up neither the window nor other calls. */
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";
import type { WorkbookCheckOutcome } from "./workbook-check.ts";

export interface WorkbookOrder {
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceByPath;
  /** LibreOffice, where the workbook is to be checked and not to be had. */
  readonly program: string | null;
}

/** The thread's program: the source under Node, its bundle beside the bundled main program. */
function source(): URL {
  const own = new URL("./worker.ts", import.meta.url);
  return existsSync(own) ? own : new URL("./export-worker.js", import.meta.url);
}

interface Work<T> {
  /** Rejects with what the thread threw. */
  readonly done: Promise<T>;
  readonly thread: Worker;
}

function start<T>(order: WorkbookOrder): Work<T> {
  const thread = new Worker(source(), { workerData: order, name: "export" });
  const done = new Promise<T>((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    // Of no effect after either of the others.
    thread.once("exit", () => reject(new Error("the export thread ended without an answer")));
  });
  return { done, thread };
}

/** The same bytes as `writeWorkbook`. */
export function writeWorkbookOnThread(document: ScenarioDocument, evidence: EvidenceByPath): Promise<Uint8Array> {
  return start<Uint8Array>({ document, evidence, program: null }).done;
}

export interface RunningCheck {
  readonly done: Promise<WorkbookCheckOutcome>;
  /** Ends LibreOffice; `done` is a failure then. */
  stop(): void;
}

/** As `workbookCheckOutcome`, by the LibreOffice at a path. */
export function checkWorkbookOnThread(
  document: ScenarioDocument,
  evidence: EvidenceByPath,
  program: string,
): RunningCheck {
  const { done, thread } = start<WorkbookCheckOutcome>({ document, evidence, program });
  return { done, stop: () => thread.postMessage("stop") };
}
