import { beforeEach, describe, expect, it, vi } from "vitest";
import { MENU_COMMANDS } from "../../shared/contract/menu-commands.ts";

const exposed = new Map<string, Record<string, (...values: unknown[]) => unknown>>();
const invoked: unknown[][] = [];
const listeners = new Map<string, (event: unknown, value: unknown) => void>();

vi.mock("electron", () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, value: Record<string, () => unknown>) => exposed.set(name, value),
  },
  ipcRenderer: {
    invoke: async (...values: unknown[]) => invoked.push(values),
    on: (channel: string, listener: (event: unknown, value: unknown) => void) => listeners.set(channel, listener),
    removeListener: (channel: string) => listeners.delete(channel),
  },
}));

beforeEach(async () => {
  vi.resetModules();
  exposed.clear();
  invoked.length = 0;
  listeners.clear();
  await import("../../electron/shell/preload.ts");
});

describe("the bridge", () => {
  const bridge = () => exposed.get("outturn")!;

  it("is one frozen object with two functions", () => {
    expect([...exposed.keys()]).toEqual(["outturn"]);
    expect(Object.keys(bridge()).toSorted()).toEqual(["call", "onCommand"]);
    expect(Object.isFrozen(bridge())).toBe(true);
  });

  it("carries calls over the one channel only", async () => {
    await bridge().call?.("session.open", {}, "more");
    expect(invoked).toEqual([["outturn:call", "session.open", {}]]);
  });

  it("hands menu commands over without Electron's event, until it is told to stop", () => {
    const received: unknown[][] = [];
    const stop = bridge().onCommand?.((...values: unknown[]) => received.push(values)) as () => void;
    const send = (value: unknown): void => listeners.get("outturn:command")?.({ sender: "secret" }, value);
    for (const command of MENU_COMMANDS) send(command);
    for (const other of ["format-disk", "", null, undefined, {}, 7, "__proto__"]) send(other);
    expect(received).toEqual(MENU_COMMANDS.map((command) => [command]));
    expect(stop()).toBeUndefined();
    expect(listeners.size).toBe(0);
  });
});
