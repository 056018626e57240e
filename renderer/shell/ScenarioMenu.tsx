import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { AskName, Confirm } from "../controls/AskDialog.tsx";
import { Picker } from "../controls/Picker.tsx";
import { messageOf } from "../state/edits.ts";
import { selectScenario, useScenario } from "../state/scenario-store.ts";
import { createScenario, removeScenario, renameScenario } from "../state/scenarios.ts";
import { mayLeaveTried } from "../state/scratch-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import { ActionItem } from "./ActionItem.tsx";
import { askFor, useAsked } from "./asked.ts";

async function select(id: string): Promise<void> {
  if (await mayLeaveTried()) await selectScenario(id);
}

export function chooseScenario(id: string): void {
  select(id).catch((error: unknown) => useScenario.setState({ refusal: messageOf(error) }));
}

export function ScenarioMenu() {
  const id = useScenario((state) => state.id);
  const name = useScenario((state) => state.records?.document.name ?? "None yet");
  const scenarios = useWorkspace((state) => state.scenarios);
  const dialog = useAsked((state) => state.scenario);
  const close = (): void => askFor({ scenario: null });
  return (
    <>
      <Picker name="Scenario" value={name}>
        {scenarios.map((scenario) => (
          <Menu.Item
            key={scenario.id}
            onClick={() => chooseScenario(scenario.id)}
            rightSection={scenario.id === id ? <IconCheck size={14} aria-label="selected" /> : null}
          >
            {scenario.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {id !== null && <ActionItem id="copyScenario" name="New, as a copy of this" />}
        <ActionItem id="sampleScenario" name="New, from the sample" />
        {id !== null && <ActionItem id="renameScenario" name="Rename" />}
        {id !== null && scenarios.length > 1 && <ActionItem id="removeScenario" name="Remove" />}
      </Picker>
      {dialog === "copy" && id !== null && (
        <AskName
          title="New scenario"
          label="Name of the copy"
          initial={`${name}, copy`}
          action="Create"
          onAnswer={(answer) => void createScenario(answer, { kind: "copy", id })}
          onClose={close}
        />
      )}
      {dialog === "sample" && (
        <AskName
          title="New scenario"
          label="Name"
          initial="Sample"
          action="Create"
          onAnswer={(answer) => void createScenario(answer, { kind: "sample" })}
          onClose={close}
        />
      )}
      {dialog === "rename" && (
        <AskName
          title="Rename scenario"
          label="Name"
          initial={name}
          action="Rename"
          onAnswer={(answer) => void renameScenario(answer)}
          onClose={close}
        />
      )}
      {dialog === "remove" && id !== null && (
        <Confirm title={`Remove ${name}?`} action="Remove" onConfirm={() => void removeScenario(id)} onClose={close}>
          Its assumptions and their evidence go with it. Undo brings all of it back, also after a restart.
        </Confirm>
      )}
    </>
  );
}
