/** The window's end of the comparison: one worker for figures, one for bridges, so that neither waits for the other. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { FromCompareWorker, ToCompareWorker } from "./compare-protocol.ts";

export interface CompareWorkers {
  hold(scenario: string, document: ScenarioDocument): void;
  drop(scenario: string): void;
  /** Gives their memory back; nothing is received any more. */
  stop(): void;
  send(message: Extract<ToCompareWorker, { kind: "figures" | "bridge" | "inside" }>): void;
}

export function startCompareWorkers(receive: (message: FromCompareWorker) => void): CompareWorkers {
  function start(): Worker {
    const worker = new Worker(new URL("./compare-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<FromCompareWorker>) => receive(event.data));
    worker.addEventListener("error", (event) =>
      receive({ kind: "failed", run: -1, message: event.message || "The comparison could not be loaded" }),
    );
    return worker;
  }

  const figures = start();
  const bridges = start();
  const tell = (worker: Worker, message: ToCompareWorker): void => worker.postMessage(message);
  return {
    hold(scenario, document) {
      for (const worker of [figures, bridges]) tell(worker, { kind: "hold", scenario, document });
    },
    drop(scenario) {
      for (const worker of [figures, bridges]) tell(worker, { kind: "drop", scenario });
    },
    stop() {
      for (const worker of [figures, bridges]) worker.terminate();
    },
    send(message) {
      tell(message.kind === "figures" ? figures : bridges, message);
    },
  };
}
