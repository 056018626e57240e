/**
 * The model once more, in the window's own thread: an edit and the strip's figures go to screen in one frame. A worker's
 * answer comes a frame late at best, as a browser paints what an input event has changed before it hands over messages.
 * Documents that would hold up the window are left to the worker.
 */

import { advance, type Steps } from "../../shared/formula/steps.ts";
import { scenarioModelSteps } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
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
 * Cells of tickets (clients by categories by months) up to which the strip is computed here. 24 clients with 8 categories
 * over 36 months have 6,912: an edit of one client takes some 5 ms, the widest there is less than 20.
 */
const MOST_CELLS = 8000;

/** Milliseconds: an idle browser offers more, but a click may come at any time. */
const PIECE = { least: 2, most: 6 } as const;

function pieceIn(milliseconds: number): number {
  return Math.min(PIECE.most, Math.max(PIECE.least, milliseconds));
}

function isSmall({ clients, categories, months }: ScenarioDocument): boolean {
  return clients.length * categories.length * months <= MOST_CELLS;
}

/** As many edits of each kind as it takes until most of the model runs as compiled code, in a browser of 2026. */
const REHEARSALS = 8;

/** An edit of one client: its users. */
function withMoreUsers(document: ScenarioDocument, at: number): ScenarioDocument {
  const place = at % document.clients.length;
  const clients = document.clients.map((client, index) =>
    index === place ? { ...client, units: { ...client.units, users: client.units.users + 1 + at } } : client,
  );
  return { ...document, clients };
}

/** An edit that goes through the whole model: a little more of every ticket in each category. */
function withMoreTickets(document: ScenarioDocument, at: number): ScenarioDocument {
  const more = exact(1 + (at + 1) / 1000);
  const categories = document.categories.map((category) => ({
    ...category,
    ticketsPerUnit: plainText(multiply(exact(pointValue(category.ticketsPerUnit)), more)),
  }));
  return { ...document, categories };
}

/** Small edits first: what they warm up makes shorter pieces of the large ones. */
const EDITS = [withMoreUsers, withMoreTickets];

/** Builds the model, and rehearses edits: code that has never run takes several times as long, and the first edit is the one looked at. */
function* readySteps(document: ScenarioDocument, scope: Scope): Steps<ScenarioModel> {
  const model = yield* scenarioModelSteps(document);
  yield* model.settleColumnSteps();
  for (const edited of EDITS) {
    for (let at = 0; at < REHEARSALS; at++) {
      yield;
      model.update(edited(document, at));
      yield;
      model.columnResults([scope], STRIP_LINES);
    }
  }
  model.update(document);
  yield;
  model.columnResults([scope]);
  return model;
}

interface Wanted {
  readonly document: ScenarioDocument;
  readonly scope: Scope;
}

export function createWindowModel(idle: Idle): WindowModel {
  let model: ScenarioModel | null = null;
  let preparing: Steps<ScenarioModel> | null = null;
  let wanted: Wanted | null = null;
  /** Milliseconds on the last strip, which its view builds on. */
  let worked = 0;

  function goOn(milliseconds: number): void {
    if (preparing === null) return;
    const end = advance(preparing, pieceIn(milliseconds), () => performance.now());
    if (end === null) idle(goOn);
    else {
      preparing = null;
      model = end.done;
      // Edited meanwhile: what is only another value costs nothing, another structure all of it once more.
      begin();
    }
  }

  function begin(): void {
    if (wanted === null || preparing !== null || takes(wanted.document)) return;
    model = null;
    if (!isSmall(wanted.document)) return;
    preparing = readySteps(wanted.document, wanted.scope);
    idle(goOn);
  }

  function takes(document: ScenarioDocument): boolean {
    return model?.keepsGraph(document) === true;
  }

  function read(
    version: number,
    scope: Scope,
    from: { readonly document?: ScenarioDocument; readonly lines?: readonly string[] },
  ) {
    if (model === null) throw new Error("The window has no model of this document");
    const began = performance.now() - (from.document === undefined ? worked : 0);
    if (from.document !== undefined) model.update(from.document);
    const results = model.columnResults([scope], from.lines);
    worked = performance.now() - began;
    return scopeView(results, version, scope, worked);
  }

  return {
    takes,
    strip: (version, document, scope) => read(version, scope, { document, lines: STRIP_LINES }),
    view: (version, scope) => read(version, scope, {}),
    prepare(document, scope) {
      wanted = { document, scope };
      begin();
    },
  };
}
