/** The limits of a rule from the strictest to the loosest, and who may allow an offer that is past one. */
import { ActionIcon, Button, Chip, Group, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useId, useState } from "react";
import { readQuantity } from "../../../shared/number/quantity-text.ts";
import { APPROVER_NAMES, APPROVERS, type Approver, type FactId } from "../../../shared/proposal/guardrails.ts";
import { FACT_KINDS, limitFault } from "../../../shared/proposal/rule-table.ts";
import { readBlock } from "../../../shared/table/clipboard-block.ts";
import { FieldMessage } from "../../controls/FieldMessage.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { isBlock } from "../../state/cells.ts";
import classes from "./guardrail-dialog.module.css";

/** A limit as typed; `value` is what was understood, null where nothing was. */
export interface TypedStep {
  readonly key: number;
  readonly text: string;
  readonly value: string | null;
  /** What stood there before it was typed over, which `+5%` is a change of; null where nothing did. */
  readonly standing: string | null;
  readonly fault: string | null;
  readonly approvers: readonly Approver[];
}

/** A limit as it rests in its field. */
function limitText(limit: string, fact: FactId): string {
  return FACT_KINDS[fact].unit === "share" ? `${Number((Number(limit) * 100).toFixed(8))}%` : limit;
}

/** What was understood stands there then, and is what the next `+5%` changes. */
export function atRest(step: TypedStep, fact: FactId): TypedStep {
  return step.value === null ? step : { ...step, text: limitText(step.value, fact), standing: step.value };
}

/** A rule has no more steps. */
const MOST_LIMITS = 10;

export function useLimitReader(fact: FactId) {
  const options = useFieldOptions();
  const { unit, allowed } = FACT_KINDS[fact];
  return ({ text, standing }: Pick<TypedStep, "text" | "standing">): Pick<TypedStep, "value" | "fault"> => {
    const maybeNegative = limitFault(fact, "-0.01") === null;
    const change = standing === null ? {} : { standing: { value: standing, maybeNegative } };
    const read = readQuantity(text, unit, { ...options, ...change });
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
  /** Why the newest block was not pasted. */
  const [refusal, setRefusal] = useState<string | null>(null);
  const { holds, allowed } = FACT_KINDS[fact];
  const change = (at: number, part: Partial<TypedStep>): void => {
    setRefusal(null);
    onChange(steps.map((step, position) => (position === at ? { ...step, ...part } : step)));
  };
  function add(): void {
    const last = steps.at(-1);
    const key = Math.max(0, ...steps.map((step) => step.key)) + 1;
    const empty = { text: "", standing: null };
    onChange([...steps, { key, ...empty, ...read(empty), approvers: last?.approvers ?? [] }]);
  }

  function type(at: number, text: string): void {
    const standing = steps[at]?.standing ?? null;
    change(at, { text, ...read({ text, standing }) });
  }

  /** A column from a spreadsheet goes over the limits from here on, and adds those that are not there yet. */
  function paste(at: number, text: string): string | null {
    const block = readBlock(text);
    const [most, lines] = [isWarning ? 1 : MOST_LIMITS, block.map(([first = ""]) => first.trim())];
    const isColumn = block.every((row) => row.length === 1);
    if (!isColumn || at + lines.length > most)
      return `The block has ${block.length} rows and ${block[0]?.length} columns; from here on there is room for ${most - at} ${most - at === 1 ? "row" : "rows"} and 1 column. Nothing was pasted.`;
    const last = steps.at(-1);
    const next = Math.max(0, ...steps.map((step) => step.key)) + 1;
    const pasted = lines.map((line, down): TypedStep => {
      const { key, standing, approvers } = steps[at + down] ?? {
        key: next + down,
        standing: null,
        approvers: last?.approvers ?? [],
      };
      return { key, standing, approvers, text: line, ...read({ text: line, standing }) };
    });
    onChange([...steps.slice(0, at), ...pasted, ...steps.slice(at + lines.length)]);
    return null;
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
              onChange={(event) => type(at, event.currentTarget.value)}
              onBlur={() => change(at, atRest(step, fact))}
              onPaste={(event) => {
                const text = event.clipboardData.getData("text/plain");
                if (!isBlock(text)) return;
                event.preventDefault();
                setRefusal(paste(at, text));
              }}
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
      {refusal !== null && <FieldMessage>{refusal}</FieldMessage>}
      <p id={`${id}-allowed`} className={classes.hint}>
        {allowed}. {isWarning ? "" : "Past the last limit an offer is blocked, and nobody may allow it."}
      </p>
      {!isWarning && steps.length < MOST_LIMITS && (
        <Button size="compact-xs" variant="default" leftSection={<IconPlus size={12} />} onClick={add}>
          Another limit
        </Button>
      )}
    </fieldset>
  );
}
