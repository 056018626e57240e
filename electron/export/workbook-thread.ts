/** The host's side of the thread that writes a workbook, so that seconds of computing hold up neither the window nor other calls. */
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";

export interface WorkbookOrder {
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceByPath;
}

/** The thread's program: the source under Node, its bundle beside the bundled main program. */
function program(): URL {
  const source = new URL("./worker.ts", import.meta.url);
  return existsSync(source) ? source : new URL("./export-worker.js", import.meta.url);
}

/** The same bytes as `writeWorkbook`. Rejects with what the thread threw. */
export function writeWorkbookOnThread(document: ScenarioDocument, evidence: EvidenceByPath): Promise<Uint8Array> {
  const workerData: WorkbookOrder = { document, evidence };
  const worker = new Worker(program(), { workerData, name: "export" });
  return new Promise((resolve, reject) => {
    worker.once("message", (bytes: Uint8Array) => resolve(bytes));
    worker.once("error", reject);
    // Of no effect after either of the others.
    worker.once("exit", () => reject(new Error("the export thread ended without an answer")));
  });
}
