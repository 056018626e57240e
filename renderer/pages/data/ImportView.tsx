/** One import: counts that reconcile, what to know about it, its profile, the rejected rows, and the way on. */
import { Button } from "@mantine/core";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { AdoptedNote } from "./AdoptedNote.tsx";
import { CountsStrip } from "./CountsStrip.tsx";
import { Crumbs } from "./Crumbs.tsx";
import { useClientNames } from "./client-names.ts";
import { showView } from "./data-store.ts";
import { HowRead } from "./HowRead.tsx";
import { withdrawImport } from "./import-actions.ts";
import classes from "./import-view.module.css";
import { instantText, sourceLabel } from "./import-words.ts";
import { OpenedChart } from "./OpenedChart.tsx";
import { RejectedRows } from "./RejectedRows.tsx";
import { TallyPanel } from "./TallyPanel.tsx";
import { TimesPanel } from "./TimesPanel.tsx";
import { TrapList } from "./TrapList.tsx";
import { useImport } from "./use-import.ts";

export function ImportView({ id }: { id: string }) {
  const read = useImport(id);
  const figures = useFigures();
  const nameOf = useClientNames();
  if (read === null) return null;
  const { summary, report, cube } = read;
  const { profile } = report;
  const note = `${sourceLabel(summary.source)}, ${nameOf(summary.scenarioId, summary.clientId)}, imported ${instantText(summary.importedAt, figures.locale)}`;
  return (
    <>
      <Crumbs
        title={summary.name}
        note={note}
        trail={[{ label: "Imports", onOpen: () => showView({ kind: "list" }) }]}
        tools={
          <>
            <Button variant="default" onClick={() => void withdrawImport(summary.id, summary.name)}>
              Withdraw
            </Button>
            <Button onClick={() => showView({ kind: "adopt", id })}>Adopt into scenario</Button>
          </>
        }
      />
      <AdoptedNote importId={id} />
      <CountsStrip counts={report.counts} />
      <div className={classes.wide}>
        {cube.firstDay === null ? (
          <Surface title="The file does not say when tickets were opened">
            <p className={classes.undated}>
              There is nothing to show by month, and no rate can be adopted. Export it again with the time of opening,
              or import it with that column mapped.
            </p>
          </Surface>
        ) : (
          <OpenedChart profile={profile} cube={cube} />
        )}
        <TrapList traps={report.traps} />
      </div>
      <div className={classes.three}>
        {Object.keys(profile.byCategory).length > 0 && (
          <TallyPanel what="category" counts={profile.byCategory} tickets={report.counts.tickets} />
        )}
        {Object.keys(profile.byPriority).length > 0 && (
          <TallyPanel what="priority" counts={profile.byPriority} tickets={report.counts.tickets} />
        )}
        <TimesPanel profile={profile} tickets={report.counts.tickets} />
      </div>
      {report.counts.rowsRejected > 0 && <RejectedRows rejected={report.rejected} total={report.counts.rowsRejected} />}
      <HowRead report={report} />
    </>
  );
}
