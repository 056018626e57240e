/** The renewal curves of the selected scenario: beside its document, off unless entered, one undoable edit each. */
import { create } from "zustand";
import { NO_RISK_RECORD, type RenewalCurve, type RiskRecord } from "../../shared/compare/renewal.ts";
import { difference } from "../../shared/scenario/history.ts";
import { call } from "./connection.ts";
import { commit, type EditOutcome } from "./edits.ts";
import { useScenario } from "./scenario-store.ts";

interface RenewalState {
  readonly scenarioId: string | null;
  /** As stored; null where none was ever entered. */
  readonly record: RiskRecord | null;
}

export const useRenewal = create<RenewalState>(() => ({ scenarioId: null, record: null }));

/** Reads what is stored, also after an undo elsewhere. */
export async function readRenewal(scenarioId: string): Promise<void> {
  const { risk } = await call("risk.read", { scenarioId });
  if (useScenario.getState().id === scenarioId) useRenewal.setState({ scenarioId, record: risk });
}

/** `undefined` takes the curve back. */
export async function editCurve(
  label: string,
  clientId: string,
  curve: RenewalCurve | undefined,
): Promise<EditOutcome> {
  const { id } = useScenario.getState();
  if (id === null) throw new Error("No scenario is selected");
  const { record } = useRenewal.getState();
  const { [clientId]: _, ...others } = (record ?? NO_RISK_RECORD).renewal;
  const next: RiskRecord = { renewal: curve === undefined ? others : { ...others, [clientId]: curve } };
  const outcome = await commit(label, difference(`risk/${id}`, record ?? undefined, next));
  await readRenewal(id);
  return outcome;
}
