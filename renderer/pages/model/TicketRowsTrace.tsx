/** Where a trace of imported tickets ends: one count of the file and the tickets it counts. */
import type { TicketFilter } from "../../../shared/ingest/ticket-rows.ts";
import { useFigures } from "../../controls/figures.ts";
import { FigureHead } from "./FigureHead.tsx";
import classes from "./inspector.module.css";
import { OpenImport } from "./OpenImport.tsx";
import { TicketRows } from "./TicketRows.tsx";
import { monthsText, valuesText } from "./ticket-words.ts";

interface TicketRowsTraceProps {
  readonly importId: string;
  readonly filter: TicketFilter;
  readonly tickets: number;
}

export function TicketRowsTrace({ importId, filter, tickets }: TicketRowsTraceProps) {
  const figures = useFigures();
  const { first, last, categories } = filter;
  return (
    <>
      <FigureHead
        label="Tickets counted"
        value={{ number: figures.number(tickets), unit: tickets === 1 ? "ticket" : "tickets" }}
        {...(first === undefined || last === undefined ? {} : { where: monthsText(first, last, figures) })}
      >
        {categories !== undefined && <p className={classes.note}>Counted as {valuesText(categories)} in the file</p>}
        <OpenImport importId={importId} />
      </FigureHead>
      <TicketRows importId={importId} filter={filter} />
    </>
  );
}
