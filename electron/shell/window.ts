/** The one window: how it is made, and what happens when its page dies. */
import { join } from "node:path";
import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, type WebContents } from "electron";
import type { MenuCommand } from "../../shared/contract/menu-commands.ts";
import { COMMAND_CHANNEL } from "./command-channel.ts";
import { askAfterCrash, askWhetherToLeave, askWhetherToWait } from "./dialogs.ts";
import { APP_ADDRESS, decideAfterCrash } from "./policy.ts";

// The bundle lies in dist/main, beside dist/renderer.
export const RENDERER_FOLDER = join(import.meta.dirname, "..", "renderer");
const PRELOAD = join(import.meta.dirname, "preload.cjs");

/** Spelt out although most are defaults: a default that changes must not open anything. */
export const WEB_PREFERENCES = Object.freeze({
  preload: PRELOAD,
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
});

/** Until the page has painted itself. */
const BACKGROUND = { light: "#ffffff", dark: "#1a1b1e" };

function windowOptions(): BrowserWindowConstructorOptions {
  return {
    name: "main",
    // Electron keeps place and size, and brings a window back whose screen is gone.
    windowStatePersistence: true,
    title: "Outturn",
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: BACKGROUND[nativeTheme.shouldUseDarkColors ? "dark" : "light"],
    webPreferences: { ...WEB_PREFERENCES, devTools: !app.isPackaged },
  };
}

export class MainWindow {
  #window: BrowserWindow | undefined;
  readonly #crashes: number[] = [];

  /** Resolves when the page has loaded. */
  async open(): Promise<void> {
    const window = new BrowserWindow(windowOptions());
    this.#window = window;
    window.once("ready-to-show", () => window.show());
    window.on("closed", () => {
      this.#window = undefined;
    });
    window.on("unresponsive", () => void this.#askWhetherToWait());
    window.webContents.on("render-process-gone", (_event, { reason }) => {
      if (reason !== "clean-exit") void this.#afterCrash(reason);
    });
    // The page holds the window back while something unstored is in it; Electron then asks nobody by itself.
    window.webContents.on("will-prevent-unload", (event) => {
      if (askWhetherToLeave(this) === "leave") event.preventDefault();
    });
    await window.loadURL(APP_ADDRESS);
  }

  /** The open window, for dialogs to stand before. */
  get current(): BrowserWindow | undefined {
    return this.#window;
  }

  owns(contents: WebContents | null): boolean {
    return contents !== null && this.#window !== undefined && contents === this.#window.webContents;
  }

  send(command: MenuCommand): void {
    this.#window?.webContents.send(COMMAND_CHANNEL, command);
  }

  comeToFront(): void {
    const window = this.#window;
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  async #afterCrash(reason: string): Promise<void> {
    const now = Date.now();
    const decision = decideAfterCrash(this.#crashes, now);
    this.#crashes.push(now);
    if (decision === "reload" || (await askAfterCrash(this, reason)) === "load-again")
      this.#window?.webContents.reload();
    else app.quit();
  }

  async #askWhetherToWait(): Promise<void> {
    if ((await askWhetherToWait(this)) === "load-again") this.#window?.webContents.reload();
  }
}
