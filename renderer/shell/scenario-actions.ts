/** What can be done with the scenario on screen: the lines of its menu, which the palette has too. */
import {
  IconArrowBack,
  IconArrowBarUp,
  IconCopy,
  IconFileStack,
  IconGitBranch,
  IconGitMerge,
  IconListDetails,
  IconLock,
  IconMapPin,
  IconPencil,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { useScenario } from "../state/scenario-store.ts";
import { isTrying } from "../state/scratch-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import type { Action } from "./action.ts";
import { askFor } from "./asked.ts";

const hasScenario = (): boolean => useScenario.getState().records !== null;
const isEditable = (): boolean => hasScenario() && useScenario.getState().lock === null;
const parentName = (): string => useScenario.getState().variant?.parentName ?? "its parent";

function hasOwnValues(): boolean {
  const { variant } = useScenario.getState();
  return variant !== null && Object.keys(variant.record.overrides).length > 0 && !isTrying();
}

const scenarioName = (): string => useScenario.getState().records?.document.name ?? "the scenario";

export const SCENARIO_ACTIONS = {
  scenarios: {
    label: () => "Choose a scenario",
    icon: IconFileStack,
    key: "scenarios",
    words: "open switch variant",
    run: () => askFor({ scenario: "choose" }),
  },
  variantScenario: {
    label: () => `New variant of ${scenarioName()}`,
    icon: IconGitBranch,
    words: "inherit child create",
    isAvailable: hasScenario,
    run: () => askFor({ scenario: "variant" }),
  },
  copyScenario: {
    label: () => `New scenario, as a copy of ${scenarioName()}`,
    icon: IconCopy,
    words: "duplicate create",
    isAvailable: hasScenario,
    run: () => askFor({ scenario: "copy" }),
  },
  sampleScenario: {
    label: () => "New scenario, from the sample",
    icon: IconPlus,
    words: "create example",
    run: () => askFor({ scenario: "sample" }),
  },
  renameScenario: {
    label: () => `Rename the scenario ${scenarioName()}`,
    icon: IconPencil,
    words: "name",
    isAvailable: isEditable,
    run: () => askFor({ scenario: "rename" }),
  },
  lockScenario: {
    label: () => `Lock ${scenarioName()} as plan of record`,
    icon: IconLock,
    words: "freeze baseline approve",
    isAvailable: () => isEditable() && !isTrying(),
    run: () => askFor({ scenario: "lock" }),
  },
  rebaseScenario: {
    label: () => `Let ${scenarioName()} inherit from another`,
    icon: IconGitMerge,
    words: "rebase parent variant",
    isAvailable: () => isEditable() && !isTrying(),
    run: () => askFor({ scenario: "rebase" }),
  },
  ownValues: {
    label: () => `What ${scenarioName()} has of its own`,
    icon: IconListDetails,
    words: "variant overrides differences parent",
    isAvailable: () => useScenario.getState().variant !== null && !isTrying(),
    run: () => askFor({ scenario: "own" }),
  },
  originScenario: {
    label: () => `Where ${scenarioName()} came from`,
    icon: IconMapPin,
    words: "package received history sender",
    isAvailable: hasScenario,
    run: () => askFor({ scenario: "origin" }),
  },
  resetScenario: {
    label: () => `Reset all of ${scenarioName()} to ${parentName()}`,
    icon: IconArrowBack,
    words: "variant overrides parent",
    isAvailable: hasOwnValues,
    run: () => askFor({ scenario: "reset" }),
  },
  promoteScenario: {
    label: () => `Hand all of ${scenarioName()} up to ${parentName()}`,
    icon: IconArrowBarUp,
    words: "variant overrides parent promote",
    isAvailable: hasOwnValues,
    run: () => askFor({ scenario: "promote" }),
  },
  removeScenario: {
    label: () => `Remove the scenario ${scenarioName()}`,
    icon: IconTrash,
    words: "delete",
    isAvailable: () => useWorkspace.getState().scenarios.length > 1 && isEditable(),
    run: () => askFor({ scenario: "remove" }),
  },
} as const satisfies Readonly<Record<string, Action>>;
