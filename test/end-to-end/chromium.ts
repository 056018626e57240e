import { type Browser, chromium } from "playwright-core";
import { CHROMIUM, findOrInstall } from "../runner/system-tools.ts";

/** A real Chromium that never leaves the machine. */

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Throws where there is none and none may be installed, with what to install. */
export async function launchBrowser(): Promise<Browser> {
  const found = findOrInstall(CHROMIUM, (text) => console.error(text));
  if ("missing" in found) throw new Error(found.missing);
  return chromium.launch({ executablePath: found.path, args: FLAGS });
}
