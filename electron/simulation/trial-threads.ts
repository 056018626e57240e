import { Worker } from "node:worker_threads";
import type { FromTrialWorker } from "../../shared/simulation/messages.ts";
import { TrialPool, type TrialThread } from "../../shared/simulation/trial-pool.ts";

export interface TrialThreads {
  readonly pool: TrialPool;
  close(): Promise<void>;
}

function threadOf(worker: Worker): TrialThread {
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage) {
      worker.on("message", (message: FromTrialWorker) => onMessage(message));
      worker.on("error", (error) => {
        throw error;
      });
    },
  };
}

/** `count` threads that wait for trials. */
export function openTrialThreads(count: number): TrialThreads {
  const workers = Array.from(
    { length: count },
    (_, at) => new Worker(new URL("./trial-thread.ts", import.meta.url), { name: `trials ${at + 1}` }),
  );
  return {
    pool: new TrialPool(workers.map(threadOf)),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
