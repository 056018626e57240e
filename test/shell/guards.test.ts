import type * as Real from "electron";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERMISSIONS } from "../../electron/shell/permissions.ts";
import { HOSTILE_ADDRESSES } from "./addresses.ts";
import { type RunningMain, removeTemporaryFolders, startMain } from "./start-main.ts";

let main: RunningMain;
/** The recorder's contents and events stand where Electron's would. */
const as = <Type>(value: unknown): Type => value as Type;

beforeAll(async () => {
  main = await startMain();
});

afterAll(() => {
  main.electron.app.quit();
  removeTemporaryFolders();
});

/** Whether an emitted event was prevented. */
function prevented(emitter: NodeJS.EventEmitter, name: string, event: object, ...rest: unknown[]): boolean {
  let stopped = false;
  emitter.emit(name, { ...event, preventDefault: () => (stopped = true) }, ...rest);
  return stopped;
}

describe("every web contents", () => {
  const contents = () => {
    const other = new main.electron.FakeContents();
    main.electron.app.emit("web-contents-created", {}, other);
    return [main.window.webContents, other];
  };

  it("stays where it is", () => {
    for (const each of contents())
      for (const name of ["will-navigate", "will-frame-navigate", "will-redirect"]) {
        for (const url of HOSTILE_ADDRESSES)
          expect(prevented(each, name, { url, isMainFrame: true }), `${name} ${url}`).toBe(true);
        expect(prevented(each, name, { url: "app://bundle/", isMainFrame: false })).toBe(true);
        expect(prevented(each, name, { url: "app://bundle/", isMainFrame: true })).toBe(false);
      }
  });

  it("opens no window and nothing outside", () => {
    for (const each of contents())
      for (const url of [...HOSTILE_ADDRESSES, "app://bundle/"])
        expect(each.windowOpen?.(as<Real.HandlerDetails>({ url }))).toEqual({ action: "deny" });
    expect(main.recorded.windows).toHaveLength(1);
    expect(main.recorded.openedOutside).toEqual([]);
  });

  it("attaches no webview", () => {
    for (const each of contents()) expect(prevented(each, "will-attach-webview", {}, {}, {})).toBe(true);
  });
});

describe("every session", () => {
  const sessions = () => {
    const other = new main.electron.FakeSession();
    main.electron.app.emit("session-created", other);
    return [main.session, other];
  };
  const own = () => as<Real.WebContents>(main.window.webContents);
  const page = { requestingUrl: "app://bundle/", isMainFrame: true };

  it("grants the application's page copying, and nothing else to anybody", () => {
    const foreign = as<Real.WebContents>(new main.electron.FakeContents());
    for (const session of sessions())
      for (const permission of Object.keys(PERMISSIONS)) {
        const named = as<Parameters<NonNullable<typeof session.permissionCheck>>[1]>(permission);
        const check = (contents: Real.WebContents | null, details: object, origin = "app://bundle"): unknown =>
          session.permissionCheck?.(contents, named, origin, as(details));
        const request = (contents: Real.WebContents, details: object): boolean => {
          let granted = true;
          session.permissionRequest?.(contents, named, (answer) => (granted = answer), as(details));
          return granted;
        };
        const expected = permission === "clipboard-sanitized-write";
        expect(check(own(), page)).toBe(expected);
        expect(check(own(), { isMainFrame: true })).toBe(expected);
        expect(request(own(), page)).toBe(expected);
        expect(check(null, page)).toBe(false);
        expect(check(foreign, page)).toBe(false);
        expect(check(own(), { ...page, isMainFrame: false })).toBe(false);
        expect(check(own(), { isMainFrame: true }, "https://example.com")).toBe(false);
        expect(request(foreign, page)).toBe(false);
        expect(request(own(), { ...page, isMainFrame: false })).toBe(false);
        for (const requestingUrl of HOSTILE_ADDRESSES) {
          expect(check(own(), { ...page, requestingUrl })).toBe(false);
          expect(request(own(), { ...page, requestingUrl })).toBe(false);
        }
      }
  });

  it("has no devices, screens or spelling dictionaries to give", () => {
    for (const session of sessions()) {
      expect(session.devicePermission?.(as({ deviceType: "usb", origin: "app://bundle" }))).toBe(false);
      let streams: unknown = "unanswered";
      session.displayMedia?.(as({}), (answer) => (streams = answer));
      expect(streams).toBeNull();
      let pairing: unknown;
      session.bluetooth?.(as({}), (answer) => (pairing = answer));
      expect(pairing).toEqual({ confirmed: false });
      expect(session.spellChecker).toBe(false);
    }
  });

  it("sends no request but to the application itself", () => {
    for (const session of sessions()) {
      const cancelled = (url: string, resourceType = "xhr"): boolean | undefined => {
        let answer: Real.CallbackResponse | undefined;
        session.beforeRequest?.(as({ url, resourceType }), (given) => (answer = given));
        return answer?.cancel;
      };
      for (const url of HOSTILE_ADDRESSES) expect(cancelled(url, "mainFrame"), url).toBe(true);
      expect(cancelled("app://bundle/assets/index-1.js", "script")).toBe(false);
      expect(cancelled("blob:app://bundle/1")).toBe(false);
      expect(cancelled("data:image/png;base64,AAAA", "image")).toBe(false);
    }
  });

  it("saves only what the page made", () => {
    for (const session of sessions()) {
      const download = (url: string): boolean => prevented(session, "will-download", {}, { getURL: () => url });
      for (const url of [...HOSTILE_ADDRESSES, "app://bundle/assets/index-1.js"]) expect(download(url)).toBe(true);
      expect(download("blob:app://bundle/1")).toBe(false);
    }
  });
});
