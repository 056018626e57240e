/** The right pane: what only the seller may know. While the client is watching it is not there, and neither are its figures. */
import { Button, Loader, Menu } from "@mantine/core";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import type { OptionId, ProposalDraft } from "../../../shared/proposal/draft.ts";
import { useFigures } from "../../controls/figures.ts";
import { Picker } from "../../controls/Picker.tsx";
import { type Review, reviewInDepth, useProposals } from "../../state/proposals.ts";
import { Approvals } from "./Approvals.tsx";
import { Guardrails } from "./Guardrails.tsx";
import { InDepth } from "./InDepth.tsx";
import classes from "./internal.module.css";
import { OpenPoints } from "./OpenPoints.tsx";
import { Proof } from "./Proof.tsx";
import { VERDICTS } from "./review-words.ts";
import { ValueSplit } from "./ValueSplit.tsx";

interface PaneProps {
  readonly draft: ProposalDraft;
  readonly locked: boolean;
}

function OptionFigures({ options }: Pick<Review, "options">) {
  const figures = useFigures();
  const rows = [
    {
      label: `Bill over the contract, ${figures.currency}`,
      text: options.map(({ billed }) => figures.amount(Number(billed))),
    },
    { label: `Margin, ${figures.currency}`, text: options.map(({ margin }) => figures.amount(Number(margin))) },
    {
      label: "Margin %",
      text: options.map(({ marginShare }) => (marginShare === null ? "–" : figures.percent(Number(marginShare)))),
      strong: true,
    },
  ];
  return (
    <table className={classes.optionFigures}>
      <thead>
        <tr>
          <td />
          {options.map(({ id, name }) => (
            <th key={id} scope="col" title={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, text, strong }) => (
          <tr key={label} className={strong === true ? classes.strong : undefined}>
            <th scope="row">{label}</th>
            {text.map((one, at) => (
              <td key={options[at]?.id}>{one}</td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">Verdict</th>
          {options.map(({ id, verdict }) => (
            <td key={id} className={classes[verdict]}>
              {VERDICTS[verdict]}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

export function InternalPane({ draft, locked }: PaneProps) {
  const { review, inDepth, busy, preview } = useProposals();
  const [chosen, setChosen] = useState<OptionId>(draft.recommended);
  const option = review?.options.find(({ id }) => id === chosen) ?? review?.options[0];
  return (
    <aside className={classes.pane} aria-label="Internal">
      <p className={classes.lock}>
        <IconLock size={15} stroke={1.5} aria-hidden />
        Internal. Never part of the document.
      </p>
      {preview !== null && <OpenPoints open={preview.open} locked={locked} />}
      {locked && <Proof />}
      {review === null || option === undefined ? (
        <section>
          <h2>Guardrails</h2>
          <p className={classes.quiet} role="status">
            {preview === null ? (
              <>
                <IconAlertTriangle size={14} stroke={1.5} aria-hidden /> There is no offer to judge yet
              </>
            ) : (
              <>
                <Loader size={12} /> The offer is being judged
              </>
            )}
          </p>
        </section>
      ) : (
        <>
          <section>
            <h2>Guardrails</h2>
            <OptionFigures options={review.options} />
            <div className={classes.optionChoice}>
              <Picker name="Option" value={option.name} width={220}>
                {review.options.map(({ id, name }) => (
                  <Menu.Item key={id} onClick={() => setChosen(id)}>
                    {name}
                  </Menu.Item>
                ))}
              </Picker>
            </div>
            <Guardrails rules={option.rules} />
          </section>
          <ValueSplit key={option.id} option={option} locked={locked} />
          {inDepth === option.id ? (
            <InDepth option={option} locked={locked} />
          ) : (
            <section>
              <h2>Concessions and ways out</h2>
              <p className={classes.quiet}>
                Each give-away priced in margin points, how low the price may go, and the cheapest changes that would
                let a blocked offer through.
              </p>
              <Button size="xs" variant="default" loading={busy !== null} onClick={() => void reviewInDepth(option.id)}>
                Work them out
              </Button>
            </section>
          )}
          <Approvals review={review} option={option} locked={locked} />
        </>
      )}
    </aside>
  );
}
