/** The four lenses side by side over the chosen span; the first is today and the measure of the others. */

import { IconAlertTriangle } from "@tabler/icons-react";
import { memo } from "react";
import type { LensId } from "../../../shared/model/results.ts";
import { LENSES } from "../../../shared/model/results.ts";
import { explains } from "../../controls/explains.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { chooseLens, useSelection } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import classes from "./lens-strip.module.css";
import { hasAi, isProposed, lensName, type PlanNames, planOf } from "./lens-terms.ts";

interface StripProps {
  readonly view: ScopeView<number>;
  readonly span: number;
  readonly names: PlanNames;
}

/** $1,985,715 has room beside its percentage; what is longer is shortened. */
const LONGEST_FIGURE = 10;

const BASELINE: LensId = "current/off";

function textOf(value: number | null | undefined, write: (value: number) => string): string {
  return value === null || value === undefined ? "–" : write(value);
}

function Overload({ months, figures }: { months: readonly string[]; figures: Figures }) {
  const list = months.map(figures.shortMonth).join(", ");
  return (
    <span className={classes.overload} title={`The desk is overloaded in ${list}: this margin is not to be believed`}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
      Overloaded in {months.length === 1 ? list : `${months.length} months`}
    </span>
  );
}

function LensCard({ lens, view, span, names }: StripProps & { lens: LensId }) {
  const figures = useFigures();
  const chosen = useSelection((state) => state.lens === lens);
  const { totals, kpis, infeasibleMonths } = view.lenses[lens];
  const margin = totals.margin?.[span];
  const baseline = view.lenses[BASELINE].totals.margin?.[span];
  const change =
    margin === null || margin === undefined || baseline === null || baseline === undefined ? null : margin - baseline;
  const exactMargin = textOf(margin, figures.money);
  const figureOf = (line: string, of: LensId = lens) => ({ lens: of, scope: view.scope, line, span });
  const open = (line: string, label: string) => explains({ kind: "figure", label, figure: figureOf(line) });
  const percent = textOf(kpis.marginPercent[span], (value) => figures.percent(value, Math.abs(value) < 10 ? 1 : 0));
  const details = [
    { line: "revenue.net", label: "Net revenue", value: textOf(totals["revenue.net"]?.[span], figures.shortAmount) },
    { line: "cost.total", label: "Cost", value: textOf(totals["cost.total"]?.[span], figures.shortAmount) },
    { line: "costPerTicket", label: "Per ticket", value: textOf(kpis.costPerTicket[span], figures.price) },
  ];
  const state = `${chosen ? classes.chosen : ""} ${isProposed(lens) ? classes.proposed : classes.current}`;
  return (
    <article
      className={`${classes.card} ${state}`}
      aria-label={`${planOf(lens, names)}, AI ${hasAi(lens) ? "on" : "off"}`}
    >
      <header className={classes.head}>
        <button type="button" className={classes.choose} aria-pressed={chosen} onClick={() => chooseLens(lens)}>
          <span className={classes.swatch} aria-hidden="true" />
          <span className={classes.plan}>{planOf(lens, names)}</span>
        </button>
        <span className={hasAi(lens) ? classes.aiOn : classes.aiOff}>AI {hasAi(lens) ? "on" : "off"}</span>
      </header>
      <div className={classes.main}>
        <button
          type="button"
          className={`${classes.figure} ot-display`}
          {...open("margin", "Margin")}
          aria-label={`Margin ${exactMargin}, explain`}
          title={exactMargin}
        >
          {exactMargin.length > LONGEST_FIGURE ? textOf(margin, figures.shortMoney) : exactMargin}
        </button>
        <button
          type="button"
          className={classes.percent}
          {...open("marginPercent", "Margin %")}
          aria-label={`Margin % ${percent}, explain`}
        >
          {percent}
        </button>
      </div>
      <div className={classes.change}>
        {infeasibleMonths.length > 0 ? (
          <Overload months={infeasibleMonths.map((month) => view.months[month - 1] ?? "")} figures={figures} />
        ) : lens === BASELINE ? (
          "Today: the baseline"
        ) : (
          change !== null &&
          (Math.round(change) === 0 ? (
            "Same as today"
          ) : (
            <button
              type="button"
              {...explains({
                kind: "sum",
                label: "Margin against today",
                terms: [
                  { figure: figureOf("margin"), label: `Margin, ${lensName(lens, names)}` },
                  { figure: figureOf("margin", BASELINE), label: `Margin, ${lensName(BASELINE, names)}`, minus: true },
                ],
              })}
              aria-label={`${figures.moneyChange(change)} against today, explain`}
            >
              <span className={change < 0 ? "ot-negative" : "ot-positive"}>{figures.moneyChange(change)}</span> against
              today
            </button>
          ))
        )}
      </div>
      <dl className={classes.details}>
        {details.map(({ line, label, value }) => (
          <div key={line}>
            <dt>
              {line === "revenue.net" ? (
                <>
                  <span className={classes.wide}>Net </span>
                  <span className={classes.first}>revenue</span>
                </>
              ) : (
                label
              )}
            </dt>
            <dd>
              <button type="button" {...open(line, label)} aria-label={`${label} ${value}, explain`}>
                {value}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

export const LensStrip = memo(function LensStrip(props: StripProps) {
  return (
    <section className={classes.strip} aria-label="Four lenses">
      <div className={classes.lenses}>
        {LENSES.map((lens) => (
          <LensCard key={lens} lens={lens} {...props} />
        ))}
      </div>
    </section>
  );
});
