/** The program of a thread that runs trials. */
import { parentPort } from "node:worker_threads";
import { trialWorker } from "../../shared/simulation/trial-worker.ts";

if (parentPort === null) throw new Error("trials run in a thread only");
const port = parentPort;
port.on(
  "message",
  trialWorker((message, transfer) => port.postMessage(message, transfer)),
);
