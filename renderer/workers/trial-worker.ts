/** Computes the margin of documents that are only tried, with a model of its own: the one on screen never leaves its document. */
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
import type { FromTrial, ToTrial } from "./trial-protocol.ts";

let model: ScenarioModel | null = null;
let waiting: ToTrial[] = [];

function send(message: FromTrial): void {
  self.postMessage(message);
}

/** Of the last span, which is the horizon, with the proposed plan and AI. */
function horizonMargin(from: ScenarioModel, scope: Scope): number {
  const lens = from.columnResults([scope]).lenses["proposed/on"];
  const results = scope.kind === "client" ? lens.clients[scope.id] : lens.portfolio;
  const margin = results?.totals.margin?.at(-1);
  if (typeof margin !== "number") throw new Error("a margin always exists");
  return margin;
}

function answer({ id, scope, document }: ToTrial): void {
  try {
    if (model === null) model = createScenarioModel(document);
    else model.update(document);
    send({ kind: "margin", id, margin: horizonMargin(model, scope) });
  } catch (error) {
    send({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });
    console.error(error);
  }
}

/** What waited while something was computed is asked no more, but for the newest. */
function work(): void {
  const newest = waiting.pop();
  for (const { id } of waiting) send({ kind: "stale", id });
  waiting = [];
  if (newest !== undefined) answer(newest);
}

self.addEventListener("message", (event: MessageEvent<ToTrial>) => {
  waiting.push(event.data);
  setTimeout(work, 0);
});
