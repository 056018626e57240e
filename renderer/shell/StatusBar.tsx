import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";
import { useFigures } from "../controls/figures.ts";
import { useInStep } from "../controls/in-step.ts";
import { useConnection } from "../state/connection.ts";
import { useResults } from "../state/results-store.ts";
import { useShownDocument } from "../state/scenario-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import classes from "./status-bar.module.css";

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function scopeText(scope: Scope, document: ScenarioDocument): string {
  if (scope.kind === "portfolio") return plural(document.clients.length, "client");
  return document.clients.find((client) => client.id === scope.id)?.name ?? "client";
}

export function StatusBar() {
  const figures = useFigures();
  const document = useShownDocument();
  const { strip, view, version, path, failure } = useResults();
  const { storedAt, unstored } = useWorkspace();
  const lost = useConnection((state) => state.lost);
  const current = useInStep(strip?.version === version);
  const isExact = path === "exact" && view?.version === version;
  const state = useInStep(
    failure !== null
      ? "Figures of the last valid state"
      : !current
        ? "Computing"
        : isExact
          ? "Results up to date"
          : "Results up to date, exact figures follow",
  );
  const size =
    view === null || document === null
      ? ""
      : `${path === "exact" ? "Exact" : "Quick"}, ${scopeText(view.scope, document)} × ${plural(view.months.length, "month")}, ${figures.number(Math.max(1, view.milliseconds))} ms`;
  // Never held back: nothing edited is on screen beside the words that all is stored while it is not.
  const storage =
    unstored > 0
      ? `${plural(unstored, "change")} ${lost ? "waiting for the host" : "being stored"}`
      : storedAt === null
        ? "All changes stored"
        : `All changes stored ${figures.time(storedAt)}`;
  return (
    <footer className={classes.bar}>
      <span className={failure !== null ? classes.fault : current ? classes.good : classes.busy} aria-hidden="true" />
      <span>{state}</span>
      <span className={classes.dim}>{size}</span>
      <span className={classes.space} />
      {document !== null && <span className={classes.dim}>{document.currency}</span>}
      <span data-stored={unstored === 0}>{storage}</span>
    </footer>
  );
}
