/** Report and cube of one import, read once: an import never changes after it was stored. */
import { useEffect, useState } from "react";
import { call } from "../../state/connection.ts";
import { messageOf } from "../../state/edits.ts";
import { type ImportRead, showView, useData } from "./data-store.ts";

export function useImport(id: string): ImportRead | null {
  const [read, setRead] = useState<ImportRead | null>(null);
  useEffect(() => {
    let left = false;
    call("import.read", { id }).then(
      (answer) => {
        if (!left) setRead(answer);
      },
      (error: unknown) => {
        if (left) return;
        showView({ kind: "list" });
        useData.setState({ refusal: messageOf(error) });
      },
    );
    return () => {
      left = true;
    };
  }, [id]);
  return read?.summary.id === id ? read : null;
}
