/** What price is safe: the lowest price that meets a margin with a given confidence, by inverse simulation. */
import { Button, Checkbox, Loader } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { inputLabel } from "../../../shared/model/input-label.ts";
import { inputPlace } from "../../../shared/scenario/input-place.ts";
import type { FloorPrice } from "../../../shared/simulation/floor-price-request.ts";
import type { Statistic } from "../../../shared/simulation/result.ts";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { floorPriceOf } from "../../state/risk.ts";
import { type SimulationRun, useRisk } from "../../state/risk-store.ts";
import { type PriceChoice, priceChoices } from "./heat-prices.ts";
import classes from "./risk-views.module.css";
import { ShareInput } from "./ShareInput.tsx";

interface FloorViewProps {
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly run: SimulationRun;
}

type Found =
  | { readonly state: "asked" }
  | { readonly state: "found"; readonly answer: FloorPrice; readonly question: string }
  | { readonly state: "failed"; readonly message: string };

const TRIALS = 4000;
/** Part of the spread from which an input is worth naming. */
const NOTEWORTHY = 0.02;

function factorText({ value, se }: Statistic, figures: Figures): string {
  return `${figures.percent(value)} ± ${figures.percent(se)}`;
}

function Answer({
  answer,
  chosen,
  document,
}: {
  answer: FloorPrice;
  chosen: readonly PriceChoice[];
  document: ScenarioDocument;
}) {
  const figures = useFigures();
  if ("reason" in answer)
    return (
      <p className={classes.finding}>
        No price up to ten times today’s reaches the margin in {figures.number(answer.unreachedTrials)} of{" "}
        {figures.number(answer.trials)} trials: the margin does not rest on this price alone.
      </p>
    );
  const { factor, factorAtHalf, binding, confidenceToday } = answer;
  const named = binding === null ? undefined : inputLabel(document, binding.path);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Price</th>
            <th scope="col">Today</th>
            <th scope="col">Safe</th>
            <th scope="col">At even chances</th>
          </tr>
        </thead>
        <tbody>
          {chosen.map(({ id, label, price }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{price === null ? "as agreed" : figures.price(price)}</td>
              <td>
                <strong>{price === null ? figures.percent(factor.value) : figures.price(price * factor.value)}</strong>
              </td>
              <td>
                {price === null ? figures.percent(factorAtHalf.value) : figures.price(price * factorAtHalf.value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={classes.facts}>
        <div>
          <dt>Of today’s prices, with one standard error</dt>
          <dd>{factorText(factor, figures)}</dd>
        </div>
        <div>
          <dt>How much of it is caution (against even chances)</dt>
          <dd>{figures.percent(factor.value - factorAtHalf.value)}</dd>
        </div>
        <div>
          <dt>Confidence at today’s prices</dt>
          <dd>{factorText(confidenceToday, figures)}</dd>
        </div>
        <div>
          <dt>Binding input</dt>
          <dd>
            {binding === null || named === undefined
              ? "none is uncertain"
              : binding.varianceShare.value < NOTEWORTHY
                ? "no single input: chance and whether AI is kept decide"
                : `${[named.label, ...inputPlace(binding.path, document)].join(", ")} (${figures.percent(binding.varianceShare.value, 0)} of the spread)`}
          </dd>
        </div>
        <div>
          <dt>Trials with an overloaded desk</dt>
          <dd>
            {figures.number(answer.infeasibleTrials)} of {figures.number(answer.trials)}
          </dd>
        </div>
      </dl>
      <p className={classes.note}>
        In each trial the factor on the chosen prices is searched at which the client’s margin over the horizon,
        proposed plan with AI, just reaches the target; the safe price is the quantile of these factors at the
        confidence asked for. The same draws serve every price, so differences between prices are not noise.
      </p>
    </>
  );
}

export function FloorView({ document, clientId, run }: FloorViewProps) {
  const figures = useFigures();
  const { target, confidence } = useRisk();
  const choices = useMemo(() => priceChoices(document, { kind: "client", id: clientId }), [document, clientId]);
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const chosen = choices.filter(({ id }, at) => (ids === null ? at === 0 : ids.includes(id)));
  const key = JSON.stringify([clientId, chosen.map(({ id }) => id), target, confidence, run.seed]);
  useEffect(() => {
    if (key !== "") setFound(null);
  }, [key]);
  const name = document.clients.find(({ id }) => id === clientId)?.name ?? clientId;
  if (choices.length === 0)
    return (
      <EmptyState title="The proposed plan has no price">Add a component to {name}’s proposed plan first.</EmptyState>
    );

  function ask(): void {
    setFound({ state: "asked" });
    floorPriceOf({
      document,
      clientId,
      componentIds: chosen.map(({ id }) => id),
      targetMargin: String(target),
      confidence,
      trials: TRIALS,
      seed: run.seed,
    }).then(
      (answer) => setFound({ state: "found", answer, question: key }),
      (error: unknown) =>
        setFound({ state: "failed", message: error instanceof Error ? error.message : String(error) }),
    );
  }

  const percent = (share: number): string => figures.percent(share, 0);
  return (
    <div className={classes.columns}>
      <Surface
        title={`The lowest safe price for ${name}`}
        subtitle="A margin that must be reached, and with what confidence"
      >
        <div className={classes.form}>
          <div className={classes.sentence}>
            At least
            <ShareInput
              label="Margin to be reached"
              value={target}
              min={-1}
              max={0.95}
              onChange={(next) => useRisk.setState({ target: next })}
            />
            margin with
            <ShareInput
              label="Confidence"
              value={confidence}
              min={0.5}
              max={0.99}
              onChange={(next) => useRisk.setState({ confidence: next })}
            />
            confidence, by the price of
          </div>
          <fieldset className={classes.choices}>
            <legend className="ot-hidden">Prices that move together</legend>
            {choices.map(({ id, label, price }) => (
              <Checkbox
                key={id}
                size="xs"
                label={price === null ? label : `${label}, ${figures.price(price)}`}
                checked={chosen.some((one) => one.id === id)}
                onChange={(event) => {
                  const before = chosen.map((one) => one.id);
                  setIds(event.currentTarget.checked ? [...before, id] : before.filter((one) => one !== id));
                }}
              />
            ))}
          </fieldset>
          <div className={classes.actions}>
            <Button size="compact-sm" disabled={chosen.length === 0 || found?.state === "asked"} onClick={ask}>
              Find the price
            </Button>
            {found?.state === "asked" && <Loader size={16} />}
          </div>
        </div>
      </Surface>
      <Surface
        title={
          found?.state !== "found" || "reason" in found.answer
            ? "The safe price"
            : `${percent(found.answer.factor.value)} of today’s prices reach ${percent(target)} in ${percent(confidence)} of the trials`
        }
        subtitle={`${figures.number(TRIALS)} trials, seed ${run.seed}`}
      >
        <div aria-live="polite">
          {found === null && <p className={classes.note}>Nothing has been searched yet.</p>}
          {found?.state === "asked" && <p className={classes.note}>Searching the price in every trial…</p>}
          {found?.state === "failed" && (
            <p className={classes.fault} role="alert">
              {found.message}
            </p>
          )}
          {found?.state === "found" && <Answer answer={found.answer} chosen={chosen} document={document} />}
        </div>
      </Surface>
    </div>
  );
}
