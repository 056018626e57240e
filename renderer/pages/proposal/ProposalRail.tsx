/** The left pane: where in the document, which options it shows, and what it says about time and people. */

import { Button, Checkbox, NumberInput, Radio, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ProposalDocument } from "../../../shared/proposal/document.ts";
import type { DraftOption, ProposalDraft } from "../../../shared/proposal/draft.ts";
import { pressed } from "../../controls/key-table.ts";
import { editDraft, simulateRanges, useProposals } from "../../state/proposals.ts";
import { sectionAnchor } from "./DocumentPaper.tsx";
import classes from "./proposal-page.module.css";

const LEVELS = { good: "Good", better: "Better", best: "Best" } as const;

function Sections({ document: shown }: { document: ProposalDocument | null }) {
  function show(id: string): void {
    const section = document.getElementById(sectionAnchor(id));
    section?.scrollIntoView({ block: "start" });
    section?.focus({ preventScroll: true });
  }
  return (
    <nav aria-label="Sections of the document">
      <h2>Document</h2>
      <ol className={classes.sections}>
        {shown?.sections.map(({ id, title }) => (
          <li key={id}>
            <button type="button" onClick={() => show(id)}>
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Option({ option, draft, locked }: { option: DraftOption; draft: ProposalDraft; locked: boolean }) {
  const refusal = useProposals((state) => (state.refusedAt === option.id ? state.refusal : null));
  const shownOptions = draft.options.filter(({ shown }) => shown);
  const isLast = option.shown && shownOptions.length === 1;
  function toggle(shown: boolean): void {
    void editDraft(`${draft.name}: ${shown ? "show" : "leave out"} ${option.name}`, (before) => {
      const options = before.options.map((each) => (each.id === option.id ? { ...each, shown } : each));
      // What is recommended has to be shown.
      const recommended =
        options.find(({ id, shown: isShown }) => id === before.recommended && isShown)?.id ??
        options.find(({ shown: isShown }) => isShown)?.id ??
        before.recommended;
      return { ...before, options, recommended };
    });
  }
  return (
    <li className={classes.option}>
      <Checkbox
        size="xs"
        label={option.name}
        description={`${LEVELS[option.id]}${draft.recommended === option.id ? ", recommended" : ""}`}
        error={refusal}
        checked={option.shown}
        disabled={locked || isLast}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      <Radio
        size="xs"
        aria-label={`Recommend ${option.name}`}
        title={`Recommend ${option.name}`}
        name="recommended"
        checked={draft.recommended === option.id}
        disabled={locked || !option.shown}
        onChange={() =>
          void editDraft(`${draft.name}: recommend ${option.name}`, (before) => ({ ...before, recommended: option.id }))
        }
      />
    </li>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly locked: boolean;
  readonly onStore: (value: string) => void;
}

/** Stored when the field is left or Enter is pressed; Escape gives up. */
function useTyped(value: string, onStore: (value: string) => void) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return {
    value: text,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setText(event.currentTarget.value),
    onBlur: () => {
      if (text !== value) onStore(text);
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (pressed(event, "giveUp")) setText(value);
      if (pressed(event, "accept") && !(event.target instanceof HTMLTextAreaElement)) event.currentTarget.blur();
    },
  };
}

function DayField({ label, value, locked, onStore }: TextProps) {
  const typed = useTyped(value, (day) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(day)) onStore(day);
  });
  return <TextInput size="xs" type="date" label={label} disabled={locked} {...typed} />;
}

function Opening({ label, value, locked, onStore }: TextProps) {
  const typed = useTyped(value, onStore);
  return (
    <Textarea
      size="xs"
      label={label}
      placeholder="A few words of your own at the head of the summary"
      autosize
      minRows={2}
      maxRows={6}
      maxLength={5000}
      disabled={locked}
      {...typed}
    />
  );
}

/** The client reads an expected invoice; with trials it reads the range of it too. */
function InvoiceRange({ draft, locked }: { draft: ProposalDraft; locked: boolean }) {
  const busy = useProposals((state) => state.busy);
  if (locked) return null;
  return (
    <div>
      <span className={classes.quiet}>
        {draft.simulated === null
          ? "The document names expected invoices without their range."
          : `Ranges of ${draft.simulated.trials} trials; shown while the offer stays as it was.`}
      </span>
      <Button size="xs" variant="default" loading={busy !== null} onClick={() => void simulateRanges()}>
        {draft.simulated === null ? "Work out the range" : "Work it out again"}
      </Button>
    </div>
  );
}

export function ProposalRail({
  draft,
  locked,
  document,
}: {
  draft: ProposalDraft;
  locked: boolean;
  document: ProposalDocument | null;
}) {
  const termFault = useProposals((state) => (state.refusedAt === "termMonths" ? state.refusal : null));
  return (
    <aside className={classes.rail} aria-label="What the document holds">
      <Sections document={document} />
      <section>
        <h2>Options shown</h2>
        <ul className={classes.options}>
          {draft.options.map((option) => (
            <Option key={option.id} option={option} draft={draft} locked={locked} />
          ))}
        </ul>
      </section>
      <section className={classes.terms}>
        <h2>Terms</h2>
        <DayField
          label="Valid until"
          value={draft.validUntil}
          locked={locked}
          onStore={(validUntil) =>
            void editDraft(`${draft.name}: valid until ${validUntil}`, (before) => ({ ...before, validUntil }))
          }
        />
        <NumberInput
          size="xs"
          label="Term, months"
          min={1}
          max={120}
          allowDecimal={false}
          clampBehavior="strict"
          value={draft.termMonths}
          error={termFault}
          disabled={locked}
          onChange={(value) => {
            if (typeof value === "number" && value >= 1)
              void editDraft(`${draft.name}: ${value} months`, (before) => ({ ...before, termMonths: value }));
          }}
        />
        <NumberInput
          size="xs"
          label="Starts in month of the scenario"
          min={1}
          max={120}
          allowDecimal={false}
          clampBehavior="strict"
          value={draft.startMonth}
          disabled={locked}
          onChange={(value) => {
            if (typeof value === "number" && value >= 1)
              void editDraft(`${draft.name}: starts in month ${value}`, (before) => ({ ...before, startMonth: value }));
          }}
        />
        <InvoiceRange draft={draft} locked={locked} />
        <Opening
          label="Opening"
          value={draft.opening}
          locked={locked}
          onStore={(opening) => void editDraft(`${draft.name}: opening words`, (before) => ({ ...before, opening }))}
        />
      </section>
    </aside>
  );
}
