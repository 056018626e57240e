/** What the list is narrowed down to: words, client, scenario, person and days, all together. */
import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { HistoryFilter } from "../../../shared/contract/history-calls.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import fields from "../data/choice-field.module.css";
import classes from "./history-filters.module.css";
import { filterHistory, useHistory } from "./history-store.ts";
import { dayBounds, localDay } from "./history-words.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

const PAUSE = 150;
const ANY_TIME = "any";
const CHOSEN_DAYS = "days";
const SPANS: readonly (Choice & { readonly days?: number })[] = [
  { value: ANY_TIME, label: "Any day" },
  { value: "1", label: "Today", days: 1 },
  { value: "7", label: "Last 7 days", days: 7 },
  { value: "30", label: "Last 30 days", days: 30 },
  { value: CHOSEN_DAYS, label: "Chosen days" },
];

type Key = "client" | "scenario" | "who" | "words" | "from" | "to";

/** The filter with some parts set anew; `undefined` takes a part out. */
function change(parts: Partial<Record<Key, string | undefined>>): void {
  const next: Record<string, string | undefined> = { ...useHistory.getState().filter, ...parts };
  const set = Object.entries(next).filter(([, value]) => value !== undefined && value !== "");
  filterHistory(Object.fromEntries(set) as HistoryFilter);
}

function Narrow({ name, part, choices }: { name: string; part: Key; choices: readonly Choice[] }) {
  const value = useHistory((state) => state.filter[part] ?? "");
  return (
    <select
      className={`${fields.select} ${classes.select}`}
      aria-label={name}
      data-narrowed={value !== ""}
      value={value}
      onChange={(event) => change({ [part]: event.currentTarget.value })}
    >
      <option value="">Any {name.toLowerCase()}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** Searches a moment after the last letter. */
function Words() {
  const stored = useHistory((state) => state.filter.words ?? "");
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  useEffect(() => {
    if (text === stored) return;
    const timer = setTimeout(() => change({ words: text }), PAUSE);
    return () => clearTimeout(timer);
  }, [text, stored]);
  return (
    <TextInput
      className={classes.words ?? ""}
      aria-label="Search edits by field, owner or title"
      placeholder="Search field, owner or title"
      leftSection={<IconSearch size={15} stroke={1.5} aria-hidden />}
      data-search-field
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function Days() {
  const filter = useHistory((state) => state.filter);
  const [span, setSpan] = useState(filter.from === undefined && filter.to === undefined ? ANY_TIME : CHOSEN_DAYS);
  const [days, setDays] = useState({ from: "", to: "" });
  const isCleared = filter.from === undefined && filter.to === undefined;
  useEffect(() => {
    if (isCleared) setSpan((now) => (now === CHOSEN_DAYS ? now : ANY_TIME));
  }, [isCleared]);

  function choose(value: string): void {
    setSpan(value);
    const length = SPANS.find((one) => one.value === value)?.days;
    const first = new Date();
    first.setDate(first.getDate() - ((length ?? 1) - 1));
    change({ from: length === undefined ? undefined : dayBounds(localDay(first)).from, to: undefined });
  }

  function choosePart(part: "from" | "to", day: string): void {
    setDays((now) => ({ ...now, [part]: day }));
    change({ [part]: day === "" ? undefined : dayBounds(day)[part] });
  }

  return (
    <>
      <select
        className={`${fields.select} ${classes.select}`}
        aria-label="Day"
        data-narrowed={span !== ANY_TIME}
        value={span}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {SPANS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {span === CHOSEN_DAYS &&
        (["from", "to"] as const).map((part) => (
          <input
            key={part}
            type="date"
            className={classes.day}
            aria-label={part === "from" ? "First day" : "Last day"}
            value={days[part]}
            onChange={(event) => choosePart(part, event.currentTarget.value)}
          />
        ))}
    </>
  );
}

export function HistoryFilters() {
  const { people, clients, removed } = useHistory((state) => state.subjects);
  const scenarios = useWorkspace((state) => state.scenarios);
  const isNarrowed = useHistory((state) => Object.keys(state.filter).length > 0);
  const named = (id: string, name: string): Choice => ({ value: id, label: name });
  return (
    <search className={classes.bar}>
      <Words />
      <Narrow name="Client" part="client" choices={clients.map(({ id, name }) => named(id, name))} />
      <Narrow
        name="Scenario"
        part="scenario"
        choices={[
          ...scenarios.map(({ id, name }) => named(id, name)),
          ...removed.map(({ id, name }) => named(id, `${name} (removed)`)),
        ]}
      />
      <Narrow name="Person" part="who" choices={people.filter((who) => who !== "").map((who) => named(who, who))} />
      <Days />
      {isNarrowed && (
        <Button variant="subtle" color="gray" onClick={() => filterHistory({})}>
          Clear
        </Button>
      )}
    </search>
  );
}
