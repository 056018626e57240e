/** Who still has to say yes, in their order, and whose yes stands for exactly this offer. */
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { APPROVER_NAMES } from "../../../shared/proposal/guardrails.ts";
import { useFigures } from "../../controls/figures.ts";
import { approve, type Review } from "../../state/proposals.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import classes from "./internal.module.css";

interface ApprovalsProps {
  readonly review: Review;
  readonly option: Review["options"][number];
  readonly locked: boolean;
}

export function Approvals({ review, locked }: ApprovalsProps) {
  const figures = useFigures();
  const person = useWorkspace((state) => state.settings.person);
  const [reason, setReason] = useState("");
  const [next] = review.missing;
  const blocked = review.options.filter(({ verdict }) => verdict === "blocked");
  return (
    <section>
      <h2>Approval</h2>
      <p className={classes.quiet}>
        {blocked.length > 0
          ? `${blocked.map(({ name }) => name).join(" and ")} ${blocked.length === 1 ? "is" : "are"} blocked: nobody may approve that. Take a way out, or leave the option out.`
          : review.missing.length === 0
            ? "Nobody has to be asked for this offer as it stands."
            : `Still to say yes, in this order: ${review.missing.map((one) => APPROVER_NAMES[one]).join(", ")}. Any change of the offer takes every yes back.`}
      </p>
      <ul className={classes.approvals}>
        {review.approvals.map((one) => (
          <li key={`${one.approver} ${one.at}`} className={one.stands ? undefined : classes.dead}>
            <span>
              {APPROVER_NAMES[one.approver]}: {one.person}
              <span className={classes.quiet}>
                {one.reason} ({figures.time(new Date(one.at))}
                {one.stands ? ")" : "), of an earlier state of the offer"}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {next !== undefined && blocked.length === 0 && !locked && (
        <form
          className={classes.approve}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === "") return;
            void approve(next, reason.trim());
            setReason("");
          }}
        >
          <Textarea
            size="xs"
            label={`${APPROVER_NAMES[next]}'s reason, stored as ${person}`}
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" disabled={reason.trim() === ""}>
            Approve as {APPROVER_NAMES[next]}
          </Button>
        </form>
      )}
    </section>
  );
}
