/** Where two lines of the crossover meet: no formula but a search, so that what is equal there and what is moved is said. */
import { useMemo } from "react";
import type { FigureReference, LensId } from "../../../shared/model/results.ts";
import { useFigures } from "../../controls/figures.ts";
import { sameScope, useResults } from "../../state/results-store.ts";
import { CROSSING_LABELS, type Crossing, crossingOf, curveOf } from "./crossover-curve.ts";
import { FigureHead } from "./FigureHead.tsx";
import { FigureRows } from "./FigureRows.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { lensName } from "./lens-terms.ts";

const OTHER: Readonly<Record<Crossing, LensId>> = { breakEven: "current/off", plansCross: "current/on" };

export function CrossingTrace({ crossing, view, document, names }: InspectorProps & { crossing: Crossing }) {
  const figures = useFigures();
  const latest = useResults((state) => state.crossover);
  const known = useResults((state) => state.findings);
  const curve = useMemo(
    () => (latest !== null && sameScope(latest.scope, view.scope) ? curveOf(latest.curve) : null),
    [latest, view.scope],
  );
  const span = view.spans.length - 1;
  const { scope } = view;
  const other = OTHER[crossing];
  const margin = (lens: LensId): FigureReference => ({ lens, scope, line: "margin", span });
  const rests = [
    { figure: margin("proposed/on"), label: `Margin today, ${lensName("proposed/on", names)}` },
    { figure: margin(other), label: `Margin${other === "current/on" ? " today" : ""}, ${lensName(other, names)}` },
    { figure: { lens: "proposed/on", scope, line: "deflection", span } as const, label: "Net deflection today" },
  ];
  const isOfCurve = scope.kind === "portfolio" && known?.version === latest?.version;
  const found = isOfCurve ? known?.findings.breakEven[crossing] : undefined;
  const place = curve === null ? null : crossingOf(curve, crossing, found);
  const factor =
    found !== undefined && !("reason" in found) ? `, here by ${figures.number(Number(found.multiplier), 3)}` : "";
  return (
    <>
      <FigureHead
        label={CROSSING_LABELS[crossing]}
        value={place === null ? null : { number: figures.percent(place.deflection), unit: "net deflection" }}
        {...(place === null
          ? {}
          : { where: `Margin there: ${figures.money(place.margin)}, ${view.spans[span]?.label}` })}
      />
      <section className={classes.block}>
        <h3>How it is found</h3>
        <p className={classes.source}>
          The resolution of every category is multiplied by one factor{factor}, until the margin of{" "}
          {lensName("proposed/on", names)} over the horizon equals that of {lensName(other, names)}.
        </p>
        {place === null && (
          <p className={classes.note}>Within 0 to 100 % of any resolution, no factor makes them equal.</p>
        )}
      </section>
      <FigureRows document={document} figures={rests} />
    </>
  );
}
