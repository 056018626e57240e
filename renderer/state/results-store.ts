/**
 * The figures on screen. Quick ones replace those of the document before within a frame: the strip in the frame of the
 * edit itself, all others in the next. Exact ones replace the quick ones without a visible change. Of a document that the
 * model refuses, the last valid figures stay and say so.
 */
import { create } from "zustand";
import type { Sensitivity } from "../../shared/compare/sensitivity.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Crossover, Findings, Scope } from "../../shared/model/results.ts";
import { type ModelWorkers, StaleQuestion, startModelWorkers } from "../workers/model-workers.ts";
import type { Duty, Path, Question, QuestionKind, Questions, ScopeView } from "../workers/protocol.ts";
import { createWindowModel, type WindowModel } from "../workers/window-model.ts";
import { nextPaint } from "./next-paint.ts";
import { type ScenarioRecords, useScenario } from "./scenario-store.ts";
import { useSelection } from "./selection-store.ts";

const CROSSOVER_POINTS = 41;
/** Milliseconds that trees and charts wait for the strip. */
const LONGEST_WAIT = 100;
/** Milliseconds. */
const FRAME = 16;

interface ResultsState {
  /** Number of the newest document sent; figures of an older one are stale. */
  readonly version: number;
  /** For a frame at most: a document was sent, and its strip is not there yet. */
  readonly waiting: boolean;
  /** The figures of the strip, which come first; of its own lines only. */
  readonly strip: ScopeView<number> | null;
  /** All figures, once the strip has been painted. */
  readonly view: ScopeView<number> | null;
  /** What is drawn from the records themselves (trees, names, evidence) follows the strip's paint too. */
  readonly drawn: ScenarioRecords | null;
  readonly path: Path;
  readonly crossover: { readonly version: number; readonly scope: Scope; readonly curve: Crossover } | null;
  readonly findings: { readonly version: number; readonly findings: Findings } | null;
  /** Of the scope it names; asked for only where it is shown. */
  readonly sensitivity: { readonly version: number; readonly sensitivity: Sensitivity } | null;
  /** Why the newest document has no figures. */
  readonly failure: string | null;
}

export const useResults = create<ResultsState>(() => ({
  version: 0,
  waiting: false,
  strip: null,
  view: null,
  drawn: null,
  path: "column",
  crossover: null,
  findings: null,
  sensitivity: null,
  failure: null,
}));

let workers: ModelWorkers | null = null;
let windowModel: WindowModel | null = null;
let stripPainted = Promise.resolve();

export function sameScope(a: Scope, b: Scope): boolean {
  return a.kind === "portfolio" ? b.kind === "portfolio" : b.kind === "client" && a.id === b.id;
}

/** Asks about the document on screen. Rejects with `StaleQuestion` when an edit overtakes the answer. */
export function ask<K extends QuestionKind>(
  duty: Duty,
  question: Extract<Question, { kind: K }>,
): Promise<Questions[K]["answer"]> {
  if (workers === null) throw new Error("The model workers have not been started");
  return workers.ask(duty, useResults.getState().version, question);
}

export function ignoreStale(error: unknown): void {
  if (!(error instanceof StaleQuestion)) throw error;
}

function askCrossover(scope: Scope): void {
  const { version } = useResults.getState();
  const of = scope.kind === "client" ? { clientId: scope.id } : {};
  ask("scan", { kind: "crossover", points: CROSSOVER_POINTS, ...of })
    .then((curve) => {
      if (version === useResults.getState().version) useResults.setState({ crossover: { version, scope, curve } });
    })
    .catch(ignoreStale);
}

/** Float64 first: the exact answer replaces it, whichever comes later. */
function askFindings(): void {
  const { version } = useResults.getState();
  for (const duty of ["scan", "exact"] as const) {
    ask(duty, { kind: "findings" })
      .then((findings) => {
        const state = useResults.getState();
        const isLate = duty === "scan" && state.findings?.version === version;
        if (version === state.version && !isLate) useResults.setState({ findings: { version, findings } });
      })
      .catch(ignoreStale);
  }
}

/** Asks how much the margin of a scope rests on each input, unless that is known of the document on screen. */
export function askSensitivity(scope: Scope): void {
  const { version, sensitivity: known } = useResults.getState();
  if (known?.version === version && sameScope(known.sensitivity.scope, scope)) return;
  ask("scan", { kind: "sensitivity", scope })
    .then((sensitivity) => {
      if (version === useResults.getState().version) useResults.setState({ sensitivity: { version, sensitivity } });
    })
    .catch(ignoreStale);
}

let overdue: ReturnType<typeof setTimeout> | undefined;

function showStrip(strip: ScopeView<number>): void {
  clearTimeout(overdue);
  useResults.setState({ version: strip.version, strip, failure: null, waiting: false });
  stripPainted = nextPaint();
}

/** Quick figures replace those on screen once the strip has been painted, and trees follow them. */
function showView(of: { readonly version: number; readonly scope: Scope }, viewOf: () => ScopeView<number>): void {
  void stripPainted.then(() => {
    const { version, view, path } = useResults.getState();
    // Quick figures that come after the exact ones of the same document would be a step back.
    const isExact = path === "exact" && view?.version === version && sameScope(view.scope, of.scope);
    if (isWanted(of) && !isExact) useResults.setState({ view: viewOf(), path: "column" });
    void nextPaint().then(() => {
      workers?.painted();
      draw();
    });
  });
}

/** Shows figures out of the window's own model. */
function showFrom(model: WindowModel, version: number, document: ScenarioDocument, scope: Scope): void {
  showStrip(model.strip(version, document, scope));
  showView({ version, scope }, () => model.view(version, scope));
}

/** The window's own model, where it has one of this document. */
function modelHere(document: ScenarioDocument): WindowModel | null {
  return windowModel?.takes(document) === true ? windowModel : null;
}

function showDocument(document: ScenarioDocument): void {
  const { scope } = useSelection.getState();
  const version = useResults.getState().version + 1;
  const passing = useScenario.getState().preview !== null;
  const here = modelHere(document);
  // The workers first: they are to stop what they do.
  workers?.show(version, document, { scope, wantsQuick: here === null }, passing);
  if (here !== null) showFrom(here, version, document, scope);
  else {
    useResults.setState({ version, waiting: true });
    clearTimeout(overdue);
    overdue = setTimeout(() => useResults.setState({ waiting: false }), FRAME);
  }
  askCrossover(scope);
  if (!passing) askFindings();
}

function showScope(document: ScenarioDocument, scope: Scope): void {
  const here = modelHere(document);
  workers?.choose({ scope, wantsQuick: here === null });
  if (here !== null) showFrom(here, useResults.getState().version, document, scope);
  askCrossover(scope);
}

/** A client that an edit or an undo took away leaves the portfolio in view. */
function standingScope(document: ScenarioDocument): void {
  const { scope } = useSelection.getState();
  if (scope.kind === "client" && !document.clients.some((client) => client.id === scope.id))
    useSelection.setState({ scope: { kind: "portfolio" }, trail: [] });
}

/** Of the newest document and the scope in view. */
function isWanted({ version, scope }: { readonly version: number; readonly scope: Scope }): boolean {
  return version === useResults.getState().version && sameScope(scope, useSelection.getState().scope);
}

function shownRecords(): ScenarioRecords | null {
  const { preview, records } = useScenario.getState();
  return records === null || preview === null ? records : { ...records, document: preview };
}

let drawing: ReturnType<typeof setTimeout> | undefined;

function draw(): void {
  clearTimeout(drawing);
  drawing = undefined;
  useResults.setState({ drawn: shownRecords() });
}

/** Once nothing else is due in the window. */
function whenIdle(work: (milliseconds: number) => void): void {
  requestIdleCallback((deadline) => work(deadline.timeRemaining()));
}

/** Starts the workers and keeps the figures in step with the document and the scope. Called once. */
export function followScenario(): void {
  let shown: ScenarioDocument | null = null;
  windowModel = createWindowModel(whenIdle);
  workers = startModelWorkers({
    strip({ view }) {
      if (isWanted(view)) showStrip(view);
    },
    view({ view, path: of }) {
      if (!isWanted(view)) return;
      if (of === "column") showView(view, () => view);
      else {
        useResults.setState({ strip: view, view, path: "exact", failure: null });
        if (shown !== null) windowModel?.prepare(shown, view.scope);
      }
    },
    failed(failure, version) {
      if (version === -1 || version === useResults.getState().version) useResults.setState({ failure });
    },
  });
  const follow = (): void => {
    const records = shownRecords();
    if (records === null || records.document === shown) {
      // Evidence alone; while a document is waited for, it comes with that.
      if (drawing === undefined) draw();
      return;
    }
    shown = records.document;
    standingScope(records.document);
    showDocument(records.document);
    if (useResults.getState().drawn === null) draw();
    else drawing ??= setTimeout(draw, LONGEST_WAIT);
  };
  useScenario.subscribe(follow);
  useSelection.subscribe((state, before) => {
    if (shown !== null && !sameScope(state.scope, before.scope)) showScope(shown, state.scope);
  });
  follow();
}
