import { describe, expect, it } from "vitest";
import type { RenewalCurve, RiskRecord } from "../../shared/compare/renewal.ts";
import type { Change } from "../../shared/scenario/change.ts";
import { DOCUMENT } from "../storage/workspaces.ts";
import { type Client, client } from "./application-client.ts";

const CURVE: RenewalCurve = {
  points: [
    { change: "-0.1", chance: "0.95" },
    { change: "0", chance: "0.9" },
    { change: "0.2", chance: "0.6" },
  ],
  source: "account manager",
  date: "2026-01-02",
};
const RECORD: RiskRecord = { renewal: { northwind: CURVE } };

async function begun(call: Client["call"]): Promise<string> {
  return (await call("scenario.create", { name: "Base", from: { kind: "document", document: DOCUMENT } })).id;
}

function store(call: Client["call"], id: string, after: Change["after"]): Promise<unknown> {
  return call("edit.commit", { label: "curve", changes: [{ record: `risk/${id}`, path: "", after: after ?? null }] });
}

describe.each(["Electron", "HTTP"] as const)("renewal curves over %s", (kind) => {
  it("are off unless entered, come with the first edit, are undone, copied and removed with their scenario", async () => {
    const { call } = await client(kind);
    const id = await begun(call);
    expect(await call("risk.read", { scenarioId: id })).toEqual({ risk: null, inherited: {} });
    await store(call, id, RECORD as never);
    expect(await call("risk.read", { scenarioId: id })).toEqual({ risk: RECORD, inherited: {} });
    const copy = (await call("scenario.create", { name: "Copy", from: { kind: "copy", id } })).id;
    expect(await call("risk.read", { scenarioId: copy })).toEqual({ risk: RECORD, inherited: {} });
    await call("scenario.remove", { id: copy });
    expect(await call("risk.read", { scenarioId: copy })).toEqual({ risk: null, inherited: {} });
    await call("history.undo", {});
    expect(await call("risk.read", { scenarioId: copy })).toEqual({ risk: RECORD, inherited: {} });
    for (const _of of ["removal", "copy"]) await call("history.undo", {});
    expect(await call("risk.read", { scenarioId: id })).toEqual({ risk: null, inherited: {} });
  });

  it("that are none, and those of no scenario, are refused", async () => {
    const { call } = await client(kind);
    const id = await begun(call);
    const points = CURVE.points.toReversed();
    const wrong = { renewal: { northwind: { points, source: "", date: null } } };
    await expect(store(call, id, wrong as never)).rejects.toThrow("The changes of the bill rise from point to point.");
    await expect(store(call, "nowhere", RECORD as never)).rejects.toThrow(/not in this workspace/);
    expect(await call("risk.read", { scenarioId: id })).toEqual({ risk: null, inherited: {} });
  });
});
