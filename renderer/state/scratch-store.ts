/**
 * Values that are tried and not stored: steps on top of the stored records of the selected scenario, kept in memory only.
 * While one is open `useScenario` shows the newest step, so that every page works as ever, and `base` is what is stored.
 */
import { create } from "zustand";
import { applyChanges, ChangeConflict, difference } from "../../shared/scenario/history.ts";
import { type ScenarioRecords, useScenario } from "./scenario-store.ts";

interface ScratchStep {
  readonly label: string;
  readonly before: ScenarioRecords;
  readonly after: ScenarioRecords;
}

interface ScratchState {
  /** What is stored; null while nothing is being tried. */
  readonly base: ScenarioRecords | null;
  readonly steps: readonly ScratchStep[];
  readonly undone: readonly ScratchStep[];
  /** Waits for the answer whether the tried values may go. */
  readonly leaving: ((mayGo: boolean) => void) | null;
}

export const useScratch = create<ScratchState>(() => ({ base: null, steps: [], undone: [], leaving: null }));

export function isTrying(): boolean {
  return useScratch.getState().base !== null;
}

/** Whether there is something that would be lost. */
export function hasTried(): boolean {
  return useScratch.getState().steps.length > 0;
}

export function startTrying(): void {
  const { records } = useScenario.getState();
  if (records !== null && !isTrying()) useScratch.setState({ base: records, steps: [], undone: [] });
}

/** Ends it with the stored records on screen. */
export function stopTrying(): void {
  const { base } = useScratch.getState();
  if (base === null) return;
  useScratch.setState({ base: null, steps: [], undone: [] });
  useScenario.setState({ records: base, preview: null });
}

/** Shows new records as one more step, to be undone alone. */
export function tryStep(label: string, before: ScenarioRecords, after: ScenarioRecords): void {
  useScratch.setState((state) => ({ steps: [...state.steps, { label, before, after }], undone: [] }));
  useScenario.setState({ records: after, preview: null, refusal: null });
}

/** Undo and redo among the tried values; what is stored is never touched by them. */
export function travelTried(direction: "undo" | "redo"): void {
  const { steps, undone } = useScratch.getState();
  const step = (direction === "undo" ? steps : undone).at(-1);
  if (step === undefined) return;
  useScratch.setState(
    direction === "undo"
      ? { steps: steps.slice(0, -1), undone: [...undone, step] }
      : { steps: [...steps, step], undone: undone.slice(0, -1) },
  );
  useScenario.setState({ records: direction === "undo" ? step.before : step.after, preview: null });
}

/** The tried changes on top of other stored records; null where they no longer fit. */
function onTopOf(stored: ScenarioRecords, base: ScenarioRecords, tried: ScenarioRecords): ScenarioRecords | null {
  const changes = [
    difference("document", base.document, tried.document),
    difference("evidence", base.evidence, tried.evidence),
  ] as const;
  try {
    return {
      document: applyChanges(stored.document, changes[0]),
      evidence: applyChanges(stored.evidence, changes[1]),
    };
  } catch (error) {
    if (error instanceof ChangeConflict) return null;
    throw error;
  }
}

/** What is stored of the selected scenario, whatever is being tried on top of it. */
export function storedRecords(): ScenarioRecords | null {
  return useScratch.getState().base ?? useScenario.getState().records;
}

/** Shows what is stored now. Tried values stay on top of it, as one step. */
export function showStored(stored: ScenarioRecords): void {
  const { base, steps } = useScratch.getState();
  const { records } = useScenario.getState();
  if (base === null || records === null || steps.length === 0) {
    if (base !== null) useScratch.setState({ base: stored, undone: [] });
    useScenario.setState({ records: stored, preview: null });
    return;
  }
  if (base.document === stored.document && base.evidence === stored.evidence) return;
  const after = onTopOf(stored, base, records) ?? records;
  useScratch.setState({ base: stored, steps: [{ label: "What was tried", before: stored, after }], undone: [] });
  useScenario.setState({ records: after, preview: null });
}

/** Resolves at once where nothing would be lost, else once somebody has answered. */
export function mayLeaveTried(): Promise<boolean> {
  if (!hasTried()) {
    stopTrying();
    return Promise.resolve(true);
  }
  useScratch.getState().leaving?.(false);
  return new Promise((answer) => {
    useScratch.setState({
      leaving: (mayGo) => {
        useScratch.setState({ leaving: null });
        answer(mayGo);
      },
    });
  });
}
