import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type Looks, type OpenedApp, openApp } from "./browser.ts";
import { launchBrowser } from "./chromium.ts";
import { type Folder, type RunningHost, startHost, temporaryFolder } from "./host.ts";

/** A real browser over the real backend, for the tests of one file. */
export interface Stage {
  /** Of the workspace and of whatever a test writes. */
  readonly folder: Folder;
  /** What the host wrote to standard error. */
  readonly said: readonly string[];
  /** A new tab, with the exact figures on screen. */
  open(looks?: Looks): Promise<OpenedApp>;
  stopHost(): Promise<void>;
  /** The host anew, on the same workspace. */
  startHost(): Promise<void>;
}

/** Set up before the tests of the file that calls this, and gone after them. */
export function stageOfFile(): Stage {
  let folder: Folder | undefined;
  let browser: Browser | undefined;
  let host: RunningHost | undefined;
  function standing<T>(part: T | undefined): T {
    if (part === undefined) throw new Error("The tests of the file have not begun");
    return part;
  }
  beforeAll(async () => {
    folder = temporaryFolder();
    [browser, host] = await Promise.all([launchBrowser(), startHost(folder.workspace)]);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    folder?.remove();
  });
  return {
    get folder() {
      return standing(folder);
    },
    get said() {
      return standing(host).said;
    },
    open: async (looks) => openApp(standing(browser), await standing(host).address(), looks),
    stopHost: () => standing(host).stop(),
    async startHost() {
      host = await startHost(standing(folder).workspace);
    },
  };
}
