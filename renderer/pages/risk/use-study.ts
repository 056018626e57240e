/** A study of the Risk page's worker, asked again when what it is about changes. */
import { useEffect, useState } from "react";
import { riskDesk } from "../../state/risk.ts";
import type { Studies, StudyKind } from "../../workers/risk-protocol.ts";

export interface Studied<T> {
  /** Of the newest question, or of the one before while it is worked on; undefined before the first. */
  readonly answer: T | undefined;
  readonly isNewest: boolean;
  readonly failure: string | null;
}

/** `ask` is compared by identity; null asks nothing. */
export function useStudy<K extends StudyKind>(kind: K, ask: Studies[K]["ask"] | null): Studied<Studies[K]["answer"]> {
  const [found, setFound] = useState<{
    readonly ask: Studies[K]["ask"];
    readonly answer: Studies[K]["answer"] | undefined;
    readonly failure: string | null;
  } | null>(null);
  useEffect(() => {
    if (ask === null) return;
    riskDesk().study(
      kind,
      ask,
      (answer) => setFound({ ask, answer, failure: null }),
      (failure) => setFound({ ask, answer: undefined, failure }),
    );
  }, [kind, ask]);
  return { answer: found?.answer, isNewest: found?.ask === ask, failure: found?.failure ?? null };
}
