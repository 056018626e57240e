import { useEffect, useState } from "react";
import type { Explanation, FigureReference } from "../../../shared/model/results.ts";
import { ask, ignoreStale, useResults } from "../../state/results-store.ts";

/** Asks for the explanation again whenever the document changes; the last one stays until the new one is there. */
export function useExplanation(figure: FigureReference): { explanation: Explanation | null; failure: string | null } {
  const version = useResults((state) => state.version);
  const [answer, setAnswer] = useState<{ explanation: Explanation | null; failure: string | null }>({
    explanation: null,
    failure: null,
  });
  useEffect(() => {
    let wanted = version >= 0;
    ask("exact", { kind: "explain", figure })
      .then((explanation) => {
        if (wanted) setAnswer({ explanation, failure: null });
      })
      .catch((error: unknown) => {
        try {
          ignoreStale(error);
        } catch (fault) {
          if (wanted) setAnswer({ explanation: null, failure: fault instanceof Error ? fault.message : String(fault) });
        }
      });
    return () => {
      wanted = false;
    };
  }, [figure, version]);
  return answer;
}
