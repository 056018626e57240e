/** The window's end of the model workers: neither a long exact run nor a scan ever delays the quick figures. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";
import { newsOf } from "./document-news.ts";
import type { Duty, FromWorker, Question, QuestionKind, Questions, ToWorker } from "./protocol.ts";

export interface ModelListener {
  strip(message: Extract<FromWorker, { kind: "strip" }>): void;
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
   * processor from the quick figures, stop what they do, and hear of the document a moment after `painted` has said that
   * those are on screen: in a burst of edits, of the last one.
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

type OtherMessage = Exclude<ToWorker, { kind: "document" }>;

interface ToldDocument {
  readonly kind: "document";
  readonly version: number;
  readonly document: ScenarioDocument;
  readonly scope: Scope;
}

const SLOW = ["scan", "exact"] as const satisfies readonly Duty[];
const DUTIES = ["column", ...SLOW] as const;

/** Milliseconds, should the quick figures never be painted. */
const LONGEST_HOLD = 400;
/** Milliseconds after the paint: longer than a held key takes to repeat. */
const REST = 60;

export function startModelWorkers(listener: ModelListener): ModelWorkers {
  const waiting = new Map<number, Waiting>();
  let nextId = 0;

  function receive(message: FromWorker): void {
    if (message.kind === "strip") listener.strip(message);
    else if (message.kind === "view") listener.view(message);
    else settle(message);
  }

  function settle(message: Exclude<FromWorker, { kind: "strip" | "view" }>): void {
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
    worker.postMessage({ kind: "start", duty } satisfies ToWorker);
    return worker;
  }

  const workers: Record<Duty, Worker> = { column: start("column"), exact: start("exact"), scan: start("scan") };
  const sent: Record<Duty, ScenarioDocument | null> = { column: null, exact: null, scan: null };

  function send(duty: Duty, message: ToldDocument | OtherMessage): void {
    let written: ToWorker;
    if (message.kind === "document") {
      const { document, ...rest } = message;
      written = { ...rest, news: newsOf(sent[duty], document) };
      sent[duty] = document;
    } else written = message;
    workers[duty].postMessage(written);
  }

  /** What the slow workers are told once the quick figures are painted; null while nothing is held back. */
  let held: { readonly duty: Duty; readonly message: ToldDocument | OtherMessage }[] | null = null;
  let releasing: ReturnType<typeof setTimeout> | undefined;

  function tell(duty: Duty, message: ToldDocument | OtherMessage): void {
    if (held === null || duty === "column") send(duty, message);
    else held.push({ duty, message });
  }

  function hold(): void {
    for (const { message } of held ?? []) if (message.kind === "question") receive({ kind: "stale", id: message.id });
    held = [];
    for (const duty of SLOW) send(duty, { kind: "halt" });
    // However the quick figures fare, the others follow.
    releaseIn(LONGEST_HOLD);
  }

  function releaseIn(milliseconds: number): void {
    clearTimeout(releasing);
    releasing = setTimeout(release, milliseconds);
  }

  function release(): void {
    const messages = held ?? [];
    held = null;
    for (const { duty, message } of messages) send(duty, message);
  }

  return {
    show(version, document, scope, passing) {
      hold();
      const message = { kind: "document", version, document, scope } as const;
      for (const duty of passing ? (["column", "scan"] as const) : DUTIES) tell(duty, message);
    },
    painted() {
      if (held !== null) releaseIn(REST);
    },
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
