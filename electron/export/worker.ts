import { parentPort, workerData } from "node:worker_threads";
import { LibreOffice } from "./libre-office.ts";
import { writeWorkbook } from "./workbook.ts";
import { workbookCheckOutcome } from "./workbook-check.ts";
import type { WorkbookOrder } from "./workbook-thread.ts";

/** The thread that writes one workbook, or checks one, and ends. Whatever it is told while it checks ends it. */
if (parentPort === null) throw new Error("the export worker runs as a thread only");
const { document, evidence, program } = workerData as WorkbookOrder;
if (program === null) parentPort.postMessage(await writeWorkbook(document, evidence));
else {
  const office = new LibreOffice(program);
  parentPort.once("message", () => office.close());
  const outcome = await workbookCheckOutcome(document, evidence, office).finally(() => office.close());
  parentPort.postMessage(outcome);
  parentPort.close();
}
