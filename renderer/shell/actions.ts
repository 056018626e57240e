/** Everything that can be done from a menu, a key or the palette, once: its name, its sign, its key, and doing it. */
import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconCopy,
  IconDeviceDesktop,
  IconFileImport,
  IconFileInvoice,
  IconFileSpreadsheet,
  IconFiles,
  IconFileText,
  IconFlask,
  IconHistory,
  IconKeyboard,
  IconListCheck,
  IconMoon,
  IconPackageExport,
  IconPencil,
  IconPlus,
  IconRowInsertBottom,
  IconSearch,
  IconSun,
  IconTrash,
  IconX,
} from "@tabler/icons-react";
import { showBatch } from "../state/batch.ts";
import { currentHost } from "../state/connection.ts";
import { editSettings, redo, undo } from "../state/edits.ts";
import { exportDocument, exportPackage, exportWorkbook } from "../state/exports.ts";
import { openPlans } from "../state/plan-editor-store.ts";
import { chooseScenarioFile } from "../state/scenario-files.ts";
import { useScenario } from "../state/scenario-store.ts";
import { discardTried, keepTried } from "../state/scratch.ts";
import { isTrying, startTrying } from "../state/scratch-store.ts";
import { showFindings, showPage, useSelection } from "../state/selection-store.ts";
import { checkEveryFigure } from "../state/self-check.ts";
import { undoLabels } from "../state/undo-labels.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import type { Action } from "./action.ts";
import { askFor } from "./asked.ts";
import { SCENARIO_ACTIONS } from "./scenario-actions.ts";

const hasScenario = (): boolean => useScenario.getState().records !== null;

function chosenClient(): string | null {
  const { scope } = useSelection.getState();
  if (scope.kind !== "client") return null;
  return useScenario.getState().records?.document.clients.find(({ id }) => id === scope.id)?.name ?? null;
}

const hasClient = (): boolean => chosenClient() !== null;

function withLabel(verb: string, label: string | null): string {
  return label === null ? verb : `${verb}: ${label}`;
}

function theme(value: "system" | "light" | "dark", name: string, icon: Icon): Action {
  return {
    label: () => name,
    icon,
    words: "theme colours appearance mode",
    run: () => void editSettings(`Theme: ${name.toLowerCase()}`, { theme: value }),
  };
}

function density(value: "compact" | "comfortable", name: string): Action {
  return {
    label: () => name,
    icon: IconRowInsertBottom,
    words: "density space height appearance",
    isAvailable: () => useWorkspace.getState().settings.density !== value,
    run: () => void editSettings(`Rows: ${value}`, { density: value }),
  };
}

/** The cursor goes to the search of the assumptions, which the Model page has. */
function searchAssumptions(): void {
  const field = document.querySelector<HTMLInputElement>("[data-search-field]");
  if (field !== null) field.focus();
  else {
    showPage("model");
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>("[data-search-field]")?.focus());
  }
}

/** The system's dialog on the desktop; in a browser the page's own field. */
function openScenarioFile(): void {
  if (currentHost().kind === "electron") void chooseScenarioFile();
  else document.querySelector<HTMLInputElement>("[data-scenario-file]")?.click();
}

export const ACTIONS = {
  undo: {
    label: () => withLabel("Undo", undoLabels().undo),
    icon: IconArrowBackUp,
    key: "undo",
    // An edit on its way to the host is not in the history yet, and undo waits for it.
    isAvailable: () => undoLabels().undo !== null || useWorkspace.getState().unstored > 0,
    run: () => void undo(),
  },
  redo: {
    label: () => withLabel("Redo", undoLabels().redo),
    icon: IconArrowForwardUp,
    key: "redo",
    isAvailable: () => undoLabels().redo !== null,
    run: () => void redo(),
  },
  history: {
    label: () => "History",
    icon: IconHistory,
    key: "history",
    words: "edits log changes restore removed back who when",
    run: () => showPage("history"),
  },
  tryValues: {
    label: () => "Try values without storing them",
    icon: IconFlask,
    key: "tryValues",
    words: "scratch what if sandbox draft",
    isAvailable: () => hasScenario() && !isTrying(),
    run: startTrying,
  },
  keepTried: {
    label: () => "Keep the tried values",
    icon: IconCheck,
    key: "keepTried",
    words: "scratch store save",
    isAvailable: isTrying,
    run: () => void keepTried(),
  },
  discardTried: {
    label: () => "Discard the tried values",
    icon: IconX,
    words: "scratch throw away reset",
    isAvailable: isTrying,
    run: discardTried,
  },
  plans: {
    label: () => (hasClient() ? `Plans of ${chosenClient()}` : "Plans of the client"),
    icon: IconFileInvoice,
    key: "plans",
    words: "price list components tiers edit",
    isAvailable: hasScenario,
    run: () => openPlans(),
  },
  findings: {
    label: () => "Findings and warnings",
    icon: IconAlertTriangle,
    words: "payback break-even",
    isAvailable: hasScenario,
    run: () => {
      showPage("model");
      showFindings();
    },
  },
  search: { label: () => "Search the assumptions", icon: IconSearch, key: "search", run: searchAssumptions },
  exportWorkbook: {
    label: () => "Live workbook (.xlsx)",
    icon: IconFileSpreadsheet,
    words: "export excel spreadsheet download",
    isAvailable: hasScenario,
    run: () => void exportWorkbook(),
  },
  exportDocument: {
    label: () => "Scenario document (.json)",
    icon: IconFileText,
    words: "export download file",
    isAvailable: hasScenario,
    run: () => void exportDocument(),
  },
  exportPackage: {
    label: () => "Package (.outturn-package)",
    icon: IconPackageExport,
    words: "export send share history evidence",
    isAvailable: hasScenario,
    run: () => void exportPackage(),
  },
  manyClients: {
    label: () => "Service reviews or proposals for many clients",
    icon: IconFiles,
    words: "export batch documents pdf word review pack QBR quarterly",
    isAvailable: hasScenario,
    run: () => {
      showPage("proposal");
      showBatch(true);
    },
  },
  openFile: {
    label: () => "Open a scenario file",
    icon: IconFileImport,
    words: "import package json merge upload",
    run: openScenarioFile,
  },
  selfCheck: {
    label: () => "Check every figure",
    icon: IconListCheck,
    words: "self-check verify audit",
    isAvailable: hasScenario,
    run: () => void checkEveryFigure(),
  },
  addClient: {
    label: () => "New client",
    icon: IconPlus,
    words: "add create",
    isAvailable: hasScenario,
    run: () => askFor({ client: "add" }),
  },
  copyClient: {
    label: () => `Copy ${chosenClient()}`,
    icon: IconCopy,
    words: "duplicate client",
    isAvailable: hasClient,
    run: () => askFor({ client: "copy" }),
  },
  renameClient: {
    label: () => `Rename ${chosenClient()}`,
    icon: IconPencil,
    words: "client name",
    isAvailable: hasClient,
    run: () => askFor({ client: "rename" }),
  },
  removeClient: {
    label: () => `Remove ${chosenClient()}`,
    icon: IconTrash,
    words: "delete client",
    isAvailable: () => hasClient() && (useScenario.getState().records?.document.clients.length ?? 0) > 1,
    run: () => askFor({ client: "remove" }),
  },
  ...SCENARIO_ACTIONS,
  themeSystem: theme("system", "As the system", IconDeviceDesktop),
  themeLight: theme("light", "Light", IconSun),
  themeDark: theme("dark", "Dark", IconMoon),
  compact: density("compact", "Compact rows"),
  comfortable: density("comfortable", "Comfortable rows"),
  shortcuts: {
    label: () => "Keyboard shortcuts",
    icon: IconKeyboard,
    key: "shortcuts",
    words: "keys help map",
    run: () => askFor({ shortcuts: true }),
  },
  palette: {
    label: () => "Find anything",
    icon: IconSearch,
    key: "palette",
    run: () => askFor({ palette: true }),
  },
} as const satisfies Readonly<Record<string, Action>>;

export type ActionId = keyof typeof ACTIONS;

export function actionOf(id: ActionId): Action {
  return ACTIONS[id];
}

export function isAvailable(id: ActionId): boolean {
  return actionOf(id).isAvailable?.() ?? true;
}

/** Does what a key stands for; false where it does nothing now. */
export function runIfAvailable(id: ActionId): boolean {
  if (!isAvailable(id)) return false;
  actionOf(id).run();
  return true;
}
