/** What would mislead somebody who trusted the numbers: where it lies and what was done about it. */
import type { IngestReport } from "../../../shared/ingest/formats.ts";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { countText } from "./import-words.ts";
import classes from "./trap-list.module.css";

export function TrapList({ traps }: { traps: IngestReport["traps"] }) {
  const { locale } = useFigures();
  if (traps.length === 0)
    return (
      <Surface title="Nothing in the file is misleading" className={classes.panel ?? ""}>
        <p className={classes.none}>
          No month stands out, no time runs backwards, no two columns contradict each other.
        </p>
      </Surface>
    );
  return (
    <Surface
      title={`${countText(traps.length, "thing", locale)} to know about this file`}
      className={classes.panel ?? ""}
      flush
    >
      <section className={classes.scroll} aria-label="Things to know">
        <ul className={classes.list}>
          {traps.map((trap) => (
            <li key={`${trap.code} ${trap.where}`}>
              {trap.where !== "" && <span className={classes.where}>{trap.where}</span>}
              {trap.message}
            </li>
          ))}
        </ul>
      </section>
    </Surface>
  );
}
