/** How long tickets took, how often they came back and whether agreements were met, where the file says so. */
import type { TicketProfile } from "../../../shared/ingest/formats.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { countText } from "./import-words.ts";
import classes from "./times-panel.module.css";

type Quantiles = NonNullable<TicketProfile["handleMinutes"]>;

function finding({ slaMet, openedToResolvedHours: hours }: TicketProfile, figures: Figures): string {
  if (slaMet !== null) return `${figures.percent(slaMet.met / slaMet.measured)} met their service level`;
  if (hours !== null) return `Half of the tickets took ${figures.number(hours.median, 1)} hours or less`;
  return "The file says nothing about times";
}

function QuantileRow({
  label,
  unit,
  values,
  figures,
}: {
  label: string;
  unit: string;
  values: Quantiles | null;
  figures: Figures;
}) {
  const cells = values === null ? null : [values.mean, values.median, values.p90];
  return (
    <tr>
      <th scope="row">
        {label} <span className="ot-unit">{unit}</span>
      </th>
      {cells === null ? (
        <td colSpan={3} className={classes.none}>
          not in the file
        </td>
      ) : (
        cells.map((value, index) => <td key={["mean", "median", "p90"][index]}>{figures.number(value, 1)}</td>)
      )}
    </tr>
  );
}

function ShareRow({
  label,
  part,
  of,
  figures,
  note,
}: {
  label: string;
  part: number | null;
  of: number;
  figures: Figures;
  note: string;
}) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {part === null ? (
        <td colSpan={3} className={classes.none}>
          not in the file
        </td>
      ) : (
        <>
          <td colSpan={2} className={classes.note}>
            {note}
          </td>
          <td>{figures.percent(part / of)}</td>
        </>
      )}
    </tr>
  );
}

function timesTable(profile: TicketProfile, tickets: number): TableRow[] {
  const { openedToResolvedHours: resolved, handleMinutes: handled, slaMet, reopenedTickets } = profile;
  const row = (label: string, values: Quantiles | null): TableRow[] =>
    values === null ? [] : [[label, values.count, values.mean, values.median, values.p90]];
  const share = (label: string, part: number | null, of: number): TableRow[] =>
    part === null ? [] : [[label, of, part / of, null, null]];
  return [
    ["Measure", "Tickets", "Mean or share", "Median", "90% within"],
    ...row("Resolved in hours", resolved),
    ...row("Handled in minutes", handled),
    ...share("Service level met", slaMet?.met ?? null, slaMet?.measured ?? 1),
    ...share("Reopened", reopenedTickets, tickets),
  ];
}

export function TimesPanel({ profile, tickets }: { profile: TicketProfile; tickets: number }) {
  const figures = useFigures();
  const { slaMet, reopenedTickets } = profile;
  const ofTickets = (part: number, of: number): string =>
    `${figures.number(part)} of ${countText(of, "ticket", figures.locale)}`;
  return (
    <Surface
      title={finding(profile, figures)}
      subtitle="Elapsed times from opening; 90 % took no longer than the last"
      tools={<TableTools name="Times of tickets" rows={() => timesTable(profile, tickets)} />}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">Mean</th>
            <th scope="col">Median</th>
            <th scope="col">90% within</th>
          </tr>
        </thead>
        <tbody>
          <QuantileRow label="Resolved in" unit="hours" values={profile.openedToResolvedHours} figures={figures} />
          <QuantileRow label="Handled in" unit="minutes" values={profile.handleMinutes} figures={figures} />
          <ShareRow
            label="Service level met"
            part={slaMet?.met ?? null}
            of={slaMet?.measured ?? 1}
            figures={figures}
            note={slaMet === null ? "" : ofTickets(slaMet.met, slaMet.measured)}
          />
          <ShareRow
            label="Reopened"
            part={reopenedTickets}
            of={tickets}
            figures={figures}
            note={reopenedTickets === null ? "" : ofTickets(reopenedTickets, tickets)}
          />
        </tbody>
      </table>
    </Surface>
  );
}
