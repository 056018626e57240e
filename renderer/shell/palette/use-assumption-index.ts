/** The assumptions of the shown document, prepared for the search in slices that no frame waits for. */
import { useEffect, useState } from "react";
import { advance, finish } from "../../../shared/formula/steps.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { type AssumptionIndex, indexSteps } from "../../../shared/scenario/assumption-index.ts";

/** Milliseconds at a time. */
const SLICE = 12;

/** The newest one: a document is searched again and again while nothing is edited. */
let known: { readonly document: ScenarioDocument; readonly index: AssumptionIndex } | null = null;

/** The index of a document, at once: what is left of the work is done in this task. */
export function indexNow(document: ScenarioDocument): AssumptionIndex {
  if (known?.document !== document) known = { document, index: finish(indexSteps(document)) };
  return known.index;
}

/** Null until it is there: an index of an older document would read values from what no longer stands. */
export function useAssumptionIndex(document: ScenarioDocument | null): AssumptionIndex | null {
  const [, show] = useState<AssumptionIndex | null>(null);
  useEffect(() => {
    if (document === null || known?.document === document) return;
    const steps = indexSteps(document);
    let timer: ReturnType<typeof setTimeout>;
    function goOn(wanted: ScenarioDocument): void {
      const end = advance(steps, SLICE, () => performance.now());
      if (end !== null) {
        if (known?.document !== wanted) known = { document: wanted, index: end.done };
        show(known.index);
      } else timer = setTimeout(goOn, 0, wanted);
    }
    timer = setTimeout(goOn, 0, document);
    return () => clearTimeout(timer);
  }, [document]);
  return known?.document === document ? known.index : null;
}
