/** The window's end of the simulation worker. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { FloorPrice, FloorPriceRequest } from "../../shared/simulation/floor-price-request.ts";
import type { PairedWorth } from "../../shared/simulation/paired.ts";
import type { PromiseRequest, PromiseValue } from "../../shared/simulation/promise.ts";
import { SimulationRefusal } from "../../shared/simulation/refusal.ts";
import type { SimulationRequest } from "../../shared/simulation/request.ts";
import type { SimulationProgress } from "../../shared/simulation/result.ts";
import type { FromSimulation, ToSimulation } from "./simulation-protocol.ts";

/** Rejects with this what was stopped, or pushed aside by the next question to the same desk. */
export class StoppedSimulation extends Error {}

export interface Underway<T> {
  /** Rejects with `StoppedSimulation`, `SimulationRefusal` (a sentence for people), or an `Error`. */
  readonly result: Promise<T>;
  /** Does nothing after the end. */
  stop(): void;
}

export interface SimulationDesk {
  /** The last progress is of all trials. One question at a time: the next one stops it. */
  simulate(
    request: SimulationRequest,
    onProgress: (progress: SimulationProgress) => void,
  ): Underway<SimulationProgress>;
  floorPrice(request: FloorPriceRequest): Underway<FloorPrice>;
  promise(request: PromiseRequest): Underway<PromiseValue>;
  /** What is in the request's document and not in `without`. */
  worth(request: SimulationRequest, without: ScenarioDocument): Underway<PairedWorth>;
  /** Ends the workers. */
  close(): void;
}

interface Waiting {
  progress: SimulationProgress | null;
  readonly onProgress: (progress: SimulationProgress) => void;
  resolve(answer: never): void;
  reject(reason: Error): void;
}

export function openSimulationDesk(): SimulationDesk {
  const worker = new Worker(new URL("./simulation-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, Waiting>();
  let nextId = 0;

  function endAll(reason: Error): void {
    for (const asked of waiting.values()) asked.reject(reason);
    waiting.clear();
  }

  function receive(message: FromSimulation): void {
    const asked = waiting.get(message.id);
    if (asked === undefined) return;
    if (message.kind === "progress") {
      asked.progress = message.progress;
      asked.onProgress(message.progress);
      return;
    }
    waiting.delete(message.id);
    if (message.kind === "done") asked.resolve(asked.progress as never);
    else if (message.kind === "stopped") asked.reject(new StoppedSimulation());
    else if (message.kind === "refused") asked.reject(new SimulationRefusal(message.code, message.message));
    else if (message.kind === "failed") asked.reject(new Error(message.message));
    else asked.resolve(message.answer as never);
  }

  worker.addEventListener("message", (event: MessageEvent<FromSimulation>) => receive(event.data));
  worker.addEventListener("error", (event) => endAll(new Error(event.message || "The simulation could not be loaded")));

  function ask<T>(
    message: Exclude<ToSimulation, { readonly kind: "stop" }>,
    onProgress: (progress: SimulationProgress) => void = () => undefined,
  ): Underway<T> {
    const { id } = message;
    const result = new Promise<T>((resolve, reject) => {
      waiting.set(id, { progress: null, onProgress, resolve: resolve as Waiting["resolve"], reject });
    });
    worker.postMessage(message);
    return {
      result,
      stop() {
        const asked = waiting.get(id);
        waiting.delete(id);
        const stop: ToSimulation = { kind: "stop", id };
        worker.postMessage(stop);
        asked?.reject(new StoppedSimulation());
      },
    };
  }

  return {
    simulate: (request, onProgress) => ask({ kind: "simulate", id: nextId++, request }, onProgress),
    floorPrice: (request) => ask({ kind: "floorPrice", id: nextId++, request }),
    promise: (request) => ask({ kind: "promise", id: nextId++, request }),
    worth: (request, without) => ask({ kind: "worth", id: nextId++, request, without }),
    close() {
      worker.terminate();
      endAll(new StoppedSimulation());
    },
  };
}
