import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openApplication } from "../../electron/services/application.ts";
import type { CallInput } from "../../shared/contract/calls.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { applyToRecords, difference, valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { DOCUMENT } from "../storage/workspaces.ts";
import { client } from "./application-client.ts";

const NOTE = { grade: "assumed", source: "a guess", date: null };

describe.each(["Electron", "HTTP"] as const)("the application over %s", (kind) => {
  it("opens with the sample", async () => {
    const { call } = await client(kind);
    const session = await call("session.open", {});
    expect(session).toMatchObject({ workspace: { opened: "sample" }, history: { undo: null, redo: null } });
    expect(session.scenarios[0]?.clients).toBeGreaterThanOrEqual(12);
    const { document, evidence } = await call("scenario.read", { id: session.scenarios[0]?.id ?? "" });
    for (const path of Object.keys(evidence)) expect(valueAt(document, path), path).toBeDefined();
    expect(Object.keys(evidence).length).toBeGreaterThan(0);
  });

  it("keeps vendors' claims beside a scenario, with its copies, and refuses what cannot be claimed", async () => {
    const { call, reply } = await client(kind);
    const { id } = await call("scenario.create", { name: "Mine", from: { kind: "document", document: DOCUMENT } });
    expect((await call("scenario.read", { id })).claims).toBeNull();
    const claim = { low: "0.5", high: "0.5", source: "A vendor", date: "2026-05-02" };
    const commit = (value: object) =>
      reply("edit.commit", { label: "Claim", changes: difference(`claims/${id}`, undefined, value) });
    for (const [name, wrong] of [
      ["reactiveHours", { high: "1.01" }],
      ["reactiveHours", { low: "0.6" }],
      ["l1Autonomous", { low: "0" }],
      ["reactiveHours", { low: "half" }],
      ["reactiveHours", { source: "" }],
      ["reactiveHours", { date: "May" }],
      ["somethingElse", {}],
    ] as const)
      expect(await commit({ [name]: { ...claim, ...wrong } }), JSON.stringify(wrong)).toMatchObject({
        problem: { code: "document-has-faults" },
      });
    const claims = { reactiveHours: claim, l1Autonomous: { ...claim, low: "0.6", high: "0.7", note: "After 90 days" } };
    const stray = difference("claims/nothing", undefined, claims);
    expect(await reply("edit.commit", { label: "Claim", changes: stray })).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await commit(claims)).toMatchObject({ ok: true });
    const copy = await call("scenario.create", { name: "Copy", from: { kind: "copy", id } });
    expect((await call("scenario.read", { id: copy.id })).claims).toEqual(claims);
    await call("scenario.remove", { id: copy.id });
    await call("history.undo", {});
    expect((await call("scenario.read", { id: copy.id })).claims).toEqual(claims);
  });

  it("edits, undoes and redoes as a window with its own copies does", async () => {
    const { call, reply } = await client(kind);
    const { id } = await call("scenario.create", { name: "Mine", from: { kind: "document", document: DOCUMENT } });
    const record = `scenario/${id}`;
    const before = (await call("scenario.read", { id })).document;
    expect(valueAt(before, "name")).toBe("Mine");
    const after = { ...(before as object), discountRate: "0.07" };
    const changes = difference(record, before, after);
    const committed = await call("edit.commit", { label: "Discount rate to 7 %", changes });
    expect(committed.history).toEqual({ undo: "Discount rate to 7 %", redo: null });
    expect(await reply("edit.commit", { label: "again", changes })).toMatchObject({
      problem: { code: "changed-meanwhile" },
    });

    const undone = await call("history.undo", {});
    expect(undone.history).toEqual({ undo: "Create scenario Mine", redo: "Discount rate to 7 %" });
    const mine = applyToRecords(() => after, undone.changes).get(record);
    expect(canonicalJson(mine)).toBe(canonicalJson((await call("scenario.read", { id })).document));
    expect(canonicalJson(mine)).toBe(canonicalJson(before));
    await call("history.redo", {});
    expect(valueAt((await call("scenario.read", { id })).document, "discountRate")).toBe("0.07");
    expect(await reply("history.redo", {})).toMatchObject({ problem: { code: "nothing-to-redo" } });
    const { entries } = await call("history.list", { filter: { record }, offset: 0, limit: 10 });
    expect(entries.map((entry) => [entry.label, entry.changes, entry.state])).toEqual([
      ["Discount rate to 7 %", 1, "standing"],
      ["Create scenario Mine", 1 + 1, "standing"],
    ]);
  });

  it("writes a document that comes in with JSON numbers as decimal text, and never -0", async () => {
    const { call } = await client(kind);
    const numbers = {
      ...DOCUMENT,
      discountRate: 0.07,
      tools: { ...(valueAt(DOCUMENT, "tools") as object), perUser: "-0", perSite: 12.5 },
    };
    const { id } = await call("scenario.create", { name: "Numbers", from: { kind: "document", document: numbers } });
    const { document } = await call("scenario.read", { id });
    expect(valueAt(document, "discountRate")).toBe("0.07");
    expect(valueAt(document, "tools/perSite")).toBe("12.5");
    expect(valueAt(document, "tools/perUser")).toBe("0");
  });

  it("stores nothing of a faulty edit and names every fault", async () => {
    const { call, reply } = await client(kind);
    const { id } = await call("scenario.create", { name: "Mine", from: { kind: "document", document: DOCUMENT } });
    const record = `scenario/${id}`;
    const { document } = await call("scenario.read", { id });
    const bad = { ...(document as object), months: 0, currency: "dollars" };
    const refused = await reply("edit.commit", { label: "bad", changes: difference(record, document, bad) });
    expect(refused).toMatchObject({ ok: false, problem: { code: "document-has-faults", details: { record } } });
    const faults = refused.ok ? [] : ((refused.problem.details?.faults ?? []) as { pointer: string }[]);
    expect(faults.map((fault) => fault.pointer).toSorted()).toEqual(["/currency", "/months"]);
    expect((await call("scenario.read", { id })).document).toEqual(document);
    const faulty = { name: "x", from: { kind: "document" as const, document: { format: "other" } } };
    expect(await reply("scenario.create", faulty)).toMatchObject({ problem: { code: "document-has-faults" } });
    expect(await reply("scenario.create", { name: "x", from: { kind: "document", document: 7 } })).toMatchObject({
      problem: { code: "document-has-faults" },
    });
    expect((await call("session.open", {})).history.undo).toBe("Create scenario Mine");
  });

  it("copies a scenario with its evidence, removes it and brings it back", async () => {
    const { call, reply } = await client(kind);
    const { id } = await call("scenario.create", { name: "One", from: { kind: "document", document: DOCUMENT } });
    await call("edit.commit", {
      label: "Note",
      changes: [{ record: `evidence/${id}`, path: "discountRate", after: NOTE }],
    });
    const copy = await call("scenario.create", { name: "Two", from: { kind: "copy", id } });
    const read = await call("scenario.read", { id: copy.id });
    expect(read.evidence).toEqual({ discountRate: NOTE });
    expect(valueAt(read.document, "name")).toBe("Two");
    await call("scenario.remove", { id: copy.id });
    expect(await reply("scenario.read", { id: copy.id })).toMatchObject({ problem: { code: "not-found" } });
    await call("history.undo", {});
    expect(await call("scenario.read", { id: copy.id })).toEqual(read);
    expect(await reply("scenario.remove", { id: "nothing" })).toMatchObject({ problem: { code: "not-found" } });
    expect(await reply("scenario.create", { name: "x", from: { kind: "copy", id: "nothing" } })).toMatchObject({
      problem: { code: "not-found" },
    });
    const sample = await call("scenario.create", { name: "Fresh", from: { kind: "sample" } });
    const { scenarios } = await call("scenario.list", {});
    expect(scenarios.map((one) => one.name)).toEqual([...scenarios.map((one) => one.name)].sort());
    expect(scenarios.find((one) => one.id === sample.id)).toMatchObject({ name: "Fresh" });
  });

  it("lets a window neither make nor remove records by an edit, nor write what is none", async () => {
    const { reply } = await client(kind);
    const commit = (change: CallInput<"edit.commit">["changes"][number]) =>
      reply("edit.commit", { label: "x", changes: [change] });
    const settings = { organisation: "o", person: "p", theme: "system", density: "compact", locale: "en" };
    expect(await commit({ record: "scenario/new", path: "", after: DOCUMENT })).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await commit({ record: "import/new", path: "", after: { name: "x", withdrawn: false } })).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await commit({ record: "settings/other", path: "", after: settings })).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await commit({ record: "settings/workspace", path: "" })).toMatchObject({
      problem: { code: "invalid-request" },
    });
    expect(
      await commit({ record: "settings/workspace", path: "theme", before: "system", after: "blue" }),
    ).toMatchObject({
      problem: { code: "document-has-faults" },
    });
    expect(await commit({ record: "settings/workspace", path: "extra", after: 1 })).toMatchObject({
      problem: { code: "document-has-faults" },
    });
  });

  it("takes the longest label there is and a name that is as long", async () => {
    const { call, reply } = await client(kind);
    const { id } = await call("scenario.create", { name: "Mine", from: { kind: "document", document: DOCUMENT } });
    const record = `scenario/${id}`;
    const label = "\u{1f600}".repeat(250);
    await call("edit.commit", { label, changes: [{ record, path: "name", before: "Mine", after: "Yours" }] });
    const long = await reply("scenario.create", { name: label, from: { kind: "copy", id } });
    if (!long.ok) expect(long.problem.code).toBe("document-has-faults");
    const { entries } = await call("history.list", { filter: {}, offset: 0, limit: 2 });
    expect(entries.map((entry) => entry.label)).toContain(label);
  });

  it("remembers preferences and settings over a restart", async () => {
    const file = join(temporaryFolder(), "w.outturn");
    const application = openApplication({ host: "electron", file });
    application.handlers["preference.write"]({ key: "page", value: "data" });
    application.edits.commit("Dark", [
      { record: "settings/workspace", path: "theme", before: "system", after: "dark" },
    ]);
    application.close();
    const { call } = await client(kind, file);
    const session = await call("session.open", {});
    expect(session).toMatchObject({
      workspace: { opened: "existing" },
      preferences: { page: "data" },
      settings: { theme: "dark" },
      history: { undo: "Dark" },
    });
  });
});

describe("choosing files", () => {
  it("gives tokens for the paths of the dialog in the desktop window, and is refused in a browser", async () => {
    const file = join(temporaryFolder(), "w.outturn");
    const purposes: string[] = [];
    const application = openApplication({
      host: "electron",
      file,
      chooseFiles: async (purpose) => {
        purposes.push(purpose);
        return [import.meta.filename];
      },
    });
    onTestFinished(() => application.close());
    const { files } = await application.handlers["file.choose"]({ purpose: "tickets" });
    expect(files).toMatchObject([{ name: "application.test.ts" }]);
    expect(application.files.find(files[0]?.token ?? "").path).toBe(import.meta.filename);
    expect(purposes).toEqual(["tickets"]);
    expect(() => application.files.find("other")).toThrow("Choose it again");
    const { reply } = await client("HTTP");
    expect(await reply("file.choose", { purpose: "tickets" })).toMatchObject({ problem: { code: "forbidden" } });
  });
});
