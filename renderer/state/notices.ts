/** Short notes that need no decision; where something was removed they offer undo. */
import { create } from "zustand";

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly undoable: boolean;
}

/** Long enough to reach for undo; a mere note is read in half the time. */
const UNDO_MILLISECONDS = 8000;
const NOTE_MILLISECONDS = 4000;

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

let nextId = 0;

export function dismissNotice(id: number): void {
  useNotices.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

export function notify(text: string, undoable = false): void {
  const id = nextId++;
  useNotices.setState((state) => ({ notices: [...state.notices.slice(-2), { id, text, undoable }] }));
  setTimeout(() => dismissNotice(id), undoable ? UNDO_MILLISECONDS : NOTE_MILLISECONDS);
}
