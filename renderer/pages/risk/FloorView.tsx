/** What price is safe: the lowest price that meets a margin with a given confidence, by inverse simulation. */
import { Button, Checkbox, Loader } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { FloorPrice } from "../../../shared/simulation/floor-price-request.ts";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { floorPriceOf } from "../../state/risk.ts";
import { type SimulationRun, useRisk } from "../../state/risk-store.ts";
import { FloorAnswer } from "./FloorAnswer.tsx";
import { priceChoices } from "./heat-prices.ts";
import classes from "./risk-views.module.css";
import { ShareInput } from "./ShareInput.tsx";
import { useAsked } from "./use-asked.ts";

interface FloorViewProps {
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly run: SimulationRun;
}

const TRIALS = 4000;
export function FloorView({ document, clientId, run }: FloorViewProps) {
  const figures = useFigures();
  const { target, confidence } = useRisk();
  const choices = useMemo(() => priceChoices(document, { kind: "client", id: clientId }), [document, clientId]);
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const chosen = choices.filter(({ id }, at) => (ids === null ? at === 0 : ids.includes(id)));
  const key = JSON.stringify([clientId, chosen.map(({ id }) => id), target, confidence, run.seed]);
  const [found, askFor] = useAsked<FloorPrice>(document, key);
  const name = document.clients.find(({ id }) => id === clientId)?.name ?? clientId;
  if (choices.length === 0)
    return (
      <EmptyState title="The proposed plan has no price">Add a component to {name}’s proposed plan first.</EmptyState>
    );

  const ask = (): void =>
    askFor(() =>
      floorPriceOf({
        document,
        clientId,
        componentIds: chosen.map(({ id }) => id),
        targetMargin: String(target),
        confidence,
        trials: TRIALS,
        seed: run.seed,
      }),
    );

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
          {found?.state === "found" && (
            <FloorAnswer answer={found.answer} chosen={chosen} document={document} name={name} />
          )}
        </div>
      </Surface>
    </div>
  );
}
