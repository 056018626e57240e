/**
 * Computes one duty of the model away from the window. Messages that wait are read before anything is computed, so
 * that of several documents only the newest is run, and questions about an older one come back as stale.
 */

import { selfCheck } from "../../shared/compare/self-check.ts";
import { sensitivitySteps } from "../../shared/compare/sensitivity.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Results, Scope } from "../../shared/model/results.ts";
import { LENSES, type LensId } from "../../shared/model/results.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
import type { Duty, FromWorker, LensView, Question, QuestionKind, Questions, ScopeView, ToWorker } from "./protocol.ts";
import { triedMargins } from "./try-out.ts";

type DocumentMessage = Extract<ToWorker, { kind: "document" }>;
type LongKind = "sensitivity" | "tryValues";
type LongQuestion = Extract<Question, { kind: LongKind }>;
type QuestionMessage = Extract<ToWorker, { kind: "question" }>;

let duty: Duty = "column";
let model: ScenarioModel | null = null;
let version = -1;
let scope: Scope = { kind: "portfolio" };
/** When the work began that the next view ends. */
let began = 0;
let newest: DocumentMessage | null = null;
let scopeChanged = false;
let questions: QuestionMessage[] = [];
let planned = false;
/** A long question, answered bit by bit so that the next document never waits for it. */
let running: { readonly id: number; readonly steps: Generator<void, Questions[LongKind]["answer"]> } | null = null;

/** Milliseconds of a long question at a time. */
const SLICE = 24;

function send(message: FromWorker): void {
  self.postMessage(message);
}

function viewOf<V>(results: Results<V>): ScopeView<V> {
  const milliseconds = performance.now() - began;
  const lens = (id: LensId): LensView<V> => {
    const { feasible, infeasibleMonths, clients, portfolio } = results.lenses[id];
    const shown = scope.kind === "client" ? clients[scope.id] : portfolio;
    if (shown === undefined) throw new Error("The results hold no such client");
    return { feasible, infeasibleMonths, ...shown };
  };
  const lenses = Object.fromEntries(LENSES.map((id) => [id, lens(id)])) as Record<LensId, LensView<V>>;
  return { version, scope, months: results.months, spans: results.spans, lenses, milliseconds };
}

/** Of the scope in view only: the other clients' tables would be written for nobody. */
function sendView(): void {
  if (model === null) return;
  if (duty === "column") send({ kind: "view", path: "column", view: viewOf(model.columnResults([scope])) });
  if (duty === "exact") send({ kind: "view", path: "exact", view: viewOf(model.exactResults([scope])) });
}

function run(message: DocumentMessage): void {
  version = message.version;
  scope = message.scope;
  if (model === null) model = createScenarioModel(message.document);
  else model.update(message.document);
}

function answerTo(question: Exclude<Question, LongQuestion>, from: ScenarioModel): Questions[QuestionKind]["answer"] {
  switch (question.kind) {
    case "crossover":
      return from.crossover(question.points, question.clientId);
    case "findings":
      return from.findings(duty === "exact" ? "exact" : "column");
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

function attempt(id: number | null, work: () => void): void {
  try {
    work();
  } catch (error) {
    send({ kind: "failed", id, version, message: error instanceof Error ? error.message : String(error) });
    console.error(error);
  }
}

function stopRunning(): void {
  if (running !== null) send({ kind: "stale", id: running.id });
  running = null;
}

function goOn({ id, steps }: NonNullable<typeof running>): void {
  running = null;
  attempt(id, () => {
    const until = performance.now() + SLICE;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) step = steps.next();
    if (step.done === true) send({ kind: "answer", id, answer: step.value });
    else running = { id, steps };
  });
}

function stepsOf(question: LongQuestion, asked: ScenarioModel): NonNullable<typeof running>["steps"] {
  if (question.kind === "sensitivity") return sensitivitySteps(asked, question.scope);
  return triedMargins(asked, question.scope, question.path, question.values);
}

function begin({ id, question }: QuestionMessage, asked: ScenarioModel): void {
  if (question.kind === "sensitivity" || question.kind === "tryValues") {
    stopRunning();
    running = { id, steps: stepsOf(question, asked) };
  } else attempt(id, () => send({ kind: "answer", id, answer: answerTo(question, asked) }));
}

function work(): void {
  planned = false;
  began = performance.now();
  const message = newest;
  newest = null;
  if (message !== null) {
    stopRunning();
    attempt(null, () => {
      run(message);
      sendView();
    });
  } else if (scopeChanged && version >= 0) {
    attempt(null, sendView);
  }
  scopeChanged = false;
  const [next, ...rest] = questions;
  questions = rest;
  if (next !== undefined) {
    if (next.version !== version || model === null) send({ kind: "stale", id: next.id });
    else begin(next, model);
  } else if (running !== null) goOn(running);
  if (questions.length > 0 || newest !== null || running !== null) plan();
}

function plan(): void {
  if (planned) return;
  planned = true;
  setTimeout(work, 0);
}

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  switch (message.kind) {
    case "start":
      duty = message.duty;
      return;
    case "document":
      newest = message;
      break;
    case "scope":
      scope = message.scope;
      if (newest !== null) newest = { ...newest, scope };
      scopeChanged = true;
      break;
    case "question":
      questions.push(message);
      break;
  }
  plan();
});
