import { describe, expect, it } from "vitest";
import { createDispatcher } from "../../electron/hosts/dispatch.ts";
import { IPC_CHANNEL, startIpcHost } from "../../electron/hosts/ipc-host.ts";
import { SAMPLES } from "./samples.ts";
import { fakeIpcMain, recordingHandlers } from "./transports.ts";

function started() {
  const { handlers, reached } = recordingHandlers(SAMPLES);
  const fake = fakeIpcMain();
  const stop = startIpcHost({
    ipcMain: fake.ipcMain,
    dispatcher: createDispatcher(handlers, () => {}),
    isTrustedSender: (event: { trusted: boolean }) => event.trusted,
  });
  return { ...fake, reached, stop };
}

describe("the Electron transport", () => {
  it("refuses a sender that is not ours, whatever it sends", async () => {
    const { invoke, reached } = started();
    for (const values of [["session.open", {}], ["nothing"], [], [{}, {}]]) {
      expect(await invoke({ trusted: false }, ...values)).toMatchObject({ ok: false, problem: { code: "forbidden" } });
    }
    expect(reached).toEqual([]);
  });

  it("refuses what is not a name and plain JSON", async () => {
    const { invoke, reached } = started();
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    let deep: unknown[] = [];
    for (let depth = 0; depth < 2000; depth += 1) deep = [deep];
    const inputs = [undefined, 1n, cyclic, deep, new Map([["id", "one"]]), new Date(0), [{}], new Uint8Array(3)];
    for (const input of inputs) {
      expect(await invoke({ trusted: true }, "scenario.read", input)).toMatchObject({
        ok: false,
        problem: { code: "invalid-request" },
      });
    }
    for (const name of [undefined, 7, {}, ["session.open"]]) {
      expect(await invoke({ trusted: true }, name, {})).toMatchObject({ problem: { code: "invalid-request" } });
    }
    expect(reached).toEqual([]);
  });

  it("takes a member that is undefined as one that is absent, as the other transport does", async () => {
    const { invoke, reached } = started();
    await invoke({ trusted: true }, "history.list", { filter: { who: undefined }, offset: 0, limit: 5 });
    expect(reached).toEqual([{ call: "history.list", input: { filter: {}, offset: 0, limit: 5 } }]);
  });

  it("listens on one channel until it is stopped", () => {
    const { channels, stop } = started();
    expect(channels()).toEqual([IPC_CHANNEL]);
    stop();
    expect(channels()).toEqual([]);
  });
});
