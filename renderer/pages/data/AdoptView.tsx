/** From an import into the selected scenario: where its values go, what that changes, and one action that writes it. */
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { useFigures } from "../../controls/figures.ts";
import { edit } from "../../state/edits.ts";
import { type ScenarioRecords, useScenario } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";
import { AdoptEffect } from "./AdoptEffect.tsx";
import { AdoptMapping } from "./AdoptMapping.tsx";
import classes from "./adopt-view.module.css";
import { type AdoptionChoices, type AdoptionEffect, effectOf, firstChoices, toConfirm } from "./adoption-choices.ts";
import { Crumbs } from "./Crumbs.tsx";
import { type ImportRead, showView } from "./data-store.ts";
import { countText } from "./import-words.ts";
import ticks from "./tick.module.css";
import { useImport } from "./use-import.ts";

/** The import's client if the scenario has it, else the one in view, else none: a rate needs the client's units. */
function likelyClient(read: ImportRead, { document }: ScenarioRecords): string | null {
  const { scope } = useSelection.getState();
  const wanted = [read.summary.clientId, scope.kind === "client" ? scope.id : null];
  return wanted.find((id) => document.clients.some((client) => client.id === id)) ?? null;
}

async function adopt(effect: AdoptionEffect, read: ImportRead, locale: string): Promise<void> {
  const label = `Adopt tickets: ${read.summary.name}, ${countText(effect.adoption.categories.length, "category", locale, "categories")}`;
  const { stored } = await edit(label, () => effect.next);
  if (!stored) return;
  showView({ kind: "import", id: read.summary.id });
}

function Adopting({ read, records }: { read: ImportRead; records: ScenarioRecords }) {
  const { locale } = useFigures();
  const [choices, setChoices] = useState<AdoptionChoices>(() =>
    firstChoices(read, records.document, likelyClient(read, records)),
  );
  const outcome = useMemo(() => effectOf(read, records, choices), [read, records, choices]);
  const change = (patch: Partial<AdoptionChoices>): void => setChoices((state) => ({ ...state, ...patch }));
  const { id, name } = read.summary;
  const question = outcome.ok ? toConfirm(records.document, outcome.effect, choices) : null;
  const ready = outcome.ok && choices.parts.size > 0 && (question === null || choices.confirmed);
  return (
    <>
      <Crumbs
        title={`Adopt into ${records.document.name}`}
        trail={[
          { label: "Imports", onOpen: () => showView({ kind: "list" }) },
          { label: name, onOpen: () => showView({ kind: "import", id }) },
        ]}
        tools={
          <>
            <Button variant="default" onClick={() => showView({ kind: "import", id })}>
              Cancel
            </Button>
            <Button
              disabled={!ready}
              onClick={() => {
                if (outcome.ok) void adopt(outcome.effect, read, locale);
              }}
            >
              Adopt
            </Button>
          </>
        }
      />
      {question !== null && (
        <div className={classes.confirm}>
          <label className={classes.check}>
            <input
              type="checkbox"
              className={ticks.box}
              checked={choices.confirmed}
              onChange={(event) => change({ confirmed: event.currentTarget.checked })}
            />
            {question}
          </label>
        </div>
      )}
      <div className={classes.columns}>
        <AdoptMapping read={read} document={records.document} choices={choices} onChange={change} />
        <AdoptEffect
          outcome={outcome}
          before={records}
          choices={choices}
          onChange={change}
          profile={read.report.profile}
        />
      </div>
    </>
  );
}

export function AdoptView({ id }: { id: string }) {
  const read = useImport(id);
  const scenarioId = useScenario((state) => state.id);
  const records = useScenario((state) => state.records);
  if (read === null || records === null) return null;
  // Another scenario has other clients and categories, so its choices begin anew.
  return <Adopting key={scenarioId} read={read} records={records} />;
}
