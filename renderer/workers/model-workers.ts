/** The window's end of the model workers: neither a long exact run nor a scan ever delays the quick figures. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { newsOf } from "./document-news.ts";
import type { Duty, FromWorker, Looked, Question, QuestionKind, Questions, ToWorker } from "./protocol.ts";

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
   * `passing` documents (a slider on its way) are run on the quick path only. The slow workers, which would take the
   * processor from the quick figures, stop what they do, and hear of the document a moment after `painted` has said that
   * those are on screen: in a burst of edits, of the last one. So does the quick one, at once, where its figures are not
   * wanted.
   */
  show(version: number, document: ScenarioDocument, looked: Looked, passing: boolean): void;
  painted(): void;
  choose(looked: Looked): void;
  ask<K extends QuestionKind>(
    duty: Duty,
    version: number,
    question: Extract<Question, { kind: K }>,
  ): Promise<Questions[K]["answer"]>;
}

type OtherMessage = Exclude<ToWorker, { kind: "document" }>;

interface ToldDocument extends Looked {
  readonly kind: "document";
  readonly version: number;
  readonly document: ScenarioDocument;
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

  /** What these are told later, once the quick figures are painted. */
  let holding: readonly Duty[] = [];
  let held: { readonly duty: Duty; readonly message: ToldDocument | OtherMessage }[] = [];
  let releasing: ReturnType<typeof setTimeout> | undefined;

  function tell(duty: Duty, message: ToldDocument | OtherMessage): void {
    if (holding.includes(duty)) held.push({ duty, message });
    else send(duty, message);
  }

  function hold(duties: readonly Duty[]): void {
    for (const { message } of held) if (message.kind === "question") receive({ kind: "stale", id: message.id });
    held = [];
    holding = duties;
    for (const duty of SLOW) send(duty, { kind: "halt" });
    // However the quick figures fare, the others follow.
    releaseIn(LONGEST_HOLD);
  }

  function releaseIn(milliseconds: number): void {
    clearTimeout(releasing);
    releasing = setTimeout(() => release(DUTIES), milliseconds);
  }

  function release(duties: readonly Duty[]): void {
    const due = held.filter(({ duty }) => duties.includes(duty));
    held = held.filter(({ duty }) => !duties.includes(duty));
    holding = holding.filter((duty) => !duties.includes(duty));
    for (const { duty, message } of due) send(duty, message);
  }

  return {
    show(version, document, looked, passing) {
      hold(looked.wantsQuick ? SLOW : DUTIES);
      const message = { kind: "document", version, document, ...looked } as const;
      for (const duty of passing ? (["column", "scan"] as const) : DUTIES) tell(duty, message);
    },
    painted() {
      release(["column"]);
      if (holding.length > 0) releaseIn(REST);
    },
    choose(looked) {
      for (const duty of DUTIES) tell(duty, { kind: "scope", ...looked });
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
