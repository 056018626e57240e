/** A workspace may be open in two windows of a browser: what the other one stored is shown once this one is looked at again. */
import { sameJson } from "../../shared/scenario/history.ts";
import { call } from "./connection.ts";
import { allStored } from "./exports.ts";
import { readStored, selectScenario, useScenario } from "./scenario-store.ts";
import { attempt } from "./scenarios.ts";
import { showStored, storedRecords } from "./scratch-store.ts";
import { useWorkspace } from "./workspace-store.ts";

const isSame = (a: unknown, b: unknown): boolean => sameJson(a as never, b as never);

/** Shows what is stored by now. What is tried stays on top of it, and nothing is drawn anew where nothing changed. */
export function catchUp(): Promise<void> {
  return attempt(async () => {
    await allStored();
    const { storedAt } = useWorkspace.getState();
    const { id } = useScenario.getState();
    const { settings, history, scenarios } = await call("session.open", {});
    const readable = scenarios.filter(({ fault }) => fault === null);
    const stored = id !== null && readable.some((one) => one.id === id) ? await readStored(id) : null;
    const now = useWorkspace.getState();
    // An edit of this window came in between: what was read may be older than it.
    if (now.unstored > 0 || now.storedAt !== storedAt || useScenario.getState().id !== id) return;
    if (!isSame([settings, history, scenarios], [now.settings, now.history, now.scenarios]))
      useWorkspace.setState({ settings, history, scenarios, importsRevision: now.importsRevision + 1 });
    if (stored !== null) {
      const { records, ...beside } = stored;
      const { claims, inheritedClaims, variant, lock } = useScenario.getState();
      if (!isSame(beside, { claims, inheritedClaims, variant, lock })) useScenario.setState(beside);
      if (!isSame(records, storedRecords())) showStored(records);
    } else if (id !== null && readable[0] !== undefined) await selectScenario(readable[0].id);
  });
}

/** Until the returned function is called. */
export function followOtherWindows(): () => void {
  let isCatchingUp = false;
  const look = (): void => {
    if (isCatchingUp || document.visibilityState === "hidden") return;
    isCatchingUp = true;
    void catchUp().finally(() => {
      isCatchingUp = false;
    });
  };
  window.addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    window.removeEventListener("focus", look);
    document.removeEventListener("visibilitychange", look);
  };
}
