/** Tickets of an import by calendar month. */
import type { CountedMonth } from "../../../shared/ingest/counted-months.ts";
import { useFigures } from "../../controls/figures.ts";
import classes from "./inspector.module.css";

export function MonthCounts({ months }: { months: readonly CountedMonth[] }) {
  const figures = useFigures();
  return (
    <dl className={classes.facts}>
      {months.map(({ month, tickets }) => (
        <div key={month}>
          <dt>{figures.month(month)}</dt>
          <dd>{figures.number(tickets)}</dd>
        </div>
      ))}
    </dl>
  );
}
