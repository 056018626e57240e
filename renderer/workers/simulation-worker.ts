/**
 * Runs simulations away from the window: hands trials to workers of its own, gathers them and says what they come to.
 * The first view comes after a thousand trials, later ones after four times as many each.
 */
import { findFloorPrice, simulationOf } from "../../shared/simulation/floor-price.ts";
import { outlineOf } from "../../shared/simulation/outline.ts";
import { pairedWorth } from "../../shared/simulation/paired.ts";
import { promiseSimulation, promiseValue } from "../../shared/simulation/promise.ts";
import { SimulationRefusal } from "../../shared/simulation/refusal.ts";
import type { SimulationRequest } from "../../shared/simulation/request.ts";
import type { Trials } from "../../shared/simulation/summary.ts";
import { SimulationStopped, TrialPool, type TrialThread } from "../../shared/simulation/trial-pool.ts";
import { viewOf } from "../../shared/simulation/view.ts";
import type { FromSimulation, ToSimulation } from "./simulation-protocol.ts";
import { installTrustedTypes } from "./trusted-types.ts";

// The window's policy does not reach in here, where workers are started too.
installTrustedTypes(self);

const MOST_WORKERS = 4;
const FIRST_VIEW = 1000;

function send(message: FromSimulation): void {
  self.postMessage(message);
}

function startThread(): TrialThread {
  const worker = new Worker(new URL("./draw-worker.ts", import.meta.url), { type: "module" });
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage) {
      worker.addEventListener("message", (event) => onMessage(event.data));
    },
  };
}

let pool: TrialPool | null = null;
function poolOf(): TrialPool {
  const workers = Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency - 1));
  pool ??= new TrialPool(Array.from({ length: workers }, startThread));
  return pool;
}

async function simulate({ id, request }: Extract<ToSimulation, { kind: "simulate" }>): Promise<void> {
  const outline = outlineOf(request);
  let nextView = FIRST_VIEW;
  await poolOf().run({
    request,
    layout: outline.layout,
    onBatch(done) {
      if (done.count < Math.min(nextView, request.trials)) return;
      nextView = Math.max(nextView * 4, done.count + 1);
      send({
        kind: "progress",
        id,
        progress: { done: done.count, trials: request.trials, view: viewOf(outline, done) },
      });
    },
  });
  send({ kind: "done", id });
}

async function floorPrice({ id, request }: Extract<ToSimulation, { kind: "floorPrice" }>): Promise<void> {
  const simulation = simulationOf(request);
  const { layout } = outlineOf(simulation);
  const { clientId, componentIds } = request;
  const answer = await findFloorPrice(request, (factors) => {
    // Between two runs another question may have come.
    if (id !== current) throw new SimulationStopped();
    return poolOf().run({ request: simulation, layout, priced: { clientId, componentIds }, factors });
  });
  send({ kind: "floorPrice", id, answer });
}

/** All trials of a request, unless another question has come. */
function trialsOf(id: number, request: SimulationRequest): Promise<Trials> {
  if (id !== current) throw new SimulationStopped();
  return poolOf().run({ request, layout: outlineOf(request).layout });
}

async function promise({ id, request }: Extract<ToSimulation, { kind: "promise" }>): Promise<void> {
  const trials = await trialsOf(id, promiseSimulation(request));
  send({ kind: "promise", id, answer: promiseValue(request.promise, trials) });
}

async function worth({ id, request, without }: Extract<ToSimulation, { kind: "worth" }>): Promise<void> {
  const kept = await trialsOf(id, request);
  const removed = await trialsOf(id, { ...request, document: without });
  send({ kind: "worth", id, answer: pairedWorth(kept, removed) });
}

function answer(message: Exclude<ToSimulation, { kind: "stop" }>): Promise<void> {
  switch (message.kind) {
    case "simulate":
      return simulate(message);
    case "floorPrice":
      return floorPrice(message);
    case "promise":
      return promise(message);
    case "worth":
      return worth(message);
  }
}

async function attempt(id: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof SimulationStopped) send({ kind: "stopped", id });
    else if (error instanceof SimulationRefusal)
      send({ kind: "refused", id, code: error.code, message: error.message });
    else {
      send({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });
      console.error(error);
    }
  }
}

let current = -1;

self.addEventListener("message", (event: MessageEvent<ToSimulation>) => {
  const message = event.data;
  if (message.kind === "stop") {
    if (message.id !== current) return;
    current = -1;
    pool?.stop();
    return;
  }
  current = message.id;
  void attempt(message.id, () => answer(message));
});
