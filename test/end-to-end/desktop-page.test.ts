/**
 * The built page and the built preload script in a real Chromium, over the desktop's transport and its services: all of
 * the desktop application but Electron itself, whose part is played by bindings.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build, isBuildFresh } from "../../electron/build.ts";
import { createDispatcher } from "../../electron/hosts/dispatch.ts";
import { type IpcMainLike, startIpcHost } from "../../electron/hosts/ipc-host.ts";
import { loadStaticFiles } from "../../electron/hosts/static-files.ts";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { MenuCommand } from "../../shared/contract/menu-commands.ts";
import { CHROMIUM, findOrInstall } from "../runner/system-tools.ts";

const root = resolve(import.meta.dirname, "../..");
const ADDRESS = "https://bundle.invalid/";
const folder = mkdtempSync(join(tmpdir(), "outturn-page-"));

let application: Application;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const foreignRequests: string[] = [];

/** Electron's end of the channel: what `ipcRenderer.invoke` reaches. */
class Channel implements IpcMainLike<null> {
  invoke: (name: unknown, input: unknown) => Promise<unknown> = () => Promise.reject(new Error("nobody answers"));
  handle(_channel: string, listener: (event: null, ...values: unknown[]) => Promise<unknown>): void {
    this.invoke = (name, input) => listener(null, name, input);
  }
  removeHandler(): void {}
}

/** The preload script as built, with the two objects it takes from Electron. */
function preloadWithElectron(): string {
  const script = readFileSync(join(root, "dist/main/preload.cjs"), "utf8");
  return `{
    const listeners = new Set();
    const require = () => ({
      contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(globalThis, name, { value }) },
      ipcRenderer: {
        invoke: (channel, ...values) => globalThis.electronInvoke(channel, ...values),
        on: (channel, listener) => listeners.add(listener),
        removeListener: (channel, listener) => listeners.delete(listener),
      },
    });
    globalThis.electronSend = (...values) => { for (const listener of listeners) listener({}, ...values); };
    ${script}
  }`;
}

beforeAll(async () => {
  if (!isBuildFresh()) expect(build()).toBe(0);
  const found = findOrInstall(CHROMIUM, (text) => process.stderr.write(`${text}\n`));
  if ("missing" in found) throw new Error(found.missing);
  application = openApplication({ host: "electron", file: join(folder, "workspace.outturn") });
  const channel = new Channel();
  const dispatcher = createDispatcher(application.handlers, (line) => complaints.push(line));
  startIpcHost({ ipcMain: channel, dispatcher, isTrustedSender: () => true });

  const files = loadStaticFiles(join(root, "dist/renderer"));
  browser = await chromium.launch({ executablePath: found.path, chromiumSandbox: process.getuid?.() !== 0 });
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    const file = `${url.origin}/` === ADDRESS ? files(url.pathname) : undefined;
    if (`${url.origin}/` !== ADDRESS) foreignRequests.push(url.href);
    await (file === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ headers: { ...file.headers }, body: file.body }));
  });
  await page.exposeFunction("electronInvoke", (_channel: string, name: unknown, input: unknown) =>
    channel.invoke(name, input),
  );
  await page.addInitScript({ content: preloadWithElectron() });
  await page.goto(ADDRESS);
  await page.getByRole("main").waitFor();
});

afterAll(async () => {
  await browser?.close();
  application?.close();
  rmSync(folder, { recursive: true, force: true });
});

const choose = (command: MenuCommand): Promise<void> =>
  page.evaluate(`electronSend(${JSON.stringify(command)})`) as Promise<void>;
const newestEdit = (): string | null => application.edits.state().undo;
const patience = { timeout: 20_000 };

describe("the page in the desktop window", () => {
  it("opens the sample through the bridge", async () => {
    expect(await page.evaluate("Object.keys(outturn).sort()")).toEqual(["call", "onCommand"]);
    await page.getByRole("main", { name: "Model" }).waitFor();
    expect(await page.getByText("Outturn could not open the workspace").count()).toBe(0);
  });

  it("takes back and repeats an edit when the menu says so", async () => {
    const before = newestEdit();
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menuitem", { name: "Dark" }).click();
    await expect.poll(newestEdit, patience).toBe("Theme: dark");
    await page.keyboard.press("Escape");
    await choose("undo");
    await expect.poll(newestEdit, patience).toBe(before);
    await choose("redo");
    await expect.poll(newestEdit, patience).toBe("Theme: dark");
  });

  it("takes back typing, not an edit, while the cursor stands in a field", async () => {
    const before = newestEdit();
    const field = page.locator("[data-search-field]");
    await field.focus();
    await page.keyboard.type("wage");
    await choose("undo");
    await expect.poll(() => field.inputValue(), patience).not.toBe("wage");
    expect(newestEdit()).toBe(before);
    await field.fill("");
    await field.blur();
  });

  it("shows what the menu names", async () => {
    await choose("show-shortcuts");
    const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await shortcuts.waitFor();
    await page.keyboard.press("Escape");
    await shortcuts.waitFor({ state: "hidden" });
    await choose("show-data");
    await page.getByRole("main", { name: "Data" }).waitFor();
    await choose("show-model");
    await page.getByRole("main", { name: "Model" }).waitFor();
  });

  it("says a refusal of the host in the host's words", async () => {
    const reply = await page.evaluate('outturn.call("scenario.read", { id: "no-such" })');
    expect(reply).toMatchObject({ ok: false, problem: { code: "not-found" } });
  });

  it("asked nothing of anybody else and broke no rule of its policy", () => {
    expect(foreignRequests).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
