/** Where a scenario came from, and what was done to it before it came here. */
import { Loader, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { call } from "../state/connection.ts";
import { messageOf } from "../state/edits.ts";
import { useScenario } from "../state/scenario-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import classes from "./merge-dialog.module.css";

type Received = CallOutput<"package.read">["received"];

/** The newest; older ones lie in the package. */
const MOST_ENTRIES = 500;

function ReceivedHistory({ received }: { received: NonNullable<Received> }) {
  const locale = useWorkspace((state) => state.settings.locale);
  const time = (at: string): string => new Date(at).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
  const { file, exportedBy, exportedAt, entries } = received;
  const shown = entries.slice(-MOST_ENTRIES).toReversed();
  return (
    <>
      <p className={classes.from}>
        It came last in {file}, exported by {exportedBy} on {time(exportedAt)}. Before that it was edited{" "}
        {entries.length === 1 ? "once" : `${entries.length} times`}
        {entries.length > MOST_ENTRIES && `, of which the last ${MOST_ENTRIES} are listed`}.
      </p>
      <section className={classes.scroller} aria-label="Edits before it came here">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Edit</th>
              <th scope="col">Who</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <tr key={entry.seal}>
                <th scope="row">{entry.label}</th>
                <td>{entry.who}</td>
                <td className={classes.base}>{time(entry.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

export function OriginDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const [received, setReceived] = useState<Received | undefined>(undefined);
  useEffect(() => {
    call("package.read", { id })
      .then((answer) => setReceived(answer.received))
      .catch((error: unknown) => {
        useScenario.setState({ refusal: messageOf(error) });
        onClose();
      });
  }, [id, onClose]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Where ${name} came from`}
      size={720}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {received === undefined && <Loader size={16} />}
      {received === null && <p className={classes.from}>It was made in this workspace; its history has every edit.</p>}
      {received !== undefined && received !== null && <ReceivedHistory received={received} />}
    </Modal>
  );
}
