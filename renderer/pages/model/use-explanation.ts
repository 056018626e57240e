import { useCallback, useEffect, useState } from "react";
import type { Explanation, FigureReference } from "../../../shared/model/results.ts";
import { ask, ignoreStale, useResults } from "../../state/results-store.ts";

interface Answered<T> {
  readonly answer: T | null;
  readonly failure: string | null;
}

/** Asks again whenever the document changes; the last answer stays until the new one is there. `question` has to be stable. */
function useAnswer<T>(question: () => Promise<T>): Answered<T> {
  const version = useResults((state) => state.version);
  const [answered, setAnswered] = useState<Answered<T>>({ answer: null, failure: null });
  useEffect(() => {
    let wanted = version >= 0;
    question()
      .then((answer) => {
        if (wanted) setAnswered({ answer, failure: null });
      })
      .catch((error: unknown) => {
        try {
          ignoreStale(error);
        } catch (fault) {
          if (wanted) setAnswered({ answer: null, failure: fault instanceof Error ? fault.message : String(fault) });
        }
      });
    return () => {
      wanted = false;
    };
  }, [question, version]);
  return answered;
}

const explain = (figure: FigureReference): Promise<Explanation> => ask("exact", { kind: "explain", figure });

/** The same question for the same figures, however often they are written anew. */
function useStable<R, T>(about: R, question: (about: R) => Promise<T>): () => Promise<T> {
  const key = JSON.stringify(about);
  return useCallback(() => question(JSON.parse(key) as R), [key, question]);
}

export function useExplanation(figure: FigureReference): Answered<Explanation> {
  return useAnswer(useStable(figure, explain));
}

export interface Trace {
  readonly explanation: Explanation;
  /** Stable paths of every input behind the figure. */
  readonly behind: readonly string[];
}

async function trace(figure: FigureReference): Promise<Trace> {
  const [explanation, behind] = await Promise.all([explain(figure), ask("exact", { kind: "behind", figure })]);
  return { explanation, behind };
}

/** The figure and everything it rests on in the end, in one step. */
export function useTrace(figure: FigureReference): Answered<Trace> {
  return useAnswer(useStable(figure, trace));
}

const explainAll = (figures: readonly FigureReference[]): Promise<readonly Explanation[]> =>
  Promise.all(figures.map(explain));

/** Several figures at once, in the order asked for. */
export function useExplanations(figures: readonly FigureReference[]): Answered<readonly Explanation[]> {
  return useAnswer(useStable(figures, explainAll));
}
