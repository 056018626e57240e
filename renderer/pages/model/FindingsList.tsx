/** What the model has to say about the whole scenario when no figure is chosen: payback, break-even, warnings. */
import type { BreakEvenFigure, Findings, PaybackFigure, Scope } from "../../../shared/model/results.ts";
import { explains } from "../../controls/explains.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { useResults } from "../../state/results-store.ts";
import type { Inspected, SumTerm } from "../../state/selection-store.ts";
import { ClaimsList } from "./ClaimsList.tsx";
import { CROSSING_LABELS, type Crossing } from "./crossover-curve.ts";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { planNames } from "./lens-terms.ts";
import { VerifyNext } from "./VerifyNext.tsx";
import { WarningList } from "./WarningList.tsx";

function paybackText(payback: PaybackFigure, months: readonly string[], figures: Figures): string {
  if (payback.month !== null) return figures.month(months[payback.month - 1] ?? "");
  return payback.reason === "no-investment" ? "nothing to recover" : "not within the horizon";
}

function breakEvenText(figure: BreakEvenFigure, figures: Figures): string {
  if ("reason" in figure) return "none";
  if (figure.deflection === null) return "no tickets";
  return `${figures.percent(Number(figure.deflection))} net`;
}

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly title?: string;
  /** What explains it; nothing where there is no figure. */
  readonly trace?: Inspected;
}

/** Payback and break-even are of the whole scenario, also on a client’s page. */
const PORTFOLIO: Scope = { kind: "portfolio" };

const traced = (trace: Inspected | undefined): Pick<Fact, "trace"> => (trace === undefined ? {} : { trace });

function crossingTrace(crossing: Crossing, figure: BreakEvenFigure): Inspected | undefined {
  return "reason" in figure
    ? undefined
    : { kind: "crossing", label: CROSSING_LABELS[crossing], crossing, scope: PORTFOLIO };
}

/** What AI earned and cost up to the month from which the running sum stays above nothing. */
function paybackTrace(
  plan: "current" | "proposed",
  line: "margin" | "marginCash",
  { month: until }: PaybackFigure,
  months: readonly string[],
  figures: Figures,
): Inspected | undefined {
  if (until === null) return undefined;
  const terms = Array.from({ length: until }, (_, at) => at + 1).flatMap((month): SumTerm[] => {
    const when = figures.month(months[month - 1] ?? "");
    return [
      { figure: { lens: `${plan}/on`, scope: PORTFOLIO, line, month }, label: `${when}, AI on` },
      { figure: { lens: `${plan}/off`, scope: PORTFOLIO, line, month }, label: `${when}, AI off`, minus: true },
    ];
  });
  return { kind: "sum", label: `What AI brought up to ${figures.month(months[until - 1] ?? "")}`, terms };
}

const realisationTrace = (span: number): Inspected => ({
  kind: "figure",
  label: "Break-even realisation",
  figure: { lens: "proposed/on", scope: PORTFOLIO, line: "breakEvenRealisation", span },
});

function factsOf(
  findings: Findings,
  { view, document }: InspectorProps,
  figures: Figures,
): readonly { readonly head: string; readonly facts: readonly Fact[] }[] {
  const { payback, breakEven, breakEvenRealisation } = findings;
  // What holds for all clients is not said in one client's names.
  const names = planNames(document, { kind: "portfolio" });
  const realisation =
    breakEvenRealisation === null ? "–" : `${figures.percent(Number(breakEvenRealisation))} of freed hours`;
  return [
    {
      head: "AI pays for itself from",
      facts: [
        ...(["current", "proposed"] as const).flatMap((plan) =>
          (["marginCash", "margin"] as const).map((line) => ({
            label: `${names[plan]}, ${line === "margin" ? "on margin" : "in cash"}`,
            value: paybackText(payback[plan][line], view.months, figures),
            ...traced(paybackTrace(plan, line, payback[plan][line], view.months, figures)),
          })),
        ),
      ],
    },
    {
      head: `${names.proposed} with AI equals`,
      facts: [
        {
          label: `${names.current}, AI off`,
          value: breakEvenText(breakEven.breakEven, figures),
          title:
            "Break-even: the deflection at which the proposed plan with AI earns what the current one earns without",
          ...traced(crossingTrace("breakEven", breakEven.breakEven)),
        },
        {
          label: `${names.current}, AI off, in cash`,
          value: breakEvenText(breakEven.breakEvenCash, figures),
          ...traced(crossingTrace("breakEvenCash", breakEven.breakEvenCash)),
        },
        {
          label: `${names.current}, AI on`,
          value: breakEvenText(breakEven.plansCross, figures),
          title: "The plans cross: both with AI",
          ...traced(crossingTrace("plansCross", breakEven.plansCross)),
        },
      ],
    },
    {
      head: "Freed hours must become cash",
      facts: [
        {
          label: "for AI to pay on cost alone",
          value: realisation,
          ...traced(breakEvenRealisation === null ? undefined : realisationTrace(view.spans.length - 1)),
        },
      ],
    },
  ];
}

/** On a client's page the client's own break-even stands in the chart beside these. */
function reachOf({ view, document }: InspectorProps): string {
  const { scope } = view;
  if (scope.kind === "portfolio") return "The whole scenario, all clients.";
  const name = document.clients.find(({ id }) => id === scope.id)?.name ?? "this client";
  return `The whole portfolio of ${document.clients.length} clients, not ${name} alone.`;
}

export function FindingsList(props: InspectorProps) {
  const figures = useFigures();
  const findings = useResults((state) => state.findings?.findings);
  return (
    <>
      <div className={classes.findingsHead}>
        <h2>Findings</h2>
        <p className={classes.note}>{reachOf(props)} Choose any figure to see where it comes from.</p>
      </div>
      {findings === undefined ? (
        <p className={classes.missing}>Being computed exactly</p>
      ) : (
        <>
          <WarningList warnings={findings.warnings} {...props} />
          {factsOf(findings, props, figures).map(({ head, facts }) => (
            <section key={head} className={classes.block}>
              <h3>{head}</h3>
              <dl className={classes.facts}>
                {facts.map((fact) => (
                  <div key={fact.label} title={fact.title}>
                    <dt>{fact.label}</dt>
                    <dd>
                      {fact.trace === undefined ? (
                        fact.value
                      ) : (
                        <button
                          type="button"
                          className={classes.link}
                          aria-label={`${fact.label}: ${fact.value}, explain`}
                          {...explains(fact.trace)}
                        >
                          {fact.value}
                        </button>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </>
      )}
      <VerifyNext {...props} />
      <ClaimsList {...props} />
    </>
  );
}
