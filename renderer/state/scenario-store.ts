/** The selected scenario: its immutable document and the evidence beside it. */
import { create } from "zustand";
import type { Claims, OwnClaims } from "../../shared/compare/claims.ts";
import type { CallOutput } from "../../shared/contract/calls.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { call } from "./connection.ts";
import { recordsOf, type ScenarioRecords, type ShownVariant, shownVariant } from "./variant-records.ts";
import { remember } from "./workspace-store.ts";

export type { EvidenceRecord, ScenarioRecords } from "./variant-records.ts";

export type ScenarioLock = NonNullable<CallOutput<"scenario.read">["lock"]>;

interface ScenarioState {
  readonly id: string | null;
  readonly records: ScenarioRecords | null;
  /** What vendors say, as stored of this scenario; never an input. Null where none was ever recorded. */
  readonly claims: OwnClaims | null;
  /** What its parent has; nothing for a root. */
  readonly inheritedClaims: Claims;
  /** What is stored of a variant; null for a root and for a plan of record. */
  readonly variant: ShownVariant | null;
  /** Set for a plan of record, which takes no edits. */
  readonly lock: ScenarioLock | null;
  /** A document shown while a slider or the marker is dragged; not an edit until it is let go. */
  readonly preview: ScenarioDocument | null;
  /** Why the newest edit was not taken, in words; cleared by the next one that is. */
  readonly refusal: string | null;
}

export const useScenario = create<ScenarioState>(() => ({
  id: null,
  records: null,
  claims: null,
  inheritedClaims: {},
  variant: null,
  lock: null,
  preview: null,
  refusal: null,
}));

/** The document on screen: the preview during a drag, else what is stored. */
export function useShownDocument(): ScenarioDocument | null {
  return useScenario((state) => state.preview ?? state.records?.document ?? null);
}

export interface StoredScenario {
  readonly records: ScenarioRecords;
  readonly claims: OwnClaims | null;
  readonly inheritedClaims: Claims;
  readonly variant: ShownVariant | null;
  readonly lock: ScenarioLock | null;
}

export async function readStored(id: string): Promise<StoredScenario> {
  const answer = await call("scenario.read", { id });
  return {
    records: recordsOf(answer),
    claims: answer.claims as OwnClaims | null,
    inheritedClaims: answer.inheritedClaims as Claims,
    variant: shownVariant(answer),
    lock: answer.lock,
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
