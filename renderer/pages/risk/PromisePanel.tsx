/** What a promise on deflection is worth, received from a vendor or given to the client: "half of the tickets within 90 days, or it is free". */
import { Button, Loader, NumberInput } from "@mantine/core";
import { useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { DeflectionPromise, PromiseValue } from "../../../shared/simulation/promise.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { Segments } from "../../controls/Segments.tsx";
import { Surface } from "../../controls/Surface.tsx";
import { promiseOf } from "../../state/risk.ts";
import { type Explained, useRisk } from "../../state/risk-store.ts";
import { Fact } from "./Figure.tsx";
import { withError } from "./risk-explain.ts";
import classes from "./risk-views.module.css";
import { ShareInput } from "./ShareInput.tsx";
import { useAsked } from "./use-asked.ts";

const MOST_MONTHS = 12;
const TRIALS = 4000;
const SIDES = [
  { value: "received", label: "Received" },
  { value: "given", label: "Given" },
] as const;

function explainPromise(value: PromiseValue, promise: DeflectionPromise, figures: Figures): Explained {
  const money = (amount: number): string => figures.money(amount);
  const percent = (share: number): string => figures.percent(share);
  const [low, middle, high] = value.deflection;
  return {
    title: "Worth of the promise",
    value: figures.moneyChange(value.worth.value),
    rows: [
      { label: "Worth", value: withError(value.worth, money) },
      { label: "Chance that it is broken", value: withError(value.chanceBroken, percent) },
      { label: "Paid for those months", value: withError(value.paid, money) },
      { label: "Net deflection, P5", value: withError(low, percent) },
      { label: "Median", value: withError(middle, percent) },
      { label: "P95", value: withError(high, percent) },
      { label: "Trials", value: figures.number(value.trials) },
      { label: "Trials without a ticket", value: figures.number(value.emptyTrials) },
      { label: "Trials with an overloaded desk", value: figures.number(value.infeasibleTrials) },
    ],
    notes: [
      "In each trial the tickets that AI resolved in those months are counted against those created; where the promised share is not reached, what was paid for the months comes back.",
      promise.givenTo === null
        ? "Received: usage, endpoints and platform of all clients would be free, from the month AI goes live."
        : "Given: the client’s outcome fees would be free, from the month AI is live and the client converted; before any minimum or collar of the bill.",
      "± is one standard error.",
    ],
  };
}

function Worth({ value, promise }: { value: PromiseValue; promise: DeflectionPromise }) {
  const figures = useFigures();
  const explain = (): Explained => explainPromise(value, promise, figures);
  const [low, middle, high] = value.deflection;
  const figure = (label: string, text: string) => <Fact label={label} explain={explain} text={text} />;
  return (
    <dl className={classes.facts}>
      {figure(
        "Net deflection in those months, P5 to P95",
        `${figures.percent(low.value)} to ${figures.percent(high.value)}, median ${figures.percent(middle.value)}`,
      )}
      {figure(
        "Chance that it is broken",
        withError(value.chanceBroken, (one) => figures.percent(one)),
      )}
      {figure("Paid for those months", figures.money(value.paid.value))}
      {figure("Worth of the promise", withError(value.worth, figures.moneyChange, figures.money))}
    </dl>
  );
}

export function PromisePanel({ document, clientId }: { document: ScenarioDocument; clientId: string }) {
  const figures = useFigures();
  const seed = useRisk((state) => state.seed);
  const [side, setSide] = useState<(typeof SIDES)[number]["value"]>("received");
  const [share, setShare] = useState(0.5);
  const [months, setMonths] = useState(3);
  const promise: DeflectionPromise = { share, months, givenTo: side === "given" ? clientId : null };
  const [asked, ask] = useAsked<PromiseValue>(document, JSON.stringify([promise, seed]));
  const client = document.clients.find(({ id }) => id === clientId);
  return (
    <Surface
      title="A promise on deflection"
      subtitle={
        side === "received"
          ? "By a vendor, or the AI of those months is free"
          : `To ${client?.name ?? clientId}, or no outcome fee for those months`
      }
      tools={<Segments label="Who promises whom" choices={SIDES} value={side} onChange={setSide} />}
    >
      <div className={classes.sentence}>
        <ShareInput label="Promised share of tickets resolved" value={share} onChange={setShare} /> of tickets in the
        first
        <NumberInput
          aria-label="Months of the promise"
          size="xs"
          w={64}
          min={1}
          max={MOST_MONTHS}
          value={months}
          onChange={(next) => {
            if (typeof next === "number" && next >= 1 && next <= MOST_MONTHS) setMonths(next);
          }}
        />
        months
      </div>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={asked?.state === "asked"}
          onClick={() => ask(() => promiseOf({ document, promise, trials: TRIALS, seed }))}
        >
          Value the promise over {figures.number(TRIALS)} trials
        </Button>
        {asked?.state === "asked" && <Loader size={16} />}
      </div>
      <div aria-live="polite">
        {asked?.state === "failed" && <p className={classes.fault}>{asked.message}</p>}
        {asked?.state === "found" && <Worth value={asked.answer} promise={promise} />}
      </div>
    </Surface>
  );
}
