/** One switch for each thing that may hit, over one client or the portfolio, and what falls below its floor. */
import { Checkbox } from "@mantine/core";
import { useMemo, useState } from "react";
import { fallsBelow, type ShockedClient } from "../../../shared/compare/shock-effects.ts";
import { SHOCKS, type ShockId } from "../../../shared/compare/shocks.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Scope } from "../../../shared/model/results.ts";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { type Explained, explainRisk, useRisk } from "../../state/risk-store.ts";
import { Figure } from "./Figure.tsx";
import classes from "./risk-views.module.css";
import { ShareInput } from "./ShareInput.tsx";
import { useStudy } from "./use-study.ts";

export function ShocksView({ document, scope }: { document: ScenarioDocument; scope: Scope }) {
  const figures = useFigures();
  const target = useRisk((state) => state.target);
  const [chosen, setChosen] = useState<readonly ShockId[]>([]);
  const aimed = scope.kind === "client" ? scope.id : null;
  const ask = useMemo(
    () => ({ document, chosen, clientIds: aimed === null ? document.clients.map(({ id }) => id) : [aimed] }),
    [document, chosen, aimed],
  );
  const { answer, isNewest, failure } = useStudy("shocks", ask);
  const nameOf = ({ clientId }: ShockedClient): string =>
    clientId === null ? "Portfolio" : (document.clients.find(({ id }) => id === clientId)?.name ?? clientId);
  const rows = answer?.together ?? [];
  const shown = rows.filter(({ clientId }) => aimed === null || clientId === aimed || clientId === null);
  const clients = shown.filter(({ clientId }) => clientId !== null);
  const fallen = clients.filter((row) => fallsBelow(row, target) && !fallsBelow({ ...row, after: row.now }, target));
  const below = clients.filter((row) => fallsBelow(row, target));
  const at = rows.findIndex(({ clientId }) => clientId === aimed);
  const scopeName =
    aimed === null ? "the portfolio" : nameOf(rows[at] ?? { clientId: aimed, now: null!, after: null! });
  const percent = (share: number | null): string => (share === null ? "–" : figures.percent(share));
  const belowNow =
    below.length === 0
      ? `${clients.length === 1 ? scopeName : "No client"} is${clients.length === 1 ? " not" : ""}`
      : clients.length === 1
        ? `${scopeName} is`
        : `${below.length} of ${clients.length} clients are`;
  const title =
    chosen.length === 0
      ? `${belowNow} below ${figures.percent(target, 0)} as it stands`
      : fallen.length === 0
        ? `Nothing more falls below ${figures.percent(target, 0)}`
        : `${fallen.length === 1 ? `${nameOf(fallen[0]!)} falls` : `${fallen.length} clients fall`} below ${figures.percent(target, 0)}`;
  const chosenLabels = SHOCKS.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
  const explain = (row: ShockedClient): Explained => ({
    title: `${nameOf(row)} ${chosen.length === 0 ? "as it stands" : `with ${chosenLabels.join(" and ")}`}`,
    value: figures.money(row.after.margin),
    rows: [
      { label: "Margin as it stands", value: figures.money(row.now.margin) },
      { label: "Margin after", value: figures.money(row.after.margin) },
      { label: "Change", value: figures.moneyChange(row.after.margin - row.now.margin) },
      { label: "Net revenue as it stands", value: figures.money(row.now.revenue) },
      { label: "Net revenue after", value: figures.money(row.after.revenue) },
      { label: "Margin % as it stands", value: percent(row.now.marginPercent) },
      { label: "Margin % after", value: percent(row.after.marginPercent) },
      { label: "Floor", value: figures.percent(target) },
    ],
    notes: [
      ...SHOCKS.filter(({ id }) => chosen.includes(id)).map(({ label, why }) => `${label}: ${why}`),
      "Margin over the horizon, proposed plan with AI, every input at its point value; a client is below its floor where margin as a share of net revenue is, or where there is no net revenue and the margin is negative.",
    ],
  });
  const figure = (row: ShockedClient, of: string, text: string) => (
    <Figure label={`${of} of ${nameOf(row)}`} explain={() => explain(row)}>
      {text}
    </Figure>
  );
  const tableRows = () => [
    ["Client", "Margin now", "Margin after", "Change", "Margin % now", "Margin % after", "Below its floor"],
    ...shown.map((row) => [
      nameOf(row),
      row.now.margin,
      row.after.margin,
      row.after.margin - row.now.margin,
      row.now.marginPercent,
      row.after.marginPercent,
      fallsBelow(row, target) ? "yes" : "no",
    ]),
  ];
  return (
    <div className={classes.columns} aria-busy={!isNewest}>
      <Surface title="What if" subtitle={`Each alone, on the margin of ${scopeName}; together at the right`}>
        <ul className={classes.switches}>
          {SHOCKS.map(({ id, label, why, isShared }) => {
            const alone = answer?.alone[id][at];
            const change = alone === undefined || rows[at] === undefined ? null : alone - rows[at].now.margin;
            return (
              <li key={id}>
                <Checkbox
                  size="xs"
                  label={label}
                  description={`${why}${isShared && aimed !== null ? " It hits every client." : ""}`}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    setChosen(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                  }
                />
                <button
                  type="button"
                  className={change !== null && change < 0 ? `${classes.change} ot-negative` : classes.change}
                  disabled={change === null}
                  onClick={() =>
                    explainRisk({
                      title: label,
                      value: figures.moneyChange(change ?? 0),
                      rows: [
                        { label: "Margin as it stands", value: figures.money(rows[at]?.now.margin ?? 0) },
                        { label: `Margin with ${label}`, value: figures.money(alone ?? 0) },
                      ],
                      notes: [
                        why,
                        "Margin over the horizon, proposed plan with AI, every input at its point value; the scenario itself is not changed.",
                      ],
                    })
                  }
                >
                  {change === null ? "…" : figures.moneyChange(change)}
                </button>
              </li>
            );
          })}
        </ul>
      </Surface>
      <Surface
        title={title}
        subtitle={chosen.length === 0 ? "Choose what may hit; the figures follow" : chosenLabels.join(" and ")}
        tools={
          <>
            <span className={classes.floor}>
              Floor
              <ShareInput
                label="Margin floor"
                value={target}
                min={-1}
                max={0.95}
                onChange={(next) => useRisk.setState({ target: next })}
              />
            </span>
            <TableTools name="Shocks" rows={tableRows} />
          </>
        }
        flush
      >
        <div className={classes.scroll}>
          {failure !== null && (
            <p className={classes.fault} role="alert">
              {failure}
            </p>
          )}
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{document.currency}</th>
                <th scope="col">Margin now</th>
                <th scope="col">After</th>
                <th scope="col">Change</th>
                <th scope="col">% now</th>
                <th scope="col">% after</th>
                <th scope="col">Floor</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.clientId ?? ""} data-total={row.clientId === null}>
                  <th scope="row">{nameOf(row)}</th>
                  <td>{figure(row, "Margin now", figures.amount(row.now.margin))}</td>
                  <td>{figure(row, "Margin after", figures.amount(row.after.margin))}</td>
                  <td>{figure(row, "Change", figures.amount(row.after.margin - row.now.margin))}</td>
                  <td>{figure(row, "Margin % now", percent(row.now.marginPercent))}</td>
                  <td>{figure(row, "Margin % after", percent(row.after.marginPercent))}</td>
                  <td className={fallsBelow(row, target) ? "ot-negative" : undefined}>
                    {fallsBelow(row, target)
                      ? fallsBelow({ ...row, after: row.now }, target)
                        ? "below already"
                        : "falls below"
                      : "holds"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {(answer?.overloadedMonths.length ?? 0) > 0 && (
            <p className={classes.fault}>
              The desk is overloaded in {answer?.overloadedMonths.length} more months: the margins are not to be
              believed there.
            </p>
          )}
        </div>
      </Surface>
    </div>
  );
}
