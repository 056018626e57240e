/**
 * Computes comparisons away from the window, one small step after the other, so that the next question never waits: quick
 * figures of all scenarios first, then exact ones, then what takes a scan; of bridges only the newest.
 */
import { type BridgeEnd, BridgeWork } from "../../shared/compare/bridge.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import {
  KPIS,
  type KpiId,
  LENSES,
  type LensId,
  type Results,
  type Scope,
  type ScopeResults,
} from "../../shared/model/results.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
import {
  COMPARED_TOTALS,
  type ComparedFigures,
  type ComparedLens,
  type ComparedTotal,
  type FromCompareWorker,
  type NamedBridge,
  type NamedEnd,
  type ToCompareWorker,
} from "./compare-protocol.ts";

const documents = new Map<string, ScenarioDocument>();
const models = new Map<string, ScenarioModel>();
const exactEnds = new Map<string, { readonly key: string; readonly results: Results<string> }>();
let figureSteps: Generator<void, void> | null = null;
let bridgeSteps: Generator<void, void> | null = null;
let shown: { readonly run: number; readonly work: BridgeWork } | null = null;
let planned = false;

/** Milliseconds at a time. */
const SLICE = 24;
const PORTFOLIO: Scope = { kind: "portfolio" };

function send(message: FromCompareWorker): void {
  self.postMessage(message);
}

function documentOf(scenario: string): ScenarioDocument {
  const document = documents.get(scenario);
  if (document === undefined) throw new Error(`No scenario ${scenario} was handed over`);
  return document;
}

/** Models are made and brought up to date only when a figure of theirs is asked for. */
function modelOf(scenario: string): ScenarioModel {
  const document = documentOf(scenario);
  const known = models.get(scenario);
  if (known === undefined) {
    const made = createScenarioModel(document);
    models.set(scenario, made);
    return made;
  }
  if (known.document !== document) known.update(document);
  return known;
}

/** Of one scope at a time: what a bridge needs of its ends, without the model behind it. */
function exactResultsOf(scenario: string, scope: Scope): Results<string> {
  const key = scope.kind === "client" ? `client ${scope.id}` : "portfolio";
  const known = exactEnds.get(scenario);
  if (known?.key === key) return known.results;
  const results = createScenarioModel(documentOf(scenario)).exactResults([scope]);
  exactEnds.set(scenario, { key, results });
  return results;
}

const numberOf = (value: number | string | null | undefined): number => Number(value ?? 0);
const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

function lensOf({ lines, totals, kpis }: ScopeResults<number | string>, months: readonly number[]): ComparedLens {
  return {
    infeasibleMonths: months,
    monthlyMargin: (lines.margin ?? []).map(numberOf),
    totals: Object.fromEntries(COMPARED_TOTALS.map((line) => [line, (totals[line] ?? []).map(numberOf)])) as Record<
      ComparedTotal,
      number[]
    >,
    kpis: Object.fromEntries(KPIS.map((kpi) => [kpi, kpis[kpi].map(numberOrNull)])) as Record<KpiId, (number | null)[]>,
  };
}

function figuresOf(results: Results<number> | Results<string>, scope: Scope): ComparedFigures {
  const { path, months, spans } = results;
  const of = (lens: LensId): ScopeResults<number | string> | undefined =>
    scope.kind === "portfolio" ? results.lenses[lens].portfolio : results.lenses[lens].clients[scope.id];
  const lenses = LENSES.flatMap((lens) => {
    const found = of(lens);
    return found === undefined ? [] : [[lens, lensOf(found, results.lenses[lens].infeasibleMonths)] as const];
  });
  return {
    path,
    months,
    spans,
    lenses: lenses.length === 0 ? null : (Object.fromEntries(lenses) as Record<LensId, ComparedLens>),
    deflection: numberOrNull(results.lenses["proposed/on"].portfolio.kpis.deflection.at(-1) ?? null),
  };
}

function hasScope(scenario: string, scope: Scope): boolean {
  return scope.kind === "portfolio" || documentOf(scenario).clients.some(({ id }) => id === scope.id);
}

function* computeFigures({
  run,
  scenarios,
  scope,
}: Extract<ToCompareWorker, { kind: "figures" }>): Generator<void, void> {
  const scopesOf = (scenario: string): readonly Scope[] =>
    hasScope(scenario, scope) ? [scope, PORTFOLIO] : [PORTFOLIO];
  for (const scenario of scenarios) {
    const figures = figuresOf(modelOf(scenario).columnResults(scopesOf(scenario)), scope);
    send({ kind: "figures", run, scenario, figures });
    yield;
  }
  for (const scenario of scenarios) {
    const model = modelOf(scenario);
    const breakEven = model.marginBreakEven(
      scope.kind === "client" && hasScope(scenario, scope) ? scope.id : undefined,
    );
    send({ kind: "findings", run, scenario, findings: { payback: model.payback("column"), breakEven } });
    yield;
  }
  for (const scenario of scenarios) {
    // A model with its exact values takes a hundred megabytes, and six may be compared: none is kept.
    const exact = createScenarioModel(documentOf(scenario)).exactResults(scopesOf(scenario));
    send({ kind: "figures", run, scenario, figures: figuresOf(exact, scope) });
    yield;
  }
}

function* computeBridge(run: number, { from, to, scope, span }: NamedBridge): Generator<void, void> {
  const began = performance.now();
  const end = ({ scenario, lens }: NamedEnd): BridgeEnd => ({
    document: documentOf(scenario),
    lens,
    exactResults: (of) => exactResultsOf(scenario, of),
  });
  const work = new BridgeWork({ from: end(from), to: end(to), scope, span });
  shown = { run, work };
  const steps = work.steps();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.value !== undefined)
      send({ kind: "bridge", run, bridge: step.value, milliseconds: performance.now() - began });
    if (step.done === true) return;
    yield;
  }
}

function* openBar(run: number, bar: number, before: Generator<void, void> | null): Generator<void, void> {
  if (before !== null) yield* before;
  if (shown?.run !== run) return;
  send({ kind: "inside", run, bar, amounts: yield* shown.work.inside(bar) });
}

function attempt(run: number, steps: Generator<void, void>): Generator<void, void> {
  return (function* () {
    try {
      yield* steps;
    } catch (error) {
      send({ kind: "failed", run, message: error instanceof Error ? error.message : String(error) });
      console.error(error);
    }
  })();
}

/** Goes on until the slice is used up; null when there is nothing left. */
function goOn(steps: Generator<void, void> | null): Generator<void, void> | null {
  const until = performance.now() + SLICE;
  while (steps !== null && performance.now() < until) if (steps.next().done === true) return null;
  return steps;
}

function work(): void {
  planned = false;
  figureSteps = goOn(figureSteps);
  bridgeSteps = goOn(bridgeSteps);
  if (figureSteps !== null || bridgeSteps !== null) plan();
}

function plan(): void {
  if (planned) return;
  planned = true;
  setTimeout(work, 0);
}

self.addEventListener("message", (event: MessageEvent<ToCompareWorker>) => {
  const message = event.data;
  switch (message.kind) {
    case "hold":
      documents.set(message.scenario, message.document);
      exactEnds.delete(message.scenario);
      return;
    case "drop":
      documents.delete(message.scenario);
      models.delete(message.scenario);
      exactEnds.delete(message.scenario);
      return;
    case "figures":
      figureSteps = attempt(message.run, computeFigures(message));
      break;
    case "bridge":
      bridgeSteps = attempt(message.run, computeBridge(message.run, message.bridge));
      break;
    case "inside":
      bridgeSteps = attempt(message.run, openBar(message.run, message.bar, bridgeSteps));
      break;
  }
  plan();
});
