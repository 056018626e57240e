/** A thread that adds numbers and touches no memory: what two of them are worth beside one is what the machine gives. */
import { parentPort } from "node:worker_threads";

if (parentPort === null) throw new Error("this runs in a thread only");
const port = parentPort;

function added(steps: number): number {
  let sum = 0;
  for (let at = 1; at <= steps; at++) sum += 1 / at;
  return sum;
}

port.on("message", (steps: number) => port.postMessage(added(steps)));
