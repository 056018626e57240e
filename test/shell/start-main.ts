/** Runs the real main file against a fresh recorder, with a workspace in a temporary folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";

export type Recorder = typeof import("./recorder.ts");
export type Recorded = Recorder["recorded"];

const folders: string[] = [];

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "outturn-shell-"));
  folders.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A folder as the build leaves it. */
function builtWindow(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>');
  writeFileSync(join(folder, "assets", "index-1.js"), "export {};");
  return folder;
}

export interface RunningMain {
  readonly electron: Recorder;
  readonly recorded: Recorded;
  readonly session: InstanceType<Recorder["FakeSession"]>;
  readonly workspaceFile: string;
  readonly window: InstanceType<Recorder["BrowserWindow"]>;
}

export interface Circumstances {
  /** Sets answers of the recorder before the main file runs. */
  readonly prepare?: (recorded: Recorded) => void;
  readonly workspaceFile?: string;
  /** False: the main file has run, Electron is not ready yet. */
  readonly ready?: boolean;
}

export async function startMain({ prepare, workspaceFile, ready = true }: Circumstances = {}): Promise<RunningMain> {
  vi.resetModules();
  const electron: Recorder = await import("./recorder.ts");
  const { recorded } = electron;
  vi.doMock("electron", () => electron);
  vi.doMock("../../electron/hosts/static-files.ts", async (original) => {
    const real = await original<typeof import("../../electron/hosts/static-files.ts")>();
    return { ...real, loadStaticFiles: () => real.loadStaticFiles(builtWindow()) };
  });
  prepare?.(recorded);
  const file = workspaceFile ?? join(temporaryFolder(), "workspace.outturn");
  const words = process.argv;
  process.argv = ["electron", "/somewhere/outturn", "--workspace", file];
  try {
    await import("../../electron/shell/main.ts");
  } finally {
    process.argv = words;
  }
  const session = new electron.FakeSession();
  if (ready) {
    electron.app.becomeReady(session);
    await vi.waitFor(() => {
      if (recorded.exitCode === null && recorded.windows[0]?.loaded.length !== 1) throw new Error("not started yet");
    });
  }
  return {
    electron,
    recorded,
    session,
    workspaceFile: file,
    get window() {
      const [window] = recorded.windows;
      if (window === undefined) throw new Error("no window was opened");
      return window;
    },
  };
}
