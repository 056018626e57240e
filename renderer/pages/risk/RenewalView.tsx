/** Keeping the client: a price change moves the chance of renewal, and with it what a margin is worth. */
import { Button, TextInput } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { curveObjection, type RenewalCurve, type RenewalPoint } from "../../../shared/compare/renewal.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { tickDigits } from "../../charts/ChartParts.tsx";
import { CurveChart } from "../../charts/CurveChart.tsx";
import { FieldMessage } from "../../controls/FieldMessage.tsx";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { todayIso } from "../../state/inputs.ts";
import { curveOf, editCurve, readRenewal, useRenewal } from "../../state/renewal.ts";
import { useRisk } from "../../state/risk-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { useChartAbout } from "../model/chart-about.ts";
import { PriceFacts } from "./PriceFacts.tsx";
import classes from "./risk-views.module.css";
import { ShareInput } from "./ShareInput.tsx";
import { useStudy } from "./use-study.ts";

/** Nobody's estimate: three changes to begin with, the chances are for whoever knows the client. */
const BEGINNING: readonly RenewalPoint[] = [
  { change: "-0.1", chance: "0.95" },
  { change: "0", chance: "0.9" },
  { change: "0.2", chance: "0.6" },
];

const text = (share: number): string => String(Math.round(share * 1000) / 1000);

function CurveForm({ clientId, name, curve }: { clientId: string; name: string; curve: RenewalCurve | undefined }) {
  const [points, setPoints] = useState<readonly RenewalPoint[]>(curve?.points ?? BEGINNING);
  const [source, setSource] = useState(curve?.source ?? "");
  const [message, setMessage] = useState<string | null>(null);
  const set = (at: number, patch: Partial<RenewalPoint>): void => {
    setPoints(points.map((point, index) => (index === at ? { ...point, ...patch } : point)));
    setMessage(null);
  };
  const store = (): void => {
    const objection = curveObjection(points);
    setMessage(objection);
    if (objection !== null) return;
    void editCurve(`${name}: renewal curve`, clientId, {
      points: [...points],
      source: source.trim(),
      date: todayIso(),
    }).then((outcome) => {
      if (!outcome.stored) setMessage(outcome.message);
    });
  };
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Change of the bill</th>
            <th scope="col">Chance of renewal</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, at) => (
            <tr key={["lowest", "middle", "highest"][at]}>
              <th scope="row">
                <ShareInput
                  label={`Change of the bill, point ${at + 1}`}
                  value={Number(point.change)}
                  min={-0.99}
                  max={10}
                  onChange={(next) => set(at, { change: text(next) })}
                />
              </th>
              <td>
                <ShareInput
                  label={`Chance of renewal, point ${at + 1}`}
                  value={Number(point.chance)}
                  onChange={(next) => set(at, { chance: text(next) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TextInput
        mt={8}
        label="Evidence"
        placeholder="Who says so: account manager, survey, past renewals"
        value={source}
        maxLength={2000}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      {message !== null && <FieldMessage>{message}</FieldMessage>}
      <div className={classes.actions}>
        <Button size="compact-sm" onClick={store}>
          {curve === undefined ? "Use this curve" : "Store the curve"}
        </Button>
        {curve !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void editCurve(`${name}: no renewal curve`, clientId, undefined)}
          >
            Take it out
          </Button>
        )}
      </div>
    </>
  );
}

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
        <CurveForm key={`${clientId} ${JSON.stringify(curve)}`} clientId={clientId} name={name} curve={curve} />
        <p className={classes.note}>
          Straight between the three points; beyond them the curve says nothing, and no expected margin is drawn. A
          client that leaves counts with a margin of 0 from conversion on; what the freed desk would earn elsewhere is
          not counted.
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
