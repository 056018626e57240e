/** The prices that matter on a renewal curve: as they stand, where the expected margin is highest, and where the target is met. */
import type { RenewalCurve, RenewalPrice, RenewalStudy } from "../../../shared/compare/renewal.ts";
import { useFigures } from "../../controls/figures.ts";
import { type Explained, useRisk } from "../../state/risk-store.ts";
import { Figure } from "./Figure.tsx";
import classes from "./risk-views.module.css";

interface PriceFactsProps {
  readonly study: RenewalStudy;
  readonly curve: RenewalCurve | undefined;
  readonly name: string;
}

export function PriceFacts({ study, curve, name }: PriceFactsProps) {
  const figures = useFigures();
  const { target } = useRisk();
  const explain = (label: string, price: RenewalPrice): Explained => ({
    title: label,
    value: price.expected === null ? figures.money(price.margin) : figures.money(price.expected),
    rows: [
      { label: "Prices, of today’s", value: figures.percent(price.factor) },
      { label: `Change of ${name}’s bill`, value: figures.percent(price.change) },
      { label: "Chance of renewal", value: price.chance === null ? "not said" : figures.percent(price.chance) },
      { label: "Margin if renewed", value: figures.money(price.margin) },
      { label: "Expected margin", value: price.expected === null ? "–" : figures.money(price.expected) },
      ...(curve?.points ?? []).map(({ change, chance }) => ({
        label: `Curve at ${figures.percent(Number(change), 0)}`,
        value: figures.percent(Number(chance)),
      })),
    ],
    notes: [
      "Expected margin: the margin over the months from conversion, proposed plan with AI and every input at its point value, times the chance of renewal; a client that leaves counts with 0.",
      "The chance is read off the curve, straight between its points; beyond them nothing is said.",
      curve === undefined || curve.source === "" ? "No evidence is cited for the curve." : `Evidence: ${curve.source}`,
    ],
  });
  const line = (label: string, price: RenewalPrice | null) => {
    const figure = (of: string, text: string) =>
      price === null ? null : (
        <Figure label={`${of}: ${label}`} explain={() => explain(label, price)}>
          {text}
        </Figure>
      );
    return (
      <tr key={label}>
        <th scope="row">{label}</th>
        {price === null ? (
          <td colSpan={5}>no price tried</td>
        ) : (
          <>
            <td>{figure("Prices", figures.percent(price.factor, 0))}</td>
            <td>{figure("Change of the bill", figures.percent(price.change))}</td>
            <td>
              {figure("Chance of renewal", price.chance === null ? "not said" : figures.percent(price.chance, 0))}
            </td>
            <td>{figure("Margin", figures.money(price.margin))}</td>
            <td>
              <strong>
                {figure("Expected margin", price.expected === null ? "–" : figures.money(price.expected))}
              </strong>
            </td>
          </>
        )}
      </tr>
    );
  };
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Prices of the proposal</th>
          <th scope="col">Of today’s</th>
          <th scope="col">Change of bill</th>
          <th scope="col">Chance</th>
          <th scope="col">Margin</th>
          <th scope="col">Expected</th>
        </tr>
      </thead>
      <tbody>
        {line("As they stand", study.now)}
        {line("Highest expected margin", study.best)}
        {line(`Lowest that meets ${figures.percent(target, 0)}`, study.atTarget)}
      </tbody>
    </table>
  );
}
