/**
 * The desktop application in the real Electron, where its binary is: what the recorder cannot show. Unpackaged, since the
 * fuses of a packaged one keep Playwright out.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build, isBuildFresh } from "../../electron/build.ts";
import { electronBinary, reasonToSkip } from "./electron-binary.ts";

const root = resolve(import.meta.dirname, "../..");
const reason = reasonToSkip();
const folder = mkdtempSync(join(tmpdir(), "outturn-desktop-"));
const workspaceFile = join(folder, "workspace.outturn");

let application: ElectronApplication;
let page: Page;
const complaints: string[] = [];

function launch(file = workspaceFile): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronBinary() ?? "",
    args: [root, `--user-data-dir=${join(folder, "profile")}`, "--workspace", file],
    cwd: folder,
  });
}

beforeAll(async () => {
  if (reason !== undefined) return;
  if (!isBuildFresh()) expect(build()).toBe(0);
  application = await launch();
  page = await application.firstWindow();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.getByRole("main").waitFor();
}, 120_000);

afterAll(async () => {
  if (reason === undefined) await application.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach((context) => {
  if (reason !== undefined) context.skip(reason);
});

/** Runs text in the page's own world, as its scripts would. */
const inPage = <Value>(expression: string): Promise<Value> => page.evaluate<Value>(expression);

describe("the page", () => {
  it("is the application's own, with the sample open", async () => {
    expect(page.url()).toMatch(/^app:\/\/bundle\/(#.*)?$/);
    expect(await page.title()).toBe("Outturn");
    expect(application.windows()).toHaveLength(1);
    const reply = await inPage<{ ok: boolean; value: { host: string; workspace: { location: string } } }>(
      'outturn.call("session.open", {})',
    );
    expect(reply).toMatchObject({ ok: true, value: { host: "electron", workspace: { location: workspaceFile } } });
  });

  it("has nothing of Node or Electron but the bridge", async () => {
    const globals = ["require", "process", "module", "exports", "Buffer", "global", "__dirname", "electron"];
    for (const name of globals)
      expect(await inPage(`typeof globalThis[${JSON.stringify(name)}]`), name).toBe("undefined");
    expect(await inPage("Object.keys(outturn).sort()")).toEqual(["call", "onCommand"]);
    expect(await inPage("Object.isFrozen(outturn)")).toBe(true);
    expect(
      await inPage("Object.getOwnPropertyNames(globalThis).filter((name) => name.startsWith('__electron'))"),
    ).toEqual([]);
  });

  it("cannot reach into the preload by changing what it inherits", async () => {
    const kept = await inPage(`(async () => {
      const map = Array.prototype.map, then = Promise.prototype.then;
      Array.prototype.map = () => { throw new Error("changed") };
      try { return (await outturn.call("scenario.list", {})).ok } finally { Array.prototype.map = map; Promise.prototype.then = then }
    })()`);
    expect(kept).toBe(true);
  });

  it("runs in the sandbox", async () => {
    if (process.platform !== "linux") return;
    const pid = await application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    expect(readFileSync(`/proc/${pid}/status`, "utf8")).toMatch(/^Seccomp:\s*2$/m);
  });
});

describe("the policy", () => {
  it("lets no script in but the bundled ones", async () => {
    // Later, since Playwright allows code from text while its own runs.
    const evaluated = await inPage(`new Promise((resolve) => setTimeout(() => {
      try { resolve(eval("'ran'")) } catch (error) { resolve(error.name) }
    }))`);
    expect(evaluated).toBe("EvalError");
    const ran = await inPage(`new Promise((resolve) => {
      const script = document.createElement("script");
      try { script.textContent = "globalThis.injected = 1"; document.body.append(script) } catch {}
      setTimeout(() => resolve(globalThis.injected === 1), 200);
    })`);
    expect(ran).toBe(false);
    await expect(inPage("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=1>')")).rejects.toThrow();
  });

  it.each([
    "location = 'https://example.invalid/'",
    "location = 'file:///etc/passwd'",
    "location = 'data:text/html,x'",
    "location = 'app://evil/'",
    "location = 'app://bundle/index.html'",
    "Object.assign(document.createElement('a'), {href: 'https://example.invalid/'}).click()",
    "Object.assign(document.createElement('a'), {href: 'https://example.invalid/', target: '_blank'}).click()",
  ])("stays on the page after %s", async (script) => {
    const before = page.url();
    await inPage(`void (${script})`);
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(application.windows()).toHaveLength(1);
  });

  it("opens no window and reads no file", async () => {
    expect(await inPage("open('https://example.invalid/') === null")).toBe(true);
    for (const address of ["app://bundle/..%2f..%2fetc/passwd", "app://bundle/package.json"])
      expect(await inPage(`fetch(${JSON.stringify(address)}).then((answer) => answer.status)`)).toBe(404);
    for (const address of ["file:///etc/passwd", "https://example.invalid/", "http://127.0.0.1:9/", "app://evil/"])
      await expect(inPage(`fetch(${JSON.stringify(address)})`)).rejects.toThrow();
  });

  it("grants nothing that asks first", async () => {
    for (const name of ["geolocation", "notifications", "camera", "microphone", "clipboard-read", "midi"])
      expect(await inPage(`navigator.permissions.query({name: "${name}"}).then((answer) => answer.state)`)).toBe(
        "denied",
      );
  });

  it("answers no frame inside the page", async () => {
    const reached = await inPage(`new Promise((resolve) => {
      const frame = document.createElement("iframe");
      frame.onload = () => resolve(typeof frame.contentWindow?.outturn);
      document.body.append(frame);
      setTimeout(() => resolve("blocked"), 1000);
    })`);
    expect(["undefined", "blocked"]).toContain(reached);
  });
});

describe("the menu", () => {
  it("takes back the last edit of the workspace", async () => {
    const history = async () =>
      (await inPage<{ value: { history: { undo: string | null } } }>('outturn.call("session.open", {})')).value.history;
    const create = { name: "To be undone", from: { kind: "sample" } };
    await inPage(`outturn.call("scenario.create", ${JSON.stringify(create)})`);
    await page.reload();
    await page.getByRole("main").waitFor();
    const before = await history();
    expect(before.undo).not.toBeNull();
    await application.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("undo")?.click());
    await expect.poll(async () => (await history()).undo).not.toBe(before.undo);
  });

  it("reads a file that the dialog gives, by token", async () => {
    const file = join(folder, "tickets.csv");
    writeFileSync(file, "number,opened_at\nINC1,2026-01-31 09:00\n");
    await application.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, file);
    const reply = await inPage<{ value: { files: { name: string }[] } }>(
      'outturn.call("file.choose", {purpose: "tickets"})',
    );
    expect(reply.value.files[0]?.name).toBe("tickets.csv");
    expect(JSON.stringify(reply)).not.toContain(folder);
  });
});

describe("a second start", () => {
  it("ends at once and leaves the first window as it is", async () => {
    await expect(launch()).rejects.toThrow();
    expect(application.windows()).toHaveLength(1);
  });
});

describe("the whole run", () => {
  it("kept everything that was accepted, over a restart", async () => {
    await application.close();
    application = await launch();
    page = await application.firstWindow();
    await page.getByRole("main").waitFor();
    const reply = await inPage<{ value: { workspace: { opened: string } } }>('outturn.call("session.open", {})');
    expect(reply.value.workspace.opened).toBe("existing");
  });

  it("had nothing to complain of but what was tried on purpose", () => {
    const onPurpose =
      /Content Security Policy|Trusted(HTML|Script)|ERR_(FAILED|BLOCKED|ABORTED)|Failed to load|Refused|Not allowed|404/i;
    expect(complaints.filter((text) => !onPurpose.test(text))).toEqual([]);
  });
});
