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
  /**
   * `passing` documents (a slider on its way) are run on the quick path only. The other workers, which would take the
   * processor from the quick figures, hear of a document once `painted` says that those are on screen.
   */
  show(version: number, document: ScenarioDocument, scope: Scope, passing: boolean): void;
  painted(): void;
  choose(scope: Scope): void;
  ask<K extends QuestionKind>(
    duty: Duty,
    version: number,
    question: Extract<Question, { kind: K }>,
  ): Promise<Questions[K]["answer"]>;
}

const DUTIES = ["column", "scan", "exact"] as const satisfies readonly Duty[];

/** Milliseconds. */
const LONGEST_HOLD = 400;

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

  /** What the slow workers are told once the quick figures are painted; null while nothing is held back. */
  let held: { readonly duty: Duty; readonly message: ToWorker }[] | null = null;
  let releasing: ReturnType<typeof setTimeout> | undefined;

  function tell(duty: Duty, message: ToWorker): void {
    if (held === null || duty === "column") send(workers[duty], message);
    else held.push({ duty, message });
  }

  function hold(): void {
    for (const { message } of held ?? []) if (message.kind === "question") receive({ kind: "stale", id: message.id });
    held = [];
    clearTimeout(releasing);
    // However the quick figures fare, the others follow.
    releasing = setTimeout(release, LONGEST_HOLD);
  }

  function release(): void {
    clearTimeout(releasing);
    const messages = held ?? [];
    held = null;
    for (const { duty, message } of messages) send(workers[duty], message);
  }

  return {
    show(version, document, scope, passing) {
      hold();
      const message = { kind: "document", version, document, scope } as const;
      for (const duty of passing ? (["column", "scan"] as const) : DUTIES) tell(duty, message);
    },
    painted: release,
    choose(scope) {
      for (const duty of DUTIES) tell(duty, { kind: "scope", scope });
    },
    ask(duty, version, question) {
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
        tell(duty, { kind: "question", id, version, question });
      });
    },
  };
}
