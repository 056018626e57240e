import { electronHost, type OutturnBridge } from "./electron-host.ts";
import type { HostClient } from "./host-client.ts";
import { httpHost } from "./http-host.ts";

declare global {
  interface Window {
    readonly outturn?: OutturnBridge;
  }
}

/** The desktop window has a bridge; everywhere else the page came from the loopback host. */
export async function connect(): Promise<HostClient> {
  return window.outturn === undefined ? httpHost() : electronHost(window.outturn);
}
