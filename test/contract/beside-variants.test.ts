import { describe, expect, it } from "vitest";
import type { Claim, Claims, OwnClaims } from "../../shared/compare/claims.ts";
import type { RenewalCurve, RiskRecord } from "../../shared/compare/renewal.ts";
import { type Entries, withOwnEntries } from "../../shared/scenario/beside.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { difference } from "../../shared/scenario/history.ts";
import { DOCUMENT } from "../storage/workspaces.ts";
import { type Client, client } from "./application-client.ts";

const claim = (high: string): Claim => ({ low: "0.1", high, source: "A vendor", date: null });
const curve = (chance: string): RenewalCurve => ({
  points: [
    { change: "-0.1", chance: "0.95" },
    { change: "0", chance },
    { change: "0.2", chance: "0.1" },
  ],
  source: "account manager",
  date: null,
});

/** What one scenario has beside it, as it reads. */
interface Read {
  readonly claims: Claims;
  readonly curves: Entries<RenewalCurve>;
}

async function read(call: Client["call"], id: string): Promise<Read> {
  const { claims, inheritedClaims } = await call("scenario.read", { id });
  const { risk, inherited } = await call("risk.read", { scenarioId: id });
  return {
    claims: withOwnEntries<Claim>(inheritedClaims as Claims, (claims ?? {}) as OwnClaims),
    curves: withOwnEntries<RenewalCurve>(inherited, risk?.renewal ?? {}),
  };
}

async function claims(call: Client["call"], id: string, next: OwnClaims): Promise<void> {
  const { claims: before } = await call("scenario.read", { id });
  const changes = difference(`claims/${id}`, (before ?? undefined) as Json | undefined, next as unknown as Json);
  await call("edit.commit", { label: "claims", changes });
}

async function curves(call: Client["call"], id: string, renewal: RiskRecord["renewal"]): Promise<void> {
  const { risk } = await call("risk.read", { scenarioId: id });
  const changes = difference(`risk/${id}`, (risk ?? undefined) as Json | undefined, { renewal } as unknown as Json);
  await call("edit.commit", { label: "curve", changes });
}

async function family(call: Client["call"]): Promise<{ root: string; child: string; grandchild: string }> {
  const root = (await call("scenario.create", { name: "Base", from: { kind: "document", document: DOCUMENT } })).id;
  const child = (await call("scenario.create", { name: "Cautious", from: { kind: "variant", parent: root } })).id;
  const grandchild = (await call("scenario.create", { name: "Worst", from: { kind: "variant", parent: child } })).id;
  return { root, child, grandchild };
}

describe.each(["Electron", "HTTP"] as const)("claims and renewal curves of variants over %s", (kind) => {
  it("flow from the parent at every level, are replaced and left out one by one, and come back when reset", async () => {
    const { call } = await client(kind);
    const { root, child, grandchild } = await family(call);
    await claims(call, root, { reactiveHours: claim("0.5"), l1Autonomous: claim("0.6") });
    await curves(call, root, { northwind: curve("0.9") });
    const given = { claims: { reactiveHours: claim("0.5"), l1Autonomous: claim("0.6") } };
    expect(await read(call, grandchild)).toEqual({ ...given, curves: { northwind: curve("0.9") } });

    await claims(call, child, { reactiveHours: claim("0.4"), l1Autonomous: { absent: true } });
    await curves(call, grandchild, { northwind: { absent: true } });
    await claims(call, root, { reactiveHours: claim("0.3"), endpointsPerTechnician: claim("0.2") });
    await curves(call, root, { northwind: curve("0.8"), other: curve("0.7") });
    const own = { reactiveHours: claim("0.4"), endpointsPerTechnician: claim("0.2") };
    expect(await read(call, child)).toEqual({
      claims: own,
      curves: { northwind: curve("0.8"), other: curve("0.7") },
    });
    expect(await read(call, grandchild)).toEqual({ claims: own, curves: { other: curve("0.7") } });

    await claims(call, child, {});
    expect((await read(call, grandchild)).claims).toEqual((await read(call, root)).claims);
  });

  it("read as before when the parent goes, another takes its place, or a copy is made; undo brings all of it back", async () => {
    const { call } = await client(kind);
    const { root, child, grandchild } = await family(call);
    await claims(call, root, { reactiveHours: claim("0.5") });
    await curves(call, root, { northwind: curve("0.9") });
    await claims(call, child, { l1Autonomous: claim("0.6") });
    const before = await read(call, grandchild);

    const copy = (await call("scenario.create", { name: "Copy", from: { kind: "copy", id: grandchild } })).id;
    await call("scenario.rebase", { id: grandchild, parent: root, keep: "document" });
    expect(await read(call, grandchild)).toEqual(before);
    await call("history.undo", {});
    await call("scenario.remove", { id: child });
    expect(await read(call, grandchild)).toEqual(before);
    await call("scenario.remove", { id: root });
    expect([await read(call, grandchild), await read(call, copy)]).toEqual([before, before]);
    await call("history.undo", {});
    await call("history.undo", {});
    await claims(call, root, { reactiveHours: claim("0.45") });
    expect((await read(call, grandchild)).claims).toEqual({ reactiveHours: claim("0.45"), l1Autonomous: claim("0.6") });
    expect(await read(call, copy)).toEqual(before);
  });

  it("of a plan of record stay as they were locked", async () => {
    const { call } = await client(kind);
    const { root, child, grandchild } = await family(call);
    await claims(call, root, { reactiveHours: claim("0.5") });
    await call("scenario.lock", { id: child, note: "" });
    await claims(call, root, { reactiveHours: claim("0.2") });
    expect((await read(call, child)).claims).toEqual({ reactiveHours: claim("0.5") });
    expect((await read(call, grandchild)).claims).toEqual({ reactiveHours: claim("0.5") });
  });
});
