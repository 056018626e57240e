/**
 * What the desktop window may do, decided by pure functions over plain values; the shell only carries them out.
 * Everything that is not named here is refused.
 */

export const APP_SCHEME = "app";
export const APP_HOST = "bundle";
export const APP_ADDRESS = `${APP_SCHEME}://${APP_HOST}/`;

export type Decision = "allow" | "deny";

/** Hosts a link may open in the user's own browser. The app has no such link yet. */
export const EXTERNAL_HOSTS: ReadonlySet<string> = new Set<string>();

const LONGEST_EXTERNAL_ADDRESS = 2000;
const OWN_ADDRESS = /^app:\/\/bundle(?:[/?#]|$)/;

/**
 * Whether an address, or an origin as Chromium spells it, is the application's own. By scheme and host: the `origin` of
 * a custom scheme is the text "null" in Node, so comparing origins would accept all of them or none. Chromium hands over
 * canonical addresses; any other spelling is refused.
 */
export function isOwnAddress(address: string): boolean {
  return OWN_ADDRESS.test(address) && URL.canParse(address);
}

export interface Frame {
  readonly url: string;
  readonly isMainFrame: boolean;
  /** Whether it belongs to the window that the shell opened, and to no other web contents. */
  readonly isOwnWindow: boolean;
}

/** Whether a message comes from the application's page; `null` is a frame that is gone or has navigated away. */
export function isTrustedFrame(frame: Frame | null): boolean {
  return frame?.isMainFrame === true && frame.isOwnWindow && isOwnAddress(frame.url);
}

/** A navigation of any frame, also by redirect: only the application's one document, only in the main frame. */
export function decideNavigation({ url, isMainFrame }: { url: string; isMainFrame: boolean }): Decision {
  if (!isMainFrame || !isOwnAddress(url)) return "deny";
  return new URL(url).pathname === "/" ? "allow" : "deny";
}

/** `window.open` and links with a target: never a window, at most the user's own browser. */
export function decideWindowOpen(url: string): { readonly action: "deny"; readonly openOutside: boolean } {
  return { action: "deny", openOutside: decideExternal(url) === "allow" };
}

/** Whether the system may be asked to open an address: https on a listed host, spelt plainly, nothing else. */
export function decideExternal(url: string, hosts: ReadonlySet<string> = EXTERNAL_HOSTS): Decision {
  if (url.length > LONGEST_EXTERNAL_ADDRESS || !/^https:\/\/[!-~]+$/.test(url)) return "deny";
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== "https:" || parsed.href !== url) return "deny";
  if (parsed.username !== "" || parsed.password !== "" || parsed.port !== "") return "deny";
  return hosts.has(parsed.hostname) ? "allow" : "deny";
}

export interface RequestQuestion {
  readonly url: string;
  readonly resourceType: string;
  /** The developer tools load themselves; never in the packaged application. */
  readonly allowDevTools: boolean;
}

/** Every request of every session: the application's own files, its own blobs, pictures inside an address. */
export function decideRequest({ url, resourceType, allowDevTools }: RequestQuestion): Decision {
  if (isOwnAddress(url)) return "allow";
  if (url.startsWith("blob:")) return isOwnAddress(url.slice("blob:".length)) ? "allow" : "deny";
  if (/^data:image\/[a-z+.-]+[;,]/.test(url)) return resourceType === "image" ? "allow" : "deny";
  return allowDevTools && url.startsWith("devtools://devtools/") ? "allow" : "deny";
}

/** A download: only what the page itself made. */
export function decideDownload(url: string): Decision {
  return url.startsWith("blob:") && isOwnAddress(url.slice("blob:".length)) ? "allow" : "deny";
}

/** After the page's process ended: once a minute it is loaded again, then the user is asked. */
export function decideAfterCrash(earlierCrashes: readonly number[], now: number): "reload" | "ask" {
  return earlierCrashes.some((at) => now - at < 60_000) ? "ask" : "reload";
}
