/** A point of the crossover beside today's: the same model, run with every resolution multiplied. */
import { useMemo } from "react";
import type { FigureReference } from "../../../shared/model/results.ts";
import { between, indexOf } from "../../charts/crossing.ts";
import { useFigures } from "../../controls/figures.ts";
import { sameScope, useResults } from "../../state/results-store.ts";
import { curveOf } from "./crossover-curve.ts";
import { FigureHead } from "./FigureHead.tsx";
import { FigureRows } from "./FigureRows.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { lensName } from "./lens-terms.ts";

interface PointTraceProps extends InspectorProps {
  readonly lens: "current/on" | "proposed/on";
  readonly multiplier: number;
}

export function PointTrace({ lens, multiplier, view, document, names }: PointTraceProps) {
  const figures = useFigures();
  const latest = useResults((state) => state.crossover);
  const curve = useMemo(
    () => (latest !== null && sameScope(latest.scope, view.scope) ? curveOf(latest.curve) : null),
    [latest, view.scope],
  );
  const span = view.spans.length - 1;
  const { scope } = view;
  const today = (line: string): FigureReference => ({ lens, scope, line, span });
  const at = curve === null ? null : indexOf(curve.multipliers, multiplier);
  const margins = curve === null ? [] : lens === "current/on" ? curve.currentOn : curve.proposedOn;
  return (
    <>
      <FigureHead
        label={`Margin at ${at === null || curve === null ? "another" : figures.percent(between(curve.deflection, at))} net deflection`}
        value={at === null ? null : { number: figures.money(between(margins, at)), unit: "" }}
        where={`${lensName(lens, names)}, ${view.spans[span]?.label}`}
      />
      <section className={classes.block}>
        <h3>How it is found</h3>
        <p className={classes.source}>
          The whole model is run with the resolution of every category multiplied by {figures.number(multiplier, 3)}, at
          most to 100 %. It is no figure of the scenario as it stands, which has these:
        </p>
      </section>
      <FigureRows
        document={document}
        figures={[
          { figure: today("margin"), label: "Margin today" },
          { figure: today("deflection"), label: "Net deflection today" },
        ]}
      />
    </>
  );
}
