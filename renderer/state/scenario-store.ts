/** The selected scenario: its immutable document and the evidence beside it. */
import { create } from "zustand";
import type { Claims } from "../../shared/compare/claims.ts";
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
  /** What vendors say; never an input. Null where none was ever recorded. */
  readonly claims: Claims | null;
  /** A document shown while a slider or the marker is dragged; not an edit until it is let go. */
  readonly preview: ScenarioDocument | null;
  /** Why the newest edit was not taken, in words; cleared by the next one that is. */
  readonly refusal: string | null;
}

export const useScenario = create<ScenarioState>(() => ({
  id: null,
  records: null,
  claims: null,
  preview: null,
  refusal: null,
}));

/** The document on screen: the preview during a drag, else what is stored. */
export function useShownDocument(): ScenarioDocument | null {
  return useScenario((state) => state.preview ?? state.records?.document ?? null);
}

export interface StoredScenario {
  readonly records: ScenarioRecords;
  readonly claims: Claims | null;
}

export async function readStored(id: string): Promise<StoredScenario> {
  const { document, evidence, claims } = await call("scenario.read", { id });
  // The host sends only records that it checked when they were stored.
  return {
    records: { document: document as unknown as ScenarioDocument, evidence: evidence as unknown as EvidenceRecord },
    claims: claims as Claims | null,
  };
}

export async function readScenario(id: string): Promise<ScenarioRecords> {
  return (await readStored(id)).records;
}

export async function selectScenario(id: string): Promise<void> {
  const stored = await readStored(id);
  useScenario.setState({ id, ...stored, preview: null, refusal: null });
  remember("scenario", id);
}

export function showPreview(preview: ScenarioDocument | null): void {
  useScenario.setState({ preview });
}
