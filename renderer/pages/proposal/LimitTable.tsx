/** The limits of a rule from the strictest to the loosest, and who may allow an offer that is past one. */
import { ActionIcon, Button, Chip, Group, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useId } from "react";
import { readQuantity } from "../../../shared/number/quantity-text.ts";
import { APPROVER_NAMES, APPROVERS, type Approver, type FactId } from "../../../shared/proposal/guardrails.ts";
import { FACT_KINDS, limitFault } from "../../../shared/proposal/rule-table.ts";
import { useFieldOptions } from "../../controls/field-options.ts";
import classes from "./guardrail-dialog.module.css";

/** A limit as typed; `value` is what was understood, null where nothing was. */
export interface TypedStep {
  readonly key: number;
  readonly text: string;
  readonly value: string | null;
  readonly fault: string | null;
  readonly approvers: readonly Approver[];
}

export function useLimitReader(fact: FactId) {
  const options = useFieldOptions();
  const { unit, allowed } = FACT_KINDS[fact];
  return (text: string): Pick<TypedStep, "value" | "fault"> => {
    const read = readQuantity(text, unit === "share" ? "share" : unit, options);
    if (!read.ok) return { value: null, fault: `${allowed}.` };
    const fault = limitFault(fact, read.value);
    return { value: fault === null ? read.value : null, fault };
  };
}

export function ApproverChips({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly Approver[];
  onChange: (approvers: readonly Approver[]) => void;
}) {
  return (
    <Chip.Group
      multiple
      value={[...value]}
      onChange={(chosen) => onChange(APPROVERS.filter((approver) => chosen.includes(approver)))}
    >
      <Group gap={4} role="group" aria-label={label}>
        {APPROVERS.map((approver) => (
          <Chip key={approver} value={approver} size="xs" variant="outline">
            {APPROVER_NAMES[approver]}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

interface LimitTableProps {
  readonly fact: FactId;
  readonly isWarning: boolean;
  readonly steps: readonly TypedStep[];
  /** What is wrong with a step beside the others, by position. */
  readonly faults: ReadonlyMap<number, string>;
  readonly onChange: (steps: readonly TypedStep[]) => void;
}

export function LimitTable({ fact, isWarning, steps, faults, onChange }: LimitTableProps) {
  const id = useId();
  const read = useLimitReader(fact);
  const { holds, allowed } = FACT_KINDS[fact];
  const change = (at: number, part: Partial<TypedStep>): void =>
    onChange(steps.map((step, position) => (position === at ? { ...step, ...part } : step)));
  function add(): void {
    const last = steps.at(-1);
    const key = Math.max(0, ...steps.map((step) => step.key)) + 1;
    onChange([...steps, { key, text: "", ...read(""), approvers: last?.approvers ?? [] }]);
  }
  return (
    <fieldset className={classes.limits} aria-describedby={`${id}-allowed`}>
      <legend>{holds === "at-least" ? "At least" : "At most"}</legend>
      {steps.map((step, at) => {
        const fault = step.fault ?? faults.get(at) ?? null;
        return (
          <div key={step.key} className={classes.limit}>
            <TextInput
              size="xs"
              aria-label={`Limit ${at + 1}`}
              value={step.text}
              error={fault}
              onChange={(event) => change(at, { text: event.currentTarget.value, ...read(event.currentTarget.value) })}
            />
            {isWarning ? (
              <span className={classes.hint}>warns beyond it</span>
            ) : (
              <div>
                <ApproverChips
                  label={`Who may allow limit ${at + 1}`}
                  value={step.approvers}
                  onChange={(approvers) => change(at, { approvers })}
                />
                <span className={classes.hint}>
                  {step.approvers.length === 0
                    ? "nobody is asked"
                    : `asked: ${step.approvers.map((one) => APPROVER_NAMES[one]).join(", then ")}`}
                </span>
              </div>
            )}
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={`Remove limit ${at + 1}`}
              disabled={steps.length === 1}
              onClick={() => onChange(steps.filter((_, position) => position !== at))}
            >
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          </div>
        );
      })}
      <p id={`${id}-allowed`} className={classes.hint}>
        {allowed}. {isWarning ? "" : "Past the last limit an offer is blocked, and nobody may allow it."}
      </p>
      {!isWarning && steps.length < 10 && (
        <Button size="compact-xs" variant="default" leftSection={<IconPlus size={12} />} onClick={add}>
          Another limit
        </Button>
      )}
    </fieldset>
  );
}
