/** The selected scenario: its immutable document and the evidence beside it. */
import { create } from "zustand";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Evidence } from "../../shared/scenario/change.ts";
import { call } from "./connection.ts";
import { remember } from "./workspace-store.ts";

export type EvidenceRecord = Readonly<Record<string, Evidence>>;

export interface ScenarioRecords {
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceRecord;
}

interface ScenarioState {
  readonly id: string | null;
  readonly records: ScenarioRecords | null;
  /** A document shown while a slider or the marker is dragged; not an edit until it is let go. */
  readonly preview: ScenarioDocument | null;
  /** Why the newest edit was not taken, in words; cleared by the next one that is. */
  readonly refusal: string | null;
}

export const useScenario = create<ScenarioState>(() => ({ id: null, records: null, preview: null, refusal: null }));

/** The document on screen: the preview during a drag, else what is stored. */
export function useShownDocument(): ScenarioDocument | null {
  return useScenario((state) => state.preview ?? state.records?.document ?? null);
}

export async function readScenario(id: string): Promise<ScenarioRecords> {
  const { document, evidence } = await call("scenario.read", { id });
  // The host sends only documents that `checkScenario` accepted.
  return { document: document as unknown as ScenarioDocument, evidence: evidence as unknown as EvidenceRecord };
}

export async function selectScenario(id: string): Promise<void> {
  const records = await readScenario(id);
  useScenario.setState({ id, records, preview: null, refusal: null });
  remember("scenario", id);
}

export function showPreview(preview: ScenarioDocument | null): void {
  useScenario.setState({ preview });
}
