/** The lowest safe price: the prices themselves, how sure they are, and what decides them. */
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { inputName } from "../../../shared/scenario/input-name.ts";
import type { FloorPrice } from "../../../shared/simulation/floor-price-request.ts";
import type { Statistic } from "../../../shared/simulation/result.ts";
import { ENOUGH_IN_TAIL } from "../../../shared/simulation/summary.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { TableTools } from "../../controls/TableTools.tsx";
import { type Explained, useRisk } from "../../state/risk-store.ts";
import { Fact, Figure } from "./Figure.tsx";
import type { PriceChoice } from "./heat-prices.ts";
import classes from "./risk-views.module.css";

/** Part of the spread from which an input is worth naming. */
const NOTEWORTHY = 0.02;

type Found = Extract<FloorPrice, { readonly factor: Statistic }>;

interface FloorAnswerProps {
  readonly answer: FloorPrice;
  readonly chosen: readonly PriceChoice[];
  readonly document: ScenarioDocument;
  readonly name: string;
}

function factorText({ value, se }: Statistic, figures: Figures): string {
  return `${figures.percent(value)} ± ${figures.percent(se)}`;
}

function bindingText(binding: Found["binding"], document: ScenarioDocument, figures: Figures): string {
  if (binding === null) return "none is uncertain";
  const { path, varianceShare } = binding;
  if (varianceShare.value < NOTEWORTHY) return "no single input: the chance of single tickets and months decides";
  return `${inputName(document, path)} (${figures.percent(varianceShare.value, 0)} of the spread)`;
}

function explainFloor(answer: Found, document: ScenarioDocument, seed: number, figures: Figures): Explained {
  const { factor, factorAtHalf, confidenceToday, binding, trials, trialsInTail, infeasibleTrials } = answer;
  return {
    title: "The lowest safe price",
    value: `${figures.percent(factor.value)} of today’s`,
    rows: [
      { label: "Factor on the prices", value: factorText(factor, figures) },
      { label: "At even chances", value: factorText(factorAtHalf, figures) },
      { label: "Confidence at today’s prices", value: factorText(confidenceToday, figures) },
      { label: "Binding input", value: bindingText(binding, document, figures) },
      { label: "Trials", value: figures.number(trials) },
      { label: "Trials it is not enough for", value: figures.number(trialsInTail) },
      { label: "Trials with an overloaded desk", value: figures.number(infeasibleTrials) },
      { label: "Seed", value: String(seed) },
    ],
    notes: [
      "In each trial the factor on the chosen prices is searched at which the client’s margin over the horizon, proposed plan with AI, just reaches the target. The safe price is the quantile of these factors at the confidence asked for.",
      "The same draws serve every price, so differences between prices are not noise; ± is one standard error.",
      "The binding input is the one on whose value most of the variance of these factors rests.",
    ],
    inputs: binding === null ? [] : [{ label: "Open the binding assumption", path: binding.path }],
  };
}

export function FloorAnswer({ answer, chosen, document, name }: FloorAnswerProps) {
  const figures = useFigures();
  const seed = useRisk((state) => state.seed);
  if ("reason" in answer)
    return (
      <p className={classes.finding}>
        No price up to ten times today’s reaches the margin in {figures.number(answer.unreachedTrials)} of{" "}
        {figures.number(answer.trials)} trials: the margin does not rest on this price alone.
      </p>
    );
  const { factor, factorAtHalf, binding, confidenceToday, trialsInTail } = answer;
  const explain = (): Explained => explainFloor(answer, document, seed, figures);
  const priced = (price: number | null, times: number): string =>
    price === null ? figures.percent(times) : figures.price(price * times);
  const fact = (label: string, text: string) => <Fact label={label} explain={explain} text={text} />;
  return (
    <>
      <div className={classes.tools}>
        <TableTools
          name={`Safe price for ${name}`}
          rows={() => [
            ["Price", "Today", "Safe", "Standard error", "At even chances"],
            ...chosen.map(({ label, price }) => [
              label,
              price,
              (price ?? 1) * factor.value,
              (price ?? 1) * factor.se,
              (price ?? 1) * factorAtHalf.value,
            ]),
          ]}
        />
      </div>
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
                <Figure label={`Safe price of ${label}`} explain={explain}>
                  <strong>{priced(price, factor.value)}</strong> ± {priced(price, factor.se)}
                </Figure>
              </td>
              <td>
                <Figure label={`Price of ${label} at even chances`} explain={explain}>
                  {priced(price, factorAtHalf.value)}
                </Figure>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={classes.facts}>
        {fact("Of today’s prices, with one standard error", factorText(factor, figures))}
        {fact("How much of it is caution (against even chances)", figures.percent(factor.value - factorAtHalf.value))}
        {fact("Confidence at today’s prices", factorText(confidenceToday, figures))}
        {fact("Binding input", bindingText(binding, document, figures))}
        {fact(
          "Trials with an overloaded desk",
          `${figures.number(answer.infeasibleTrials)} of ${figures.number(answer.trials)}`,
        )}
      </dl>
      {trialsInTail < ENOUGH_IN_TAIL && (
        <p className={classes.fault}>
          Only {figures.number(trialsInTail)} of {figures.number(answer.trials)} trials lie beyond this confidence: the
          price is rough. Ask for less confidence.
        </p>
      )}
      {answer.infeasibleTrials > 0 && (
        <p className={classes.fault}>
          Where the desk is overloaded the margin is not to be believed: calls would go unanswered that are counted as
          work.
        </p>
      )}
    </>
  );
}
