/** What one bar is made of: its inputs before and after, and what each adds. */
import { CloseButton } from "@mantine/core";
import type { BridgeBar } from "../../../shared/compare/bridge.ts";
import type { Figures } from "../../controls/figures.ts";
import { type BridgeEnds, barKey, useCompare } from "../../state/compare-store.ts";
import { openBar } from "../../state/comparison.ts";
import classes from "./bridge.module.css";
import { barLabel, inputWords } from "./bridge-words.ts";
import type { NamedColumn } from "./columns.ts";
import { openTarget } from "./open-target.ts";

interface BridgeInputsProps {
  readonly bar: BridgeBar;
  readonly ends: BridgeEnds;
  readonly columns: readonly NamedColumn[];
  readonly figures: Figures;
}

function changeText(amount: string, figures: Figures): string {
  const value = Number(amount);
  return value > 0 ? `+${figures.price(value)}` : figures.price(value);
}

export function BridgeInputs({ bar, ends, columns, figures }: BridgeInputsProps) {
  const shares = useCompare((state) => state.shares.get(barKey(bar)));
  const amounts = bar.inputs.length === 1 ? [bar.amount] : shares;
  const label = barLabel(bar);
  return (
    <section className={classes.inputs} aria-label={`Inputs of ${label}`}>
      <header className={classes.inputsHead}>
        <h3>
          {label} <span className={classes.sum}>{changeText(bar.amount, figures)}</span>
        </h3>
        {bar.groups.length > 1 && <p>These cannot change apart: one without the other would be no valid scenario.</p>}
        <CloseButton size="sm" aria-label="Close" onClick={() => openBar(barKey(bar))} />
      </header>
      <div className={classes.inputsBox}>
        <table className={classes.inputsTable}>
          <thead>
            <tr>
              <th scope="col">Input</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Adds, {figures.currency}</th>
            </tr>
          </thead>
          <tbody>
            {bar.inputs.map((input, index) => {
              const words = inputWords(input, ends, columns);
              if (words === null) return null;
              const { opens } = words;
              const amount = amounts?.[index];
              return (
                <tr key={words.key}>
                  <th scope="row">
                    {opens === null ? (
                      words.label
                    ) : (
                      <button
                        type="button"
                        onClick={(event) =>
                          openTarget(
                            {
                              kind: "inspect",
                              scenario: opens.scenario,
                              what: { kind: "input", path: opens.path, label: opens.label },
                            },
                            event.detail === 0,
                          )
                        }
                      >
                        {words.label}
                      </button>
                    )}
                    {words.place !== "" && <span className={classes.place}> {words.place}</span>}
                  </th>
                  <td>{words.before}</td>
                  <td>{words.after}</td>
                  <td className={amount?.startsWith("-") ? "ot-negative" : ""}>
                    {amount === undefined ? (amounts === null ? "–" : "…") : changeText(amount, figures)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {amounts === null && (
          <p className={classes.inputsNote}>
            So many inputs change at once that their shares would take thousands of evaluations; the bar is their sum.
          </p>
        )}
      </div>
    </section>
  );
}
