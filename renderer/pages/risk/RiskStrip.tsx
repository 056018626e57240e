/** Five statements about the proposal with AI, each of which explains itself. */
import type { Explained } from "../../state/risk-store.ts";
import { explainRisk } from "../../state/risk-store.ts";
import { type ExplainContext, explainChance, explainStatistic } from "./risk-explain.ts";
import classes from "./risk-strip.module.css";
import { chanceBelow, chanceText, METRIC_WORDS, statisticsOf, writeFigure, writeShort } from "./risk-words.ts";

interface StatementProps {
  readonly label: string;
  readonly value: string;
  readonly detail?: string;
  readonly explained: Explained | null;
}

function Statement({ label, value, detail, explained }: StatementProps) {
  return (
    <button
      type="button"
      className={classes.statement}
      disabled={explained === null}
      title="How this figure is formed"
      onClick={() => explainRisk(explained)}
    >
      <span className={classes.label}>{label}</span>
      <span className={`${classes.value} ot-display`}>{value}</span>
      {detail !== undefined && <span className={classes.detail}> {detail}</span>}
    </button>
  );
}

export function RiskStrip({ context }: { context: ExplainContext }) {
  const { view, metric, names, figures } = context;
  const { p5, p50, p95, shortfall5 } = statisticsOf(view, "proposed/on", metric);
  const worse = chanceBelow(view, "current/off", metric);
  const other = chanceBelow(view, "current/on", metric);
  const of = `${names.proposed}, AI on`;
  const statistic = (id: "p50" | "shortfall5", title: string) => explainStatistic(context, "proposed/on", [id], title);
  return (
    <section className={classes.strip} aria-label="What the simulation says">
      <Statement
        label={`Median ${METRIC_WORDS[metric]}, ${of}`}
        value={p50 === undefined ? "–" : writeFigure(p50.value, metric, figures)}
        explained={p50 === undefined ? null : statistic("p50", `Median ${METRIC_WORDS[metric]}`)}
      />
      <Statement
        label="P5 to P95"
        value={
          p5 === undefined || p95 === undefined
            ? "–"
            : `${writeShort(p5.value, metric, figures)} to ${writeShort(p95.value, metric, figures)}`
        }
        explained={p5 === undefined ? null : explainStatistic(context, "proposed/on", ["p5", "p95"], "P5 to P95")}
      />
      <Statement
        label="Chance of earning less than today"
        value={worse === null ? "–" : chanceText(worse.value, figures)}
        detail={`${names.current}, AI off`}
        explained={
          worse === null ? null : explainChance(context, "current/off", worse, "Chance of earning less than today")
        }
      />
      <Statement
        label={`Chance ${names.current} with AI does better`}
        value={other === null ? "–" : chanceText(other.value, figures)}
        explained={
          other === null
            ? null
            : explainChance(context, "current/on", other, `Chance ${names.current} with AI does better`)
        }
      />
      <Statement
        label="Expected shortfall, worst 5%"
        value={shortfall5 === undefined ? "–" : writeFigure(shortfall5.value, metric, figures)}
        explained={shortfall5 === undefined ? null : statistic("shortfall5", "Expected shortfall, worst 5%")}
      />
    </section>
  );
}
