/** The host's side of the thread that prices and renders proposals, so that seconds of computing hold up no call. */
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { ProposalTask, TaskAnswers } from "./proposal-task.ts";

export interface ThreadOrder {
  readonly number: number;
  readonly task: ProposalTask;
}
export type ThreadReply =
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly failure: string };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The thread's program: the source under Node, its bundle beside the bundled main program. */
function program(): URL {
  const source = new URL("./proposal-worker.ts", import.meta.url);
  return existsSync(source) ? source : new URL("./proposal-worker.js", import.meta.url);
}

/** One thread, begun with the first task and kept for what it remembers. */
export class ProposalThread {
  #worker: Worker | null = null;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();

  run<K extends ProposalTask["kind"]>(task: Extract<ProposalTask, { readonly kind: K }>): Promise<TaskAnswers[K]> {
    this.#last += 1;
    const order: ThreadOrder = { number: this.#last, task };
    return new Promise((resolve, reject) => {
      this.#waiting.set(order.number, { resolve: (answer) => resolve(answer as TaskAnswers[K]), reject });
      this.#started().postMessage(order);
    });
  }

  close(): void {
    void this.#worker?.terminate();
    this.#worker = null;
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(program(), { name: "proposal" });
    // Waiting for work is no reason to stay.
    worker.unref();
    worker.on("message", (reply: ThreadReply) => {
      const waiting = this.#waiting.get(reply.number);
      this.#waiting.delete(reply.number);
      if ("failure" in reply) waiting?.reject(new Error(reply.failure));
      else waiting?.resolve(reply.answer);
    });
    worker.on("error", (error) => this.#fail(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.#fail(worker, new Error("the proposal thread ended")));
    this.#worker = worker;
    return worker;
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== null && this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
