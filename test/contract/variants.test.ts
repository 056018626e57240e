import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { below, difference, valueAt } from "../../shared/scenario/history.ts";
import { DOCUMENT } from "../storage/workspaces.ts";
import { type Client, client } from "./application-client.ts";

const NOTE = { grade: "measured", source: "the directory", date: "2026-01-02" } as const;

/** What a window does: reads, overrides one value, commits the change of the variant's record. */
async function override(call: Client["call"], id: string, path: string, value: Json): Promise<void> {
  const { variant } = await call("scenario.read", { id });
  const before = variant?.overrides[path];
  const change = { record: `variant/${id}`, path: `overrides/${path.replaceAll("~", "~0").replaceAll("/", "~1")}` };
  await call("edit.commit", {
    label: `${path}: ${JSON.stringify(value)}`,
    changes: [{ ...change, ...(before === undefined ? {} : { before }), after: { value } }],
  });
}

async function setRoot(call: Client["call"], id: string, patch: object): Promise<void> {
  const { document } = await call("scenario.read", { id });
  const changes = difference(`scenario/${id}`, document, { ...(document as object), ...patch });
  await call("edit.commit", { label: "root", changes });
}

/** A root, a variant of it and a variant of that. */
async function family(call: Client["call"]): Promise<{ root: string; child: string; grandchild: string }> {
  const root = (await call("scenario.create", { name: "Base", from: { kind: "document", document: DOCUMENT } })).id;
  await call("edit.commit", {
    label: "n",
    changes: [{ record: `evidence/${root}`, path: "discountRate", after: NOTE }],
  });
  const child = (await call("scenario.create", { name: "Cautious", from: { kind: "variant", parent: root } })).id;
  const grandchild = (await call("scenario.create", { name: "Worst", from: { kind: "variant", parent: child } })).id;
  return { root, child, grandchild };
}

const at = async (call: Client["call"], id: string, path: string): Promise<Json | undefined> =>
  valueAt((await call("scenario.read", { id })).document, path);

describe.each(["Electron", "HTTP"] as const)("variants over %s", (kind) => {
  it("inherit what they do not override, down every level, with evidence", async () => {
    const { call } = await client(kind);
    const { root, child, grandchild } = await family(call);
    const inherited = await call("scenario.read", { id: grandchild });
    expect(valueAt(inherited.document, "name")).toBe("Worst");
    expect(inherited.evidence).toEqual({ discountRate: NOTE });
    expect(inherited.variant).toMatchObject({ parent: child, parentName: "Cautious", overrides: {}, orphaned: [] });

    await override(call, child, "discountRate", "0.2");
    await setRoot(call, root, { discountRate: "0.05", startMonth: "2027-03" });
    expect(await at(call, grandchild, "discountRate")).toBe("0.2");
    expect(await at(call, grandchild, "startMonth")).toBe("2027-03");
    // The root's evidence does not vouch for what the child overrides.
    expect((await call("scenario.read", { id: grandchild })).evidence).toEqual({});
    const { scenarios } = await call("scenario.list", {});
    expect(scenarios.find((one) => one.id === grandchild)).toMatchObject({ parent: child, locked: false, fault: null });
    await call("history.undo", {});
    expect(await at(call, grandchild, "startMonth")).not.toBe("2027-03");
  });

  it("refuse whole an edit above that would leave one of them faulty, and name it with its faults", async () => {
    const { call, reply } = await client(kind);
    const { root, child, grandchild } = await family(call);
    await override(call, grandchild, "ai/goLiveMonth", 20);
    const { document } = await call("scenario.read", { id: root });
    const kept = canonicalJson(await call("scenario.read", { id: grandchild }));
    const ai = { ...(valueAt(document, "ai") as object), costsFromMonth: 22, goLiveMonth: 24 };
    const changes = difference(`scenario/${root}`, document, { ...(document as object), ai });
    const refused = await reply("edit.commit", { label: "later", changes });
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        code: "document-has-faults",
        details: { record: `variant/${grandchild}`, scenario: "Worst", faults: [{ pointer: "/ai/goLiveMonth" }] },
      },
    });
    expect(refused.ok ? "" : refused.problem.message).toMatch(/"Worst", which inherits from "Base"/);
    expect(canonicalJson((await call("scenario.read", { id: root })).document)).toBe(canonicalJson(document));
    expect(canonicalJson(await call("scenario.read", { id: grandchild }))).toBe(kept);
    expect((await call("scenario.read", { id: child })).document).toMatchObject({ name: "Cautious" });
  });

  it("are told of faults of their own, and of an override within another", async () => {
    const { call, reply } = await client(kind);
    const { child } = await family(call);
    const commit = (path: string, after: Json) =>
      reply("edit.commit", { label: "x", changes: [{ record: `variant/${child}`, path, after }] });
    expect(await commit("overrides/months", { value: 0 })).toMatchObject({ problem: { code: "document-has-faults" } });
    await call("edit.commit", {
      label: "x",
      changes: [{ record: `variant/${child}`, path: "overrides/months", after: { value: 24 } }],
    });
    expect(await commit("overrides/months~1first", { value: 1 })).toMatchObject({
      problem: { code: "document-has-faults" },
    });
    expect(await commit("overrides/name", { value: "n" })).toMatchObject({ problem: { code: "document-has-faults" } });
    expect(await commit("overrides/x", { value: 1, absent: true })).toMatchObject({
      problem: { code: "document-has-faults" },
    });
  });

  it("keep reading as they did when their parent goes, in the same entry of the history", async () => {
    const { call } = await client(kind);
    const { root, child, grandchild } = await family(call);
    await override(call, child, "discountRate", "0.2");
    await override(call, grandchild, "months", 24);
    const read = async (id: string): Promise<string> => {
      const { document, evidence } = await call("scenario.read", { id });
      return canonicalJson({ document, evidence });
    };
    const before = await read(grandchild);
    const whole = canonicalJson([await call("scenario.list", {}), await call("scenario.read", { id: grandchild })]);
    await call("scenario.remove", { id: child });
    expect(await read(grandchild)).toBe(before);
    expect((await call("scenario.read", { id: grandchild })).variant).toMatchObject({ parent: root });
    await call("scenario.remove", { id: root });
    expect(await read(grandchild)).toBe(before);
    expect((await call("scenario.read", { id: grandchild })).variant).toBeNull();
    await call("history.undo", {});
    expect((await call("history.undo", {})).history.redo).toBe("Remove scenario Cautious");
    const now = canonicalJson([await call("scenario.list", {}), await call("scenario.read", { id: grandchild })]);
    // When a record was written is not part of what is taken back.
    const timeless = (text: string): string => text.replaceAll(/"changedAt":"[^"]*"/g, "");
    expect(timeless(now)).toBe(timeless(whole));
  });

  it("take another parent with their own values or with their document, and no ring is made", async () => {
    const { call, reply } = await client(kind);
    const { root, child, grandchild } = await family(call);
    const other = (await call("scenario.create", { name: "Other", from: { kind: "document", document: DOCUMENT } })).id;
    await setRoot(call, other, {
      discountRate: "0.01",
      clients: (DOCUMENT as { clients: Json[] }).clients.slice(0, 1),
    });
    await override(call, child, "discountRate", "0.2");
    for (const parent of [child, grandchild]) {
      expect(await reply("scenario.rebase", { id: child, parent, keep: "overrides" })).toMatchObject({
        problem: { code: "cyclic-parent" },
      });
    }
    expect(await reply("scenario.rebase", { id: root, parent: grandchild, keep: "document" })).toMatchObject({
      problem: { code: "cyclic-parent" },
    });
    expect(await reply("scenario.rebase", { id: root, parent: other, keep: "overrides" })).toMatchObject({
      problem: { code: "invalid-request" },
    });
    const before = (await call("scenario.read", { id: grandchild })).document;
    await call("scenario.rebase", { id: grandchild, parent: other, keep: "document" });
    expect((await call("scenario.read", { id: grandchild })).document).toEqual(before);
    await call("scenario.rebase", { id: child, parent: other, keep: "overrides" });
    expect(await at(call, child, "discountRate")).toBe("0.2");
    await call("scenario.rebase", { id: child, parent: null, keep: "document" });
    expect(await call("scenario.read", { id: child })).toMatchObject({ variant: null });
    await call("scenario.rebase", { id: child, parent: root, keep: "document" });
    expect((await call("scenario.read", { id: child })).variant?.overrides).toEqual({ discountRate: { value: "0.2" } });
  });

  it("hand values up to their parent and read as before", async () => {
    const { call, reply } = await client(kind);
    const { root, child, grandchild } = await family(call);
    await override(call, grandchild, "discountRate", "0.2");
    await override(call, grandchild, "months", 24);
    const before = await call("scenario.read", { id: grandchild });
    await call("scenario.promote", { id: grandchild, paths: ["discountRate"] });
    const after = await call("scenario.read", { id: grandchild });
    expect(after.document).toEqual(before.document);
    expect(after.variant?.overrides).toEqual({ months: { value: 24 } });
    expect((await call("scenario.read", { id: child })).variant?.overrides).toEqual({ discountRate: { value: "0.2" } });
    await call("scenario.promote", { id: child, paths: null });
    expect(await at(call, root, "discountRate")).toBe("0.2");
    expect(await reply("scenario.promote", { id: child, paths: null })).toMatchObject({
      problem: { code: "invalid-request" },
    });
    expect(await reply("scenario.promote", { id: root, paths: null })).toMatchObject({
      problem: { code: "invalid-request" },
    });
  });

  it("name what their parent has lost: as it stands further up, else as the history last had it", async () => {
    const { call } = await client(kind);
    const { root, child, grandchild } = await family(call);
    const [first] = (await at(call, root, "clients")) as Json[];
    const [id, name] = ["young/co", "Young & Co"];
    await setRoot(call, root, { clients: [first, { ...(first as object), id, name }] });
    const users = below("clients", id, "units", "users");
    await override(call, grandchild, users, 77);
    expect(await call("scenario.lost", { id: grandchild })).toEqual({ names: {} });
    // The variant between does without the client, which the root has.
    const member = below("clients", id);
    const gone = { record: `variant/${child}`, path: below("overrides", member), after: { absent: true } };
    await call("edit.commit", { label: "Without", changes: [gone as never] });
    expect((await call("scenario.read", { id: grandchild })).variant?.orphaned).toEqual([users]);
    expect(await call("scenario.lost", { id: grandchild })).toEqual({ names: { [member]: name } });
    // Nobody above has it any more.
    await call("history.undo", {});
    await call("edit.commit", {
      label: "Rename",
      changes: [{ record: `scenario/${root}`, path: below(member, "name"), before: name, after: "Renamed" }],
    });
    const clients = (await at(call, root, "clients")) as { id: string }[];
    await setRoot(call, root, { clients: clients.filter((one) => one.id !== id) });
    expect((await call("scenario.read", { id: grandchild })).variant?.orphaned).toEqual([users]);
    expect(await call("scenario.lost", { id: grandchild })).toEqual({ names: { [member]: "Renamed" } });
    expect(await call("scenario.lost", { id: root })).toEqual({ names: {} });
  });

  it("locked as plan of record read the same for good, can be copied and varied, and are unlocked by undo only", async () => {
    const { call, reply } = await client(kind);
    const { root, child } = await family(call);
    await override(call, child, "months", 24);
    const { hash } = await call("scenario.lock", { id: child, note: "Board of March" });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const locked = await call("scenario.read", { id: child });
    expect(locked).toMatchObject({ variant: null, lock: { hash, note: "Board of March" } });
    await setRoot(call, root, { discountRate: "0.33" });
    expect(await call("scenario.read", { id: child })).toEqual(locked);
    const attempts = [
      reply("edit.commit", {
        label: "x",
        changes: [{ record: `variant/${child}`, path: "name", before: "Cautious", after: "x" }],
      }),
      reply("edit.commit", {
        label: "x",
        changes: [{ record: `lock/${child}`, path: "note", before: "Board of March", after: "x" }],
      }),
      reply("scenario.remove", { id: child }),
      reply("scenario.lock", { id: child, note: "" }),
      reply("scenario.rebase", { id: child, parent: null, keep: "document" }),
    ];
    for (const attempt of attempts) expect(await attempt).toMatchObject({ problem: { code: "locked" } });
    const copy = await call("scenario.create", { name: "Copy", from: { kind: "copy", id: child } });
    expect(await at(call, copy.id, "months")).toBe(24);
    const variant = await call("scenario.create", { name: "Varied", from: { kind: "variant", parent: child } });
    await override(call, variant.id, "months", 12);
    expect(await at(call, variant.id, "discountRate")).not.toBe("0.33");
    expect(await reply("scenario.promote", { id: variant.id, paths: null })).toMatchObject({
      problem: { code: "locked" },
    });
    // Its parent may go: a plan of record has its own place and reads as it did.
    await call("scenario.remove", { id: root });
    expect(await call("scenario.read", { id: child })).toEqual(locked);
    for (let taken = 0; taken < 6; taken += 1) await call("history.undo", {});
    expect(await call("scenario.read", { id: child })).toMatchObject({ lock: null, variant: { parent: root } });
    expect((await call("scenario.list", {})).scenarios.find((one) => one.id === child)).toMatchObject({
      locked: false,
    });
  });

  it("changed in two windows at once: the second is told, and nothing is lost", async () => {
    const { call, reply } = await client(kind);
    const { child } = await family(call);
    const change = { record: `variant/${child}`, path: "overrides/months" };
    await call("edit.commit", { label: "one", changes: [{ ...change, after: { value: 24 } }] });
    expect(await reply("edit.commit", { label: "two", changes: [{ ...change, after: { value: 12 } }] })).toMatchObject({
      problem: { code: "changed-meanwhile" },
    });
    expect(await at(call, child, "months")).toBe(24);
  });
});
