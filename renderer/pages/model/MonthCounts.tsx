/** Tickets of an import by calendar month, each count leading to the tickets it counts. */
import type { CountedMonth } from "../../../shared/ingest/counted-months.ts";
import { useFigures } from "../../controls/figures.ts";
import { inspectFurther } from "../../state/selection-store.ts";
import classes from "./inspector.module.css";
import { wayOn } from "./inspector-keys.ts";

interface MonthCountsProps {
  readonly months: readonly CountedMonth[];
  readonly importId: string;
  /** Values of the file that are counted. */
  readonly values: readonly string[];
}

export function MonthCounts({ months, importId, values }: MonthCountsProps) {
  const figures = useFigures();
  return (
    <dl className={classes.facts}>
      {months.map(({ month, tickets }) => (
        <div key={month}>
          <dt>{figures.month(month)}</dt>
          <dd>
            {tickets === 0 ? (
              figures.number(0)
            ) : (
              <button
                type="button"
                className={classes.link}
                title={`The tickets of ${figures.month(month)}`}
                {...wayOn()}
                onClick={() =>
                  inspectFurther({
                    kind: "ticketRows",
                    label: figures.month(month),
                    importId,
                    filter: { first: month, last: month, categories: values },
                    tickets,
                  })
                }
              >
                {figures.number(tickets)}
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
