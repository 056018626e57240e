/** The window's end of the model workers: neither a long exact run nor a scan ever delays the quick figures. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { Duty, FromWorker, Question, QuestionKind, Questions, ToWorker } from "./protocol.ts";

export interface ModelListener {
  view(message: Extract<FromWorker, { kind: "view" }>): void;
  failed(message: string, version: number): void;
}

/** Rejects with this when a newer document makes an answer worthless. */
export class StaleQuestion extends Error {}

interface Waiting {
  resolve(answer: never): void;
  reject(reason: Error): void;
}

export interface ModelWorkers {
  /** `passing` documents (a slider on its way) are run on the quick path only. */
  show(version: number, document: ScenarioDocument, scope: Scope, passing: boolean): void;
  choose(scope: Scope): void;
  ask<K extends QuestionKind>(
    duty: Duty,
    version: number,
    question: Extract<Question, { kind: K }>,
  ): Promise<Questions[K]["answer"]>;
}

export function startModelWorkers(listener: ModelListener): ModelWorkers {
  const waiting = new Map<number, Waiting>();
  let nextId = 0;

  function receive(message: FromWorker): void {
    if (message.kind === "view") {
      listener.view(message);
      return;
    }
    const asked = message.id === null ? undefined : waiting.get(message.id);
    if (message.id !== null) waiting.delete(message.id);
    if (message.kind === "answer") asked?.resolve(message.answer as never);
    else if (message.kind === "stale") asked?.reject(new StaleQuestion());
    else if (asked === undefined) listener.failed(message.message, message.version);
    else asked.reject(new Error(message.message));
  }

  function start(duty: Duty): Worker {
    const worker = new Worker(new URL("./model-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<FromWorker>) => receive(event.data));
    worker.addEventListener("error", (event) => listener.failed(event.message || "The model could not be loaded", -1));
    send(worker, { kind: "start", duty });
    return worker;
  }

  function send(worker: Worker, message: ToWorker): void {
    worker.postMessage(message);
  }

  const workers: Record<Duty, Worker> = { column: start("column"), exact: start("exact"), scan: start("scan") };

  return {
    show(version, document, scope, passing) {
      const message = { kind: "document", version, document, scope } as const;
      send(workers.column, message);
      send(workers.scan, message);
      if (!passing) send(workers.exact, message);
    },
    choose(scope) {
      for (const worker of Object.values(workers)) send(worker, { kind: "scope", scope });
    },
    ask(duty, version, question) {
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
        send(workers[duty], { kind: "question", id, version, question });
      });
    },
  };
}
