/** Reports and counts of stored imports, for whoever shows where a value comes from. */
import { useEffect, useState } from "react";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { call } from "./connection.ts";
import { messageOf } from "./edits.ts";
import { useWorkspace } from "./workspace-store.ts";

export type StoredImport = CallOutput<"import.read">;

export type ImportReading =
  | { readonly kind: "waiting" }
  | { readonly kind: "read"; readonly stored: StoredImport }
  /** Withdrawn or undone: the evidence outlives it. */
  | { readonly kind: "gone"; readonly why: string };

/** Read again when imports come or go; `null` reads nothing. */
export function useStoredImport(id: string | null): ImportReading {
  const revision = useWorkspace((state) => state.importsRevision);
  const [reading, setReading] = useState<ImportReading>({ kind: "waiting" });
  useEffect(() => {
    let wanted = id !== null && revision >= 0;
    if (id === null) return;
    call("import.read", { id }).then(
      (stored) => {
        if (wanted) setReading({ kind: "read", stored });
      },
      (error: unknown) => {
        if (wanted) setReading({ kind: "gone", why: messageOf(error) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [id, revision]);
  return reading.kind === "read" && reading.stored.summary.id !== id ? { kind: "waiting" } : reading;
}
