/** Tickets by one field of the file, most first, as bars with their figures. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { countText } from "./import-words.ts";
import classes from "./tally-panel.module.css";

const SHOWN = 8;

interface TallyPanelProps {
  readonly what: "category" | "priority";
  readonly counts: Readonly<Record<string, number>>;
  readonly tickets: number;
}

function finding(
  sorted: readonly (readonly [string, number])[],
  tickets: number,
  what: string,
  percent: (share: number) => string,
) {
  const first = sorted[0];
  if (first === undefined) return `The file has no ${what}`;
  if (sorted.length === 1) return `Every ticket with a ${what} is ${first[0]}`;
  return `${first[0]} is ${percent(first[1] / tickets)} of tickets`;
}

export function TallyPanel({ what, counts, tickets }: TallyPanelProps) {
  const figures = useFigures();
  const [all, setAll] = useState(false);
  const sorted = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  const most = sorted[0]?.[1] ?? 1;
  const counted = sorted.reduce((sum, [, count]) => sum + count, 0);
  const many = what === "category" ? "categories" : "priorities";
  const without = tickets - counted;
  const subtitle = [
    `${countText(sorted.length, what, figures.locale, many)} in the file`,
    without > 0 && sorted.length > 0 ? `${countText(without, "ticket", figures.locale)} without` : "",
  ]
    .filter((part) => part !== "")
    .join("; ");
  const heads = [what === "category" ? "Category" : "Priority", "Tickets", "Share of tickets"];
  const tools =
    sorted.length === 0 ? undefined : (
      <TableTools
        name={`Tickets by ${what}`}
        rows={() => [heads, ...sorted.map(([name, count]) => [name, count, count / tickets])]}
      />
    );
  return (
    <Surface
      title={finding(sorted, tickets, what, (share) => figures.percent(share, 0))}
      subtitle={subtitle}
      tools={tools}
    >
      <table className={classes.table}>
        <colgroup>
          <col className={classes.nameWidth} />
          <col />
          <col className={classes.countWidth} />
          <col className={classes.shareWidth} />
        </colgroup>
        <tbody>
          {shown.map(([name, count]) => (
            <tr key={name}>
              <th scope="row" title={name}>
                {name}
              </th>
              <td aria-hidden="true">
                <svg className={classes.bar} width="100%" height="8" aria-hidden="true">
                  <rect width={`${(count / most) * 100}%`} height="8" rx="2" fill="var(--ot-ev-m)" />
                </svg>
              </td>
              <td>{figures.number(count)}</td>
              <td className={classes.share}>{figures.percent(count / tickets, count / tickets < 0.01 ? 1 : 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > SHOWN && (
        <Button variant="subtle" className={classes.more ?? ""} onClick={() => setAll(!all)}>
          {all ? "Show the largest" : `Show ${countText(sorted.length - SHOWN, "more", figures.locale, "more")}`}
        </Button>
      )}
    </Surface>
  );
}
