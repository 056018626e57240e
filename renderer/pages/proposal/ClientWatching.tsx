/** All that is on screen while the client is watching: the document and the way back. */
import { Button } from "@mantine/core";
import { useProposals, watch } from "../../state/proposals.ts";
import { DocumentPaper } from "./DocumentPaper.tsx";
import classes from "./proposal-page.module.css";

export function ClientWatching() {
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
