import { parentPort } from "node:worker_threads";
import { runTask } from "./proposal-task.ts";
import type { ThreadOrder, ThreadReply } from "./proposal-thread.ts";

/** The thread that prices and renders proposals, one task after the other. */
const port = parentPort;
if (port === null) throw new Error("the proposal worker runs as a thread only");
port.on("message", async ({ number, task }: ThreadOrder) => {
  let reply: ThreadReply;
  try {
    reply = { number, answer: await runTask(task) };
  } catch (error) {
    reply = { number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(reply);
});
