/** Keeping the client: a price change moves the chance of renewal, and with it what a margin is worth. */
import { useEffect, useMemo } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { tickDigits } from "../../charts/ChartParts.tsx";
import { CurveChart } from "../../charts/CurveChart.tsx";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { curveOf, readRenewal, useRenewal } from "../../state/renewal.ts";
import { useRisk } from "../../state/risk-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { useChartAbout } from "../model/chart-about.ts";
import { CurveForm } from "./CurveForm.tsx";
import { PriceFacts } from "./PriceFacts.tsx";
import classes from "./risk-views.module.css";
import { ShareInput } from "./ShareInput.tsx";
import { useStudy } from "./use-study.ts";

export function RenewalView({ document, clientId }: { document: ScenarioDocument; clientId: string }) {
  const figures = useFigures();
  const about = useChartAbout();
  const id = useScenario((state) => state.id);
  const history = useWorkspace((state) => state.history);
  const renewal = useRenewal();
  const target = useRisk((state) => state.target);
  useEffect(() => {
    // Undo and redo may have moved the curve.
    if (id !== null && history !== null) void readRenewal(id);
  }, [id, history]);
  const curve = renewal.scenarioId === id ? curveOf(renewal, clientId) : undefined;
  const ask = useMemo(
    () => (curve === undefined ? null : { document, clientId, curve, target }),
    [document, clientId, curve, target],
  );
  const { answer, isNewest, failure } = useStudy("renewal", ask);
  const name = document.clients.find((client) => client.id === clientId)?.name ?? clientId;
  const study = ask === null ? undefined : answer;
  const prices = study?.prices ?? [];
  const title =
    study === undefined || study === null
      ? "What the prices are worth"
      : study.best === null
        ? "The curve says nothing of these prices"
        : `${name}’s expected margin is highest at ${figures.percent(study.best.factor, 0)} of these prices`;
  const table: ChartTable = {
    heads: ["Prices", "Change of bill", "Chance of renewal", "Margin", "Expected margin"],
    rows: prices.map((price) => [
      figures.percent(price.factor, 0),
      figures.percent(price.change),
      price.chance === null ? "–" : figures.percent(price.chance),
      figures.amount(price.margin),
      price.expected === null ? "–" : figures.amount(price.expected),
    ]),
    data: prices.map(({ factor, change, chance, margin, expected }) => [factor, change, chance, margin, expected]),
  };
  return (
    <div className={classes.columns}>
      <Surface
        title={curve === undefined ? `No renewal curve for ${name}` : `Renewal of ${name}`}
        subtitle={
          curve === undefined
            ? "Off unless entered: margins are not weighted"
            : curve.source === ""
              ? "No evidence cited"
              : `Evidence: ${curve.source}`
        }
      >
        <CurveForm key={`${id} ${clientId}`} clientId={clientId} name={name} curve={curve} />
        <p className={classes.note}>
          Straight between the three points; beyond them the curve says nothing, and no expected margin is drawn. A
          client that leaves counts with a margin of 0 from conversion on; what the freed desk would earn elsewhere is
          not counted. All three points may be pasted from a spreadsheet.
        </p>
      </Surface>
      <div className={classes.stack}>
        <div className={classes.chart} aria-busy={ask !== null && !isNewest}>
          <ChartPanel
            title={failure ?? (answer === null ? `${name} never converts within the horizon` : title)}
            subtitle="Margin over the months from conversion, against all prices of the proposed plan times one factor"
            about={about}
            table={table}
            tools={null}
          >
            {curve === undefined ? (
              <p className={classes.empty}>
                Nothing is weighted yet. Once three points stand at the left, the expected margin is drawn here over the
                prices of the proposal, with the price that makes it highest beside the one that meets the target.
              </p>
            ) : (
              <CurveChart
                label={title}
                curves={[
                  {
                    key: "margin",
                    label: "If renewed",
                    color: "current",
                    dash: "5 4",
                    points: prices.map(({ factor, margin }) => ({ x: factor, y: margin })),
                  },
                  {
                    key: "expected",
                    label: "Expected",
                    color: "proposed",
                    points: prices.flatMap(({ factor, expected }) =>
                      expected === null ? [] : [{ x: factor, y: expected }],
                    ),
                  },
                ]}
                band={null}
                marks={
                  study === undefined || study === null
                    ? []
                    : [
                        ...(study.best === null ? [] : [{ x: study.best.factor, label: "highest expected" }]),
                        ...(study.atTarget === null
                          ? []
                          : [{ x: study.atTarget.factor, label: `meets ${figures.percent(target, 0)}` }]),
                      ]
                }
                xTicks={[0.6, 0.8, 1, 1.2, 1.4]}
                writeX={(value) => figures.percent(value, 0)}
                writeY={(value, ticks) => figures.shortMoney(value, tickDigits(ticks))}
                xCaption="Prices of the proposal, of today’s"
                yCaption={`Margin, ${document.currency}`}
              />
            )}
          </ChartPanel>
        </div>
        {study !== undefined && study !== null && (
          <Surface
            title="Which price"
            tools={
              <span className={classes.floor}>
                Target
                <ShareInput
                  label="Target margin"
                  value={target}
                  min={-1}
                  max={0.95}
                  onChange={(next) => useRisk.setState({ target: next })}
                />
              </span>
            }
            flush
          >
            <PriceFacts study={study} curve={curve} name={name} />
          </Surface>
        )}
      </div>
    </div>
  );
}
