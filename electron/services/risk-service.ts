import type { CallOutput } from "../../shared/contract/calls.ts";
import type { RecordStore } from "../storage/record-store.ts";
import { BesideScenarios } from "./beside-scenarios.ts";
import type { HandlersOf } from "./handlers.ts";
import type { ScenarioTree } from "./scenario-tree.ts";

export function riskService(records: RecordStore, tree: ScenarioTree): HandlersOf<"risk"> {
  const beside = new BesideScenarios(records, tree);
  return {
    // Checked when they were stored.
    "risk.read": ({ scenarioId }) => ({
      risk: (beside.stored("risk", scenarioId) ?? null) as CallOutput<"risk.read">["risk"],
      inherited: beside.inherited("risk", scenarioId) as CallOutput<"risk.read">["inherited"],
    }),
  };
}
