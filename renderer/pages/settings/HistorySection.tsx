/** Every edit of the workspace, newest first: who, when, what, and whether it stands. */
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { call } from "../../state/connection.ts";
import { messageOf, redo, undo } from "../../state/edits.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import classes from "./history-section.module.css";
import { SectionHead } from "./SectionHead.tsx";

type Entry = CallOutput<"history.list">["entries"][number];

const PAGE = 50;
/** What the host answers at once. */
const MOST = 500;

function useEntries(): { entries: readonly Entry[]; more: boolean; fault: string | null; older: () => void } {
  const [limit, setLimit] = useState(PAGE);
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    function read(): void {
      call("history.list", { filter: {}, offset: 0, limit })
        .then((answer) => {
          if (!wanted) return;
          setEntries(answer.entries);
          setFault(null);
        })
        .catch((error: unknown) => setFault(messageOf(error)));
    }
    read();
    const stop = useWorkspace.subscribe((state, before) => {
      if (state.storedAt !== before.storedAt || state.history !== before.history) read();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [limit]);
  return {
    entries,
    more: entries.length >= limit && limit < MOST,
    fault,
    older: () => setLimit((now) => Math.min(MOST, now + 150)),
  };
}

export function HistorySection() {
  const { entries, more, fault, older } = useEntries();
  const history = useWorkspace((state) => state.history);
  const locale = useWorkspace((state) => state.settings.locale);
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const newest = entries.find((entry) => entry.state === "standing")?.sequence;
  return (
    <>
      <SectionHead
        title="History"
        tools={
          <div className={classes.tools}>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} stroke={1.5} />}
              disabled={history.undo === null}
              onClick={() => void undo()}
            >
              Undo
            </Button>
            <Button
              variant="default"
              leftSection={<IconArrowForwardUp size={16} stroke={1.5} />}
              disabled={history.redo === null}
              onClick={() => void redo()}
            >
              Redo
            </Button>
          </div>
        }
      >
        Every edit is stored at once and stays on record, also one that was taken back.
      </SectionHead>
      {fault !== null && <p className={classes.nothing}>The history could not be read. {fault}</p>}
      {entries.length === 0 && fault === null ? (
        <p className={classes.nothing}>No edit yet. The first one you make will stand here.</p>
      ) : (
        <table className={classes.table} aria-label="Edits, newest first">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.sequence} className={entry.state !== "standing" ? classes.undone : ""}>
                <td>{when.format(new Date(entry.at))}</td>
                <td>{entry.who === "" ? "–" : entry.who}</td>
                <td>{entry.label}</td>
                <td>
                  {entry.state !== "standing" ? "Taken back" : entry.sequence === newest ? "Newest that stands" : ""}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more && (
        <button type="button" className={classes.more} onClick={older}>
          Show older edits
        </button>
      )}
    </>
  );
}
