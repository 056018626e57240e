/** The running import: how far it is, and the way to stop it, which leaves nothing behind. */
import { Button } from "@mantine/core";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import type { Job } from "./data-store.ts";
import { cancelImport } from "./import-actions.ts";
import { countText, sizeText } from "./import-words.ts";
import classes from "./job-panel.module.css";

export function JobPanel({ job }: { job: Job }) {
  const { locale } = useFigures();
  const count = (value: number): string =>
    job.unit === "bytes" ? sizeText(value, locale) : countText(value, "ticket", locale);
  const what = job.unit === "bytes" ? "Reading the file" : "Storing its tickets";
  const done = job.total === null ? count(job.done) : `${count(job.done)} of ${count(job.total)}`;
  return (
    <Surface className={classes.panel ?? ""} label="Import in progress">
      <div className={classes.row}>
        <span className={classes.what}>{what}</span>
        <progress
          className={classes.bar}
          max={job.total ?? undefined}
          value={job.done}
          aria-label={`${what}: ${done}`}
        />
        <span className={classes.done}>{done}</span>
        <Button variant="default" onClick={() => void cancelImport()}>
          Cancel import
        </Button>
      </div>
    </Surface>
  );
}
