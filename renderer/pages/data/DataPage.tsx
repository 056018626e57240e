/** Ticket exports: what was imported, a new one read and checked, its profile, and its way into a scenario. */
import { useEffect } from "react";
import { AdoptView } from "./AdoptView.tsx";
import { DropArea } from "./DropArea.tsx";
import classes from "./data-page.module.css";
import { useData } from "./data-store.ts";
import { ImportList } from "./ImportList.tsx";
import { ImportView } from "./ImportView.tsx";
import { followImports } from "./import-actions.ts";
import { JobPanel } from "./JobPanel.tsx";
import { ReadingView } from "./ReadingView.tsx";

export function DataPage() {
  const view = useData((state) => state.view);
  const job = useData((state) => state.job);
  const refusal = useData((state) => state.refusal);
  useEffect(followImports, []);
  return (
    <DropArea>
      <div className={classes.page}>
        {refusal !== null && (
          <p role="alert" className={classes.refusal}>
            {refusal}
          </p>
        )}
        {job !== null && view.kind !== "reading" && <JobPanel job={job} />}
        {view.kind === "list" && <ImportList />}
        {view.kind === "reading" && <ReadingView />}
        {view.kind === "import" && <ImportView id={view.id} />}
        {view.kind === "adopt" && <AdoptView id={view.id} />}
      </div>
    </DropArea>
  );
}
