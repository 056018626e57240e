import type { MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "../../shared/contract/menu-commands.ts";

export interface MenuSituation {
  readonly platform: NodeJS.Platform;
  readonly appName: string;
  readonly withDeveloperTools: boolean;
  readonly send: (command: MenuCommand) => void;
}

const SEPARATOR: MenuItemConstructorOptions = { type: "separator" };

/**
 * The application menu. Undo and redo go to the page, which takes back its own edits, or typing where the cursor stands
 * in a field. Their keys are shown but not registered, as the page listens for them itself and would undo twice; macOS
 * always registers them, and gives the page only the keys that no menu item has taken.
 */
export function menuTemplate(situation: MenuSituation): MenuItemConstructorOptions[] {
  const { platform, appName, withDeveloperTools, send } = situation;
  const mac = platform === "darwin";
  const command = (label: string, name: MenuCommand, more: MenuItemConstructorOptions = {}) => ({
    id: name,
    label,
    click: () => send(name),
    ...more,
  });
  const keptByPage = (accelerator: string): MenuItemConstructorOptions => ({ accelerator, registerAccelerator: false });
  const settings = command("Settings…", "show-settings", { accelerator: "CmdOrCtrl+," });

  const application: MenuItemConstructorOptions = {
    label: appName,
    submenu: [
      { role: "about" },
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: "services" },
      SEPARATOR,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      SEPARATOR,
      { role: "quit" },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: "&File",
    submenu: mac ? [{ role: "close" }] : [settings, SEPARATOR, { role: "quit" }],
  };
  const edit: MenuItemConstructorOptions = {
    label: "&Edit",
    submenu: [
      command("Undo", "undo", keptByPage("CmdOrCtrl+Z")),
      command("Redo", "redo", keptByPage(mac ? "Shift+Cmd+Z" : "Ctrl+Y")),
      SEPARATOR,
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "selectAll" },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: "&View",
    submenu: [
      command("Model", "show-model", { accelerator: "CmdOrCtrl+1" }),
      command("Compare", "show-compare", { accelerator: "CmdOrCtrl+2" }),
      command("Risk", "show-risk", { accelerator: "CmdOrCtrl+3" }),
      command("Proposal", "show-proposal", { accelerator: "CmdOrCtrl+4" }),
      command("Data", "show-data", { accelerator: "CmdOrCtrl+5" }),
      command("History", "show-history"),
      SEPARATOR,
      { role: "resetZoom" },
      { role: "zoomIn" },
      { role: "zoomOut" },
      SEPARATOR,
      { role: "togglefullscreen" },
      { role: "reload", label: "Load the page again" },
      ...(withDeveloperTools ? [{ role: "toggleDevTools" } satisfies MenuItemConstructorOptions] : []),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: "help",
    submenu: [
      command("Keyboard shortcuts", "show-shortcuts"),
      ...(mac ? [] : [SEPARATOR, { role: "about" } satisfies MenuItemConstructorOptions]),
    ],
  };
  return [...(mac ? [application] : []), file, edit, view, { role: "windowMenu" }, help];
}
