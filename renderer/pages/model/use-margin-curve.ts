/** The horizon margin of the shown scope over the whole range of a share: computed aside, and never while something is dragged. */
import { useEffect, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Scope } from "../../../shared/model/results.ts";
import type { Json } from "../../../shared/scenario/change.ts";
import { sameJson, valueAt } from "../../../shared/scenario/history.ts";
import { withValue } from "../../state/inputs.ts";
import { ask, ignoreStale, sameScope, useResults } from "../../state/results-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";

const POINTS = 21;
/** From 0 to 1, as plain decimals. */
export const CURVE_SHARES: readonly string[] = [...new Array(POINTS).keys()].map((at) => String(at / (POINTS - 1)));

export interface MarginCurve {
  /** At each of `CURVE_SHARES`; null where the margin does not rest on the input. */
  readonly margins: readonly number[] | null;
}

interface Known extends MarginCurve {
  readonly document: ScenarioDocument;
  readonly scope: Scope;
  readonly path: string;
}

/** Whether two documents are the same but for the value at the path, over which the curve goes. */
function isSameElse(a: ScenarioDocument, b: ScenarioDocument, path: string): boolean {
  const value = valueAt(b, path);
  return a === b || (value !== undefined && sameJson(withValue(a, path, value as Json), b));
}

/** Null until it is there, and again where another edit has made it worthless. */
export function useMarginCurve(path: string, isWanted: boolean): MarginCurve | null {
  const document = useScenario((state) => state.records?.document);
  const isDragging = useScenario((state) => state.preview !== null);
  const scope = useSelection((state) => state.scope);
  const version = useResults((state) => state.version);
  const [known, setKnown] = useState<Known | null>(null);
  const fits =
    known !== null &&
    document !== undefined &&
    known.path === path &&
    sameScope(known.scope, scope) &&
    isSameElse(known.document, document, path);
  const isMissing = isWanted && !fits && !isDragging && document !== undefined && version > 0;
  useEffect(() => {
    if (!isMissing || document === undefined) return;
    let wanted = true;
    ask("column", { kind: "tryValues", scope, path, values: CURVE_SHARES })
      .then(({ at }) => {
        // An answer is never of an older document: that would have been stale.
        if (wanted && version === useResults.getState().version) setKnown({ margins: at, document, scope, path });
      })
      .catch(ignoreStale);
    return () => {
      wanted = false;
    };
  }, [isMissing, document, scope, path, version]);
  return fits ? known : null;
}
