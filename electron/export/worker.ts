import { parentPort, workerData } from "node:worker_threads";
import { writeWorkbook } from "./workbook.ts";
import type { WorkbookOrder } from "./workbook-thread.ts";

/** The thread that writes one workbook and ends. */
if (parentPort === null) throw new Error("the export worker runs as a thread only");
const { document, evidence } = workerData as WorkbookOrder;
parentPort.postMessage(await writeWorkbook(document, evidence));
