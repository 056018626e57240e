import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const sources = globSync("electron/{shell,packaging}/**/*.ts", { cwd: root }).map((path) => ({
  path,
  text: readFileSync(resolve(root, path), "utf8"),
}));

/** What may stand in no file of the shell, with a line that each rule must find. */
const BANNED: readonly (readonly [rule: RegExp, example: string])[] = [
  [/appendSwitch|appendArgument/, 'app.commandLine.appendSwitch("disable-web-security")'],
  [/no-sandbox|disable-gpu-sandbox/, 'spawn(binary, ["--no-sandbox"])'],
  [/openPath|showItemInFolder/, "shell.openPath(path)"],
  [/executeJavaScript|insertCSS/, 'contents.executeJavaScript("1")'],
  [/enableBlinkFeatures/, 'enableBlinkFeatures: "X"'],
  [/(nodeIntegration\w*|webviewTag|navigateOnDragDrop|allowRunningInsecureContent): true/, "webviewTag: true"],
  [/(sandbox|contextIsolation|webSecurity): false/, "sandbox: false"],
  [/bypassCSP:|corsEnabled:|allowServiceWorkers:/, "bypassCSP: true"],
  [/setAsDefaultProtocolClient|open-url|open-file/, 'app.on("open-url", open)'],
  [/\bhttps?:\/\//, 'window.loadURL("http://localhost:5173")'],
];

describe("the shell's sources", () => {
  it.each(BANNED)("have nothing of %s", (rule, example) => {
    expect(example).toMatch(rule);
    for (const { path, text } of sources) expect(text, path).not.toMatch(rule);
  });

  it.each([
    ["exposeInMainWorld(", "electron/shell/preload.ts"],
    ["openExternal(", "electron/shell/guards.ts"],
    ["new BrowserWindow(", "electron/shell/window.ts"],
    ["requestSingleInstanceLock(", "electron/shell/main.ts"],
  ])("have %s in one place only", (words, place) => {
    const places = sources.filter(({ text }) => text.includes(words)).map(({ path }) => path.replaceAll("\\", "/"));
    expect(places).toEqual([place]);
  });
});
