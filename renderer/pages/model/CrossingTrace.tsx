/** Where two lines of the crossover meet: no formula but a search, so that what is equal there and what is moved is said. */
import { useMemo } from "react";
import type { FigureReference, LensId, Scope } from "../../../shared/model/results.ts";
import { useFigures } from "../../controls/figures.ts";
import { sameScope, useResults } from "../../state/results-store.ts";
import { CROSSING_LABELS, type Crossing, crossingOf, curveOf } from "./crossover-curve.ts";
import { FigureHead } from "./FigureHead.tsx";
import { FigureRows } from "./FigureRows.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { lensName } from "./lens-terms.ts";

const OTHER: Readonly<Record<Crossing, LensId>> = {
  breakEven: "current/off",
  breakEvenCash: "current/off",
  plansCross: "current/on",
};

interface CrossingTraceProps extends InspectorProps {
  readonly crossing: Crossing;
  readonly scope: Scope;
}

export function CrossingTrace({ crossing, scope, view, document, names }: CrossingTraceProps) {
  const figures = useFigures();
  const latest = useResults((state) => state.crossover);
  const known = useResults((state) => state.findings);
  const curve = useMemo(
    () => (latest !== null && sameScope(latest.scope, scope) ? curveOf(latest.curve) : null),
    [latest, scope],
  );
  const span = view.spans.length - 1;
  const other = OTHER[crossing];
  const line = crossing === "breakEvenCash" ? "marginCash" : "margin";
  const word = line === "margin" ? "Margin" : "Cash margin";
  const margin = (lens: LensId): FigureReference => ({ lens, scope, line, span });
  const rests = [
    { figure: margin("proposed/on"), label: `${word} today, ${lensName("proposed/on", names)}` },
    { figure: margin(other), label: `${word}${other === "current/on" ? " today" : ""}, ${lensName(other, names)}` },
    { figure: { lens: "proposed/on", scope, line: "deflection", span } as const, label: "Net deflection today" },
  ];
  // The search is of the whole scenario; a client's place is read off its curve.
  const found = scope.kind === "portfolio" ? known?.findings.breakEven[crossing] : undefined;
  const place = curve === null ? null : crossingOf(curve, crossing, found);
  const deflection =
    found !== undefined && !("reason" in found) && found.deflection !== null
      ? Number(found.deflection)
      : (place?.deflection ?? null);
  const factor =
    found !== undefined && !("reason" in found) ? `, here by ${figures.number(Number(found.multiplier), 3)}` : "";
  // At break-even it is that of today's plan to the cent; where the plans cross it is read off the curve.
  const marginThere = (read: number): string =>
    crossing === "breakEven" && curve !== null ? figures.money(curve.currentOff) : `about ${figures.shortMoney(read)}`;
  return (
    <>
      <FigureHead
        label={CROSSING_LABELS[crossing]}
        value={deflection === null ? null : { number: figures.percent(deflection), unit: "net deflection" }}
        {...(place === null || line === "marginCash"
          ? {}
          : { where: `Margin there: ${marginThere(place.margin)}, ${view.spans[span]?.label}` })}
      />
      <section className={classes.block}>
        <h3>How it is found</h3>
        <p className={classes.source}>
          The resolution of every category is multiplied by one factor{factor}, until the {word.toLowerCase()} of{" "}
          {lensName("proposed/on", names)} over the horizon equals that of {lensName(other, names)}.
        </p>
        {deflection === null && (
          <p className={classes.note}>Within 0 to 100 % of any resolution, no factor makes them equal.</p>
        )}
      </section>
      <FigureRows document={document} figures={rests} />
    </>
  );
}
