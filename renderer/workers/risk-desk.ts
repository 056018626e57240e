/** The window's end of the worker that studies a document for the Risk page. */
import type { FromRiskWorker, Studies, StudyKind, ToRiskWorker } from "./risk-protocol.ts";

export interface RiskDesk {
  /** Calls back with the answer or, in words, why there is none; not at all once another study of its kind was asked for. */
  study<K extends StudyKind>(
    kind: K,
    ask: Studies[K]["ask"],
    onAnswer: (answer: Studies[K]["answer"]) => void,
    onFailure: (message: string) => void,
  ): void;
}

interface Waiting {
  readonly kind: StudyKind;
  readonly onAnswer: (answer: never) => void;
  readonly onFailure: (message: string) => void;
}

export function openRiskDesk(): RiskDesk {
  const worker = new Worker(new URL("./risk-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  worker.addEventListener("message", (event: MessageEvent<FromRiskWorker>) => {
    const message = event.data;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (asked === undefined) return;
    if (message.kind === "answer") asked.onAnswer(message.answer as never);
    else asked.onFailure(message.message);
  });
  worker.addEventListener("error", (event) => {
    for (const { onFailure } of waiting.values()) onFailure(event.message || "The study could not be loaded");
    waiting.clear();
  });
  return {
    study(kind, ask, onAnswer, onFailure) {
      for (const [id, asked] of [...waiting]) if (asked.kind === kind) waiting.delete(id);
      const id = nextId++;
      waiting.set(id, { kind, onAnswer: onAnswer as Waiting["onAnswer"], onFailure });
      const message = { kind: "study", id, study: { kind, ...ask } } as unknown as ToRiskWorker;
      worker.postMessage(message);
    },
  };
}
