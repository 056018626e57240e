/** What the model has to say about the whole scenario when no figure is chosen: payback, break-even, warnings. */
import type { BreakEvenFigure, Findings, PaybackFigure } from "../../../shared/model/results.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { useResults } from "../../state/results-store.ts";
import { ClaimsList } from "./ClaimsList.tsx";
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
}

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
        { label: `${names.current}, in cash`, value: paybackText(payback.current.marginCash, view.months, figures) },
        { label: `${names.current}, on margin`, value: paybackText(payback.current.margin, view.months, figures) },
        { label: `${names.proposed}, in cash`, value: paybackText(payback.proposed.marginCash, view.months, figures) },
        { label: `${names.proposed}, on margin`, value: paybackText(payback.proposed.margin, view.months, figures) },
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
        },
        { label: `${names.current}, AI off, in cash`, value: breakEvenText(breakEven.breakEvenCash, figures) },
        {
          label: `${names.current}, AI on`,
          value: breakEvenText(breakEven.plansCross, figures),
          title: "The plans cross: both with AI",
        },
      ],
    },
    {
      head: "Freed hours must become cash",
      facts: [{ label: "for AI to pay on cost alone", value: realisation }],
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
                    <dd>{fact.value}</dd>
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
