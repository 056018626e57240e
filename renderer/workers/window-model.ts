/**
 * The model once more, in the window's own thread: an edit and the strip's figures go to screen in one frame. A worker's
 * answer comes a frame late at best, as a browser paints what an input event has changed before it hands over messages.
 * Documents that would hold up the window are left to the worker.
 */
import { scenarioModelSteps } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
import { advance, type Steps } from "../../shared/model/steps.ts";
import { exact, multiply, plainText } from "../../shared/number/exact.ts";
import { type ScopeView, STRIP_LINES } from "./protocol.ts";
import { scopeView } from "./scope-view.ts";

/** Runs the work once nothing else is due, with the milliseconds it may take. */
export type Idle = (work: (milliseconds: number) => void) => void;

export interface WindowModel {
  /** Whether the quick figures of a document can be had here, at once; else the worker's have to be waited for. */
  takes(document: ScenarioDocument): boolean;
  /** The strip of a checked document that it takes. */
  strip(version: number, document: ScenarioDocument, scope: Scope): ScopeView<number>;
  /** All figures of the document of the last strip. */
  view(version: number, scope: Scope): ScopeView<number>;
  /** Gets ready for edits of this document, in pieces between frames. */
  prepare(document: ScenarioDocument, scope: Scope): void;
}

/**
 * Cells of tickets (clients by categories by months) up to which the strip is computed here: 12 clients with 8 categories
 * over 36 months have 3,456 and take 3 to 10 ms.
 */
const MOST_CELLS = 5000;

const LEAST_PIECE = 2;

function isSmall({ clients, categories, months }: ScenarioDocument): boolean {
  return clients.length * categories.length * months <= MOST_CELLS;
}

/** As many edits as it takes until most of the model runs as compiled code, in a browser of 2026. */
const REHEARSALS = 12;

/** The document with a little more of every ticket in each category: an edit that goes through the whole model. */
function rehearsed(document: ScenarioDocument, at: number): ScenarioDocument {
  const more = exact(1 + (at + 1) / 1000);
  const categories = document.categories.map((category) => ({
    ...category,
    ticketsPerUnit: plainText(multiply(exact(pointValue(category.ticketsPerUnit)), more)),
  }));
  return { ...document, categories };
}

/** Builds the model, and rehearses edits: code that has never run takes several times as long, and the first edit is the one looked at. */
function* readySteps(document: ScenarioDocument, scope: Scope): Steps<ScenarioModel> {
  const model = yield* scenarioModelSteps(document);
  yield* model.settleColumnSteps();
  for (let at = 0; at < REHEARSALS; at++) {
    yield;
    model.update(rehearsed(document, at));
    model.columnResults([scope], STRIP_LINES);
  }
  model.update(document);
  yield;
  model.columnResults([scope]);
  return model;
}

export function createWindowModel(idle: Idle): WindowModel {
  let model: ScenarioModel | null = null;
  let preparing: Steps<ScenarioModel> | null = null;

  function goOn(milliseconds: number): void {
    if (preparing === null) return;
    const end = advance(preparing, Math.max(LEAST_PIECE, milliseconds), () => performance.now());
    if (end === null) idle(goOn);
    else {
      preparing = null;
      model = end.done;
    }
  }

  const takes = (document: ScenarioDocument): boolean => model?.keepsGraph(document) === true;

  function read(version: number, scope: Scope, document?: ScenarioDocument, lines?: readonly string[]) {
    if (model === null) throw new Error("The window has no model of this document");
    const began = performance.now();
    if (document !== undefined) model.update(document);
    return scopeView(model.columnResults([scope], lines), version, scope, performance.now() - began);
  }

  return {
    takes,
    strip: (version, document, scope) => read(version, scope, document, STRIP_LINES),
    view: (version, scope) => read(version, scope),
    prepare(document, scope) {
      if (takes(document)) return;
      model = null;
      const isWaiting = preparing !== null;
      preparing = isSmall(document) ? readySteps(document, scope) : null;
      if (preparing !== null && !isWaiting) idle(goOn);
    },
  };
}
