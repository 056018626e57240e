/** Every import of the workspace, newest first, or what belongs here while there is none. */
import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { useConnection } from "../../state/connection.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { useClientNames } from "./client-names.ts";
import { type ImportSummary, showView, useData } from "./data-store.ts";
import { withdrawImport } from "./import-actions.ts";
import classes from "./import-list.module.css";
import { countText, instantText, periodText, sourceLabel } from "./import-words.ts";
import { TicketEvidence } from "./TicketEvidence.tsx";

/** Of the table as data. */
const HEADS = ["Import", "Client", "File", "System", "Tickets", "First day", "Last day", "Rejected rows", "Imported"];

function NoImports() {
  const canDrop = useConnection((state) => state.host?.kind === "browser");
  return (
    <Surface label="No imports yet" className={classes.panel ?? ""}>
      <EmptyState title="Bring the tickets you have" actions={<ChooseFile label="Choose a ticket export" />}>
        <p className={classes.emptyText}>
          A CSV export of your service desk: ConnectWise, Autotask, HaloPSA, Syncro, ServiceNow, Freshdesk,
          Freshservice, Zendesk, GLPI or any other. {canDrop && "Drop it anywhere on this page. "}You see how the file
          is read before anything is stored.
        </p>
        <p className={classes.emptyText}>
          Its counts become tickets per unit, priorities, seasonality and minutes of a scenario, graded as measured.
        </p>
      </EmptyState>
    </Surface>
  );
}

function ImportRow({ one, client }: { one: ImportSummary; client: string }) {
  const figures = useFigures();
  return (
    <tr>
      <th scope="row">
        <button type="button" className={classes.open} onClick={() => showView({ kind: "import", id: one.id })}>
          {one.name}
        </button>
      </th>
      <td>{client}</td>
      <td className={classes.file} title={one.file}>
        {one.file}
      </td>
      <td>{sourceLabel(one.source)}</td>
      <td className={classes.number}>{figures.number(one.tickets)}</td>
      <td>{periodText(one.firstDay, one.lastDay, figures.month)}</td>
      <td className={classes.number}>
        {one.rowsRejected === 0 ? (
          <span className={classes.none}>
            <span aria-hidden="true">–</span>
            <span className="ot-hidden">none</span>
          </span>
        ) : (
          <span className="ot-negative">{figures.number(one.rowsRejected)}</span>
        )}
      </td>
      <td>{instantText(one.importedAt, figures.locale)}</td>
      <td className={classes.action}>
        <ActionIcon
          aria-label={`Withdraw ${one.name}`}
          title="Withdraw; can be undone"
          onClick={() => void withdrawImport(one.id, one.name)}
        >
          <IconTrash size={16} stroke={1.5} />
        </ActionIcon>
      </td>
    </tr>
  );
}

export function ImportList() {
  const imports = useData((state) => state.imports);
  const figures = useFigures();
  const nameOf = useClientNames();
  if (imports === null) return null;
  if (imports.length === 0)
    return (
      <>
        <NoImports />
        <TicketEvidence />
      </>
    );
  const tickets = imports.reduce((sum, one) => sum + one.tickets, 0);
  const title = `${countText(imports.length, "import", figures.locale)} with ${countText(tickets, "ticket", figures.locale)}`;
  const tools = (
    <>
      <TableTools
        name="Imports"
        rows={() => [
          HEADS,
          ...imports.map((one) => [
            one.name,
            nameOf(one.scenarioId, one.clientId),
            one.file,
            sourceLabel(one.source),
            one.tickets,
            one.firstDay,
            one.lastDay,
            one.rowsRejected,
            one.importedAt,
          ]),
        ]}
      />
      <ChooseFile label="Import tickets" />
    </>
  );
  return (
    <>
      <Surface title={title} className={classes.panel ?? ""} tools={tools} flush>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Import</th>
                <th scope="col">Client</th>
                <th scope="col">File</th>
                <th scope="col">System</th>
                <th scope="col" className={classes.number}>
                  Tickets
                </th>
                <th scope="col">Period</th>
                <th scope="col" className={classes.number}>
                  Rejected rows
                </th>
                <th scope="col">Imported</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <ImportRow key={one.id} one={one} client={nameOf(one.scenarioId, one.clientId)} />
              ))}
            </tbody>
          </table>
        </div>
      </Surface>
      <TicketEvidence />
    </>
  );
}
