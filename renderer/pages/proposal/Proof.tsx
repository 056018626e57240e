/** A sent proposal computed again from what was frozen with it: equal to the cent, or what differs. */
import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { proveProposal, useProposals } from "../../state/proposals.ts";
import classes from "./internal.module.css";

export function Proof() {
  const { opened, proof, busy } = useProposals();
  if (opened?.sent === null || opened === null) return null;
  return (
    <section>
      <h2>Sent</h2>
      <p className={classes.quiet}>
        By {opened.sent?.by} on {opened.sent?.at.slice(0, 10)}, computed by Outturn {opened.sent?.engineVersion}. It
        stays as it was; copy it to go on.
      </p>
      {proof !== null && (
        <>
          <p className={proof.differences.length === 0 ? classes.ready : classes.blocked}>
            {proof.differences.length === 0 && <IconCheck size={15} stroke={1.75} aria-hidden />}
            {proof.differences.length} differences of {proof.figures} figures
          </p>
          <ul className={classes.open}>
            {proof.differences.map(({ where, before, after }) => (
              <li key={where}>{`${where}: ${before}, now ${after}`}</li>
            ))}
            {proof.files.map(({ format, kept, same }) => (
              <li key={format}>
                {`${format.toUpperCase()}: ${kept ? "the bytes that were sent" : "not the bytes that were sent"}${same ? ", and rendering it again gives the same" : ", rendering it again gives others"}`}
              </li>
            ))}
            {proof.since.length > 0 && <li>Changed since: {proof.since.map(({ what }) => what).join("; ")}</li>}
          </ul>
        </>
      )}
      <Button size="xs" variant="default" loading={busy !== null} onClick={() => void proveProposal()}>
        Compute it again
      </Button>
    </section>
  );
}
