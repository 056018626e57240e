/** What concerns the whole window and needs to stay: a host that is gone, an edit that was refused, a model that failed. */
import { CloseButton } from "@mantine/core";
import { useConnection } from "../state/connection.ts";
import { useResults } from "../state/results-store.ts";
import { useScenario } from "../state/scenario-store.ts";
import classes from "./shell.module.css";

export function Banners() {
  const lost = useConnection((state) => state.lost);
  const refusal = useScenario((state) => state.refusal);
  const failure = useResults((state) => state.failure);
  return (
    <div aria-live="assertive">
      {lost && (
        <p className={classes.banner}>
          The connection to Outturn is lost. Everything stored so far is safe; edits made now are kept here and stored
          as soon as it answers. If it was closed, start it again.
        </p>
      )}
      {refusal !== null && (
        <p className={classes.banner}>
          <span>{refusal}</span>
          <CloseButton size="sm" aria-label="Dismiss" onClick={() => useScenario.setState({ refusal: null })} />
        </p>
      )}
      {failure !== null && (
        <p className={classes.banner}>
          The newest change could not be computed, so the figures are those of the last valid state. Undo takes it back.
          ({failure})
        </p>
      )}
    </div>
  );
}
