/** The tickets behind a count, as they are stored: number, times and values of the file, a page at a time. */
import { useEffect, useRef } from "react";
import type { TicketFilter, TicketRow } from "../../../shared/ingest/ticket-rows.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { TableTools } from "../../controls/TableTools.tsx";
import { useTicketRows } from "../../state/ticket-rows.ts";
import classes from "./inspector.module.css";
import { wayOn } from "./inspector-keys.ts";
import rows from "./ticket-rows.module.css";
import { countedText, ticketFacts, wallTime } from "./ticket-words.ts";

interface TicketRowsProps {
  readonly importId: string;
  readonly filter: TicketFilter;
}

const HEADS = ["Ticket", "Opened", "Resolved", "Category", "Priority", "Minutes", "SLA met", "Reopens"];

const cellsOf = (one: TicketRow) => [
  one.id,
  one.opened?.replace("T", " ") ?? "",
  one.resolved?.replace("T", " ") ?? "",
  one.category,
  one.priority,
  one.minutes ?? "",
  one.slaMet === null ? "" : one.slaMet ? "yes" : "no",
  one.reopens ?? "",
];

function Ticket({ ticket, figures }: { ticket: TicketRow; figures: Figures }) {
  return (
    <li className={rows.ticket}>
      <p className={rows.head}>
        <span className={rows.id}>{ticket.id}</span>
        <span className={rows.opened}>{wallTime(ticket.opened, figures) ?? "no date"}</span>
      </p>
      <p className={rows.facts}>{ticketFacts(ticket, figures)}</p>
    </li>
  );
}

export function TicketRows({ importId, filter }: TicketRowsProps) {
  const figures = useFigures();
  const read = useTicketRows(importId, filter);
  const list = useRef<HTMLUListElement>(null);
  const hasAsked = useRef(false);
  const shown = read?.tickets.length ?? 0;
  const total = read?.total ?? 0;
  const isWhole = shown === total;
  useEffect(() => {
    // The button that had the focus is gone, and the keyboard stays in the pane.
    if (hasAsked.current && isWhole && document.activeElement === document.body) list.current?.focus();
  }, [isWhole]);
  if (read === null) return null;
  const part = isWhole
    ? countedText(total, figures)
    : `First ${figures.number(shown)} of ${figures.number(total)} tickets`;
  return (
    <section className={classes.block} aria-label="Tickets">
      <div className={rows.bar}>
        <div>
          <h3>Tickets</h3>
          <p className={classes.note} role="status">
            {read.why ?? `${part}, in the order of the file`}
          </p>
        </div>
        {shown > 0 && <TableTools name={part} rows={() => [HEADS, ...read.tickets.map(cellsOf)]} />}
      </div>
      <ul ref={list} className={rows.list} tabIndex={-1} aria-label={part}>
        {read.tickets.map((ticket) => (
          <Ticket key={ticket.id} ticket={ticket} figures={figures} />
        ))}
      </ul>
      {!isWhole && (
        <button
          type="button"
          className={classes.link}
          {...wayOn()}
          onClick={() => {
            hasAsked.current = true;
            read.more();
          }}
        >
          Show more
        </button>
      )}
    </section>
  );
}
