/** Margin above today over net deflection and price: where the proposal breaks even, where it stands, how far the evidence reaches. */
import { Menu } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Scope } from "../../../shared/model/results.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { HeatMapChart } from "../../charts/HeatMapChart.tsx";
import type { Figures } from "../../controls/figures.ts";
import { Picker } from "../../controls/Picker.tsx";
import { ensureHeat } from "../../state/risk.ts";
import { explainRisk, useRisk } from "../../state/risk-store.ts";
import { type EvidenceRecord, useScenario } from "../../state/scenario-store.ts";
import { useChartAbout } from "../model/chart-about.ts";
import { lensName, type PlanNames } from "../model/lens-terms.ts";
import { deflectionBand } from "./deflection-band.ts";
import classes from "./heat-panel.module.css";
import { type PriceChoice, priceChoices, priceFactors } from "./heat-prices.ts";
import { heatTitle } from "./risk-words.ts";

interface HeatPanelProps {
  readonly document: ScenarioDocument;
  readonly scope: Scope;
  readonly names: PlanNames;
  readonly figures: Figures;
}

const NO_EVIDENCE: EvidenceRecord = {};
const EMPTY: ChartTable = { heads: [], rows: [], data: [] };

function Legend() {
  return (
    <span className={classes.legend}>
      Below
      <span className={classes.ramp} aria-hidden="true" />
      Above today
    </span>
  );
}

export function HeatPanel({ document, scope, names, figures }: HeatPanelProps) {
  const about = useChartAbout();
  const choices = useMemo(() => priceChoices(document, scope), [document, scope]);
  const [chosen, setChosen] = useState<string | null>(null);
  const choice: PriceChoice | undefined = choices.find(({ id }) => id === chosen) ?? choices[0];
  const heat = useRisk((state) => state.heat);
  const sweep = useRisk((state) => state.sweep);
  const evidence = useScenario((state) => state.records?.evidence ?? NO_EVIDENCE);
  useEffect(() => {
    if (choice !== undefined) ensureHeat(document, scope, choice.priced, priceFactors(choice));
  }, [document, scope, choice]);
  const picker = (
    <Picker name="Price" value={choice?.label ?? "none"} bare width={240}>
      {choices.map(({ id, label }) => (
        <Menu.Item key={id} onClick={() => setChosen(id)}>
          {label}
        </Menu.Item>
      ))}
    </Picker>
  );
  const map = heat !== null && heat.priced === choice?.priced ? heat.answer : null;
  if (choice === undefined || map === null) {
    const isDone = heat?.isDone === true && heat.priced === choice?.priced;
    const why =
      choice === undefined
        ? "The proposed plan has no price to move"
        : (heat?.failure ?? "AI resolves nothing here, so margin does not depend on deflection");
    return (
      <ChartPanel
        title={isDone || choice === undefined ? "There is no heat map to draw" : "Deflection and price"}
        subtitle={isDone || choice === undefined ? why : "Being computed"}
        table={EMPTY}
        tools={choices.length > 1 ? picker : null}
      >
        {null}
      </ChartPanel>
    );
  }
  const { price } = choice;
  const rows = map.factors.map((factor) =>
    price === null ? figures.percent(factor, 0) : figures.price(price * factor),
  );
  const columns = map.deflections.map((deflection, at) => figures.percent(deflection, at === map.today.column ? 1 : 0));
  const thousands = (value: number): string =>
    value < 0 ? `(${figures.number(-value / 1000, 1)})` : `+${figures.number(value / 1000, 1)}`;
  const band = sweep?.answer == null ? null : deflectionBand(sweep.answer, document, evidence);
  const heads = [price === null ? "Prices" : `${choice.label}, ${document.currency}`, ...columns];
  const table: ChartTable = {
    heads,
    rows: map.cells.map((row, at) => [rows[at] ?? "", ...row.map(figures.amount)]),
    data: map.cells.map((row, at) => [rows[at] ?? "", ...row]),
  };
  const standing =
    price === null ? `the prices of ${choice.label.toLowerCase()}` : `a price of ${figures.price(price)}`;
  return (
    <ChartPanel
      title={heatTitle(map, standing, names, figures)}
      subtitle={`${document.currency} thousand against ${lensName("current/off", names)}; line: break-even, frame: today`}
      about={about}
      table={table}
      tools={
        <>
          <Legend />
          {picker}
        </>
      }
    >
      <HeatMapChart
        cells={map.cells}
        rows={rows}
        columns={columns}
        scale={map.deflections}
        today={map.today}
        rowCaption={price === null ? "Prices" : `Price, ${document.currency}`}
        columnCaption="Net deflection over the horizon"
        band={band}
        write={thousands}
        onExplain={({ row, column }) => {
          const above = map.cells[row]?.[column] ?? 0;
          const here = row === map.today.row && column === map.today.column;
          explainRisk({
            title: here ? "Today's prices and deflection" : "Another price and deflection",
            value: figures.moneyChange(above),
            rows: [
              { label: price === null ? "Prices" : choice.label, value: rows[row] ?? "" },
              { label: "Factor on the price", value: figures.number(map.factors[row] ?? 1, 3) },
              { label: "Net deflection", value: figures.percent(map.deflections[column] ?? 0) },
              { label: "Every resolution times", value: figures.number(map.multipliers[column] ?? 1, 3) },
            ],
            notes: [
              `Margin over the horizon of ${lensName("proposed/on", names)}, less that of ${lensName("current/off", names)}, with every input at its point value.`,
              "Deflection is moved as for the break-even: every resolution times one factor, each held to 100%. The price is moved by one factor on all prices of the component.",
              ...(band === null
                ? []
                : [
                    `The band below reaches from ${figures.percent(band.from)} to ${figures.percent(band.to)}: ${band.note}`,
                  ]),
            ],
          });
        }}
      />
    </ChartPanel>
  );
}
