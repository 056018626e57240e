/** What the margin would be with the chosen value, asked a moment after the typing rests. */
import { useEffect, useState } from "react";
import type { Candidate } from "../../../shared/scenario/set-command.ts";
import { faultsOf } from "../../state/document-faults.ts";
import { ignoreStale, useResults } from "../../state/results-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";
import { type TriedMargin, triedMargin } from "../../state/tried-margin.ts";
import { withSettings } from "./palette-edits.ts";

export type Preview =
  | { readonly kind: "none" }
  | { readonly kind: "computing" }
  | { readonly kind: "fault"; readonly message: string }
  | { readonly kind: "margin"; readonly margin: TriedMargin };

const REST = 40;

export function useTriedMargin(candidate: Candidate | null): Preview {
  const document = useScenario((state) => state.records?.document);
  const scope = useSelection((state) => state.scope);
  const version = useResults((state) => state.version);
  const [preview, setPreview] = useState<Preview>({ kind: "none" });
  useEffect(() => {
    if (candidate === null || document === undefined || version === 0) {
      setPreview({ kind: "none" });
      return;
    }
    const { read } = candidate;
    if (!read.ok) {
      setPreview({ kind: "fault", message: read.message });
      return;
    }
    let wanted = true;
    setPreview({ kind: "computing" });
    const timer = setTimeout(() => {
      const next = withSettings(document, read.settings);
      const [fault] = faultsOf(next);
      if (fault !== undefined) {
        setPreview({ kind: "fault", message: fault.message });
        return;
      }
      triedMargin(scope, document, next, read.settings)
        .then((margin) => {
          if (wanted) setPreview({ kind: "margin", margin });
        })
        .catch(ignoreStale);
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [candidate, document, scope, version]);
  return preview;
}
