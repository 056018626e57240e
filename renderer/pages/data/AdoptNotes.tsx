/** What adopting leaves as it is: categories without tickets in the file, tickets without a place, evidence only. */
import type { Adoption } from "../../../shared/ingest/adopt.ts";
import type { TicketProfile } from "../../../shared/ingest/formats.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import classes from "./adopt-view.module.css";
import type { AdoptionChoices } from "./adoption-choices.ts";
import { countText } from "./import-words.ts";
import ticks from "./tick.module.css";

function evidenceOnly({ reopenedTickets, slaMet }: TicketProfile, figures: Figures): string | null {
  const parts = [
    reopenedTickets === null ? "" : `${figures.number(reopenedTickets)} reopened tickets`,
    slaMet === null ? "" : `${figures.percent(slaMet.met / slaMet.measured)} of service levels met`,
  ].filter((part) => part !== "");
  if (parts.length === 0) return null;
  const list = new Intl.ListFormat(figures.locale).format(parts);
  const why = reopenedTickets === null ? "" : ": the model's reopening is about AI";
  return `Evidence of the import only, not written: ${list}${why}.`;
}

interface AdoptNotesProps {
  readonly adoption: Adoption;
  readonly before: ScenarioDocument;
  readonly profile: TicketProfile;
  readonly choices: AdoptionChoices;
  readonly onChange: (patch: Partial<AdoptionChoices>) => void;
}

export function AdoptNotes({ adoption, before, profile, choices, onChange }: AdoptNotesProps) {
  const figures = useFigures();
  const names = before.categories.filter(({ id }) => adoption.untouched.includes(id)).map(({ name }) => name);
  const list = new Intl.ListFormat(figures.locale).format(names);
  const only = evidenceOnly(profile, figures);
  return (
    <div className={classes.notes}>
      {names.length > 0 && (
        <p>
          <label className={classes.check} title={list}>
            <input
              type="checkbox"
              className={ticks.box}
              checked={choices.clearOthers}
              onChange={() => onChange({ clearOthers: !choices.clearOthers })}
            />
            The file holds every ticket: {names.length <= 2 ? list : `the other ${names.length} categories`} get none
            instead of the rate they have
          </label>
        </p>
      )}
      {adoption.ticketsLeftOut > 0 && (
        <p>
          {countText(adoption.ticketsLeftOut, "ticket", figures.locale)} of the file{" "}
          {adoption.ticketsLeftOut === 1 ? "lies" : "lie"} outside the period and{" "}
          {adoption.ticketsLeftOut === 1 ? "counts" : "count"} for no rate.
        </p>
      )}
      {only !== null && <p>{only}</p>}
    </div>
  );
}
