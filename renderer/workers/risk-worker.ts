/** Works on the studies of the Risk page, a slice of each in turn, so that the newest question never waits long. */
import { heatMap } from "../../shared/compare/heat-map.ts";
import { oneAtATime } from "../../shared/compare/one-at-a-time.ts";
import { payoff } from "../../shared/compare/payoff.ts";
import { renewalStudy } from "../../shared/compare/renewal.ts";
import { shockEffects } from "../../shared/compare/shock-effects.ts";
import { advance, type Steps } from "../../shared/formula/steps.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
import type { FromRiskWorker, Studies, Study, StudyKind, ToRiskWorker } from "./risk-protocol.ts";

type Answer = Studies[StudyKind]["answer"];

const running = new Map<StudyKind, { readonly id: number; readonly steps: Steps<Answer> }>();
/** Each kind of study has a model of its own: it leaves its document while it works. */
const models = new Map<StudyKind, ScenarioModel>();
let planned = false;

/** Milliseconds at a time. */
const SLICE = 24;

function send(message: FromRiskWorker): void {
  self.postMessage(message);
}

function modelFor(kind: StudyKind, document: ScenarioDocument): ScenarioModel {
  const known = models.get(kind);
  if (known !== undefined) return known;
  const made = createScenarioModel(document);
  models.set(kind, made);
  return made;
}

function* stepsOf(study: Study): Steps<Answer> {
  const { kind, document } = study;
  switch (kind) {
    case "oneAtATime":
      return yield* oneAtATime(modelFor(kind, document), document, study.scope, study.ranges);
    case "heatMap":
      return yield* heatMap(modelFor(kind, document), document, study.scope, study.priced, study.factors);
    case "shocks":
      return yield* shockEffects(document, study.chosen, new Set(study.clientIds));
    case "payoff":
      return yield* payoff(document, study.clientId, study.clause, study.axis);
    case "renewal":
      return yield* renewalStudy(document, study.clientId, study.curve, study.target);
  }
}

function goOn(kind: StudyKind, id: number, steps: Steps<Answer>): void {
  try {
    const end = advance(steps, SLICE, () => performance.now());
    if (end === null) return;
    running.delete(kind);
    send({ kind: "answer", id, answer: end.done });
  } catch (error) {
    running.delete(kind);
    send({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });
    console.error(error);
  }
}

function work(): void {
  planned = false;
  for (const [kind, { id, steps }] of [...running]) goOn(kind, id, steps);
  if (running.size > 0) plan();
}

function plan(): void {
  if (planned) return;
  planned = true;
  setTimeout(work, 0);
}

self.addEventListener("message", (event: MessageEvent<ToRiskWorker>) => {
  const message = event.data;
  if (message.kind === "stop") {
    for (const [kind, { id }] of [...running]) if (id === message.id) running.delete(kind);
    return;
  }
  running.set(message.study.kind, { id: message.id, steps: stepsOf(message.study) });
  plan();
});
