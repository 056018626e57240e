/** Which evidence would narrow the range most: the swing of what nobody has verified, and what it is worth to know it. */

import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import type { Explained } from "../../state/risk-store.ts";
import classes from "./evidence-panel.module.css";
import { Figure } from "./Figure.tsx";
import type { ExplainContext } from "./risk-explain.ts";
import { explainRow } from "./TornadoPanel.tsx";
import { fullLabel, isUnverified, type UncertainRow } from "./tornado-rows.ts";

const MOST = 8;

interface EvidencePanelProps {
  readonly context: ExplainContext;
  readonly rows: readonly UncertainRow[];
  /** Margin with every input at its point value. */
  readonly marginNow: number;
}

export function EvidencePanel({ context, rows, marginNow }: EvidencePanelProps) {
  const { figures } = context;
  const list = rows.filter(isUnverified).sort((a, b) => b.swing - a.swing);
  const explain = (row: UncertainRow): Explained => {
    const { atLow, atHigh } = row.effect;
    const ofMargin = { ...row, atLow: atLow.margin - marginNow, atHigh: atHigh.margin - marginNow };
    return explainRow(ofMargin, marginNow, { ...context, metric: "margin" });
  };
  const heads = ["Input", "Next evidence", "Takes", "Swing", "Worth"];
  return (
    <Surface
      title="What would narrow the range most"
      subtitle="Inputs without measurement or contract, by swing of the margin"
      flush
      tools={
        <TableTools
          name="What would narrow the range most"
          rows={() => [
            heads,
            ...list.map((row) => [
              fullLabel(row),
              row.next.what,
              row.next.takes,
              row.swing,
              row.driver?.valueOfKnowing.value ?? null,
            ]),
          ]}
        />
      }
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Input, and what would tell more of it</th>
              <th scope="col">Swing</th>
              <th scope="col" title="Value of knowing the input before choosing between staying and changing">
                Worth
              </th>
            </tr>
          </thead>
          <tbody>
            {list.slice(0, MOST).map((row) => (
              <tr key={row.effect.path}>
                <th scope="row" title={fullLabel(row)}>
                  <span className={classes.input}>
                    <EvidenceBadge grade={row.grade} expired={row.expired} />
                    <span>
                      {fullLabel(row)}
                      <span className={classes.next}>
                        {row.next.what}, {row.next.takes}
                      </span>
                    </span>
                  </span>
                </th>
                <td>
                  <Figure label={`Swing of ${fullLabel(row)}`} explain={() => explain(row)}>
                    <strong>{figures.shortMoney(row.swing)}</strong>
                  </Figure>
                </td>
                <td>
                  {row.driver === null ? (
                    "–"
                  ) : (
                    <Figure label={`Worth of knowing ${fullLabel(row)}`} explain={() => explain(row)}>
                      {figures.shortMoney(row.driver.valueOfKnowing.value)}
                    </Figure>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {list.length === 0 && (
          <p className={classes.nothing}>Every uncertain input is measured or agreed, and not expired.</p>
        )}
        {list.length > MOST && (
          <p className={classes.nothing}>{list.length - MOST} smaller ones leave with the data.</p>
        )}
      </div>
    </Surface>
  );
}
