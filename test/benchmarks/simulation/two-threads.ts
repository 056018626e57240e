/** How much faster two threads are than one at work that shares nothing: the yardstick of the machine for two workers. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";

const STEPS = 600_000_000;

async function clock(threads: number): Promise<number> {
  const workers = Array.from({ length: threads }, () => new Worker(new URL("./adding-thread.ts", import.meta.url)));
  const all = async (steps: number): Promise<void> => {
    const answers = workers.map((worker) => once(worker, "message"));
    for (const worker of workers) worker.postMessage(steps / threads);
    await Promise.all(answers);
  };
  try {
    await all(STEPS / 20);
    const before = performance.now();
    await all(STEPS);
    return performance.now() - before;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Time of one thread over time of two, once. */
export async function twoThreadsAgainstOne(): Promise<number> {
  return (await clock(1)) / (await clock(2));
}
