/**
 * Stands in for the `electron` module and keeps what it is given, so that the real main file can run under plain Node and
 * its handlers can be called with hostile arguments. Members and arguments are typed by the installed electron.d.ts.
 */
import { EventEmitter } from "node:events";
import type * as Real from "electron";

type Handler<Method extends (handler: never, ...rest: never[]) => unknown> = NonNullable<Parameters<Method>[0]>;
type SessionMembers = Pick<
  Real.Session,
  | "setPermissionCheckHandler"
  | "setPermissionRequestHandler"
  | "setDevicePermissionHandler"
  | "setDisplayMediaRequestHandler"
  | "setBluetoothPairingHandler"
  | "setSpellCheckerEnabled"
>;

export class FakeSession extends EventEmitter implements SessionMembers {
  permissionCheck: Handler<Real.Session["setPermissionCheckHandler"]> | null = null;
  permissionRequest: Handler<Real.Session["setPermissionRequestHandler"]> | null = null;
  devicePermission: Handler<Real.Session["setDevicePermissionHandler"]> | null = null;
  displayMedia: Handler<Real.Session["setDisplayMediaRequestHandler"]> | null = null;
  bluetooth: Handler<Real.Session["setBluetoothPairingHandler"]> | null = null;
  beforeRequest:
    | ((details: Real.OnBeforeRequestListenerDetails, answer: (r: Real.CallbackResponse) => void) => void)
    | null = null;
  spellChecker = true;

  setPermissionCheckHandler(handler: this["permissionCheck"]): void {
    this.permissionCheck = handler;
  }
  setPermissionRequestHandler(handler: this["permissionRequest"]): void {
    this.permissionRequest = handler;
  }
  setDevicePermissionHandler(handler: this["devicePermission"]): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: this["displayMedia"]): void {
    this.displayMedia = handler;
  }
  setBluetoothPairingHandler(handler: this["bluetooth"]): void {
    this.bluetooth = handler;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }
  readonly webRequest = {
    onBeforeRequest: (listener: this["beforeRequest"]): void => {
      this.beforeRequest = listener;
    },
  };
}

export class FakeContents
  extends EventEmitter
  implements Pick<Real.WebContents, "setWindowOpenHandler" | "send" | "reload">
{
  windowOpen: Handler<Real.WebContents["setWindowOpenHandler"]> | null = null;
  readonly sent: { readonly channel: string; readonly values: readonly unknown[] }[] = [];
  reloads = 0;

  setWindowOpenHandler(handler: Handler<Real.WebContents["setWindowOpenHandler"]>): void {
    this.windowOpen = handler;
  }
  send(channel: string, ...values: unknown[]): void {
    this.sent.push({ channel, values });
  }
  reload(): void {
    this.reloads += 1;
  }
}

type WindowMembers = Pick<Real.BrowserWindow, "loadURL" | "show" | "focus" | "isMinimized" | "restore">;

export class BrowserWindow extends EventEmitter implements WindowMembers {
  readonly options: Real.BrowserWindowConstructorOptions;
  readonly webContents = new FakeContents();
  readonly loaded: string[] = [];
  readonly done: string[] = [];
  minimized = false;

  constructor(options: Real.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    recorded.windows.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    if (recorded.loadFails) throw new Error("ERR_FAILED (-2) loading 'app://bundle/'");
  }
  show(): void {
    this.done.push("show");
  }
  focus(): void {
    this.done.push("focus");
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
    this.done.push("restore");
  }
}

/** Everything that was done through this module, and what it answers; a test starts with a fresh copy of the module. */
export const recorded = {
  windows: [] as BrowserWindow[],
  calls: [] as string[],
  schemes: [] as Real.CustomScheme[],
  protocols: new Map<string, Parameters<Real.Protocol["handle"]>[1]>(),
  ipc: new Map<string, Parameters<Real.IpcMain["handle"]>[1]>(),
  paths: new Map<string, string>([["appData", "/home/someone/.config"]]),
  menu: null as Real.MenuItemConstructorOptions[] | null,
  lockData: undefined as unknown,
  exitCode: null as number | null,
  errorBoxes: [] as { readonly title: string; readonly content: string }[],
  messages: [] as Real.MessageBoxOptions[],
  openDialogs: [] as Real.OpenDialogOptions[],
  saveDialogs: [] as Real.SaveDialogOptions[],
  openedOutside: [] as string[],
  holdsLock: true,
  packaged: true,
  loadFails: false,
  switches: new Set<string>(),
  response: 0,
  chosen: { canceled: true, filePaths: [] } as Real.OpenDialogReturnValue,
  place: { canceled: true, filePath: "" } as Real.SaveDialogReturnValue,
};

type AppMembers = Pick<
  Real.App,
  | "enableSandbox"
  | "setName"
  | "setPath"
  | "getPath"
  | "requestSingleInstanceLock"
  | "exit"
  | "quit"
  | "whenReady"
  | "isPackaged"
  | "name"
>;

class FakeApp extends EventEmitter implements AppMembers {
  name = "outturn";
  readonly commandLine: Pick<Real.CommandLine, "hasSwitch"> = { hasSwitch: (name) => recorded.switches.has(name) };
  #ready: () => void = () => {};
  readonly #whenReady = new Promise<void>((resolve) => {
    this.#ready = resolve;
  });

  get isPackaged(): boolean {
    return recorded.packaged;
  }
  /** What Electron does once the main file has run: the default session first, then `ready`. */
  becomeReady(session: FakeSession): void {
    recorded.calls.push("ready");
    this.emit("session-created", session);
    this.#ready();
  }
  enableSandbox(): void {
    recorded.calls.push("enableSandbox");
  }
  setName(name: string): void {
    this.name = name;
  }
  setPath(name: string, path: string): void {
    recorded.paths.set(name, path);
  }
  getPath(name: string): string {
    return recorded.paths.get(name) ?? "";
  }
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    recorded.calls.push("requestSingleInstanceLock");
    recorded.lockData = data;
    return recorded.holdsLock;
  }
  exit(code?: number): void {
    recorded.exitCode = code ?? 0;
  }
  quit(): void {
    recorded.calls.push("quit");
    this.emit("will-quit", { preventDefault: () => {} });
  }
  whenReady(): Promise<void> {
    return this.#whenReady;
  }
}

export const app = new FakeApp();

export const protocol: Pick<Real.Protocol, "registerSchemesAsPrivileged" | "handle"> = {
  registerSchemesAsPrivileged: (schemes) => {
    recorded.calls.push("registerSchemesAsPrivileged");
    recorded.schemes.push(...schemes);
  },
  handle: (scheme, handler) => void recorded.protocols.set(scheme, handler),
};

export const ipcMain: Pick<Real.IpcMain, "handle" | "removeHandler"> = {
  handle: (channel, listener) => void recorded.ipc.set(channel, listener),
  removeHandler: (channel) => void recorded.ipc.delete(channel),
};

export const Menu = {
  buildFromTemplate: (template: Real.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: Real.MenuItemConstructorOptions[]) => {
    recorded.menu = menu;
  },
};

export const nativeTheme: Pick<Real.NativeTheme, "shouldUseDarkColors"> = { shouldUseDarkColors: true };

export const shell: Pick<Real.Shell, "openExternal"> = {
  openExternal: async (url) => void recorded.openedOutside.push(url),
};

const last = <Value>(values: readonly unknown[]): Value => values.at(-1) as Value;

export const dialog = {
  showErrorBox: (title: string, content: string) => void recorded.errorBoxes.push({ title, content }),
  showMessageBox: async (...values: unknown[]): Promise<Pick<Real.MessageBoxReturnValue, "response">> => {
    recorded.messages.push(last(values));
    return { response: recorded.response };
  },
  showMessageBoxSync: (...values: unknown[]): number => {
    recorded.messages.push(last(values));
    return recorded.response;
  },
  showOpenDialog: async (...values: unknown[]): Promise<Real.OpenDialogReturnValue> => {
    recorded.openDialogs.push(last(values));
    return recorded.chosen;
  },
  showSaveDialog: async (...values: unknown[]): Promise<Real.SaveDialogReturnValue> => {
    recorded.saveDialogs.push(last(values));
    return recorded.place;
  },
} satisfies Record<
  keyof Pick<
    Real.Dialog,
    "showErrorBox" | "showMessageBox" | "showMessageBoxSync" | "showOpenDialog" | "showSaveDialog"
  >,
  unknown
>;
