/** The questions behind the actions of a scenario. */
import { Button, Group, Modal, Radio, Textarea } from "@mantine/core";
import { useState } from "react";
import { AskName, Confirm } from "../controls/AskDialog.tsx";
import { ScenarioList } from "../controls/ScenarioList.tsx";
import { useScenario } from "../state/scenario-store.ts";
import { createScenario, removeScenario, renameScenario } from "../state/scenarios.ts";
import { lockScenario, promote, rebase, resetAll } from "../state/variants.ts";
import { type ScenarioSummary, useWorkspace } from "../state/workspace-store.ts";
import { askFor, useAsked } from "./asked.ts";
import { OriginDialog } from "./OriginDialog.tsx";
import { OwnValues } from "./OwnValues.tsx";
import classes from "./scenario-menu.module.css";

const close = (): void => askFor({ scenario: null, faulty: null });

const NAMES = {
  variant: { title: "New variant", label: "Name of the variant", initial: (name: string) => `${name}, variant` },
  copy: { title: "New scenario", label: "Name of the copy", initial: (name: string) => `${name}, copy` },
  sample: { title: "New scenario", label: "Name", initial: () => "Sample" },
} as const;

function Creation({ kind, id, name }: { kind: keyof typeof NAMES; id: string; name: string }) {
  const { title, label, initial } = NAMES[kind];
  const from =
    kind === "variant"
      ? ({ kind, parent: id } as const)
      : kind === "copy"
        ? ({ kind, id } as const)
        : ({ kind } as const);
  return (
    <AskName
      title={title}
      label={label}
      initial={initial(name)}
      action="Create"
      onAnswer={(answer) => void createScenario(answer, from)}
      onClose={close}
    />
  );
}

function Locking({ id, name }: { id: string; name: string }) {
  const [note, setNote] = useState("");
  return (
    <Modal
      opened
      onClose={close}
      title={`Lock ${name} as plan of record?`}
      size="sm"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      It reads the same from now on, whatever becomes of what it inherits from, and carries a hash of its content. It
      takes no edits: change a variant or a copy of it. Only undo unlocks it.
      <Textarea
        mt="md"
        label="Note"
        placeholder="Board of March"
        value={note}
        maxLength={2000}
        autosize
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          onClick={() => {
            void lockScenario(id, note.trim());
            close();
          }}
        >
          Lock
        </Button>
      </Group>
    </Modal>
  );
}

/** The scenario itself and all that inherits from it, none of which it may inherit from. */
function familyOf(scenarios: readonly ScenarioSummary[], id: string): ReadonlySet<string> {
  const family = new Set([id]);
  for (let grown = 0; grown !== family.size; ) {
    grown = family.size;
    for (const { id: one, parent } of scenarios) if (parent !== null && family.has(parent)) family.add(one);
  }
  return family;
}

function Rebasing({ scenario, scenarios }: { scenario: ScenarioSummary; scenarios: readonly ScenarioSummary[] }) {
  const { id, name, parent, fault } = scenario;
  const [to, setTo] = useState<ScenarioSummary | null>(null);
  const [keep, setKeep] = useState<"overrides" | "document">(parent === null ? "document" : "overrides");
  const family = familyOf(scenarios, id);
  const others = scenarios.filter((one) => one.fault === null && one.id !== parent && !family.has(one.id));
  const answer = (target: string | null, kept: typeof keep): void => {
    void rebase(id, target, kept);
    close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={`What ${name} inherits from`}
      size="md"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {fault !== null && <p>{fault}</p>}
      <div className={classes.list}>
        <ScenarioList label="Scenarios to inherit from" scenarios={others} chosen={to?.id ?? null} onChoose={setTo} />
      </div>
      <p className={classes.picked} role="status">
        {to === null ? "Choose one with Enter or a click." : `From now on it would inherit from ${to.name}.`}
      </p>
      {parent !== null && fault === null && (
        <Radio.Group
          label="What stays"
          value={keep}
          onChange={(value) => setKeep(value === "document" ? "document" : "overrides")}
          mt="md"
        >
          <div className={classes.choices}>
            <Radio
              value="overrides"
              label="Its own values; the rest is the new parent's"
              description="What has no place there is kept aside."
            />
            <Radio
              value="document"
              label="Every value as it reads now"
              description="What differs from the new parent becomes its own."
            />
          </div>
        </Radio.Group>
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        {parent !== null && fault === null && (
          <Button variant="default" mr="auto" onClick={() => answer(null, "document")}>
            Inherit from none
          </Button>
        )}
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          disabled={to === null}
          onClick={() => to !== null && answer(to.id, fault === null ? keep : "overrides")}
        >
          Inherit
        </Button>
      </Group>
    </Modal>
  );
}

function Removal({ id, name }: { id: string; name: string }) {
  const variants = useWorkspace((state) => state.scenarios).filter((scenario) => scenario.parent === id).length;
  const kept =
    variants === 0
      ? ""
      : ` Its ${variants === 1 ? "variant stays and reads" : `${variants} variants stay and read`} as before.`;
  return (
    <Confirm title={`Remove ${name}?`} action="Remove" onConfirm={() => void removeScenario(id)} onClose={close}>
      Its assumptions and their evidence go with it.{kept} Undo brings all of it back, also after a restart.
    </Confirm>
  );
}

export function ScenarioDialogs() {
  const dialog = useAsked((state) => state.scenario);
  const faulty = useAsked((state) => state.faulty);
  const shown = useScenario((state) => state.id);
  const name = useScenario((state) => state.records?.document.name ?? "");
  const parentName = useScenario((state) => state.variant?.parentName ?? "");
  const scenarios = useWorkspace((state) => state.scenarios);
  const id = faulty ?? shown;
  if (dialog === "sample") return <Creation kind="sample" id="" name={name} />;
  if (id === null) return null;
  switch (dialog) {
    case "variant":
    case "copy":
      return <Creation kind={dialog} id={id} name={name} />;
    case "rename":
      return (
        <AskName
          title="Rename scenario"
          label="Name"
          initial={name}
          action="Rename"
          onAnswer={(answer) => void renameScenario(answer)}
          onClose={close}
        />
      );
    case "lock":
      return <Locking id={id} name={name} />;
    case "rebase": {
      const scenario = scenarios.find((one) => one.id === id);
      return scenario === undefined ? null : <Rebasing scenario={scenario} scenarios={scenarios} />;
    }
    case "own":
      return <OwnValues onClose={close} />;
    case "origin":
      return <OriginDialog id={id} name={name} onClose={close} />;
    case "reset":
      return (
        <Confirm title={`Reset ${name}?`} action="Reset" onConfirm={() => void resetAll()} onClose={close}>
          All its own values and their evidence go; it reads as {parentName} again. Undo brings them back.
        </Confirm>
      );
    case "promote":
      return (
        <Confirm
          title={`Hand all up to ${parentName}?`}
          action="Hand up"
          onConfirm={() => void promote(null)}
          onClose={close}
        >
          {parentName} takes over every value of {name}, and so does all that inherits from it and has none of its own.{" "}
          {name} reads as before. Undo takes it back.
        </Confirm>
      );
    case "remove":
      return <Removal id={id} name={name} />;
    default:
      return null;
  }
}
