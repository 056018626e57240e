/** Runs what the Risk page shows: the simulation by the workers that draw, the studies by the worker that tries values. */

import type { InputRange } from "../../shared/compare/one-at-a-time.ts";
import type { PricedComponent } from "../../shared/compare/priced.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";
import { tidyDecimal } from "../../shared/number/numeral.ts";
import { below } from "../../shared/scenario/history.ts";
import { inputName } from "../../shared/scenario/input-name.ts";
import type { FloorPrice, FloorPriceRequest } from "../../shared/simulation/floor-price-request.ts";
import type { PairedWorth } from "../../shared/simulation/paired.ts";
import type { PromiseRequest, PromiseValue } from "../../shared/simulation/promise.ts";
import type { SimulationRequest } from "../../shared/simulation/request.ts";
import type { SimulationProgress } from "../../shared/simulation/result.ts";
import { quantileOfInput, type UncertainInput, uncertainInputs } from "../../shared/simulation/uncertain-inputs.ts";
import { openRiskDesk, type RiskDesk } from "../workers/risk-desk.ts";
import {
  openSimulationDesk,
  type SimulationDesk,
  StoppedSimulation,
  type Underway,
} from "../workers/simulation-desk.ts";
import { sameScope } from "./results-store.ts";
import { INDEPENDENT, type RunKey, type SimulationRun, type Together, useRisk } from "./risk-store.ts";
import { useScenario } from "./scenario-store.ts";

let simulation: SimulationDesk | null = null;
let studies: RiskDesk | null = null;
let underway: Underway<SimulationProgress> | null = null;

/** Workers are started by the first question: most sessions begin on another page. */
export function simulationDesk(): SimulationDesk {
  simulation ??= openSimulationDesk();
  return simulation;
}

export function riskDesk(): RiskDesk {
  studies ??= openRiskDesk();
  return studies;
}

function isSameRun(a: RunKey | null, b: RunKey): boolean {
  return (
    a !== null &&
    a.document === b.document &&
    sameScope(a.scope, b.scope) &&
    a.trials === b.trials &&
    a.seed === b.seed &&
    a.together === b.together
  );
}

/** Simulates unless exactly that has been, or is being, simulated. */
export function ensureSimulated(document: ScenarioDocument, scope: Scope): void {
  const { trials, seed, run } = useRisk.getState();
  const key: RunKey = { document, scope, trials, seed, together: togetherNow() };
  if (isSameRun(run, key)) return;
  simulate(key);
}

/** Of the scenario on screen. */
export function togetherNow(): Together {
  const { together } = useRisk.getState();
  return together.scenarioId === useScenario.getState().id ? together : INDEPENDENT;
}

/** As a simulation is asked for it. */
function sharedOf({ correlations, badMonths }: Together): Pick<SimulationRequest, "correlations" | "badMonths"> {
  return {
    ...(correlations.length === 0
      ? {}
      : { correlations: correlations.map(({ between, correlation }) => ({ between, correlation })) }),
    ...(badMonths === null ? {} : { badMonths }),
  };
}

/** A refusal names inputs by their paths; people know them by their labels. */
function inWords(message: string, { document, together }: RunKey): string {
  const paths = together.correlations.flatMap(({ between }) => between);
  return paths.reduce((text, path) => text.replaceAll(path, inputName(document, path)), message);
}

/** The last figures stay on screen until the first new ones come. */
function simulate(key: RunKey): void {
  const began = performance.now();
  const before = useRisk.getState().run;
  underway?.stop();
  const own: SimulationRun = {
    ...key,
    progress: before !== null && sameScope(before.scope, key.scope) ? before.progress : null,
    state: "running",
    took: 0,
    failure: null,
  };
  const patch = (change: Partial<SimulationRun>): void =>
    useRisk.setState(({ run }) =>
      isSameRun(run, key) ? { run: { ...run!, took: performance.now() - began, ...change } } : {},
    );
  useRisk.setState({ run: own });
  const { document, scope, trials, seed, together } = key;
  const request = { document, scope, trials, seed, presentValue: true, ...sharedOf(together) };
  const asked = simulationDesk().simulate(request, (progress) => patch({ progress }));
  underway = asked;
  asked.result.then(
    (progress) => patch({ progress, state: "done" }),
    (error: unknown) => {
      if (error instanceof StoppedSimulation) patch({ state: "stopped" });
      else patch({ state: "failed", failure: inWords(error instanceof Error ? error.message : String(error), key) });
    },
  );
}

/** Leaves what was computed so far on screen. */
export function cancelSimulation(): void {
  underway?.stop();
}

/** What stands on screen, asked anew. */
function simulateAgain(): void {
  const { run, trials, seed } = useRisk.getState();
  if (run !== null) simulate({ document: run.document, scope: run.scope, trials, seed, together: togetherNow() });
}

/** The same question with other draws: how much of an answer is chance. */
export function runAgain(): void {
  chooseSeed(useRisk.getState().seed + 1);
}

export function chooseTrials(trials: number): void {
  useRisk.setState({ trials });
  simulateAgain();
}

export function chooseSeed(seed: number): void {
  useRisk.setState({ seed });
  simulateAgain();
}

export function chooseTogether(change: Partial<Pick<Together, "correlations" | "badMonths">>): void {
  useRisk.setState({ together: { ...togetherNow(), ...change, scenarioId: useScenario.getState().id } });
  simulateAgain();
}

let pricing: SimulationDesk | null = null;
let lastAsked: Promise<unknown> = Promise.resolve();

/** By a desk of its own, so that the page's simulation goes on; one question after the other. Rejects in words. */
function askBeside<T>(ask: (desk: SimulationDesk) => Underway<T>): Promise<T> {
  const start = (): Promise<T> => {
    pricing ??= openSimulationDesk();
    return ask(pricing).result;
  };
  const asked = lastAsked.then(start, start);
  lastAsked = asked;
  return asked;
}

export function floorPriceOf(request: FloorPriceRequest): Promise<FloorPrice> {
  return askBeside((desk) => desk.floorPrice({ ...request, ...sharedOf(togetherNow()) }));
}

export function promiseOf(request: PromiseRequest): Promise<PromiseValue> {
  return askBeside((desk) => desk.promise({ ...request, ...sharedOf(togetherNow()) }));
}

/** What the request's document holds and `without` does not, in money over the same trials. */
export function worthOf(request: SimulationRequest, without: ScenarioDocument): Promise<PairedWorth> {
  return askBeside((desk) => desk.worth({ ...request, ...sharedOf(togetherNow()) }, without));
}

/** Inputs that the scope's own margin rests on first of all: its own and the shared ones. */
export function uncertainIn(document: ScenarioDocument, scope: Scope): readonly UncertainInput[] {
  const own = scope.kind === "client" ? `${below("clients", scope.id)}/` : "clients/";
  return uncertainInputs(document).filter(({ path }) => !path.startsWith("clients/") || path.startsWith(own));
}

const decimal = (value: number): string => tidyDecimal(value.toFixed(12));

export function rangesOf(inputs: readonly UncertainInput[]): readonly InputRange[] {
  return inputs.map((input) => {
    const quantile = quantileOfInput(input);
    return { path: input.path, low: decimal(quantile(0.1)), high: decimal(quantile(0.9)) };
  });
}

export function ensureSwept(document: ScenarioDocument, scope: Scope): void {
  const { sweep } = useRisk.getState();
  if (sweep?.document === document && sameScope(sweep.scope, scope)) return;
  const before = sweep !== null && sameScope(sweep.scope, scope) ? sweep.answer : null;
  useRisk.setState({ sweep: { document, scope, answer: before, failure: null } });
  const ranges = rangesOf(uncertainIn(document, scope));
  riskDesk().study(
    "oneAtATime",
    { document, scope, ranges },
    (answer) => useRisk.setState({ sweep: { document, scope, answer, failure: null } }),
    (failure) => useRisk.setState({ sweep: { document, scope, answer: null, failure } }),
  );
}

export function ensureHeat(
  document: ScenarioDocument,
  scope: Scope,
  priced: readonly PricedComponent[],
  factors: readonly number[],
): void {
  const { heat } = useRisk.getState();
  if (heat?.document === document && sameScope(heat.scope, scope) && heat.priced === priced) return;
  const before = heat !== null && sameScope(heat.scope, scope) && heat.priced === priced ? heat.answer : null;
  const own = { document, scope, priced } as const;
  useRisk.setState({ heat: { ...own, answer: before, failure: null, isDone: false } });
  riskDesk().study(
    "heatMap",
    { document, scope, priced, factors },
    (answer) => useRisk.setState({ heat: { ...own, answer, failure: null, isDone: true } }),
    (failure) => useRisk.setState({ heat: { ...own, answer: null, failure, isDone: true } }),
  );
}
