/** The shipped sample as records of a workspace. */
import type { Settings } from "../../shared/contract/calls.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import type { RecordStore } from "../storage/record-store.ts";
import { SETTINGS_RECORD, systemUser } from "./edits.ts";

export interface SampleScenario {
  readonly id: string;
  readonly document: Json;
  readonly evidence: Readonly<Record<string, Json>>;
}

/** As plain JSON: what a scenario is once it was stored and read. */
function plain<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** `at`, now unless given: the instant at which the sample is put into the workspace. */
export function sampleScenarios(at = new Date().toISOString()): SampleScenario[] {
  return sampleWorkspace(at.slice(0, 10)).scenarios.map(({ id, document, evidence }) =>
    plain({ id, document, evidence }),
  );
}

export function firstSettings(organisation: string): Settings {
  return { organisation, person: systemUser(), theme: "system", density: "compact", locale: "en-US" };
}

/** Puts the sample into a new workspace, below the history: it is where the edits begin. */
export function fillWithSample(records: RecordStore, at: string): void {
  records.write(SETTINGS_RECORD, { ...firstSettings(sampleWorkspace().organisation) }, at);
  for (const { id, document, evidence } of sampleScenarios(at)) {
    records.write(`scenario/${id}`, document, at);
    records.write(`evidence/${id}`, evidence, at);
  }
}
