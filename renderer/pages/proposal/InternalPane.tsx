/** The right pane: what only the seller may know. While the client is watching it is not there, and neither are its figures. */
import { Button, Loader, Menu } from "@mantine/core";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { OptionId, ProposalDraft } from "../../../shared/proposal/draft.ts";
import { useFigures } from "../../controls/figures.ts";
import { Picker } from "../../controls/Picker.tsx";
import { type Review, reviewInDepth, useProposals } from "../../state/proposals.ts";
import { Approvals } from "./Approvals.tsx";
import { FigureButton } from "./FigureButton.tsx";
import { GuardrailDialog } from "./GuardrailDialog.tsx";
import { Guardrails } from "./Guardrails.tsx";
import { InDepth } from "./InDepth.tsx";
import classes from "./internal.module.css";
import { MarginSpans } from "./MarginSpans.tsx";
import { OfferExplanation } from "./OfferExplanation.tsx";
import { OpenPoints } from "./OpenPoints.tsx";
import { explainBill, explainMargin } from "./offer-words.ts";
import { Proof } from "./Proof.tsx";
import { VERDICTS } from "./review-words.ts";
import { ValueSplit } from "./ValueSplit.tsx";

interface PaneProps {
  readonly draft: ProposalDraft;
  readonly locked: boolean;
}

function OptionFigures({ options, draft }: Pick<Review, "options"> & { draft: ProposalDraft }) {
  const figures = useFigures();
  const margin = (option: Review["options"][number]) => explainMargin({ draft, option, figures });
  const rows = [
    {
      label: `Bill, ${figures.currency}`,
      text: options.map(({ billed }) => figures.amount(Number(billed))),
      explained: options.map((option) => explainBill({ draft, option, figures })),
    },
    {
      label: "Margin",
      text: options.map((option) => figures.amount(Number(option.margin))),
      explained: options.map(margin),
    },
    {
      label: "Margin %",
      text: options.map(({ marginShare }) => (marginShare === null ? "–" : figures.percent(Number(marginShare)))),
      explained: options.map(margin),
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
        {rows.map(({ label, text, explained, strong }) => (
          <tr key={label} className={strong === true ? classes.strong : undefined}>
            <th scope="row">{label}</th>
            {text.map((one, at) => (
              <td key={options[at]?.id}>
                <FigureButton explained={explained[at] ?? null}>{one}</FigureButton>
              </td>
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
  const { review, inDepth, digging, preview } = useProposals();
  const [chosen, setChosen] = useState<OptionId>(draft.recommended);
  const [rules, setRules] = useState(false);
  const option = review?.options.find(({ id }) => id === chosen) ?? review?.options[0];
  // Whoever is blocked wants to know the way out, not to ask for it.
  const stuck = !locked && option?.verdict === "blocked" && inDepth !== option.id ? option.id : null;
  useEffect(() => {
    if (stuck !== null && digging === null) void reviewInDepth(stuck);
  }, [stuck, digging]);
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
            <div className={classes.headed}>
              <h2>Guardrails</h2>
              <Button size="compact-xs" variant="default" onClick={() => setRules(true)}>
                Rules
              </Button>
            </div>
            <OptionFigures options={review.options} draft={draft} />
            <MarginSpans options={review.options} />
            <div className={classes.optionChoice}>
              <Picker name="Option" value={option.name} width={220}>
                {review.options.map(({ id, name }) => (
                  <Menu.Item key={id} onClick={() => setChosen(id)}>
                    {name}
                  </Menu.Item>
                ))}
              </Picker>
            </div>
            <Guardrails rules={option.rules} option={option} draft={draft} />
          </section>
          <ValueSplit key={option.id} option={option} draft={draft} locked={locked} />
          {inDepth === option.id ? (
            <InDepth option={option} draft={draft} locked={locked} />
          ) : (
            <section>
              <h2>Concessions and ways out</h2>
              <p className={classes.quiet}>
                Each give-away priced in margin points, how low the price may go, and the cheapest changes that would
                let a blocked offer through.
              </p>
              <Button
                size="xs"
                variant="default"
                loading={digging === option.id}
                disabled={digging !== null}
                onClick={() => void reviewInDepth(option.id)}
              >
                Work them out
              </Button>
            </section>
          )}
          <Approvals review={review} option={option} locked={locked} />
        </>
      )}
      <OfferExplanation locked={locked} />
      {rules && <GuardrailDialog first={null} onClose={() => setRules(false)} />}
    </aside>
  );
}
