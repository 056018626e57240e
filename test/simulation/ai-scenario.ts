import type { Component, ScenarioDocument } from "../../shared/model/document.ts";
import type { SimulationRequest } from "../../shared/simulation/request.ts";
import { plainScenarioWith } from "../model/plain-scenario.ts";

const SEATS: Component = {
  id: "seats",
  label: "Seats",
  type: "recurring",
  unit: "users",
  pricing: { mode: "flat", tiers: [{ upTo: null, unit: "90" }] },
};

export function ask(document: ScenarioDocument, more: Partial<SimulationRequest> = {}): SimulationRequest {
  return { document, scope: { kind: "portfolio" }, trials: 4000, seed: 99, ...more };
}

/** AI that works on every ticket of the plain scenario, with what may be uncertain. */
export function withAi(change: (document: ScenarioDocument) => void = () => undefined): ScenarioDocument {
  return plainScenarioWith(SEATS, ({ document, category }) => {
    document.months = 12;
    document.desk = { ...document.desk, technicians: 40 };
    document.ai = { ...document.ai, goLiveMonth: 3, costsFromMonth: 2, ramp: { shape: "step", months: 0 } };
    category.ai = { ...category.ai, tier: "autonomous", eligible: "0.8", resolution: "0.6", reopen: "0.1" };
    change(document);
  });
}
