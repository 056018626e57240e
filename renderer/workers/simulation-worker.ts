/**
 * Runs simulations away from the window: hands trials to workers of its own, gathers them and says what they come to.
 * The first view comes after a thousand trials, later ones after four times as many each.
 */
import { findFloorPrice, simulationOf } from "../../shared/simulation/floor-price.ts";
import { outlineOf } from "../../shared/simulation/outline.ts";
import { SimulationRefusal } from "../../shared/simulation/refusal.ts";
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
  void attempt(message.id, () => (message.kind === "simulate" ? simulate(message) : floorPrice(message)));
});
