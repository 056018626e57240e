/**
 * Computes one duty of the model away from the window. Messages that wait are read before anything is computed, so
 * that of several documents only the newest is run, and questions about an older one come back as stale. What takes
 * long is worked on in slices between messages: the processors are free for the quick figures as soon as these are due.
 */

import { selfCheck } from "../../shared/compare/self-check.ts";
import { sensitivitySteps } from "../../shared/compare/sensitivity.ts";
import { advance, type Steps } from "../../shared/formula/steps.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Results, Scope } from "../../shared/model/results.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
import { withNews } from "./document-news.ts";
import { numeric } from "./numeric-view.ts";
import {
  type Duty,
  type FromWorker,
  type Question,
  type QuestionKind,
  type Questions,
  type ScopeView,
  STRIP_LINES,
  type ToWorker,
} from "./protocol.ts";
import { scopeView } from "./scope-view.ts";
import { triedMargins } from "./try-out.ts";

interface Newest {
  readonly version: number;
  readonly document: ScenarioDocument;
}

type QuestionMessage = Extract<ToWorker, { kind: "question" }>;

/** In the order in which they are worked on, whenever they were asked. */
const LONG_KINDS = ["tryValues", "crossover", "view", "findings", "sensitivity"] as const;
type LongKind = (typeof LONG_KINDS)[number];
type LongQuestion = Extract<Question, { kind: LongKind }>;

/** Of each of these only the newest is of interest: a slider moves on, another scope is looked at. */
const SUPERSEDED: readonly LongKind[] = ["tryValues", "sensitivity"];

/** Work in slices. Its last step says what to send. */
interface Job {
  readonly kind: LongKind;
  /** Of the question; null for the exact view, which nobody asks for. */
  readonly id: number | null;
  readonly steps: Steps<FromWorker>;
}

let duty: Duty = "column";
let model: ScenarioModel | null = null;
let version = -1;
let scope: Scope = { kind: "portfolio" };
let wantsQuick = true;
/** When the work of this turn began, and how long earlier turns worked on the same view. */
let began = 0;
let worked = 0;
/** As last sent, run or not. */
let sent: ScenarioDocument | null = null;
let newest: Newest | null = null;
let scopeChanged = false;
let questions: QuestionMessage[] = [];
let jobs: Job[] = [];
let planned = false;

/** Milliseconds of long work at a time: as long as another thread may wait for a processor. */
const SLICE = 6;

function send(message: FromWorker): void {
  self.postMessage(message);
}

function viewOf<V>(results: Results<V>): ScopeView<V> {
  return scopeView(results, version, scope, worked + performance.now() - began);
}

function* exactView(from: ScenarioModel): Steps<FromWorker> {
  const results = yield* from.exactResultSteps([scope]);
  return { kind: "view", path: "exact", view: numeric(viewOf(results)) };
}

/** Of the scope in view only: the other clients' tables would be written for nobody. */
function showFigures(): void {
  if (model === null) return;
  if (duty === "column" && wantsQuick) {
    send({ kind: "strip", view: viewOf(model.columnResults([scope], STRIP_LINES)) });
    send({ kind: "view", path: "column", view: viewOf(model.columnResults([scope])) });
  }
  if (duty === "exact") {
    drop(({ kind }) => kind === "view");
    jobs.push({ kind: "view", id: null, steps: exactView(model) });
  }
}

function run(next: Newest): void {
  version = next.version;
  if (model === null) model = createScenarioModel(next.document);
  else model.update(next.document);
}

function answerTo(
  question: Exclude<Question, LongQuestion>,
  from: ScenarioModel,
): Questions[Exclude<QuestionKind, LongKind>]["answer"] {
  switch (question.kind) {
    case "explain":
      return from.explain(question.figure);
    case "behind":
      return from.inputsBehind(question.figure);
    case "uses":
      return from.usesOfInput(question.path);
    case "targetPrice":
      return from.targetPrice(question.clientId, question.componentId, question.target);
    case "selfCheck":
      return selfCheck(question.document, [
        { name: "the figures shown", results: from.exactResults() },
        { name: "the figures shown first", results: from.columnResults() },
      ]);
  }
}

function* stepsOf(id: number, question: LongQuestion, from: ScenarioModel): Steps<FromWorker> {
  switch (question.kind) {
    case "crossover":
      return { kind: "answer", id, answer: yield* from.crossoverSteps(question.points, question.clientId) };
    case "findings":
      return { kind: "answer", id, answer: yield* from.findingSteps(duty === "exact" ? "exact" : "column") };
    case "sensitivity":
      return { kind: "answer", id, answer: yield* sensitivitySteps(from, question.scope) };
    case "tryValues":
      return { kind: "answer", id, answer: yield* triedMargins(from, question.scope, question.path, question.values) };
  }
}

function isLong(question: Question): question is LongQuestion {
  return (LONG_KINDS as readonly string[]).includes(question.kind);
}

function attempt(id: number | null, work: () => void): void {
  try {
    work();
  } catch (error) {
    send({ kind: "failed", id, version, message: error instanceof Error ? error.message : String(error) });
    console.error(error);
  }
}

/** Gives up some of the long work. */
function drop(unwanted: (job: Job) => boolean): void {
  for (const { id } of jobs.filter(unwanted)) if (id !== null) send({ kind: "stale", id });
  jobs = jobs.filter((job) => !unwanted(job));
}

function goOn(): void {
  const kind = LONG_KINDS.find((one) => jobs.some((job) => job.kind === one));
  const job = jobs.find((one) => one.kind === kind);
  if (job === undefined) return;
  const leave = (): void => {
    jobs = jobs.filter((one) => one !== job);
  };
  began = performance.now();
  attempt(job.id, () => {
    try {
      const end = advance(job.steps, SLICE, () => performance.now());
      if (end === null) {
        if (job.kind === "view") worked += performance.now() - began;
        return;
      }
      leave();
      send(end.done);
    } catch (error) {
      leave();
      throw error;
    }
  });
}

function begin({ id, question }: QuestionMessage, asked: ScenarioModel): void {
  if (isLong(question)) {
    if (SUPERSEDED.includes(question.kind)) drop(({ kind }) => kind === question.kind);
    jobs.push({ kind: question.kind, id, steps: stepsOf(id, question, asked) });
  } else attempt(id, () => send({ kind: "answer", id, answer: answerTo(question, asked) }));
}

function beginView(): void {
  began = performance.now();
  worked = 0;
}

function work(): void {
  planned = false;
  const message = newest;
  newest = null;
  if (message !== null) {
    beginView();
    drop(() => true);
    attempt(null, () => {
      run(message);
      showFigures();
    });
    worked = performance.now() - began;
  } else if (scopeChanged && version >= 0) {
    beginView();
    attempt(null, showFigures);
  }
  scopeChanged = false;
  const [next, ...rest] = questions;
  questions = rest;
  if (next !== undefined) {
    if (next.version !== version || model === null) send({ kind: "stale", id: next.id });
    else begin(next, model);
  } else goOn();
  if (questions.length > 0 || newest !== null || jobs.length > 0) plan();
}

/** Not a timer: a chain of timers is slowed down to one in four milliseconds. */
const turn = new MessageChannel();
turn.port1.onmessage = work;

function plan(): void {
  if (planned) return;
  planned = true;
  turn.port2.postMessage(null);
}

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  switch (message.kind) {
    case "start":
      duty = message.duty;
      return;
    case "document":
      sent = withNews(sent, message.news);
      newest = { version: message.version, document: sent };
      ({ scope, wantsQuick } = message);
      break;
    case "scope":
      ({ scope, wantsQuick } = message);
      scopeChanged = true;
      break;
    case "halt":
      drop(() => true);
      return;
    case "question":
      questions.push(message);
      break;
  }
  plan();
});
