/** The two ways a window reaches the dispatcher: a recorded `ipcMain` with the real handler, and real HTTP. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDispatcher } from "../../electron/hosts/dispatch.ts";
import { type HttpHost, type HttpLimits, startHttpHost } from "../../electron/hosts/http-host.ts";
import { IPC_CHANNEL, startIpcHost } from "../../electron/hosts/ipc-host.ts";
import { loadStaticFiles } from "../../electron/hosts/static-files.ts";
import { Downloads } from "../../electron/services/downloads.ts";
import { FileTokens } from "../../electron/services/file-tokens.ts";
import type { Handlers } from "../../electron/services/handlers.ts";
import type { Reply } from "../../shared/contract/calls.ts";

export interface Transport {
  readonly name: string;
  /** The reply to an input given as JSON text, as its own JSON text. */
  readonly send: (call: string, text: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

type Listener = (event: { trusted: boolean }, ...values: unknown[]) => Promise<unknown>;

/** What `ipcMain` would do, with structured cloning on the way in and out. */
export function fakeIpcMain(): {
  ipcMain: { handle(channel: string, listener: Listener): void; removeHandler(channel: string): void };
  invoke: Listener;
  channels: () => string[];
} {
  const listeners = new Map<string, Listener>();
  return {
    ipcMain: {
      handle: (channel, listener) => void listeners.set(channel, listener),
      removeHandler: (channel) => void listeners.delete(channel),
    },
    invoke: async (event, ...values) => {
      const listener = listeners.get(IPC_CHANNEL);
      if (listener === undefined) throw new Error("nobody listens");
      return structuredClone(await listener(event, ...structuredClone(values)));
    },
    channels: () => [...listeners.keys()],
  };
}

export function ipcTransport(handlers: Handlers, log: (line: string) => void): Transport {
  const { ipcMain, invoke } = fakeIpcMain();
  const stop = startIpcHost({
    ipcMain,
    dispatcher: createDispatcher(handlers, log),
    isTrustedSender: (event: { trusted: boolean }) => event.trusted,
  });
  return {
    name: "Electron",
    send: async (call, text) => {
      let input: unknown;
      try {
        input = JSON.parse(text);
      } catch {
        // What is no JSON cannot be said over this transport; a function stands for what cannot be cloned to JSON.
        input = 1n;
      }
      return JSON.stringify(await invoke({ trusted: true }, call, input));
    },
    close: async () => stop(),
  };
}

export interface HttpTransport extends Transport {
  readonly host: HttpHost;
  readonly token: string;
  readonly files: FileTokens;
  readonly downloads: Downloads;
}

/** A folder with what a built window has. */
export function windowFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "outturn-window-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>');
  writeFileSync(join(folder, "assets", "index-1a2b.js"), "export {};");
  writeFileSync(join(folder, "assets", "notes.md"), "not served");
  return folder;
}

export async function signIn(host: HttpHost): Promise<string> {
  const address = new URL(host.address());
  const code = new URLSearchParams(address.hash.slice(1)).get("code");
  const response = await fetch(new URL("/session", address), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  return ((await response.json()) as { token: string }).token;
}

export async function httpTransport(
  handlers: Handlers,
  log: (line: string) => void,
  limits?: HttpLimits,
): Promise<HttpTransport> {
  const folder = windowFolder();
  const files = new FileTokens();
  const downloads = new Downloads();
  const host = await startHttpHost({
    port: 0,
    dispatcher: createDispatcher(handlers, log),
    staticFiles: loadStaticFiles(folder),
    files,
    downloads,
    log,
    ...(limits === undefined ? {} : { limits }),
  });
  const token = await signIn(host);
  return {
    name: "HTTP",
    host,
    token,
    files,
    downloads,
    send: async (call, text) => {
      const response = await fetch(`http://127.0.0.1:${host.port}/api/${call}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        body: text,
      });
      return response.text();
    },
    close: async () => {
      await host.close();
      files.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Handlers that answer every call with its sample answer and note what reached them. */
export function recordingHandlers(answers: Readonly<Record<string, { readonly output: unknown }>>): {
  handlers: Handlers;
  reached: { call: string; input: unknown }[];
} {
  const reached: { call: string; input: unknown }[] = [];
  const handlers = Object.fromEntries(
    Object.entries(answers).map(([call, { output }]) => [
      call,
      (input: unknown) => {
        reached.push({ call, input });
        return output;
      },
    ]),
  );
  return { handlers: handlers as unknown as Handlers, reached };
}

export function replyOf(text: string): Reply<unknown> {
  return JSON.parse(text) as Reply<unknown>;
}
