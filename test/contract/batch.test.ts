import { describe, expect, it } from "vitest";
import { type Client, client } from "./application-client.ts";

const ORDER = {
  scenarioId: "northwind-renewal",
  clientIds: ["northwind", "kestrel-design"],
  format: "html",
  documents: { kind: "review", until: "2026-04", months: 3, nextStep: "" },
} as const;

async function ended({ call }: Client, batchId: string) {
  for (;;) {
    const state = await call("batch.read", { batchId });
    if (state.state !== "running") return state;
    await new Promise((passed) => setTimeout(passed, 20));
  }
}

async function started({ call }: Client): Promise<string> {
  const answer = await call("batch.start", { ...ORDER, clientIds: [...ORDER.clientIds] });
  if (answer.kind !== "started") throw new Error("not started");
  return answer.batchId;
}

describe.each(["Electron", "HTTP"] as const)("a batch over %s", (kind) => {
  it("runs to its end, is refused beside another, and is cancelled without a trace", async () => {
    const window = await client(kind);
    const first = await started(window);
    expect(await window.reply("batch.start", { ...ORDER, clientIds: [...ORDER.clientIds] })).toMatchObject({
      ok: false,
      problem: { code: "changed-meanwhile" },
    });
    expect(await ended(window, first)).toMatchObject({
      state: "done",
      done: 2,
      total: 2,
      made: 2,
      notes: [],
      written: { kind: "offered", name: expect.stringMatching(/^Service reviews .*\.zip$/) },
    });
    expect(await window.call("batch.unread", {})).toEqual({ batchId: null });
    const second = await started(window);
    expect(await window.call("batch.unread", {})).toEqual({ batchId: second });
    await window.call("batch.cancel", { batchId: second });
    expect(await ended(window, second)).toMatchObject({ state: "cancelled", written: null, problem: null });
    expect(await window.reply("batch.read", { batchId: "other" })).toMatchObject({ problem: { code: "not-found" } });
  });
});
