/** The system's dialogs: choosing files, and what must be said when there is no page to say it. */
import {
  type BrowserWindow,
  dialog,
  type MessageBoxOptions,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from "electron";
import { Problem } from "../../shared/contract/problem.ts";
import type { ChooseFiles } from "../services/file-service.ts";

/** Whatever has the window that a dialog stands before, if it is open. */
export interface DialogParent {
  readonly current: BrowserWindow | undefined;
}

const EVERY_FILE = { name: "All files", extensions: ["*"] };

const CHOICES: Readonly<Record<Parameters<ChooseFiles>[0], OpenDialogOptions>> = {
  tickets: {
    title: "Choose a ticket export",
    buttonLabel: "Read",
    properties: ["openFile"],
    filters: [{ name: "Ticket exports", extensions: ["csv", "tsv", "txt"] }, EVERY_FILE],
  },
  scenario: {
    title: "Choose a scenario or a package",
    buttonLabel: "Open",
    properties: ["openFile"],
    filters: [{ name: "Scenarios", extensions: ["outturn-package", "json"] }, EVERY_FILE],
  },
  logo: {
    title: "Choose a logo",
    buttonLabel: "Use",
    properties: ["openFile"],
    filters: [{ name: "Images", extensions: ["png", "jpg", "jpeg", "svg"] }, EVERY_FILE],
  },
};

/** Paths go to the services, which keep them and give the page a token. */
export async function chooseFiles(
  { current }: DialogParent,
  purpose: Parameters<ChooseFiles>[0],
): Promise<readonly string[]> {
  const options = CHOICES[purpose];
  const { canceled, filePaths } = await (current === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(current, options));
  return canceled ? [] : filePaths;
}

const SAVED: Readonly<Record<string, string>> = {
  xlsx: "Workbooks",
  "outturn-package": "Packages",
  pdf: "PDF documents",
  docx: "Word documents",
};

/** The dialog asks before a file that is there already is replaced. */
export async function choosePlace({ current }: DialogParent, name: string): Promise<string | null> {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  const kind = SAVED[ending];
  const options: SaveDialogOptions = {
    title: "Export",
    defaultPath: name,
    buttonLabel: "Save",
    properties: ["showOverwriteConfirmation", "createDirectory"],
    filters: kind === undefined ? [EVERY_FILE] : [{ name: kind, extensions: [ending] }],
  };
  const { canceled, filePath } = await (current === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(current, options));
  return canceled || filePath === "" ? null : filePath;
}

/** For documents of many clients; they get a folder of their own in it, so that nothing there is replaced. */
export async function chooseFolder({ current }: DialogParent): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: "Where do the documents go?",
    buttonLabel: "Make them here",
    properties: ["openDirectory", "createDirectory"],
  };
  const { canceled, filePaths } = await (current === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(current, options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** Why the application cannot start and what to do. Works before a window is there, and blocks until it is read. */
export function tellFatal(error: unknown): void {
  if (error instanceof Problem) dialog.showErrorBox("Outturn cannot start", error.message);
  else
    dialog.showErrorBox(
      "Outturn cannot start because of a defect in it",
      `Nothing was changed in your workspace. Start Outturn again; if this comes back, report the following text.\n\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
}

export async function tellDifferentWorkspace(parent: DialogParent, open: string, wanted: string): Promise<void> {
  await ask(parent, {
    type: "info",
    message: "Outturn is already open with another workspace",
    detail: `This window works on ${open}. To work on ${wanted}, close this window and start Outturn with that file again.`,
    buttons: ["Close"],
  });
}

export async function askAfterCrash(parent: DialogParent, reason: string): Promise<"load-again" | "quit"> {
  const answer = await ask(parent, {
    type: "error",
    message: "Outturn's page has stopped again",
    detail: `Every accepted edit is stored. Load the page again, or quit and start Outturn later. (The system says: ${reason}.)`,
    buttons: ["Load again", "Quit"],
    defaultId: 0,
    cancelId: 1,
  });
  return answer === 0 ? "load-again" : "quit";
}

export async function askWhetherToWait(parent: DialogParent): Promise<"wait" | "load-again"> {
  const answer = await ask(parent, {
    type: "warning",
    message: "Outturn's page does not answer",
    detail:
      "It may be busy. Every accepted edit is stored; a value that is still being typed is lost if the page is loaded again.",
    buttons: ["Wait", "Load again"],
    defaultId: 0,
    cancelId: 0,
  });
  return answer === 1 ? "load-again" : "wait";
}

/** Blocks, as the page that is about to go waits for the answer. */
export function askWhetherToLeave({ current }: DialogParent): "stay" | "leave" {
  const options: MessageBoxOptions = {
    type: "question",
    message: "Leave the tried values?",
    detail: "Values are being tried that are not stored. Stay to keep or discard them; leaving discards them.",
    buttons: ["Stay", "Leave"],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const answer =
    current === undefined ? dialog.showMessageBoxSync(options) : dialog.showMessageBoxSync(current, options);
  return answer === 1 ? "leave" : "stay";
}

async function ask({ current }: DialogParent, options: MessageBoxOptions): Promise<number> {
  const whole = { noLink: true, ...options };
  const { response } = await (current === undefined
    ? dialog.showMessageBox(whole)
    : dialog.showMessageBox(current, whole));
  return response;
}
