/** What adopting would write, category by category: after, and before beneath it. The heads say what is written at all. */
import type { AdoptedCategory, Adoption } from "../../../shared/ingest/adopt.ts";
import type { TicketProfile } from "../../../shared/ingest/formats.ts";
import { type Category, PRIORITIES, type ScenarioDocument } from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import type { ScenarioRecords } from "../../state/scenario-store.ts";
import { AdoptNotes } from "./AdoptNotes.tsx";
import classes from "./adopt-view.module.css";
import {
  type AdoptionChoices,
  type AdoptionOutcome,
  missingPart,
  monthlyTickets,
  PARTS,
  type Part,
} from "./adoption-choices.ts";
import { driverUnit, minutesText, mixText, seasonText } from "./adoption-text.ts";
import ticks from "./tick.module.css";

const PART_LABELS: Readonly<Record<Part, string>> = {
  rate: "Tickets a month",
  mix: "P1 to P4, %",
  minutes: "Minutes, L1 to L3",
  seasonality: "Seasonality",
};

function partText(part: Part, category: Category, figures: Figures): string {
  if (part === "rate") return figures.number(Number(pointValue(category.ticketsPerUnit)), 3);
  if (part === "mix") return mixText(category.priority, figures);
  return part === "minutes" ? minutesText(category, figures) : seasonText(category.seasonality, figures);
}

/** Whether the file says anything about a part of this category. */
function measured(part: Part, { mix, meanMinutes, seasonality }: AdoptedCategory): boolean {
  if (part === "mix") return mix !== null;
  return part === "rate" || (part === "minutes" ? meanMinutes : seasonality) !== null;
}

function EffectRow({
  adopted,
  before,
  after,
  parts,
}: {
  adopted: AdoptedCategory;
  before: Category | null;
  after: Category;
  parts: ReadonlySet<Part>;
}) {
  const figures = useFigures();
  return (
    <tr>
      <th scope="row">
        {adopted.name}
        {adopted.isNew && <span className={classes.tag}>New</span>}
        <span className={classes.before}>
          {figures.number(adopted.tickets)} tickets, {figures.number(adopted.units)} {adopted.driver}
        </span>
      </th>
      {PARTS.map((part) => {
        const text = partText(part, after, figures);
        const old = before === null ? null : partText(part, before, figures);
        const written = measured(part, adopted) && (parts.has(part) || adopted.isNew);
        const was = written ? (old === null ? "" : `from ${old}`) : old === null ? "assumed" : "kept";
        return (
          <td key={part}>
            <span className={written ? classes.after : classes.kept}>{text}</span>
            {part === "rate" && <span className="ot-unit"> {driverUnit(after.driver)}</span>}
            <span className={classes.before}>{was}</span>
          </td>
        );
      })}
    </tr>
  );
}

interface AdoptEffectProps {
  readonly outcome: AdoptionOutcome;
  readonly before: ScenarioRecords;
  readonly choices: AdoptionChoices;
  readonly profile: TicketProfile;
  readonly onChange: (patch: Partial<AdoptionChoices>) => void;
}

function finding(
  outcome: Extract<AdoptionOutcome, { ok: true }>,
  before: ScenarioDocument,
  clientId: string,
  figures: Figures,
): string {
  const [was, is] = [before, outcome.effect.next.document].map((document) => monthlyTickets(document, clientId));
  const name = before.clients.find(({ id }) => id === clientId)?.name ?? "";
  return `${name} goes from ${figures.number(was ?? 0)} to ${figures.number(is ?? 0)} tickets a month`;
}

function periodText({ period }: Adoption, figures: Figures): string {
  const [first, last] = [period.months[0], period.months.at(-1)];
  if (period.byDays || first === undefined || last === undefined) return `Rate by days, ${period.label}`;
  const span = first === last ? figures.month(first) : `${figures.month(first)} to ${figures.month(last)}`;
  return `Rate of ${period.months.length} complete ${period.months.length === 1 ? "month" : "months"}, ${span}`;
}

function effectTable({ categories }: Adoption): TableRow[] {
  return [
    ["Category", "Tickets", "Units", "By", "Rate before", "Rate after", ...PRIORITIES, "Mean minutes"],
    ...categories.map(({ name, tickets, units, driver, rate, mix, meanMinutes }) => [
      name,
      tickets,
      units,
      driver,
      rate.before === null ? null : Number(rate.before),
      Number(rate.after),
      ...PRIORITIES.map((priority) => (mix === null ? null : Number(mix[priority]))),
      meanMinutes,
    ]),
  ];
}

export function AdoptEffect({ outcome, before, choices, profile, onChange }: AdoptEffectProps) {
  const figures = useFigures();
  if (!outcome.ok || choices.clientId === null)
    return (
      <Surface title="What adopting changes">
        <p className={classes.reason} role="status">
          {outcome.ok ? "" : outcome.reason}
        </p>
      </Surface>
    );
  const { adoption, next } = outcome.effect;
  const toggle = (part: Part): void => {
    const parts = new Set(choices.parts);
    if (!parts.delete(part)) parts.add(part);
    onChange({ parts });
  };
  const find = (document: ScenarioDocument, id: string) => document.categories.find((category) => category.id === id);
  return (
    <Surface
      title={finding(outcome, before.document, choices.clientId, figures)}
      subtitle={`${periodText(adoption, figures)}; checked columns are written and graded as measured`}
      tools={<TableTools name="What adopting changes" rows={() => effectTable(adoption)} />}
      flush
    >
      <section className={classes.effect} aria-label="What adopting changes">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Category</th>
              {PARTS.map((part) => {
                const missing = missingPart(part, adoption);
                return (
                  <th key={part} scope="col">
                    <label className={classes.check}>
                      <input
                        type="checkbox"
                        className={ticks.box}
                        checked={missing === null && choices.parts.has(part)}
                        disabled={missing !== null}
                        onChange={() => toggle(part)}
                      />
                      {PART_LABELS[part]}
                    </label>
                    {missing !== null && <span className={classes.why}>{missing}</span>}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {adoption.categories.map((adopted) => {
              const after = find(next.document, adopted.id);
              if (after === undefined) return null;
              return (
                <EffectRow
                  key={adopted.id}
                  adopted={adopted}
                  before={find(before.document, adopted.id) ?? null}
                  after={after}
                  parts={choices.parts}
                />
              );
            })}
          </tbody>
        </table>
      </section>
      <AdoptNotes
        adoption={adoption}
        before={before.document}
        profile={profile}
        choices={choices}
        onChange={onChange}
      />
    </Surface>
  );
}
