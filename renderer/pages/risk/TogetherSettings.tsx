/** What trials share beyond the model, off unless asked for: months that are bad for everybody, and inputs that go together. */
import { ActionIcon, Button, Checkbox, NativeSelect, NumberInput, Popover } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Scope } from "../../../shared/model/results.ts";
import { inputName } from "../../../shared/scenario/input-name.ts";
import { chooseTogether, togetherNow, uncertainIn } from "../../state/risk.ts";
import { type CorrelatedPair, useRisk } from "../../state/risk-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import classes from "./risk-head.module.css";
import { ShareInput } from "./ShareInput.tsx";
import { togetherWords } from "./together-words.ts";

/** One month in twenty with half as many tickets again: a release that fails, an outage at a provider. */
const USUAL_BAD_MONTHS = { probability: 0.05, ticketFactor: 1.5 };
const USUAL_CORRELATION = 0.5;
const MOST_TIMES = 10;

function BadMonthSettings() {
  const { badMonths } = togetherNow();
  return (
    <div className={classes.group}>
      <Checkbox
        size="xs"
        label="Bad months"
        description="A month that brings more tickets to every client and category at once."
        checked={badMonths !== null}
        onChange={(event) => chooseTogether({ badMonths: event.currentTarget.checked ? USUAL_BAD_MONTHS : null })}
      />
      {badMonths !== null && (
        <div className={classes.pair}>
          <ShareInput
            label="Chance of a bad month"
            value={badMonths.probability}
            onChange={(probability) => chooseTogether({ badMonths: { ...badMonths, probability } })}
          />
          of the months, with
          <ShareInput
            label="Tickets of a bad month"
            value={badMonths.ticketFactor}
            max={MOST_TIMES}
            onChange={(ticketFactor) => chooseTogether({ badMonths: { ...badMonths, ticketFactor } })}
          />
          of the tickets
        </div>
      )}
    </div>
  );
}

interface PairProps {
  readonly at: number;
  readonly pair: CorrelatedPair;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function Pair({ at, pair, choices }: PairProps) {
  const { correlations } = togetherNow();
  const [one, other] = pair.between;
  const change = (next: Partial<CorrelatedPair>): void =>
    chooseTogether({ correlations: correlations.map((each) => (each.id === pair.id ? { ...each, ...next } : each)) });
  const remove = (): void => chooseTogether({ correlations: correlations.filter(({ id }) => id !== pair.id) });
  const select = (label: string, value: string, choose: (path: string) => readonly [string, string]) => (
    <NativeSelect
      size="xs"
      className={classes.input}
      aria-label={`${label} input of pair ${at + 1}`}
      value={value}
      data={[...choices]}
      onChange={(event) => change({ between: choose(event.currentTarget.value) })}
    />
  );
  return (
    <li className={classes.pair}>
      {select("First", one, (path) => [path, other])}
      {select("Second", other, (path) => [one, path])}
      <NumberInput
        size="xs"
        w={72}
        aria-label={`Rank correlation of pair ${at + 1}`}
        min={-1}
        max={1}
        step={0.1}
        decimalScale={2}
        value={pair.correlation}
        onChange={(next) => {
          if (typeof next === "number") change({ correlation: next });
        }}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove pair ${at + 1}`} onClick={remove}>
        <IconX size={14} stroke={1.75} aria-hidden />
      </ActionIcon>
    </li>
  );
}

export function TogetherSettings({ document, scope }: { document: ScenarioDocument; scope: Scope }) {
  useRisk((state) => state.together);
  useScenario((state) => state.id);
  const together = togetherNow();
  const choices = uncertainIn(document, scope).map(({ path }) => ({ value: path, label: inputName(document, path) }));
  const [first, second] = choices;
  const text = togetherWords(together);
  return (
    <Popover position="bottom-start" width={460} trapFocus>
      <Popover.Target>
        <button type="button" className={classes.status} title="What goes together">
          {text ?? "drawn independently"}
          <IconChevronDown size={13} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.settings}>
          <BadMonthSettings />
          <div className={classes.group}>
            <h3 className={classes.heading}>Inputs that go together</h3>
            <p className={classes.hint}>
              Rank correlation from −1 to 1. At 1 the highest value of one comes with the highest of the other; at 0, as
              for all pairs not named, they have nothing to do with each other.
            </p>
            <ul className={classes.pairs}>
              {together.correlations.map((pair, at) => (
                <Pair key={pair.id} at={at} pair={pair} choices={choices} />
              ))}
            </ul>
            {first === undefined || second === undefined ? (
              <p className={classes.hint}>At least two inputs must be uncertain for that.</p>
            ) : (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() =>
                  chooseTogether({
                    correlations: [
                      ...together.correlations,
                      {
                        id: Math.max(0, ...together.correlations.map(({ id }) => id)) + 1,
                        between: [first.value, second.value],
                        correlation: USUAL_CORRELATION,
                      },
                    ],
                  })
                }
              >
                Add a pair
              </Button>
            )}
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
