import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type * as Real from "electron";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOSTILE_ADDRESSES } from "./addresses.ts";
import { type RunningMain, removeTemporaryFolders, startMain } from "./start-main.ts";

let main: RunningMain;

beforeAll(async () => {
  main = await startMain();
});

afterAll(() => {
  main.electron.app.quit();
  removeTemporaryFolders();
});

describe("calls", () => {
  const invoke = (event: object, ...values: unknown[]): unknown =>
    main.recorded.ipc.get("outturn:call")?.(event as Real.IpcMainInvokeEvent, ...values);
  const own = () => ({ sender: main.window.webContents, senderFrame: { url: "app://bundle/", parent: null } });
  const code = { ok: false, problem: { code: "forbidden" } };

  it("come in on one channel", () => expect([...main.recorded.ipc.keys()]).toEqual(["outturn:call"]));

  it("of our page are answered", async () => {
    const reply = await invoke(own(), "session.open", {});
    expect(reply).toMatchObject({ ok: true, value: { host: "electron", workspace: { location: main.workspaceFile } } });
  });

  it("of anybody else never reach a handler", async () => {
    const frame = own().senderFrame;
    const forged: object[] = [
      { ...own(), senderFrame: null },
      { ...own(), sender: new main.electron.FakeContents() },
      { ...own(), sender: null },
      { ...own(), senderFrame: { ...frame, parent: frame } },
      ...HOSTILE_ADDRESSES.map((url) => ({ ...own(), senderFrame: { ...frame, url } })),
    ];
    const entries = () => invoke(own(), "history.list", { limit: 500 });
    const before = await entries();
    for (const event of forged) {
      expect(await invoke(event, "scenario.create", { name: "x", from: { kind: "sample" } })).toMatchObject(code);
      expect(await invoke(event, "session.open", {})).toMatchObject(code);
    }
    expect(await entries()).toEqual(before);
  });

  it("with hostile arguments are refused in words", async () => {
    const endless: Record<string, unknown> = {};
    endless.self = endless;
    const cases: unknown[][] = [
      [],
      [null],
      [7, {}],
      [{}, {}],
      ["", {}],
      ["__proto__", {}],
      ["constructor", {}],
      ["session.open"],
      ["session.open", null],
      ["session.open", { more: 1 }],
      ["session.open", endless],
      ["session.open", 1n],
      ["scenario.read", { id: "x".repeat(300_000) }],
      ["scenario.read", { id: "\ud800" }],
      ["no.such.call", {}],
    ];
    for (const values of cases)
      expect(await invoke(own(), ...values)).toMatchObject({ ok: false, problem: { code: "invalid-request" } });
  });

  it("choose a file through the system's dialog and give a token, never the path", async () => {
    main.recorded.chosen = { canceled: true, filePaths: [] };
    expect(await invoke(own(), "file.choose", { purpose: "tickets" })).toEqual({ ok: true, value: { files: [] } });
    main.recorded.chosen = { canceled: false, filePaths: [main.workspaceFile] };
    const reply = await invoke(own(), "file.choose", { purpose: "tickets" });
    expect(reply).toMatchObject({ ok: true, value: { files: [{ name: "workspace.outturn" }] } });
    expect(JSON.stringify(reply)).not.toContain(main.workspaceFile);
    expect(main.recorded.openDialogs.at(-1)?.properties).toEqual(["openFile"]);
  });

  it("save a workbook where the system's dialog says, never over the workspace", async () => {
    const list = (await invoke(own(), "scenario.list", {})) as { value: { scenarios: { id: string; name: string }[] } };
    const [scenario] = list.value.scenarios;
    const save = () => invoke(own(), "export.workbook", { scenarioId: scenario?.id });
    expect(await save()).toEqual({ ok: true, value: { kind: "left" } });
    expect(main.recorded.saveDialogs.at(-1)).toMatchObject({ defaultPath: `${scenario?.name}.xlsx` });
    expect(main.recorded.saveDialogs.at(-1)?.properties).toContain("showOverwriteConfirmation");
    main.recorded.place = { canceled: false, filePath: main.workspaceFile };
    expect(await save()).toMatchObject(code);
    const filePath = join(dirname(main.workspaceFile), "mine.xlsx");
    main.recorded.place = { canceled: false, filePath };
    expect(await save()).toMatchObject({ ok: true, value: { kind: "saved", name: "mine.xlsx" } });
    expect(readFileSync(filePath).subarray(0, 2).toString()).toBe("PK");
  });
});

describe("the application's scheme", () => {
  const get = async (url: string, method = "GET"): Promise<Response> => {
    const handler = main.recorded.protocols.get("app");
    if (handler === undefined) throw new Error("no handler");
    // Plain values: the constructor of Request would tidy the address first.
    return handler({ url, method } as Request);
  };

  it("is the only one", () => expect([...main.recorded.protocols.keys()]).toEqual(["app"]));

  it("gives the page with its policy and a nonce that is new each time", async () => {
    const nonces = await Promise.all(
      [0, 1].map(async () => {
        const response = await get("app://bundle/");
        expect(response.status).toBe(200);
        const policy = response.headers.get("content-security-policy") ?? "";
        const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
        expect(await response.text()).toContain(`content="${nonce}"`);
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
    expect(nonces[0]?.length).toBeGreaterThan(20);
  });

  it("gives a file with its type, for HEAD without its body", async () => {
    const response = await get("app://bundle/assets/index-1.js");
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toBe("export {};");
    const head = await get("app://bundle/assets/index-1.js", "HEAD");
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get", "TRACE", ""])("refuses %j", async (method) => {
    const response = await get("app://bundle/", method);
    expect(response.status).toBe(405);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  const up = ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "....", "..;", "．．"];
  const over = ["/", "%2f", "%2F", "%5c", "\\", "//", "/./", "%252f"];
  const paths = up.flatMap((step) => over.map((slash) => `${step}${slash}${step}${slash}etc${slash}passwd`));

  it.each([
    ...paths,
    "index.html",
    "assets",
    "assets/",
    "assets/../../package.json",
    "assets/index-1.js/",
    "assets/index-1.js%00",
    "assets/index-1.js.",
    "Assets/index-1.js",
    "assets%2findex-1.js",
    "assets\\index-1.js",
    "/etc/passwd",
    "C:/Windows/win.ini",
    "%00",
    "__proto__",
    "constructor",
  ])("has no file %j", async (path) => {
    const response = await get(`app://bundle/${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
  });

  it.each(HOSTILE_ADDRESSES)("answers nothing at %j", async (url) => expect((await get(url)).status).toBe(404));
});
