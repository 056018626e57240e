/** The desktop application: wires Electron's events to the policy, the services and the window. */
import { app, type IpcMainInvokeEvent, ipcMain, Menu, type WebContents } from "electron";
import { Problem } from "../../shared/contract/problem.ts";
import { createDispatcher } from "../hosts/dispatch.ts";
import { startIpcHost } from "../hosts/ipc-host.ts";
import { loadStaticFiles } from "../hosts/static-files.ts";
import { type Application, openApplication } from "../services/application.ts";
import { chooseFiles, chooseFolder, choosePlace, tellDifferentWorkspace, tellFatal } from "./dialogs.ts";
import { guardContents, guardSession } from "./guards.ts";
import { menuTemplate } from "./menu.ts";
import { isTrustedFrame } from "./policy.ts";
import { registerAppScheme, serveAppScheme } from "./protocol.ts";
import { MainWindow, RENDERER_FOLDER } from "./window.ts";

/** Called once, before Electron is ready, by the start that holds the lock. */
export function runDesktop(workspaceFile: string): void {
  const window = new MainWindow();
  const isOwnWindow = (contents: WebContents | null): boolean => window.owns(contents);
  app.enableSandbox();
  registerAppScheme();
  app.on("session-created", (session) => guardSession(session, isOwnWindow));
  app.on("web-contents-created", (_event, contents) => guardContents(contents));
  app.on("second-instance", (_event, _words, _folder, data) => {
    window.comeToFront();
    const wanted = workspaceIn(data);
    if (wanted !== undefined && wanted !== workspaceFile) void tellDifferentWorkspace(window, workspaceFile, wanted);
  });
  app.on("window-all-closed", () => app.quit());
  app
    .whenReady()
    .then(() => start(workspaceFile, window))
    .catch(refuseToStart);
}

async function start(workspaceFile: string, window: MainWindow): Promise<void> {
  serveAppScheme(loadStaticFiles(RENDERER_FOLDER));
  const application = openApplication({
    host: "electron",
    file: workspaceFile,
    chooseFiles: (purpose) => chooseFiles(window, purpose),
    choosePlace: (name) => choosePlace(window, name),
    chooseFolder: () => chooseFolder(window),
  });
  const stopAnswering = answerCalls(application, window);
  app.on("will-quit", () => {
    // Every accepted edit is on disk already; closing empties the write-ahead log and lets the file go.
    stopAnswering();
    application.close();
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        platform: process.platform,
        appName: app.name,
        withDeveloperTools: !app.isPackaged,
        send: (command) => window.send(command),
      }),
    ),
  );
  await window.open();
}

function answerCalls(application: Application, window: MainWindow): () => void {
  const dispatcher = createDispatcher(application.handlers, (line) => process.stderr.write(`${line}\n`));
  return startIpcHost({
    ipcMain,
    dispatcher,
    isTrustedSender: (event: IpcMainInvokeEvent) => {
      const frame = event.senderFrame;
      if (frame === null) return false;
      return isTrustedFrame({
        url: frame.url,
        isMainFrame: frame.parent === null,
        isOwnWindow: window.owns(event.sender),
      });
    },
  });
}

function refuseToStart(error: unknown): void {
  const isRefusal = error instanceof Problem;
  process.stderr.write(`${isRefusal ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  tellFatal(error);
  app.exit(1);
}

/** Where another start wanted its workspace; what it sends is data from another process. */
function workspaceIn(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("workspaceFile" in data)) return undefined;
  return typeof data.workspaceFile === "string" ? data.workspaceFile : undefined;
}
