/** One valid input and one valid answer for every call of batches. */
import type { CallName } from "../../shared/contract/calls.ts";
import type { Sample } from "./samples.ts";

type BatchCall = Extract<CallName, `batch.${string}`>;

export const BATCH_SAMPLES: { readonly [N in BatchCall]: Sample<N> } = {
  "batch.start": {
    input: {
      scenarioId: "one",
      clientIds: ["acme"],
      format: "pdf",
      documents: { kind: "review", until: "2026-04", months: 3, nextStep: "Talk" },
    },
    output: { kind: "started", batchId: "b" },
    nullable: ["documents.until"],
  },
  "batch.read": {
    input: { batchId: "b" },
    output: {
      id: "b",
      state: "done",
      done: 2,
      total: 2,
      current: "",
      made: 1,
      notes: [{ clientId: "acme", clientName: "Acme", outcome: "refused", reason: "r" }],
      written: { kind: "offered", token: "t", name: "n.zip", bytes: 9 },
      problem: null,
    },
  },
  "batch.unread": { input: {}, output: { batchId: "b" } },
  "batch.cancel": { input: { batchId: "b" }, output: {} },
};
