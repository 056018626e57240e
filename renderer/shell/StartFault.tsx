import { SessionMissing } from "../host/host-client.ts";
import { messageOf } from "../state/edits.ts";
import classes from "./shell.module.css";

/** Shown instead of the application when no session could be opened. */
export function StartFault({ error }: { error: unknown }) {
  const missing = error instanceof SessionMissing;
  return (
    <main className={classes.start}>
      <h1>{missing ? "This tab is not signed in" : "Outturn could not open the workspace"}</h1>
      <p>{missing ? error.message : messageOf(error)}</p>
    </main>
  );
}
