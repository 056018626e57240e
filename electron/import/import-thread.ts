import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { Problem } from "../../shared/contract/problem.ts";
import type { ImportOptions, IngestReport, Inspection, TicketCube } from "../../shared/ingest/formats.ts";
import type { Answer, Question, TicketPart, WorkOrder } from "./messages.ts";

/** The host's side of the reading thread, so that neither a large file nor a broken one holds up the window. */

/** A small young generation: rows die at once, and a thread that lets them pile up needs twice the memory. */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 };

/** The thread's program: the source under Node, its bundle beside the bundled main program. */
function program(): URL {
  const source = new URL("./worker.ts", import.meta.url);
  return existsSync(source) ? source : new URL("./import-worker.js", import.meta.url);
}

export interface ReadFile {
  readonly report: IngestReport;
  readonly cube: TicketCube;
  readonly categories: readonly string[];
  readonly priorities: readonly string[];
}

export class ImportThread {
  readonly #worker: Worker;
  readonly #flag: Int32Array;
  readonly #onProgress: (bytes: number) => void;
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  #said: Answer | Error | null = null;

  constructor(
    order: Pick<WorkOrder, "kind" | "path" | "name" | "options">,
    onProgress: (bytes: number) => void = () => undefined,
  ) {
    const cancelled = new SharedArrayBuffer(4);
    this.#flag = new Int32Array(cancelled);
    this.#onProgress = onProgress;
    const workerData: WorkOrder = { ...order, cancelled };
    this.#worker = new Worker(program(), { workerData, resourceLimits: LIMITS, name: "import" });
    this.#worker.on("message", (answer: Answer) => this.#take(answer));
    this.#worker.on("error", (error: Error) => this.#take(outOfMemory(error)));
    this.#worker.on("exit", () => this.#take(new Error("the import thread ended without an answer")));
  }

  /** Asks the thread to stop at the next piece of the file; it then answers `import-cancelled`. */
  cancel(): void {
    Atomics.store(this.#flag, 0, 1);
  }

  async inspection(): Promise<Inspection> {
    const answer = await this.#next();
    if (answer.say !== "inspection") throw new Error(`the import thread answered ${answer.say}`);
    return answer.inspection;
  }

  async file(): Promise<ReadFile> {
    const answer = await this.#next();
    if (answer.say !== "report") throw new Error(`the import thread answered ${answer.say}`);
    return answer;
  }

  async tickets(from: number, count: number): Promise<TicketPart> {
    const answer = await this.#ask({ ask: "tickets", from, count });
    if (answer.say !== "tickets") throw new Error(`the import thread answered ${answer.say}`);
    return answer.part;
  }

  /** How many of these ticket numbers the file has. */
  async known(ids: readonly string[]): Promise<number> {
    const answer = await this.#ask({ ask: "known", ids });
    if (answer.say !== "known") throw new Error(`the import thread answered ${answer.say}`);
    return answer.count;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(question: Question): Promise<Answer> {
    this.#worker.postMessage(question);
    return this.#next();
  }

  #take(answer: Answer | Error): void {
    if (!(answer instanceof Error) && answer.say === "progress") {
      this.#onProgress(answer.bytes);
      return;
    }
    const waiting = this.#waiting;
    if (waiting === null) {
      this.#said ??= answer;
      return;
    }
    this.#waiting = null;
    settle(answer, waiting.resolve, waiting.reject);
  }

  #next(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const said = this.#said;
      this.#said = null;
      if (said === null) this.#waiting = { resolve, reject };
      else settle(said, resolve, reject);
    });
  }
}

function settle(answer: Answer | Error, resolve: (answer: Answer) => void, reject: (error: Error) => void): void {
  if (answer instanceof Error) reject(answer);
  else if (answer.say === "problem") {
    reject(new Problem(answer.problem.code, answer.problem.message, answer.problem.details));
  } else resolve(answer);
}

function outOfMemory(error: Error): Error {
  if (!("code" in error) || error.code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  return new Problem(
    "file-too-large",
    "The file holds more tickets than can be kept in memory at once. Nothing was stored; export it in parts, one year each.",
  );
}

/** Inspects a file on a thread of its own. */
export async function inspectOnThread(path: string, name: string, options: ImportOptions): Promise<Inspection> {
  const thread = new ImportThread({ kind: "inspect", path, name, options });
  try {
    return await thread.inspection();
  } finally {
    await thread.close();
  }
}
