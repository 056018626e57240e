/** Which scenario is on screen, out of as many as there are; and what can be done with it. */
import { ActionIcon, Menu, Popover, Tooltip } from "@mantine/core";
import { IconChevronDown, IconDots, IconLock } from "@tabler/icons-react";
import { shortHash } from "../../shared/scenario/lock.ts";
import picker from "../controls/picker.module.css";
import { ScenarioList } from "../controls/ScenarioList.tsx";
import { useConnection } from "../state/connection.ts";
import { messageOf } from "../state/edits.ts";
import { uploadScenarioFile } from "../state/scenario-files.ts";
import { selectScenario, useScenario } from "../state/scenario-store.ts";
import { mayLeaveTried } from "../state/scratch-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import { ActionItem } from "./ActionItem.tsx";
import { type ActionId, isAvailable } from "./actions.ts";
import { askFor, useAsked } from "./asked.ts";
import { MergeDialog } from "./MergeDialog.tsx";
import { ScenarioDialogs } from "./ScenarioDialogs.tsx";
import classes from "./scenario-menu.module.css";

async function select(id: string): Promise<void> {
  if (await mayLeaveTried()) await selectScenario(id);
}

export function chooseScenario(id: string): void {
  select(id).catch((error: unknown) => useScenario.setState({ refusal: messageOf(error) }));
}

function LockMark() {
  const lock = useScenario((state) => state.lock);
  const options = useWorkspace((state) => state.settings.locale);
  if (lock === null) return null;
  const day = new Date(lock.at).toLocaleDateString(options, { dateStyle: "medium" });
  const note = lock.note === "" ? "" : ` “${lock.note}”`;
  return (
    <Tooltip multiline maw={320} label={`Plan of record, locked by ${lock.who} on ${day}.${note} SHA-256 ${lock.hash}`}>
      <span className={classes.lock}>
        <IconLock size={13} stroke={1.75} aria-hidden />
        <span className="ot-hidden">Plan of record </span>
        <span className={classes.hash}>{shortHash(lock.hash)}</span>
      </span>
    </Tooltip>
  );
}

/** What a variant inherits from, one step away. */
function ParentLink() {
  const variant = useScenario((state) => state.variant);
  if (variant === null) return null;
  const own = Object.keys(variant.record.overrides).length;
  const orphaned = variant.orphaned.length;
  const aside = orphaned === 0 ? "" : `, ${orphaned} of them without a place there`;
  const values = own === 0 ? "no values of its own" : `${own} ${own === 1 ? "value" : "values"} of its own${aside}`;
  return (
    <button
      type="button"
      className={classes.parent}
      title={`Inherits from ${variant.parentName}: ${values}. Go there`}
      onClick={() => chooseScenario(variant.record.parent)}
    >
      of {variant.parentName}
    </button>
  );
}

const MENU: readonly (readonly (readonly [ActionId, string])[])[] = [
  [
    ["variantScenario", "New variant of this"],
    ["copyScenario", "New, as a copy of this"],
    ["sampleScenario", "New, from the sample"],
    ["openFile", "Open a scenario file"],
  ],
  [
    ["renameScenario", "Rename"],
    ["rebaseScenario", "Inherit from another"],
    ["ownValues", "Values of its own"],
    ["resetScenario", "Reset all to the parent"],
    ["promoteScenario", "Hand all up to the parent"],
    ["lockScenario", "Lock as plan of record"],
    ["originScenario", "Where it came from"],
  ],
  [["removeScenario", "Remove"]],
];

function ScenarioActions() {
  return (
    <Menu width={240} trapFocus>
      <Menu.Target>
        <ActionIcon aria-label="Scenario: more" title="Scenario: more">
          <IconDots size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ActionGroups />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Asked what is available each time it opens. */
function ActionGroups() {
  const groups = MENU.map((group) => group.filter(([id]) => isAvailable(id))).filter((group) => group.length > 0);
  return groups.map((group, index) => (
    <div key={group[0]?.[0]}>
      {index > 0 && <Menu.Divider />}
      {group.map(([id, name]) => (
        <ActionItem key={id} id={id} name={name} />
      ))}
    </div>
  ));
}

/** Where a browser's own dialog puts the file that is to be opened. */
function ScenarioFileField() {
  const isDesktop = useConnection((state) => state.host?.kind === "electron");
  if (isDesktop) return null;
  return (
    <input
      type="file"
      accept=".json,.outturn-package"
      hidden
      data-scenario-file
      aria-label="Scenario file"
      onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        event.currentTarget.value = "";
        if (file !== undefined) void uploadScenarioFile(file);
      }}
    />
  );
}

export function ScenarioMenu() {
  const id = useScenario((state) => state.id);
  const name = useScenario((state) => state.records?.document.name ?? "None yet");
  const scenarios = useWorkspace((state) => state.scenarios);
  const isOpen = useAsked((state) => state.scenario === "choose");
  const show = (open: boolean): void => askFor({ scenario: open ? "choose" : null });
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={show}
        position="bottom-start"
        offset={4}
        width={360}
        trapFocus
        returnFocus
        withinPortal
      >
        <Popover.Target>
          <button type="button" className={picker.picker} onClick={() => show(!isOpen)}>
            <span className={picker.name}>Scenario </span>
            <span className={picker.value}>{name}</span>
            <IconChevronDown size={14} stroke={1.75} aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label="Choose a scenario">
          <ScenarioList
            label="Scenarios"
            scenarios={scenarios}
            chosen={id}
            onChoose={(scenario) => {
              show(false);
              if (scenario.fault === null) chooseScenario(scenario.id);
              else askFor({ scenario: "rebase", faulty: scenario.id });
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <LockMark />
      <ParentLink />
      <ScenarioActions />
      <ScenarioDialogs />
      <ScenarioFileField />
      <MergeDialog />
    </>
  );
}
