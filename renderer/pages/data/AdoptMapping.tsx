/** Whose tickets, which months, and where each value of the file goes: a proposal, the largest first. */
import { type PriorityMapping, valuesOf } from "../../../shared/ingest/adopt-proposal.ts";
import { monthsBetween } from "../../../shared/ingest/month-traps.ts";
import { PRIORITIES, type ScenarioDocument, UNIT_KINDS, type UnitKind } from "../../../shared/model/document.ts";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import classes from "./adopt-view.module.css";
import { type AdoptionChoices, type Target, withEntry } from "./adoption-choices.ts";
import { ChoiceField, NativeChoice } from "./ChoiceField.tsx";
import type { ImportRead } from "./data-store.ts";
import { type Choice, countText } from "./import-words.ts";

interface AdoptMappingProps {
  readonly read: ImportRead;
  readonly document: ScenarioDocument;
  readonly choices: AdoptionChoices;
  readonly onChange: (patch: Partial<AdoptionChoices>) => void;
}

/** Values beyond these are too small to be placed one by one. */
const MOST_VALUES = 120;

const NEW_NAMES: Readonly<Record<UnitKind, string>> = {
  users: "New, by user",
  endpoints: "New, by endpoint",
  servers: "New, by server",
  sites: "New, by site",
  client: "New, by client",
};

function targetText(target: Target): string {
  if (target.kind === "existing") return `id ${target.id}`;
  return target.kind === "new" ? `new ${target.driver}` : target.kind;
}

function targetOf(text: string, value: string): Target {
  if (text === "ignore" || text === "other") return { kind: text };
  const driver = UNIT_KINDS.find((kind) => text === `new ${kind}`);
  if (driver === undefined) return { kind: "existing", id: text.slice("id ".length) };
  return { kind: "new", name: value === "" ? "No category" : value.slice(0, 80), driver };
}

function CategoryEntry({
  value,
  tickets,
  targets,
  choices,
  onChange,
}: { value: string; tickets: string; targets: readonly Choice[] } & Pick<AdoptMappingProps, "choices" | "onChange">) {
  const target = choices.categories[value] ?? { kind: "other" };
  const set = (next: Target): void => onChange({ categories: withEntry(choices.categories, value, next) });
  const name = value === "" ? "No category" : value;
  return (
    <li className={classes.entry}>
      <span className={classes.value} data-empty={value === ""} title={name}>
        {name}
      </span>
      <span className={classes.count}>{tickets}</span>
      <NativeChoice
        label={`Where ${name} goes`}
        choices={targets}
        value={targetText(target)}
        onChange={(text) => set(targetOf(text, value))}
      />
    </li>
  );
}

const PRIORITY_CHOICES: readonly Choice[] = [
  ...PRIORITIES.map((priority) => ({ value: priority, label: priority })),
  { value: "none", label: "Says nothing" },
];

function priorityOf(text: string): PriorityMapping[string] {
  return PRIORITIES.find((priority) => priority === text) ?? null;
}

export function AdoptMapping({ read, document, choices, onChange }: AdoptMappingProps) {
  const figures = useFigures();
  const { cube } = read;
  const targets: readonly Choice[] = [
    ...document.categories.map(({ id, name }) => ({ value: `id ${id}`, label: name })),
    { value: "other", label: "Other" },
    ...UNIT_KINDS.map((driver) => ({ value: `new ${driver}`, label: NEW_NAMES[driver] })),
    { value: "ignore", label: "Leave out" },
  ];
  const { completeMonths } = cube;
  const months = completeMonths === null ? [] : monthsBetween(completeMonths.first, completeMonths.last);
  const chosen = choices.months ?? { first: months[0] ?? "", last: months.at(-1) ?? "" };
  const monthChoices = months.map((month) => ({ value: month, label: figures.month(month) }));
  const values = valuesOf(cube, "category");
  const priorities = valuesOf(cube, "priority").filter(({ value }) => value !== "");
  return (
    <Surface title="Where the tickets go" className={classes.side ?? ""} flush>
      <section className={classes.scroll} aria-label="Where the tickets go">
        <ChoiceField
          label="Client"
          choices={document.clients.map(({ id, name }) => ({ value: id, label: name }))}
          value={choices.clientId}
          empty="Choose a client"
          reason="Its units make the rate; the rate holds for every client"
          onChange={(clientId) => onChange({ clientId })}
        />
        {months.length > 1 && (
          <>
            <ChoiceField
              label="From"
              choices={monthChoices.filter(({ value }) => value <= chosen.last)}
              value={chosen.first}
              onChange={(first) => onChange({ months: { ...chosen, first } })}
            />
            <ChoiceField
              label="To"
              choices={monthChoices.filter(({ value }) => value >= chosen.first)}
              value={chosen.last}
              onChange={(last) => onChange({ months: { ...chosen, last } })}
            />
          </>
        )}
        <h3 className={classes.group}>Categories of the file</h3>
        <ul className={classes.list}>
          {values.slice(0, MOST_VALUES).map(({ value, tickets }) => (
            <CategoryEntry
              key={value}
              value={value}
              tickets={figures.number(tickets)}
              targets={targets}
              choices={choices}
              onChange={onChange}
            />
          ))}
        </ul>
        {values.length > MOST_VALUES && (
          <p className={classes.more}>
            {countText(values.length - MOST_VALUES, "smaller value goes", figures.locale, "smaller values go")} where
            the names say, or to Other
          </p>
        )}
        {priorities.length > 0 && <h3 className={classes.group}>Priorities of the file</h3>}
        <ul className={classes.list}>
          {priorities.map(({ value, tickets }) => (
            <li key={value} className={classes.entry}>
              <span className={classes.value} title={value}>
                {value}
              </span>
              <span className={classes.count}>{figures.number(tickets)}</span>
              <NativeChoice
                label={`What ${value} is`}
                choices={PRIORITY_CHOICES}
                value={choices.priorities[value] ?? "none"}
                onChange={(text) => onChange({ priorities: withEntry(choices.priorities, value, priorityOf(text)) })}
              />
            </li>
          ))}
        </ul>
      </section>
    </Surface>
  );
}
