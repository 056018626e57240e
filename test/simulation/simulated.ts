import type { SimulationRequest } from "../../shared/simulation/request.ts";
import type { SimulationResult } from "../../shared/simulation/result.ts";
import { Simulation } from "../../shared/simulation/simulate.ts";
import { summarise, type Trials } from "../../shared/simulation/summary.ts";
import { GatheredTrials, rangesOf } from "../../shared/simulation/trials.ts";

/** All trials of a request, here and now. */
export function trialsOf(simulation: Simulation): Trials {
  const { layout, request } = simulation.outline;
  const gathered = new GatheredTrials(layout, request.trials);
  for (const range of rangesOf(request.trials)) gathered.add(simulation.run(range));
  return gathered.done;
}

export function simulated(request: SimulationRequest): SimulationResult {
  const simulation = new Simulation(request);
  return summarise(simulation.outline, trialsOf(simulation));
}
