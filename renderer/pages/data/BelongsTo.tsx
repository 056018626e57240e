/** The name of the import, and the scenario and client whose tickets these are. */
import { TextInput } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { Surface } from "../../controls/Surface.tsx";
import { readScenario, useScenario } from "../../state/scenario-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import fields from "./choice-field.module.css";
import { changeReading, type Reading } from "./data-store.ts";
import type { Choice } from "./import-words.ts";

const WHOLE = "\u0000all";

/** The clients of a scenario; those of the selected one are at hand. */
function useClients(scenarioId: string | null): readonly Choice[] {
  const selected = useScenario((state) => state.id);
  const own = useScenario((state) => state.records?.document.clients);
  const [others, setOthers] = useState<readonly Choice[]>([]);
  useEffect(() => {
    if (scenarioId === null || scenarioId === selected) return;
    let left = false;
    void readScenario(scenarioId).then(({ document }) => {
      if (!left) setOthers(document.clients.map((client) => ({ value: client.id, label: client.name })));
    });
    return () => {
      left = true;
    };
  }, [scenarioId, selected]);
  if (scenarioId === selected) return (own ?? []).map((client) => ({ value: client.id, label: client.name }));
  return scenarioId === null ? [] : others;
}

export function BelongsTo({ reading }: { reading: Reading }) {
  const id = useId();
  const scenarios = useWorkspace((state) => state.scenarios);
  const clients = useClients(reading.scenarioId);
  return (
    <Surface title="Whose tickets these are">
      <div className={fields.field}>
        <label className={fields.label} htmlFor={id}>
          Name
        </label>
        <TextInput
          id={id}
          value={reading.name}
          maxLength={200}
          onChange={(event) => changeReading({ name: event.currentTarget.value })}
        />
      </div>
      <ChoiceField
        label="Scenario"
        choices={[
          ...scenarios.map((scenario) => ({ value: scenario.id, label: scenario.name })),
          { value: WHOLE, label: "None yet" },
        ]}
        value={reading.scenarioId ?? WHOLE}
        onChange={(value) => changeReading({ scenarioId: value === WHOLE ? null : value, clientId: null })}
      />
      {reading.scenarioId !== null && (
        <ChoiceField
          label="Client"
          choices={[{ value: WHOLE, label: "All clients together" }, ...clients]}
          value={reading.clientId ?? WHOLE}
          onChange={(value) => changeReading({ clientId: value === WHOLE ? null : value })}
        />
      )}
    </Surface>
  );
}
