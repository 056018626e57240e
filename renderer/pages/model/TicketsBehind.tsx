/** Whether any of a figure was counted from tickets, and the way to them. */
import { IconChevronRight, IconTicket } from "@tabler/icons-react";
import { countedImports } from "../../../shared/scenario/counted-tickets.ts";
import { useFigures } from "../../controls/figures.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { inspectFurther } from "../../state/selection-store.ts";
import classes from "./inspector.module.css";
import { wayOn } from "./inspector-keys.ts";
import { countedText } from "./ticket-words.ts";
import rows from "./trace-row.module.css";

export function TicketsBehind({ paths }: { paths: readonly string[] }) {
  const figures = useFigures();
  const evidence = useScenario((state) => state.records?.evidence);
  const imports = countedImports(evidence ?? {}, paths);
  if (imports.length === 0) return null;
  return (
    <section className={classes.block}>
      <h3>Counted from</h3>
      <ul>
        {imports.map(({ importId, file, tickets, paths: counted }) => (
          <li key={importId}>
            <button
              type="button"
              className={rows.row}
              {...wayOn()}
              onClick={() =>
                inspectFurther({ kind: "tickets", label: countedText(tickets, figures), importId, paths: counted })
              }
            >
              <IconTicket size={14} stroke={1.75} aria-hidden />
              <span className={rows.rowLabel}>
                {countedText(tickets, figures)} of {file}
              </span>
              <span className={rows.rowEnd}>
                <IconChevronRight size={14} stroke={1.75} aria-hidden />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
