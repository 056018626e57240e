/** The renewal curves of the selected scenario: beside its document, off unless entered, one undoable edit each. */
import { create } from "zustand";
import type { RenewalCurve, RiskRecord } from "../../shared/compare/renewal.ts";
import { type Entries, ownEntriesAfter, withOwnEntries } from "../../shared/scenario/beside.ts";
import { difference } from "../../shared/scenario/history.ts";
import { call } from "./connection.ts";
import { commit, type EditOutcome, whyNotEdited } from "./edits.ts";
import { useScenario } from "./scenario-store.ts";

interface RenewalState {
  readonly scenarioId: string | null;
  /** As stored; null where none was ever entered. */
  readonly record: RiskRecord | null;
  /** What the parent has; nothing for a root. */
  readonly inherited: Entries<RenewalCurve>;
}

export const useRenewal = create<RenewalState>(() => ({ scenarioId: null, record: null, inherited: {} }));

/** The curve of a client as it reads, undefined where it has none. */
export function curveOf({ record, inherited }: RenewalState, clientId: string): RenewalCurve | undefined {
  return withOwnEntries(inherited, record?.renewal ?? {})[clientId];
}

/** Reads what is stored, also after an undo elsewhere. */
export async function readRenewal(scenarioId: string): Promise<void> {
  const { risk, inherited } = await call("risk.read", { scenarioId });
  if (useScenario.getState().id === scenarioId) useRenewal.setState({ scenarioId, record: risk, inherited });
}

/** Shown at once; `undefined` takes the curve back. */
export async function editCurve(
  label: string,
  clientId: string,
  curve: RenewalCurve | undefined,
): Promise<EditOutcome> {
  const { id } = useScenario.getState();
  if (id === null) throw new Error("No scenario is selected");
  const refusal = whyNotEdited([id]);
  if (refusal !== null) return { stored: false, message: refusal };
  const { record, inherited } = useRenewal.getState();
  const next: RiskRecord = { renewal: ownEntriesAfter(inherited, record?.renewal ?? {}, clientId, curve) };
  useRenewal.setState({ record: next });
  const outcome = await commit(label, difference(`risk/${id}`, record ?? undefined, next));
  await readRenewal(id);
  return outcome;
}
