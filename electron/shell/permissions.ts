import type { Session } from "electron";
import { type Decision, isOwnAddress } from "./policy.ts";

type CheckHandler = NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>;
type RequestHandler = NonNullable<Parameters<Session["setPermissionRequestHandler"]>[0]>;

/** Every permission the installed Electron can be asked for; a new one in its types stops the type check here. */
export type Permission = Parameters<CheckHandler>[1] | Parameters<RequestHandler>[1];

/** Copying a statement needs the first; nothing the application does needs any other. */
export const PERMISSIONS: Readonly<Record<Permission, Decision>> = {
  "clipboard-sanitized-write": "allow",
  ar: "deny",
  "automatic-fullscreen": "deny",
  "background-fetch": "deny",
  "background-sync": "deny",
  "captured-surface-control": "deny",
  "clipboard-read": "deny",
  "deprecated-sync-clipboard-read": "deny",
  "display-capture": "deny",
  fileSystem: "deny",
  fullscreen: "deny",
  geolocation: "deny",
  "geolocation-approximate": "deny",
  "hand-tracking": "deny",
  hid: "deny",
  "idle-detection": "deny",
  keyboardLock: "deny",
  "local-fonts": "deny",
  "local-network": "deny",
  "local-network-access": "deny",
  "loopback-network": "deny",
  media: "deny",
  mediaKeySystem: "deny",
  midi: "deny",
  midiSysex: "deny",
  nfc: "deny",
  notifications: "deny",
  openExternal: "deny",
  "payment-handler": "deny",
  "periodic-background-sync": "deny",
  "persistent-storage": "deny",
  pointerLock: "deny",
  "screen-wake-lock": "deny",
  sensors: "deny",
  serial: "deny",
  "smart-card": "deny",
  "speaker-selection": "deny",
  "storage-access": "deny",
  "system-wake-lock": "deny",
  "top-level-storage-access": "deny",
  unknown: "deny",
  usb: "deny",
  vr: "deny",
  "web-app-installation": "deny",
  "web-printing": "deny",
  "window-management": "deny",
};

export interface PermissionQuestion {
  readonly permission: string;
  /** Address or origin of the page that asks; empty where Chromium knows none. */
  readonly url: string;
  readonly isMainFrame: boolean;
  /** False where no web contents asks, as for a service worker, or another than the application's. */
  readonly isOwnWindow: boolean;
}

export function decidePermission({ permission, url, isMainFrame, isOwnWindow }: PermissionQuestion): Decision {
  if (!isOwnWindow || !isMainFrame || !isOwnAddress(url)) return "deny";
  return Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission as Permission] : "deny";
}
