/** What undo and redo would take back: among tried values those alone, else the edits of the workspace. */
import { useScratch } from "./scratch-store.ts";
import { type HistoryState, useWorkspace } from "./workspace-store.ts";

type Tried = Pick<ReturnType<typeof useScratch.getState>, "base" | "steps" | "undone">;

function labelsOf({ base, steps, undone }: Tried, history: HistoryState): HistoryState {
  return base === null ? history : { undo: steps.at(-1)?.label ?? null, redo: undone.at(-1)?.label ?? null };
}

export function useUndoLabels(): HistoryState {
  return labelsOf(
    useScratch(),
    useWorkspace((state) => state.history),
  );
}

export function undoLabels(): HistoryState {
  return labelsOf(useScratch.getState(), useWorkspace.getState().history);
}
