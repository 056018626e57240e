/** Who gets what AI saves; the slider puts the price where the client has the chosen share of it. */
import { Button } from "@mantine/core";
import { useState } from "react";
import type { ProposalDraft } from "../../../shared/proposal/draft.ts";
import { useFigures } from "../../controls/figures.ts";
import { type Review, splitValue, useProposals } from "../../state/proposals.ts";
import { FigureButton } from "./FigureButton.tsx";
import classes from "./internal.module.css";
import { explainSplit } from "./offer-words.ts";

const HUNDRED = 100;

export function ValueSplit({
  option,
  draft,
  locked,
}: {
  option: Review["options"][number];
  draft: ProposalDraft;
  locked: boolean;
}) {
  const figures = useFigures();
  const busy = useProposals((state) => state.busy);
  const { split } = option;
  const now = split.clientShare === null ? null : Number(split.clientShare);
  const [share, setShare] = useState(Math.round(Math.max(0, Math.min(1, now ?? 0.5)) * HUNDRED));
  return (
    <section>
      <h2>Value split, {option.name}</h2>
      <p className={classes.quiet}>
        Over the contract the change is worth{" "}
        <FigureButton explained={explainSplit({ draft, option, figures })}>
          {figures.money(Number(split.total))}
        </FigureButton>
        : the client saves {figures.money(Number(split.client))}, our margin gains{" "}
        {figures.money(Number(split.provider))}
        {now === null ? "." : `. The client's share is ${figures.percent(now, 0)}.`}
      </p>
      {now !== null && !locked && (
        <div className={classes.split}>
          <input
            type="range"
            min={0}
            max={HUNDRED}
            step={5}
            value={share}
            aria-label={`Client's share of the value, ${option.name}`}
            aria-valuetext={`${share} % for the client`}
            onChange={(event) => setShare(Number(event.currentTarget.value))}
          />
          <span className={classes.fact}>{share} %</span>
          <Button
            size="xs"
            variant="default"
            loading={busy !== null}
            onClick={() =>
              void splitValue(
                option.id,
                String(share / HUNDRED),
                `${option.name}: ${share} % of the value to the client`,
              )
            }
          >
            Price so
          </Button>
        </div>
      )}
    </section>
  );
}
