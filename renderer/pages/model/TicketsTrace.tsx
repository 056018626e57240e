/** The tickets of one import behind a figure: by category of the scenario, each leading to the input counted from them. */
import { IconChevronRight } from "@tabler/icons-react";
import { countedMonths } from "../../../shared/ingest/counted-months.ts";
import { inputLabel } from "../../../shared/model/input-label.ts";
import { countedCategory } from "../../../shared/scenario/counted-tickets.ts";
import { evidenceFor } from "../../../shared/scenario/evidence.ts";
import { useFigures } from "../../controls/figures.ts";
import { useStoredImport } from "../../state/import-reads.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { inspectFurther } from "../../state/selection-store.ts";
import { FigureHead } from "./FigureHead.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import { ownerOf } from "./input-owner.ts";
import classes from "./inspector.module.css";
import { wayOn } from "./inspector-keys.ts";
import { MonthCounts } from "./MonthCounts.tsx";
import { OpenImport } from "./OpenImport.tsx";
import { TicketRows } from "./TicketRows.tsx";
import { monthsText } from "./ticket-words.ts";
import rows from "./trace-row.module.css";

interface TicketsTraceProps extends InspectorProps {
  readonly importId: string;
  readonly paths: readonly string[];
}

export function TicketsTrace({ importId, paths, document }: TicketsTraceProps) {
  const figures = useFigures();
  const evidence = useScenario((state) => state.records?.evidence) ?? {};
  const reading = useStoredImport(importId);
  const counted = paths.flatMap((path) => {
    const { tickets } = evidenceFor(evidence, path);
    return tickets === undefined ? [] : [{ path, tickets }];
  });
  /** Of each category the input that most tickets went into, which is its rate. */
  const categories = [...Map.groupBy(counted, ({ path }) => countedCategory(path)).values()]
    .flatMap((inputs) => inputs.toSorted((a, b) => b.tickets.count - a.tickets.count).slice(0, 1))
    .toSorted((a, b) => b.tickets.count - a.tickets.count);
  const total = categories.reduce((sum, { tickets }) => sum + tickets.count, 0);
  const [first] = categories;
  const stored = reading.kind === "read" ? reading.stored : null;
  const values = new Set(categories.flatMap(({ tickets }) => tickets.values ?? []));
  const months =
    stored === null || first === undefined ? [] : countedMonths(stored.cube, { ...first.tickets, values: [...values] });
  const isKept = categories.every(({ tickets }) => tickets.values !== undefined);
  const isOnePeriod = categories.every(
    ({ tickets }) => tickets.first === first?.tickets.first && tickets.last === first.tickets.last,
  );
  return (
    <>
      <FigureHead
        label="Tickets counted"
        value={counted.length === 0 ? null : { number: figures.number(total), unit: "tickets" }}
        {...(first === undefined ? {} : { where: monthsText(first.tickets.first, first.tickets.last, figures) })}
      >
        {stored !== null && (
          <p className={classes.note}>
            {stored.summary.file}: {figures.number(stored.report.counts.rowsRead)} rows read,{" "}
            {figures.number(stored.report.counts.tickets)} tickets, {figures.number(stored.report.counts.rowsRejected)}{" "}
            rows rejected
          </p>
        )}
        {reading.kind === "gone" && <p className={classes.note}>{reading.why}</p>}
      </FigureHead>
      <section className={classes.block}>
        <h3>By category of the scenario</h3>
        <ul>
          {categories.map(({ path, tickets }) => (
            <li key={path}>
              <button
                type="button"
                className={rows.row}
                {...wayOn()}
                onClick={() =>
                  inspectFurther({ kind: "input", path, label: inputLabel(document, path)?.label ?? "Input" })
                }
              >
                <span className={rows.rowLabel}>{ownerOf(path, document)}</span>
                <span className={rows.rowValue}>{figures.number(tickets.count)}</span>
                <span className={rows.rowEnd}>
                  <IconChevronRight size={14} stroke={1.75} aria-hidden />
                </span>
              </button>
            </li>
          ))}
        </ul>
        {reading.kind !== "gone" && <OpenImport importId={importId} />}
      </section>
      {isKept && months.length > 0 && (
        <section className={classes.block}>
          <h3>By month of the file</h3>
          <MonthCounts months={months} importId={importId} values={[...values]} />
        </section>
      )}
      {isKept && values.size > 0 && first !== undefined && isOnePeriod && reading.kind === "read" && (
        <TicketRows
          importId={importId}
          filter={{ first: first.tickets.first, last: first.tickets.last, categories: [...values] }}
        />
      )}
    </>
  );
}
