import { useEffect, useState } from "react";
import { LEVELS } from "../../../shared/model/document.ts";
import { formatQuantity } from "../../../shared/number/format-quantity.ts";
import { FieldGroup } from "../../controls/FieldRow.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { ask, ignoreStale, useResults } from "../../state/results-store.ts";
import { inspect, showPage } from "../../state/selection-store.ts";
import { FieldRows } from "./FieldRows.tsx";
import { SectionHead } from "./SectionHead.tsx";
import classes from "./section.module.css";
import { ValueGrid } from "./ValueGrid.tsx";

const MEASURES = [
  { key: "salary", label: "Salary" },
  { key: "burden", label: "Burden" },
  { key: "overhead", label: "Overhead" },
  { key: "paidHours", label: "Paid hours" },
  { key: "utilisation", label: "Utilisation" },
];

const FIGURE = { lens: "current/off", scope: { kind: "portfolio" }, month: 1 } as const;

/** The loaded rate of each level in month 1, as the model explains it: exact on either path, and sooner on the quick one. */
function useLoadedRates(): Readonly<Record<string, string | null>> {
  const version = useResults((state) => state.version);
  const [rates, setRates] = useState<Readonly<Record<string, string | null>>>({});
  useEffect(() => {
    if (version === 0) return;
    let wanted = true;
    Promise.all(
      LEVELS.map(async (level) => {
        const { value } = await ask("column", { kind: "explain", figure: { ...FIGURE, line: `rate[${level}]` } });
        return [level, value] as const;
      }),
    )
      .then((entries) => {
        if (wanted) setRates(Object.fromEntries(entries));
      })
      .catch(ignoreStale);
    return () => {
      wanted = false;
    };
  }, [version]);
  return rates;
}

export function RateCardSection() {
  const options = useFieldOptions();
  const rates = useLoadedRates();
  const loaded = (level: string) => {
    const value = rates[level];
    if (value === undefined || value === null) return "–";
    return (
      <button
        type="button"
        title="Where this rate comes from"
        onClick={() => {
          showPage("model");
          inspect({ kind: "figure", label: `Loaded rate, ${level}`, figure: { ...FIGURE, line: `rate[${level}]` } });
        }}
      >
        {formatQuantity(value, "money", { ...options, style: "table" })}
      </button>
    );
  };
  return (
    <>
      <SectionHead title="Rate card">
        What an hour of each level costs: pay and what comes with it, spread over the hours that are spent on clients.
      </SectionHead>
      <div className={classes.columns}>
        <ValueGrid
          label="Rate card by level"
          corner="Level"
          columns={LEVELS.map((level) => ({ key: level, label: level }))}
          rows={MEASURES.map(({ key, label }) => ({ label, path: (level) => `labour/levels/${level}/${key}` }))}
          results={[{ label: "Loaded rate", unit: `${options.currency} / hour`, cell: loaded }]}
          owner="Rate card"
        />
        <FieldGroup title="Over time" columns={1}>
          <FieldRows
            owner="Labour"
            rows={[
              { path: "labour/wageInflation" },
              { path: "labour/realisation/share" },
              { path: "labour/realisation/lagMonths" },
            ]}
          />
        </FieldGroup>
      </div>
    </>
  );
}
