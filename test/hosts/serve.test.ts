import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Reply } from "../../shared/contract/calls.ts";
import { windowFolder } from "../contract/transports.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";

const CHILD = join(import.meta.dirname, "serving-child.ts");

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly messages: string;
}

interface Serving {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The first line that holds an address, or what was said if it ended without one. */
  readonly address: Promise<string>;
}

function serve(
  words: readonly string[],
  options: { environment?: Record<string, string>; user?: number } = {},
): Serving {
  const folder = windowFolder();
  if (options.user !== undefined) chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [CHILD, folder, ...words], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...options.environment },
    ...(options.user === undefined ? {} : { uid: options.user, gid: options.user }),
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  let messages = "";
  child.stderr.on("data", (piece: Buffer) => {
    messages += piece.toString();
  });
  const address = new Promise<string>((resolve) => {
    child.stdout.on("data", (piece: Buffer) => {
      output += piece.toString();
      const found = /http:\/\/\S+/.exec(output)?.[0];
      if (found !== undefined && output.includes("\n")) resolve(found);
    });
    child.on("close", () => resolve(`ended: ${messages}`));
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (status) => resolve({ status, output, messages }));
  });
  return { child, ended, address };
}

class Window {
  readonly #origin: string;
  readonly #token: string;

  constructor(origin: string, token: string) {
    this.#origin = origin;
    this.#token = token;
  }

  static async open(address: string): Promise<Window> {
    const { origin, hash } = new URL(address);
    const response = await fetch(`${origin}/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code: new URLSearchParams(hash.slice(1)).get("code") }),
    });
    return new Window(origin, ((await response.json()) as { token: string }).token);
  }

  async call<T>(name: string, input: unknown): Promise<T> {
    const response = await fetch(`${this.#origin}/api/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(input),
    });
    const reply = (await response.json()) as Reply<T>;
    if (!reply.ok) throw new Error(reply.problem.message);
    return reply.value;
  }
}

interface Session {
  readonly workspace: { readonly opened: string; readonly location: string };
  readonly settings: { readonly organisation: string };
  readonly scenarios: readonly { readonly id: string; readonly name: string }[];
  readonly history: { readonly undo: string | null };
}

const rename = (before: string, after: string): object => ({
  label: `Call it ${after}`,
  changes: [{ record: "settings/workspace", path: "organisation", before, after }],
});

describe("serve", () => {
  it("opens the sample in the user's own folder, keeps an edit over a restart and ends in order", async () => {
    const data = temporaryFolder();
    const first = serve([], { environment: { XDG_DATA_HOME: data } });
    const window = await Window.open(await first.address);
    const session = await window.call<Session>("session.open", {});
    expect(session.workspace).toMatchObject({ opened: "sample", location: join(data, "outturn", "workspace.outturn") });
    expect(session.scenarios.length).toBeGreaterThan(0);
    await window.call("edit.commit", rename(session.settings.organisation, "Changed"));
    first.child.kill("SIGTERM");
    expect((await first.ended).status).toBe(0);
    expect(readdirSync(join(data, "outturn"))).toEqual(["workspace.outturn"]);

    const second = serve(["--workspace", join(data, "outturn", "workspace.outturn")]);
    const again = await (await Window.open(await second.address)).call<Session>("session.open", {});
    expect(again).toMatchObject({
      workspace: { opened: "existing" },
      settings: { organisation: "Changed" },
      history: { undo: "Call it Changed" },
    });
    second.child.kill("SIGINT");
    expect((await second.ended).status).toBe(0);
  });

  it("prints a new address when one was used, and no token anywhere", async () => {
    const served = serve(["--workspace", join(temporaryFolder(), "w.outturn")]);
    const address = await served.address;
    await Window.open(address);
    served.child.kill("SIGTERM");
    const { output, messages } = await served.ended;
    const addresses = output.match(/http:\/\/\S+/g) ?? [];
    expect(addresses).toHaveLength(2);
    expect(addresses[1]).not.toBe(address);
    expect(messages).toBe("");
  });

  it("keeps code and token from its arguments and its environment", async () => {
    const served = serve(["--workspace", join(temporaryFolder(), "w.outturn")]);
    const code = new URL(await served.address).hash.slice("#code=".length);
    const seen = ["cmdline", "environ"]
      .map((name) => `/proc/${served.child.pid}/${name}`)
      .filter((file) => existsSync(file));
    for (const file of seen) expect(readFileSync(file, "utf8")).not.toContain(code);
    expect(code.length).toBeGreaterThan(40);
  });

  it("ends with its parent where asked to, and only there; the workspace is free again", async () => {
    const file = join(temporaryFolder(), "w.outturn");
    const child = serve(["--workspace", file, "--parent"]);
    await child.address;
    child.child.stdin?.end();
    expect((await child.ended).status).toBe(0);
    const lonely = serve(["--workspace", file]);
    const address = await lonely.address;
    lonely.child.stdin?.end();
    expect((await fetch(new URL("/", address))).status).toBe(200);
  });

  it("ends with a signal while edits come in, and loses none that it acknowledged", async () => {
    const file = join(temporaryFolder(), "w.outturn");
    const served = serve(["--workspace", file]);
    const window = await Window.open(await served.address);
    let name = (await window.call<Session>("session.open", {})).settings.organisation;
    setTimeout(() => served.child.kill("SIGTERM"), 150);
    for (let index = 0; ; index += 1) {
      const next = `name ${index}`;
      const isAcknowledged = await window.call("edit.commit", rename(name, next)).then(
        () => true,
        () => false,
      );
      if (!isAcknowledged) break;
      name = next;
    }
    expect((await served.ended).status).toBe(0);
    const again = serve(["--workspace", file]);
    const { settings } = await (await Window.open(await again.address)).call<Session>("session.open", {});
    const number = (text: string): number => Number(text.replace("name ", ""));
    expect([number(name), number(name) + 1]).toContain(number(settings.organisation));
  });
});

describe("serve says what to do and ends with 1", () => {
  it("where the port is taken", async () => {
    const first = serve(["--workspace", join(temporaryFolder(), "w.outturn")]);
    const { port } = new URL(await first.address);
    const { status, messages, output } = await serve([
      "--workspace",
      join(temporaryFolder(), "w.outturn"),
      "--port",
      port,
    ]).ended;
    expect(status).toBe(1);
    expect(messages).toContain(`Port ${port} is in use`);
    expect(output).toBe("");
  });

  it("where the workspace is open elsewhere", async () => {
    const file = join(temporaryFolder(), "w.outturn");
    await serve(["--workspace", file]).address;
    const { status, messages } = await serve(["--workspace", file]).ended;
    expect(status).toBe(1);
    expect(messages).toContain("is open in another window or program");
  });

  const isRoot = process.getuid?.() === 0;
  it("where the folder cannot be written to", async () => {
    const folder = join(temporaryFolder(), "locked");
    mkdirSync(folder, { mode: 0o555 });
    chmodSync(join(folder, ".."), 0o755);
    // Root may write everywhere, so the process runs as nobody.
    const served = serve(["--workspace", join(folder, "w.outturn")], isRoot ? { user: 65_534 } : {});
    const { status, messages } = await served.ended;
    expect(messages).toContain("cannot be written to");
    expect(status).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("where the workspace may not be read", async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const file = join(folder, "w.outturn");
    writeFileSync(file, "secret", { mode: isRoot ? 0o600 : 0o000 });
    const { status, messages } = await serve(["--workspace", file], isRoot ? { user: 65_534 } : {}).ended;
    expect(messages).toContain("cannot be read");
    expect(status).toBe(1);
  });

  it.each(["x", "65536"])("where the port is %j", async (port) => {
    const { status, messages } = await serve(["--workspace", join(temporaryFolder(), "w.outturn"), `--port=${port}`])
      .ended;
    expect(status).toBe(1);
    expect(messages).toContain("is no port");
  });
});
