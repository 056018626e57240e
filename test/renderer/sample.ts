import { type SampleScenario, sampleWorkspace } from "../../shared/scenario/sample.ts";

/** The one scenario of the first start. */
export function sampleScenario(): SampleScenario {
  const [scenario] = sampleWorkspace().scenarios;
  if (scenario === undefined) throw new Error("the sample has a scenario");
  return scenario;
}
