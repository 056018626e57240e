/** The window's end of the worker of tried documents, which is started when something is tried for the first time. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";
import { StaleQuestion } from "./model-workers.ts";
import type { FromTrial, ToTrial } from "./trial-protocol.ts";

interface Waiting {
  readonly resolve: (margin: number) => void;
  readonly reject: (reason: Error) => void;
}

/** A whole model is much to hold for nobody: after this long without a question the worker goes. */
const IDLE_MILLISECONDS = 60_000;

let worker: Worker | null = null;
let ending: ReturnType<typeof setTimeout> | undefined;
let nextId = 0;
const waiting = new Map<number, Waiting>();

function receive(message: FromTrial): void {
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.kind === "margin") asked?.resolve(message.margin);
  else asked?.reject(message.kind === "stale" ? new StaleQuestion() : new Error(message.message));
  clearTimeout(ending);
  if (waiting.size === 0) ending = setTimeout(end, IDLE_MILLISECONDS);
}

function end(): void {
  worker?.terminate();
  worker = null;
}

function started(): Worker {
  clearTimeout(ending);
  if (worker !== null) return worker;
  worker = new Worker(new URL("./trial-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<FromTrial>) => receive(event.data));
  return worker;
}

/** The horizon margin of `proposed/on`. Rejects with `StaleQuestion` when another document was asked about meanwhile. */
export function marginOfDocument(scope: Scope, document: ScenarioDocument): Promise<number> {
  const id = nextId++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    started().postMessage({ id, scope, document } satisfies ToTrial);
  });
}
