/** The tickets an input was counted from: which values of the file, how many a month, and how they make the rate. */

import { ratePerUnit } from "../../../shared/ingest/adopt-values.ts";
import { countedMonths } from "../../../shared/ingest/counted-months.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import type { CountedTickets } from "../../../shared/scenario/change.ts";
import { evidenceFor } from "../../../shared/scenario/evidence.ts";
import { pathSegments } from "../../../shared/scenario/history.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { useStoredImport } from "../../state/import-reads.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { inspectFurther } from "../../state/selection-store.ts";
import classes from "./inspector.module.css";
import { MonthCounts } from "./MonthCounts.tsx";
import { OpenImport } from "./OpenImport.tsx";
import { countedText, monthsText, valuesText } from "./ticket-words.ts";

/** "182 tickets ÷ 5 months ÷ 30 users = 1.2133", where that is still how the rate comes about; else null. */
function rateText(
  path: string,
  { count, clientId }: CountedTickets,
  months: number,
  document: ScenarioDocument,
  figures: Figures,
): string | null {
  const [list, id, field] = pathSegments(path);
  const category = document.categories.find((one) => list === "categories" && one.id === id);
  const client = document.clients.find((one) => one.id === clientId);
  if (category === undefined || client === undefined || field !== "ticketsPerUnit" || months === 0) return null;
  const units = category.driver === "client" ? 1 : client.units[category.driver];
  const factor = pointValue(client.ticketFactor ?? "1");
  const rate = pointValue(category.ticketsPerUnit);
  if (units === 0 || Number(factor) === 0 || ratePerUnit(count, months, units, factor) !== rate) return null;
  const divisors = [
    months === 1 ? "1 month" : `${figures.number(months)} months`,
    ...(category.driver === "client" ? [] : [`${figures.number(units)} ${category.driver} of ${client.name}`]),
    ...(Number(factor) === 1 ? [] : [`a ticket factor of ${factor}`]),
  ];
  return `${countedText(count, figures)} ÷ ${divisors.join(" ÷ ")} = ${figures.number(Number(rate), 4)}`;
}

function CountedRows({ importId, tickets }: { importId: string; tickets: CountedTickets }) {
  const figures = useFigures();
  const { count, values, first, last } = tickets;
  const label = countedText(count, figures);
  if (values === undefined || values.length === 0) return <strong>{label}</strong>;
  const filter = { first, last, categories: values };
  return (
    <button
      type="button"
      className={classes.link}
      onClick={() => inspectFurther({ kind: "ticketRows", label, importId, filter, tickets: count })}
    >
      <strong>{label}</strong>
    </button>
  );
}

export function InputTickets({ path, document }: { path: string; document: ScenarioDocument }) {
  const figures = useFigures();
  const evidence = useScenario((state) => state.records?.evidence);
  const { importId, tickets } = evidenceFor(evidence ?? {}, path);
  const reading = useStoredImport(importId ?? null);
  if (importId === undefined) return null;
  const months = reading.kind === "read" && tickets !== undefined ? countedMonths(reading.stored.cube, tickets) : [];
  const formula = tickets === undefined ? null : rateText(path, tickets, months.length, document, figures);
  return (
    <section className={classes.block} aria-label="Tickets behind it">
      <h3>Tickets behind it</h3>
      {tickets !== undefined && (
        <p className={classes.source}>
          <CountedRows importId={importId} tickets={tickets} />, {monthsText(tickets.first, tickets.last, figures)}
          {tickets.values === undefined
            ? ", of more values than are kept"
            : tickets.values.length > 0 && `, counted as ${valuesText(tickets.values)} in the file`}
        </p>
      )}
      {formula !== null && <p className={classes.numbers}>{formula}</p>}
      {reading.kind === "gone" ? (
        <p className={classes.note}>{reading.why}</p>
      ) : (
        <>
          <OpenImport importId={importId} />
          {tickets?.values !== undefined && <MonthCounts months={months} importId={importId} values={tickets.values} />}
        </>
      )}
    </section>
  );
}
