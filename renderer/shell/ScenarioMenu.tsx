import { Menu } from "@mantine/core";
import { IconCheck, IconCopy, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { AskName, Confirm } from "../controls/AskDialog.tsx";
import { Picker } from "../controls/Picker.tsx";
import { messageOf } from "../state/edits.ts";
import { selectScenario, useScenario } from "../state/scenario-store.ts";
import { createScenario, removeScenario, renameScenario } from "../state/scenarios.ts";
import { useWorkspace } from "../state/workspace-store.ts";

const icon = { size: 16, stroke: 1.5 } as const;
type Dialog = "copy" | "sample" | "rename" | "remove";

function choose(id: string): void {
  selectScenario(id).catch((error: unknown) => useScenario.setState({ refusal: messageOf(error) }));
}

export function ScenarioMenu() {
  const id = useScenario((state) => state.id);
  const name = useScenario((state) => state.records?.document.name ?? "None yet");
  const scenarios = useWorkspace((state) => state.scenarios);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <Picker name="Scenario" value={name}>
        {scenarios.map((scenario) => (
          <Menu.Item
            key={scenario.id}
            onClick={() => choose(scenario.id)}
            rightSection={scenario.id === id ? <IconCheck size={14} aria-label="selected" /> : null}
          >
            {scenario.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {id !== null && (
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => setDialog("copy")}>
            New, as a copy of this
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => setDialog("sample")}>
          New, from the sample
        </Menu.Item>
        {id !== null && (
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setDialog("rename")}>
            Rename
          </Menu.Item>
        )}
        {id !== null && scenarios.length > 1 && (
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => setDialog("remove")}>
            Remove
          </Menu.Item>
        )}
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
