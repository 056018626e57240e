/** What is made for many clients: which document, for which months, in which format, for whom. */
import { Button, Checkbox, Group, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { calendarLabel, calendarMonth } from "../../../shared/number/month-text.ts";
import { lastWholeMonth } from "../../../shared/proposal/review-period.ts";
import { Segments } from "../../controls/Segments.tsx";
import { type BatchOrder, startBatch, useBatch } from "../../state/batch.ts";
import { useConnection } from "../../state/connection.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { BatchClients } from "./BatchClients.tsx";
import classes from "./batch.module.css";
import { type BatchKind, countOf, FORMATS, KINDS } from "./batch-words.ts";

const SPANS = ["3", "6", "12", "1"] as const;
const SPAN_NAMES: Readonly<Record<(typeof SPANS)[number], string>> = {
  "3": "three months",
  "6": "six months",
  "12": "twelve months",
  "1": "one month",
};

export interface BatchChoice {
  readonly kind: BatchKind;
  readonly format: BatchOrder["format"];
  readonly drafts: boolean;
  /** Empty for the last month that is over. */
  readonly until: string;
  readonly months: (typeof SPANS)[number];
  readonly nextStep: string;
  /** Ids; null for all clients. */
  readonly clients: ReadonlySet<string> | null;
}

export const FIRST_CHOICE: BatchChoice = {
  kind: "review",
  format: "pdf",
  drafts: true,
  until: "",
  months: "3",
  nextStep: "",
  clients: null,
};

interface ChoiceProps {
  readonly choice: BatchChoice;
  readonly onChange: (choice: BatchChoice) => void;
}

function ReviewFields({ choice, onChange }: ChoiceProps) {
  const document = useScenario((state) => state.records?.document);
  const locale = useWorkspace((state) => state.settings.locale);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const months = Array.from({ length: document?.months ?? 0 }, (_, at) =>
    calendarMonth(document?.startMonth ?? "2026-01", at + 1),
  );
  return (
    <>
      <Group grow>
        <NativeSelect
          size="xs"
          label="Look back over"
          value={choice.months}
          onChange={(event) => {
            const chosen = SPANS.find((span) => span === event.currentTarget.value);
            if (chosen !== undefined) onChange({ ...choice, months: chosen });
          }}
          data={SPANS.map((span) => ({ value: span, label: SPAN_NAMES[span] }))}
        />
        <NativeSelect
          size="xs"
          label="Up to and with"
          value={choice.until}
          onChange={(event) => onChange({ ...choice, until: event.currentTarget.value })}
          data={[
            { value: "", label: `the last month that is over (${calendarLabel(lastWholeMonth(today), locale)})` },
            ...months.map((month) => ({ value: month, label: calendarLabel(month, locale) })),
          ]}
        />
      </Group>
      <Textarea
        label="Next step, on every sheet"
        description="Stands above what the scenario says comes next. May stay empty; a line that begins with “- ” is a point"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={600}
        value={choice.nextStep}
        onChange={(event) => onChange({ ...choice, nextStep: event.currentTarget.value })}
      />
    </>
  );
}

const WHAT: Readonly<Record<BatchKind, string>> = {
  review:
    "One page for each client: outcomes, service level, savings with the method, next step. Counted where imported tickets cover these months, otherwise expected by the model, and said to be.",
  proposal:
    "The newest proposal of each client; where there is none, the scenario’s three options. What was sent is handed out as it was frozen.",
};

function orderOf(choice: BatchChoice, scenarioId: string, clientIds: string[]): BatchOrder {
  const { kind, format, drafts, until, months, nextStep } = choice;
  const documents: BatchOrder["documents"] =
    kind === "proposal"
      ? { kind, drafts }
      : { kind, until: until === "" ? null : until, months: Number(months), nextStep };
  return { scenarioId, clientIds, format, documents };
}

export function BatchForm({ choice, onChange, onClose }: ChoiceProps & { readonly onClose: () => void }) {
  const { id: scenarioId, records } = useScenario();
  const { isStarting, refusal } = useBatch();
  const isDesktop = useConnection((state) => state.host?.kind === "electron");
  const clients = records?.document.clients ?? [];
  const chosen = choice.clients ?? new Set(clients.map(({ id }) => id));
  const ids = clients.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const { kind, format } = choice;
  return (
    <div className={classes.form}>
      <div className={classes.choices}>
        <Segments
          label="Documents"
          choices={KINDS}
          value={kind}
          onChange={(value) => onChange({ ...choice, kind: value })}
        />
        <span className={classes.space} />
        <Segments
          label="Format"
          choices={FORMATS}
          value={format}
          onChange={(value) => onChange({ ...choice, format: value })}
        />
      </div>
      <p className={classes.what}>{WHAT[kind]}</p>
      {kind === "review" ? (
        <ReviewFields choice={choice} onChange={onChange} />
      ) : (
        <Checkbox
          label="Make drafts of what was not sent yet"
          description="Stamped on every page: a batch settles no limit and no approval. Otherwise they are left out and listed."
          checked={choice.drafts}
          onChange={(event) => onChange({ ...choice, drafts: event.currentTarget.checked })}
        />
      )}
      <BatchClients clients={clients} chosen={chosen} onChange={(ids) => onChange({ ...choice, clients: ids })} />
      {refusal !== null && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={classes.foot}>
        <span className={classes.where}>
          {isDesktop
            ? "You choose a folder; they get a new one in it, and nothing there is replaced."
            : "They come as one archive with your downloads."}
        </span>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button
          loading={isStarting}
          disabled={scenarioId === null || ids.length === 0}
          onClick={() => {
            if (scenarioId !== null) void startBatch(orderOf(choice, scenarioId, ids));
          }}
        >
          Make {countOf(kind, ids.length)}
        </Button>
      </div>
    </div>
  );
}
