import type { HistoryStore } from "../storage/history-store.ts";
import { recordsOf } from "../storage/history-store.ts";
import type { Edits } from "./edits.ts";
import type { HandlersOf } from "./handlers.ts";

export function historyService(history: HistoryStore, edits: Edits): HandlersOf<"history"> {
  return {
    "history.undo": () => edits.undo(),
    "history.redo": () => edits.redo(),
    "history.list": ({ limit, before, record }) => ({
      entries: history.list(limit, before, record).map(({ changes, ...entry }) => ({
        ...entry,
        records: recordsOf(changes),
        changes: changes.length,
      })),
    }),
  };
}
