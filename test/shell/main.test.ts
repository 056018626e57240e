import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningMain, removeTemporaryFolders, startMain } from "./start-main.ts";

let running: RunningMain | undefined;

beforeAll(() => {
  // A stray `require("electron")` would otherwise try to download the binary.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = "/nonexistent";
});

afterEach(() => {
  if (running?.recorded.ipc.size === 1) running.electron.app.quit();
  running = undefined;
  removeTemporaryFolders();
});

async function start(...circumstances: Parameters<typeof startMain>): Promise<RunningMain> {
  running = await startMain(...circumstances);
  return running;
}

describe("starting", () => {
  it("turns the sandbox on and registers the scheme before Electron is ready, and nothing else yet", async () => {
    const { recorded } = await start({ ready: false });
    expect(recorded.calls).toEqual(["requestSingleInstanceLock", "enableSandbox", "registerSchemesAsPrivileged"]);
    expect(recorded.schemes).toEqual([
      { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    expect(recorded.windows).toEqual([]);
  });

  it("opens one window on the application's own address, shown when it is painted", async () => {
    const { recorded, window } = await start();
    expect(recorded.windows).toHaveLength(1);
    expect(window.loaded).toEqual(["app://bundle/"]);
    expect(window.options.show).toBe(false);
    expect(window.options.name).toBe("main");
    expect(window.options.windowStatePersistence).toBe(true);
    window.emit("ready-to-show");
    expect(window.done).toEqual(["show"]);
  });

  it("gives the window exactly these web preferences", async () => {
    const { window } = await start();
    expect(window.options.webPreferences).toEqual({
      preload: join(import.meta.dirname, "../../electron/shell/preload.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: false,
    });
  });

  it("goes by its name in the menu", async () => {
    const { electron, recorded } = await start();
    expect(electron.app.name).toBe("Outturn");
    expect(recorded.menu?.map(({ label, role }) => label ?? role)).toContain("&Edit");
  });

  it("keeps Chromium's files apart from the workspace, unless another folder is named", async () => {
    const { recorded } = await start({ ready: false });
    expect(recorded.paths.get("userData")).toBe("/home/someone/.config/outturn/window");
    const named = await startMain({ ready: false, prepare: (fresh) => fresh.switches.add("user-data-dir") });
    expect(named.recorded.paths.has("userData")).toBe(false);
  });

  it("makes the workspace that was named and closes it on quitting", async () => {
    const { electron, recorded, workspaceFile } = await start();
    expect(existsSync(workspaceFile)).toBe(true);
    expect(existsSync(`${workspaceFile}-wal`)).toBe(true);
    electron.app.emit("window-all-closed");
    expect(recorded.calls).toContain("quit");
    expect(recorded.ipc.size).toBe(0);
    expect(existsSync(`${workspaceFile}-wal`)).toBe(false);
  });
});

describe("a second start", () => {
  it("leaves at once without a window, a service or a workspace", async () => {
    const { recorded, workspaceFile } = await start({ ready: false, prepare: (fresh) => (fresh.holdsLock = false) });
    expect(recorded.exitCode).toBe(0);
    expect(recorded.calls).toEqual(["requestSingleInstanceLock"]);
    expect(recorded.schemes).toEqual([]);
    expect(existsSync(workspaceFile)).toBe(false);
    expect(recorded.lockData).toEqual({ workspaceFile });
  });

  it("brings the first window to the front", async () => {
    const { electron, recorded, window, workspaceFile } = await start();
    window.minimized = true;
    electron.app.emit("second-instance", {}, [], "/", { workspaceFile });
    expect(window.done).toEqual(["restore", "show", "focus"]);
    expect(recorded.messages).toEqual([]);
  });

  it("is told what to do when it wanted another workspace", async () => {
    const { electron, recorded, workspaceFile } = await start();
    electron.app.emit("second-instance", {}, [], "/", { workspaceFile: "/other.outturn" });
    expect(recorded.messages).toHaveLength(1);
    expect(recorded.messages[0]?.detail).toContain("/other.outturn");
    expect(recorded.messages[0]?.detail).toContain(workspaceFile);
  });

  it("may send anything", async () => {
    const { electron, recorded } = await start();
    for (const data of [undefined, null, 7, "x", [], {}, { workspaceFile: 7 }, { workspaceFile: null }])
      electron.app.emit("second-instance", {}, [], "/", data);
    expect(recorded.messages).toEqual([]);
  });
});

describe("a start that cannot be", () => {
  it("says why and what to do, and leaves with status 1", async () => {
    const first = await start();
    const second = await startMain({ workspaceFile: first.workspaceFile });
    expect(second.recorded.exitCode).toBe(1);
    expect(second.recorded.windows).toEqual([]);
    expect(second.recorded.errorBoxes).toHaveLength(1);
    expect(second.recorded.errorBoxes[0]?.title).toBe("Outturn cannot start");
    expect(second.recorded.errorBoxes[0]?.content).toMatch(/[.!]$/);
  });

  it("shows a defect as a defect", async () => {
    const { recorded } = await start({ prepare: (fresh) => (fresh.loadFails = true) });
    await vi.waitFor(() => expect(recorded.exitCode).toBe(1));
    expect(recorded.errorBoxes[0]?.title).toContain("defect");
    expect(recorded.errorBoxes[0]?.content).toContain("ERR_FAILED");
  });
});

describe("a page that stops", () => {
  const gone = (reason: string) => ["render-process-gone", {}, { reason, exitCode: 1 }] as const;

  it("is loaded again once, then the user is asked", async () => {
    const { recorded, window } = await start();
    window.webContents.emit(...gone("crashed"));
    expect(window.webContents.reloads).toBe(1);
    expect(recorded.messages).toEqual([]);
    window.webContents.emit(...gone("oom"));
    await vi.waitFor(() => expect(window.webContents.reloads).toBe(2));
    expect(recorded.messages[0]?.detail).toContain("oom");
    recorded.response = 1;
    window.webContents.emit(...gone("crashed"));
    await vi.waitFor(() => expect(recorded.calls).toContain("quit"));
    expect(window.webContents.reloads).toBe(2);
  });

  it("is left alone when it ended as it should", async () => {
    const { window } = await start();
    window.webContents.emit(...gone("clean-exit"));
    expect(window.webContents.reloads).toBe(0);
  });

  it("asks before it lets go of what the page holds it back for", async () => {
    const { recorded, window } = await start();
    const unload = (): boolean => {
      let left = false;
      window.webContents.emit("will-prevent-unload", { preventDefault: () => (left = true) });
      return left;
    };
    expect(unload()).toBe(false);
    expect(recorded.messages).toHaveLength(1);
    recorded.response = 1;
    expect(unload()).toBe(true);
  });

  it("is waited for or loaded again when it does not answer", async () => {
    const { recorded, window } = await start();
    window.emit("unresponsive");
    await vi.waitFor(() => expect(recorded.messages).toHaveLength(1));
    recorded.response = 1;
    window.emit("unresponsive");
    await vi.waitFor(() => expect(window.webContents.reloads).toBe(1));
  });
});
