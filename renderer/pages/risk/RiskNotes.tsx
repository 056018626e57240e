/** What must be said beside the figures: nothing is averaged over silently. */
import { IconAlertTriangle } from "@tabler/icons-react";
import { ABANDONMENT } from "../../../shared/model/abandonment.ts";
import type { SimulationNote } from "../../../shared/simulation/result.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import type { SimulationRun } from "../../state/risk-store.ts";
import { lensName, type PlanNames } from "../model/lens-terms.ts";
import classes from "./risk-notes.module.css";

function noteText(
  { code, lens, count, trials }: SimulationNote,
  names: PlanNames,
  figures: Figures,
  abandonment: number,
): string {
  const of = `${figures.number(count)} of ${figures.number(trials)} trials`;
  const where = lens === undefined ? "" : ` (${lensName(lens, names)})`;
  switch (code) {
    case "infeasible-trials":
      return `In ${of} the desk is overloaded in some month${where}: the margin is not to be believed there.`;
    case "undefined-percentage":
      return `In ${of} net revenue is not above 0${where}: there is no margin %, and they count as below any target.`;
    case "few-trials-for-tail":
      return `Only ${figures.number(count)} trials lie in the worst 5%: more trials would make the tail surer.`;
    case "abandoned-trials":
      return `AI is abandoned in ${of}: ${figures.percent(abandonment, 0)} of the variance of the margin of ${lensName("proposed/on", names)}.`;
  }
}

/** Part of the variance of the margin that goes with an input. */
const shareOf = (run: SimulationRun, path: string): number =>
  run.progress?.view.drivers.find((driver) => driver.path === path)?.varianceShare.value ?? 0;

export function RiskNotes({ run, names }: { run: SimulationRun; names: PlanNames }) {
  const figures = useFigures();
  const notes = run.progress?.view.result.notes ?? [];
  const stopped = run.state === "stopped" ? ["Cancelled: the figures are of the trials so far."] : [];
  const failed = run.failure === null ? [] : [run.failure];
  const texts = [
    ...failed,
    ...stopped,
    ...notes.map((note) => noteText(note, names, figures, shareOf(run, ABANDONMENT))),
  ];
  if (texts.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label="What to know of these figures">
      {texts.map((text) => (
        <li key={text}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {text}
        </li>
      ))}
    </ul>
  );
}
