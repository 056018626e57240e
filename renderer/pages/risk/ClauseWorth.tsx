/** What a clause, or a guarantee we give, is worth: the same trials with it and without it. */
import { Button, Loader } from "@mantine/core";
import { type Clause, withoutClause } from "../../../shared/compare/clauses.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { PairedWorth } from "../../../shared/simulation/paired.ts";
import type { Statistic } from "../../../shared/simulation/result.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { worthOf } from "../../state/risk.ts";
import { type Explained, useRisk } from "../../state/risk-store.ts";
import { Figure } from "./Figure.tsx";
import { withError } from "./risk-explain.ts";
import classes from "./risk-views.module.css";
import { useAsked } from "./use-asked.ts";

const TRIALS = 4000;

interface ClauseWorthProps {
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly clause: Clause;
}

function explainWorth(worth: PairedWorth, clause: Clause, seed: number, figures: Figures): Explained {
  const money = (one: Statistic): string => withError(one, figures.moneyChange, figures.money);
  return {
    title: `Worth of ${clause.label}`,
    value: figures.moneyChange(worth.mean.value),
    rows: [
      { label: "Mean", value: money(worth.mean) },
      { label: "P5", value: money(worth.p5) },
      { label: "Median", value: money(worth.p50) },
      { label: "P95", value: money(worth.p95) },
      { label: "Chance that it costs", value: withError(worth.chanceCosts, (one) => figures.percent(one)) },
      { label: "Credits paid with it, less without", value: money(worth.credits) },
      { label: "Trials", value: figures.number(worth.trials) },
      { label: "Seed", value: String(seed) },
      { label: "Trials with an overloaded desk", value: figures.number(worth.infeasibleTrials) },
    ],
    notes: [
      `Margin over the horizon under the proposed plan with AI, less the same where ${clause.without}, trial by trial.`,
      "Both are the same draws, so what they share is no noise of the difference; ± is one standard error.",
    ],
  };
}

export function ClauseWorth({ document, clientId, clause }: ClauseWorthProps) {
  const figures = useFigures();
  const seed = useRisk((state) => state.seed);
  const [asked, ask] = useAsked<PairedWorth>(document, JSON.stringify([clientId, clause, seed]));
  const worth = asked?.state === "found" ? asked.answer : null;
  return (
    <div className={classes.actions}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={asked?.state === "asked"}
        onClick={() =>
          ask(() =>
            worthOf(
              { document, scope: { kind: "client", id: clientId }, trials: TRIALS, seed },
              withoutClause(document, clientId, clause),
            ),
          )
        }
      >
        Value it over {figures.number(TRIALS)} trials
      </Button>
      {asked?.state === "asked" && <Loader size={16} />}
      <span aria-live="polite">
        {asked?.state === "failed" && <span className="ot-negative">{asked.message}</span>}
        {worth !== null && (
          <>
            Worth{" "}
            <Figure label={`Worth of ${clause.label}`} explain={() => explainWorth(worth, clause, seed, figures)}>
              <strong>{figures.moneyChange(worth.mean.value)}</strong> ± {figures.money(worth.mean.se)}
            </Figure>{" "}
            of margin on average, from {figures.moneyChange(worth.p5.value)} to {figures.moneyChange(worth.p95.value)}{" "}
            in 90 of 100 trials
          </>
        )}
      </span>
    </div>
  );
}
