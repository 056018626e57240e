/** What do we offer this client? The document as the client will see it, with the guardrails beside it. */
import { Button, Loader } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { followProposals, useProposals } from "../../state/proposals.ts";
import { BatchButton } from "./BatchButton.tsx";
import { DocumentPaper } from "./DocumentPaper.tsx";
import { InternalPane } from "./InternalPane.tsx";
import { NewProposal } from "./NewProposal.tsx";
import { ProposalBar } from "./ProposalBar.tsx";
import { ProposalRail } from "./ProposalRail.tsx";
import classes from "./proposal-page.module.css";

function Nothing() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <EmptyState
        title="No proposal yet"
        actions={
          <>
            <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setAsking(true)}>
              New proposal
            </Button>
            <BatchButton />
          </>
        }
      >
        A proposal makes three offers to one client out of the scenario: today's plan kept, half and half, and outcome
        pricing with guarantees. The document never holds a cost or a margin; your limits stand beside it.
      </EmptyState>
      {asking && <NewProposal onClose={() => setAsking(false)} />}
    </>
  );
}

export function ProposalPage() {
  const { list, opened, preview, refusal } = useProposals();
  useEffect(followProposals, []);
  if (list !== null && list.length === 0) return <Nothing />;
  return (
    <div className={classes.page}>
      <ProposalBar />
      {refusal !== null && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={classes.panes}>
        {opened !== null && (
          <ProposalRail draft={opened.draft} locked={opened.sent !== null} document={preview?.document ?? null} />
        )}
        <section className={classes.desk} aria-label="The document">
          {preview !== null ? (
            <DocumentPaper document={preview.document} />
          ) : (
            refusal === null && (
              <p className={classes.writing} role="status">
                <Loader size={14} /> The document is being written
              </p>
            )
          )}
        </section>
        {opened !== null && <InternalPane key={opened.id} draft={opened.draft} locked={opened.sent !== null} />}
      </div>
    </div>
  );
}
