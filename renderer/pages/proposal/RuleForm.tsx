/** One guardrail: what it limits, how far, who may allow more, and why; what it says of the open offer stands below. */
import { Alert, Button, Group, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { checkRules, FACT_IDS, type FactId, type GuardrailRule } from "../../../shared/proposal/guardrails.ts";
import { FACT_KINDS, ruleFaults } from "../../../shared/proposal/rule-table.ts";
import { useFigures } from "../../controls/figures.ts";
import { Segments } from "../../controls/Segments.tsx";
import { useProposalSetup } from "../../state/proposal-setup.ts";
import { useProposals } from "../../state/proposals.ts";
import classes from "./guardrail-dialog.module.css";
import { ApproverChips, atRest, LimitTable, type TypedStep, useLimitReader } from "./LimitTable.tsx";
import { factText, namesOf, VERDICTS } from "./review-words.ts";

interface RuleFormProps {
  readonly rule: GuardrailRule;
  /** Not stored yet. */
  readonly isNew: boolean;
  readonly onStore: (rule: GuardrailRule) => Promise<void>;
  readonly onRemove: () => void;
}

/** What the rule as typed would say of each option of the open proposal, as far as the fact is known. */
function Judged({ rule }: { rule: GuardrailRule }) {
  const figures = useFigures();
  const options = useProposals((state) => state.review?.options) ?? [];
  const rows = options.flatMap(({ id, name, rules }) => {
    const known = rules.find(({ fact }) => fact === rule.fact);
    if (known === undefined || known.verdict === "pending") return [];
    const [judged] = checkRules([rule], [{ id: rule.fact, value: known.value, detail: known.detail }]);
    return judged === undefined ? [] : [{ id, name, judged }];
  });
  if (rows.length === 0) return null;
  return (
    <dl className={classes.judged} aria-label="On the open offer">
      {rows.map(({ id, name, judged }) => (
        <div key={id}>
          <dt>
            {name}, {factText(judged, judged.value, figures)}
          </dt>
          <dd>
            {judged.approvers.length > 0 ? `ask ${namesOf(judged.approvers)}` : VERDICTS[judged.verdict].toLowerCase()}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function typedSteps({ steps, fact }: GuardrailRule): readonly TypedStep[] {
  return steps.map(({ limit, approvers }, key) =>
    atRest({ key, text: "", value: limit, standing: limit, fault: null, approvers }, fact),
  );
}

export function RuleForm({ rule, isNew, onStore, onRemove }: RuleFormProps) {
  const refusal = useProposalSetup((state) => state.refusal);
  const [typed, setTyped] = useState(rule);
  const [steps, setSteps] = useState(() => typedSteps(rule));
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const read = useLimitReader(typed.fact);
  const isWarning = typed.kind === "warning";
  const understood = steps.every(({ value }) => value !== null);
  const edited: GuardrailRule = {
    ...typed,
    label: typed.label.trim(),
    reason: typed.reason.trim(),
    holds: FACT_KINDS[typed.fact].holds,
    steps: steps.map(({ value, approvers }) => ({ limit: value ?? "0", approvers: isWarning ? [] : approvers })),
    unknown: isWarning ? [] : typed.unknown,
  };
  const faults = understood ? ruleFaults(edited) : [];
  const faultOf = (field: "label" | "reason"): string | null =>
    tried ? (faults.find((fault) => fault.field === field)?.message ?? null) : null;
  const stepFaults = new Map(faults.flatMap(({ step, message }) => (step === null ? [] : [[step, message] as const])));
  const isChanged = isNew || JSON.stringify(edited) !== JSON.stringify(rule);
  function chooseFact(fact: FactId): void {
    // A limit in days says nothing of a share.
    const isOther = FACT_KINDS[fact].unit !== FACT_KINDS[typed.fact].unit;
    setTyped({
      ...typed,
      fact,
      label: typed.label === FACT_KINDS[typed.fact].name ? FACT_KINDS[fact].name : typed.label,
    });
    if (isOther)
      setSteps([
        { key: 0, text: "", value: null, standing: null, fault: `${FACT_KINDS[fact].allowed}.`, approvers: [] },
      ]);
  }
  async function store(): Promise<void> {
    setTried(true);
    if (!understood || ruleFaults(edited).length > 0) return;
    setSteps(steps.map((step) => atRest(step, typed.fact)));
    setBusy(true);
    await onStore(edited);
    setBusy(false);
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void store();
      }}
    >
      <TextInput
        size="xs"
        label="Name"
        maxLength={200}
        value={typed.label}
        error={faultOf("label")}
        onChange={(event) => setTyped({ ...typed, label: event.currentTarget.value })}
      />
      <Select
        size="xs"
        label="Limits"
        allowDeselect={false}
        data={FACT_IDS.map((value) => ({ value, label: FACT_KINDS[value].name }))}
        value={typed.fact}
        comboboxProps={{ withinPortal: true }}
        onChange={(fact) => {
          const chosen = FACT_IDS.find((id) => id === fact);
          if (chosen !== undefined) chooseFact(chosen);
        }}
      />
      <Segments
        label="What it does"
        choices={[
          { value: "limit", label: "Stops the offer" },
          { value: "warning", label: "Only warns" },
        ]}
        value={typed.kind}
        onChange={(kind) => setTyped({ ...typed, kind })}
      />
      <LimitTable
        fact={typed.fact}
        isWarning={isWarning}
        steps={steps}
        faults={stepFaults}
        onChange={(changed) => setSteps(changed.map((step) => ({ ...step, ...read(step) })))}
      />
      {!isWarning && (
        <fieldset className={classes.limits}>
          <legend>Where the fact is not known, ask</legend>
          <ApproverChips
            label="Who is asked where the fact is not known"
            value={typed.unknown}
            onChange={(unknown) => setTyped({ ...typed, unknown })}
          />
        </fieldset>
      )}
      <Textarea
        size="xs"
        label="Reason"
        description="Read by whoever is asked, and by the sales lead who is stopped"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={1000}
        value={typed.reason}
        error={faultOf("reason")}
        onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })}
      />
      {understood && faults.every(({ field }) => field !== "steps") && <Judged rule={edited} />}
      {refusal !== null && (
        <Alert color="red" variant="light">
          {refusal}
        </Alert>
      )}
      <Group justify="space-between" gap="sm" className={classes.foot}>
        <Button variant="default" size="xs" onClick={onRemove}>
          {isNew ? "Leave it out" : "Remove rule"}
        </Button>
        <Button size="xs" type="submit" disabled={!isChanged} loading={busy}>
          {isNew ? "Add rule" : "Store rule"}
        </Button>
      </Group>
    </form>
  );
}
