/** All that is on screen while the client is watching: the document and the way back. */
import { Button } from "@mantine/core";
import { useLayoutEffect } from "react";
import { useProposals, watch } from "../../state/proposals.ts";
import { DocumentPaper } from "./DocumentPaper.tsx";
import classes from "./proposal-page.module.css";

/** Where Recharts measures the labels of axes: the last one, an amount of ours, stays there. It makes another when it needs one. */
function removeMeasured(): void {
  document.getElementById("recharts_measurement_span")?.remove();
}

export function ClientWatching() {
  useLayoutEffect(removeMeasured, []);
  const preview = useProposals((state) => state.preview);
  return (
    <main className={classes.watching}>
      <div className={classes.watchBar}>
        <Button variant="default" size="xs" onClick={() => watch(false)}>
          Back
        </Button>
      </div>
      {preview !== null && <DocumentPaper document={preview.document} />}
    </main>
  );
}
