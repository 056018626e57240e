import type { CallOutput } from "../../shared/contract/calls.ts";
import type { RecordStore } from "../storage/record-store.ts";
import type { HandlersOf } from "./handlers.ts";

export function riskService(records: RecordStore): HandlersOf<"risk"> {
  return {
    "risk.read": ({ scenarioId }) => ({
      // Checked when it was stored.
      risk: (records.read(`risk/${scenarioId}`)?.value ?? null) as CallOutput<"risk.read">["risk"],
    }),
  };
}
