/** The assumptions of the shown document, prepared for the search in slices that no frame waits for. */
import { useEffect, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { type AssumptionIndex, indexSteps } from "../../../shared/scenario/assumption-index.ts";

/** Milliseconds at a time. */
const SLICE = 12;

/** The newest one: a document is searched again and again while nothing is edited. */
let known: { readonly document: ScenarioDocument; readonly index: AssumptionIndex } | null = null;

/** Null until it is there: an index of an older document would read values from what no longer stands. */
export function useAssumptionIndex(document: ScenarioDocument | null): AssumptionIndex | null {
  const [index, setIndex] = useState<AssumptionIndex | null>(known?.document === document ? known.index : null);
  useEffect(() => {
    if (document === null) return;
    if (known?.document === document) {
      setIndex(known.index);
      return;
    }
    setIndex(null);
    const steps = indexSteps(document);
    let timer: ReturnType<typeof setTimeout>;
    function goOn(): void {
      const until = performance.now() + SLICE;
      let step = steps.next();
      while (step.done !== true && performance.now() < until) step = steps.next();
      if (step.done === true) {
        if (document !== null) known = { document, index: step.value };
        setIndex(step.value);
      } else timer = setTimeout(goOn, 0);
    }
    timer = setTimeout(goOn, 0);
    return () => clearTimeout(timer);
  }, [document]);
  return index;
}
