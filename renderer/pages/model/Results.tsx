/** The centre pane: four lenses, one chart, the statement. */
import { memo, useDeferredValue } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { useFigures } from "../../controls/figures.ts";
import { useResults } from "../../state/results-store.ts";
import { useSelection } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import { ChartArea } from "./ChartArea.tsx";
import { LensStrip } from "./LensStrip.tsx";
import { lensName, type PlanNames } from "./lens-terms.ts";
import classes from "./model-page.module.css";
import { Statement } from "./Statement.tsx";

interface ResultsProps {
  readonly document: ScenarioDocument;
  readonly view: ScopeView<number> | null;
  readonly names: PlanNames;
}

/** The chosen span, or the horizon where the document has none that is as late. */
function useSpan(view: ScopeView<number> | null): number {
  const chosen = useSelection((state) => state.span);
  const last = (view?.spans.length ?? 1) - 1;
  return chosen === null ? last : Math.min(chosen, last);
}

/** The strip comes before everything else that is drawn. */
function Strip({ names }: { names: PlanNames }) {
  const figures = useFigures();
  const view = useResults((state) => state.strip);
  const span = useSpan(view);
  const lens = useSelection((state) => state.lens);
  if (view === null) return null;
  const margin = view.lenses[lens].totals.margin?.[span];
  return (
    <>
      <p className="ot-hidden" role="status" aria-live="polite">
        {margin === null || margin === undefined
          ? ""
          : `Margin, ${lensName(lens, names)}, ${view.spans[span]?.label}: ${figures.money(margin)}`}
      </p>
      <LensStrip view={view} span={span} names={names} />
    </>
  );
}

export const Results = memo(function Results({ document, view, names }: ResultsProps) {
  const span = useSpan(view);
  // The statement is drawn at once, the chart after it.
  const charted = useDeferredValue(view);
  if (view === null || charted === null)
    return (
      <p className={classes.computing} role="status">
        The first figures are being computed
      </p>
    );
  return (
    <div className={classes.results}>
      <Strip names={names} />
      <ChartArea view={charted} document={document} names={names} span={span} />
      <Statement view={view} document={document} names={names} />
    </div>
  );
});
