/** Clauses as payoff: what each pays over volume and deflection, what it is worth, and what a vendor's promise is worth. */
import { useMemo, useState } from "react";
import { clausesOf } from "../../../shared/compare/clauses.ts";
import type { PayoffAxis } from "../../../shared/compare/payoff.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { tickDigits } from "../../charts/ChartParts.tsx";
import { CurveChart } from "../../charts/CurveChart.tsx";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { useFigures } from "../../controls/figures.ts";
import { Segments } from "../../controls/Segments.tsx";
import { Surface } from "../../controls/Surface.tsx";
import { useChartAbout } from "../model/chart-about.ts";
import { ClauseWorth } from "./ClauseWorth.tsx";
import { PromisePanel } from "./PromisePanel.tsx";
import classes from "./risk-views.module.css";
import { useStudy } from "./use-study.ts";
import { useVolumeHistory } from "./volume-history.ts";

interface ClausesViewProps {
  readonly document: ScenarioDocument;
  readonly clientId: string;
}

const AXES = [
  { value: "volume", label: "Volume" },
  { value: "deflection", label: "Deflection" },
] as const;
const EMPTY: ChartTable = { heads: [], rows: [], data: [] };
const X_TICKS: Readonly<Record<PayoffAxis, readonly number[]>> = {
  volume: [0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6],
  deflection: Array.from({ length: 11 }, (_, at) => at / 10),
};

export function ClausesView({ document, clientId }: ClausesViewProps) {
  const figures = useFigures();
  const about = useChartAbout();
  const client = document.clients.find(({ id }) => id === clientId);
  const clauses = useMemo(() => (client === undefined ? [] : clausesOf(client)), [client]);
  const [chosen, setChosen] = useState(0);
  const [axis, setAxis] = useState<PayoffAxis>("volume");
  const clause = clauses[Math.min(chosen, clauses.length - 1)];
  const ask = useMemo(
    () => (clause === undefined ? null : { document, clientId, clause, axis }),
    [document, clientId, clause, axis],
  );
  const { answer, isNewest, failure } = useStudy("payoff", ask);
  const history = useVolumeHistory(clientId);
  if (client === undefined) return null;
  if (clause === undefined)
    return (
      <div className={classes.columns}>
        <EmptyState title={`${client.name}’s proposed plan has no such clause`}>
          A minimum, a collar, a cap, volume bands, an included amount, a cap on credits or a guarantee is drawn here
          once the plan has one.
        </EmptyState>
        <PromisePanel document={document} clientId={clientId} />
      </div>
    );
  const band =
    axis === "volume" && history !== null
      ? { from: history.low, to: history.high, label: `${history.months} months on record` }
      : null;
  const points = answer?.points ?? [];
  const title =
    answer === undefined
      ? clause.label
      : Math.abs(answer.worthNow) < 0.5
        ? `${clause.label} does not bind as it stands`
        : `${clause.label} ${answer.worthNow > 0 ? "earns" : "costs"} ${figures.money(Math.abs(answer.worthNow))} as it stands`;
  const write = (x: number): string => figures.percent(x, 0);
  const table: ChartTable =
    points.length === 0
      ? EMPTY
      : {
          heads: [axis === "volume" ? "Volume" : "Net deflection", "With the clause", "Without it"],
          rows: points.map(({ x, kept, removed }) => [write(x), figures.amount(kept), figures.amount(removed)]),
          data: points.map(({ x, kept, removed }) => [x, kept, removed]),
        };
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Surface title="Clauses of the proposal" subtitle={`${client.name}, ${client.proposedPlan.name}`}>
          <ul className={classes.list}>
            {clauses.map((one, at) => (
              <li key={`${one.kind} ${one.componentId}`}>
                <button type="button" aria-pressed={one === clause} onClick={() => setChosen(at)}>
                  {one.label}
                </button>
              </li>
            ))}
          </ul>
          {client.convertMonth === null && (
            <p className={classes.note}>{client.name} never converts, so nothing of the proposed plan is billed.</p>
          )}
        </Surface>
        <PromisePanel document={document} clientId={clientId} />
      </div>
      <div className={classes.stack}>
        <div className={classes.chart} aria-busy={!isNewest}>
          <ChartPanel
            title={failure ?? title}
            subtitle={`Net revenue over ${document.months} months, ${client.proposedPlan.name} with AI; without it, ${clause.without}`}
            about={about}
            table={table}
            tools={<Segments label="Over" choices={AXES} value={axis} onChange={setAxis} />}
          >
            <CurveChart
              label={title}
              curves={[
                {
                  key: "removed",
                  label: "Without it",
                  color: "current",
                  dash: "5 4",
                  points: points.map(({ x, removed }) => ({ x, y: removed })),
                },
                {
                  key: "kept",
                  label: "With the clause",
                  color: "proposed",
                  points: points.map(({ x, kept }) => ({ x, y: kept })),
                },
              ]}
              band={band}
              marks={answer === undefined ? [] : [{ x: answer.now, label: "as it stands" }]}
              xTicks={X_TICKS[axis]}
              writeX={write}
              writeY={(value, ticks) => figures.shortMoney(value, tickDigits(ticks))}
              xCaption={axis === "volume" ? "Tickets, of what is expected" : "Net deflection over the horizon"}
              yCaption={`Net revenue, ${document.currency}`}
            />
          </ChartPanel>
        </div>
        <ClauseWorth
          key={`${clientId} ${clause.kind} ${clause.componentId}`}
          document={document}
          clientId={clientId}
          clause={clause}
        />
        <p className={classes.note}>
          Both curves come from the scenario itself at another volume or deflection, billed with and without the clause.
          {axis === "volume" &&
            (history === null
              ? " The client’s months on record are shaded here once its tickets have been imported and adopted."
              : ` Shaded: how far single months lay from their average, from ${write(history.low)} to ${write(history.high)}.`)}
        </p>
      </div>
    </div>
  );
}
