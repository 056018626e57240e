/** A batch that is running or has ended: how far it is, whose document was not made or is a draft, and why. */
import { Button, Progress, ScrollArea } from "@mantine/core";
import { IconAlertTriangle, IconFileOff, IconFilePencil } from "@tabler/icons-react";
import { type BatchProgress, cancelBatch } from "../../state/batch.ts";
import { notify } from "../../state/notices.ts";
import classes from "./batch.module.css";
import { byReason, noteLines, outcomeOf } from "./batch-words.ts";

interface BatchRunProps {
  readonly progress: BatchProgress;
  /** With the clients to choose at first; all where it is null. */
  readonly onAgain: (clients: ReadonlySet<string> | null) => void;
  readonly onClose: () => void;
}

function Notes({ notes }: Pick<BatchProgress, "notes">) {
  const refused = notes.filter(({ outcome }) => outcome === "refused");
  const drafts = notes.filter(({ outcome }) => outcome === "draft");
  return (
    <>
      {refused.length > 0 && (
        <section aria-label="Not made">
          <h3 className={classes.notesTitle}>
            <IconFileOff size={16} stroke={1.5} /> Not made: {refused.length}
          </h3>
          <NoteList notes={refused} label="Whose were not made, and why" />
        </section>
      )}
      {drafts.length > 0 && (
        <section aria-label="Made as drafts">
          <h3 className={classes.notesTitle}>
            <IconFilePencil size={16} stroke={1.5} /> Made as drafts: {drafts.length}
          </h3>
          <NoteList notes={drafts} label="Whose are drafts, and why" />
        </section>
      )}
    </>
  );
}

/** A reason that many clients share stands once, with all their names. */
function NoteList({ notes, label }: Pick<BatchProgress, "notes"> & { label: string }) {
  return (
    <ScrollArea.Autosize
      mah={220}
      className={classes.notes}
      viewportProps={{ tabIndex: 0, "aria-label": label, role: "group" }}
    >
      <ul>
        {byReason(notes).map(({ reason, names }) => (
          <li key={reason}>
            <strong>{names.length === 1 ? names[0] : `${names.length} clients`}</strong>
            <span>
              {reason}
              {names.length > 1 && <span className={classes.names}>{names.join(", ")}</span>}
            </span>
          </li>
        ))}
      </ul>
    </ScrollArea.Autosize>
  );
}

export function BatchRun({ progress, onAgain, onClose }: BatchRunProps) {
  const { state, done, total, current, notes } = progress;
  const isRunning = state === "running";
  const refused = notes.filter(({ outcome }) => outcome === "refused").map(({ clientId }) => clientId);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(noteLines(progress));
    notify("The list is on the clipboard");
  }
  return (
    <div className={classes.form}>
      {isRunning ? (
        <div className={classes.progress}>
          <Progress value={(100 * done) / total} size={6} aria-label={`${done} of ${total} clients`} />
          <div className={classes.progressText}>
            <span role="status">
              {done} of {total}
            </span>
            <span className={classes.current}>{current === "" ? "" : `Now ${current}`}</span>
          </div>
        </div>
      ) : (
        <p className={classes.outcome} role="status">
          {state === "failed" && <IconAlertTriangle size={16} stroke={1.5} className={classes.failed} />}
          {outcomeOf(progress)}
        </p>
      )}
      <Notes notes={notes} />
      <div className={classes.foot}>
        {notes.length > 0 && !isRunning && (
          <Button variant="default" onClick={() => void copy()}>
            Copy the list
          </Button>
        )}
        <span className={classes.space} />
        {isRunning ? (
          <>
            <Button variant="default" onClick={onClose}>
              Go on in the background
            </Button>
            <Button variant="default" onClick={() => void cancelBatch()} data-autofocus>
              Cancel the batch
            </Button>
          </>
        ) : (
          <>
            {refused.length > 0 && (
              <Button variant="default" onClick={() => onAgain(new Set(refused))}>
                Again for those not made
              </Button>
            )}
            <Button variant="default" onClick={() => onAgain(null)}>
              Another batch
            </Button>
            <Button onClick={onClose}>Close</Button>
          </>
        )}
      </div>
    </div>
  );
}
