/** A sent proposal computed again from what was frozen with it: equal to the cent, or what differs. */
import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { inputLabel } from "../../../shared/model/input-label.ts";
import { proveProposal } from "../../state/proposal-files.ts";
import { type Proof as ProofOfSent, useProposals } from "../../state/proposals.ts";
import { useScenario } from "../../state/scenario-store.ts";
import classes from "./internal.module.css";

const MOST_SHOWN = 12;
const LONGEST = 60;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What the workspace holds otherwise by now: inputs by their names, all else by where it stands. */
function Since({ since }: Pick<ProofOfSent, "since">) {
  const document = useScenario((state) => state.records?.document ?? null);
  if (since.length === 0) return <p className={classes.quiet}>Nothing it was made of has changed since.</p>;
  const named = (what: string): string => {
    const path = what.startsWith("document/") ? what.slice("document/".length) : null;
    const label = path === null || document === null ? undefined : inputLabel(document, path)?.label;
    return label ?? what.replaceAll("/", ", ");
  };
  return (
    <>
      <p className={classes.quiet}>{`Changed since, ${since.length === 1 ? "1 thing" : `${since.length} things`}:`}</p>
      <ul className={classes.open}>
        {since.slice(0, MOST_SHOWN).map(({ what, before, after }) => (
          <li key={what} title={what}>
            {named(what)}
            {(before !== "" || after !== "") && `: ${short(before) || "nothing"}, now ${short(after) || "nothing"}`}
          </li>
        ))}
        {since.length > MOST_SHOWN && <li>{`and ${since.length - MOST_SHOWN} more`}</li>}
      </ul>
    </>
  );
}

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
            {proof.engineThen !== proof.engineNow && (
              <li>{`Computed then by Outturn ${proof.engineThen}, now by Outturn ${proof.engineNow}`}</li>
            )}
          </ul>
          <Since since={proof.since} />
        </>
      )}
      <Button size="xs" variant="default" loading={busy !== null} onClick={() => void proveProposal()}>
        Compute it again
      </Button>
    </section>
  );
}
