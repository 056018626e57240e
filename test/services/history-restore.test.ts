import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { escapeSegment, valueAt } from "../../shared/scenario/history.ts";
import { ID, openHistory, problemOf, RECORD, RESOLUTION, USERS } from "./opened-history.ts";

const TYPED = { grade: "assumed", source: "", date: "2026-02-02", note: "Typed over" };

describe("a removed scenario", () => {
  it("comes back as it was, long after, with later edits left standing", () => {
    const { call, set, value, labels, app } = openHistory();
    const { id } = call("scenario.create", { name: "Cautious", from: { kind: "copy", id: ID } });
    set(USERS, 77, `scenario/${id}`);
    const stored = ["scenario", "evidence"].map((kind) =>
      canonicalJson(app.workspace.records.read(`${kind}/${id}`)?.value),
    );
    call("scenario.remove", { id });
    for (let users = 61; users < 90; users += 1) set(USERS, users);
    const [removed] = call("history.subjects", {}).removed;
    expect(removed).toMatchObject({ id, name: "Cautious", sequence: 3 });
    expect(call("history.read", { sequence: 3 }).removed).toEqual([{ id, name: "Cautious" }]);
    expect(call("history.restore", { sequence: 3 }).scenarios).toEqual([id]);
    expect(
      ["scenario", "evidence"].map((kind) => canonicalJson(app.workspace.records.read(`${kind}/${id}`)?.value)),
    ).toEqual(stored);
    expect(value(USERS)).toBe(89);
    expect(labels()[0]).toBe("Restore scenario Cautious");
    expect(call("history.subjects", {}).removed).toEqual([]);
    expect(problemOf(() => call("history.restore", { sequence: 3 })).code).toBe("no-longer-fits");
    expect(problemOf(() => call("history.restore", { sequence: 2 })).code).toBe("not-found");
    call("history.undo", {});
    expect(call("history.subjects", {}).removed).toHaveLength(1);
  });

  it("that was a variant comes back to its parent, and is refused while that is gone", () => {
    const { call, set } = openHistory();
    const parent = call("scenario.create", { name: "Base", from: { kind: "copy", id: ID } }).id;
    const child = call("scenario.create", { name: "Cautious", from: { kind: "variant", parent } }).id;
    set(`overrides/${escapeSegment(USERS)}`, { value: 80 }, `variant/${child}`);
    const read = call("scenario.read", { id: child }).document;
    call("scenario.remove", { id: child });
    call("scenario.remove", { id: parent });
    expect(problemOf(() => call("history.restore", { sequence: 4 })).code).toBe("parent-missing");
    call("history.restore", { sequence: 5 });
    call("history.restore", { sequence: 4 });
    expect(call("scenario.read", { id: child }).document).toEqual(read);
  });

  it("leaves its variants to themselves, and the history says so", () => {
    const { call } = openHistory();
    const parent = call("scenario.create", { name: "Base", from: { kind: "copy", id: ID } }).id;
    call("scenario.create", { name: "Cautious", from: { kind: "variant", parent } });
    call("scenario.remove", { id: parent });
    const [entry] = call("history.list", { filter: {}, offset: 0, limit: 1 }).entries;
    expect(entry?.words).toContain("Scenario Base removed");
    expect(entry?.words).toContain("Cautious: parent left, with its values kept");
    expect(call("history.subjects", {}).removed.map(({ name }) => name)).toEqual(["Base"]);
  });
});

describe("one value", () => {
  it("comes back as it was before or after an edit, as a new edit", () => {
    const { call, set, value, labels } = openHistory();
    set(USERS, 65);
    set("months", 48);
    set(USERS, 90);
    const { changes } = call("history.putBack", { sequence: 1, changes: [0], side: "before" });
    expect(changes).toEqual([{ record: RECORD, path: USERS, before: 90, after: 60 }]);
    expect([value(USERS), value("months")]).toEqual([60, 48]);
    expect(labels()[0]).toBe("Put back as before the edit: Northwind: users 60 to 65");
    call("history.putBack", { sequence: 1, changes: [0], side: "after" });
    expect(value(USERS)).toBe(65);
    expect(problemOf(() => call("history.putBack", { sequence: 1, changes: [0], side: "after" })).code).toBe(
      "no-longer-fits",
    );
  });

  it("brings the evidence along that vouched for it then", () => {
    const { call, app } = openHistory();
    const evidence = `evidence/${ID}`;
    const key = escapeSegment(RESOLUTION);
    const measured = valueAt(app.workspace.records.read(evidence)?.value, key) as Json;
    app.edits.commit("Typed", [
      { record: RECORD, path: RESOLUTION, before: "0.92", after: "0.7" },
      { record: evidence, path: key, before: measured, after: TYPED },
    ]);
    const counted = { grade: "measured", source: "Second pilot", date: "2026-06-01" };
    app.edits.commit("Adopt", [
      { record: RECORD, path: RESOLUTION, before: "0.7", after: "0.8" },
      { record: evidence, path: key, before: TYPED, after: counted },
    ]);
    const now = (): (Json | undefined)[] => [
      valueAt(app.workspace.records.read(RECORD)?.value, RESOLUTION),
      valueAt(app.workspace.records.read(evidence)?.value, key),
    ];
    call("history.putBack", { sequence: 2, changes: [0], side: "before" });
    expect(now()).toEqual(["0.7", TYPED]);
    call("history.putBack", { sequence: 1, changes: [0], side: "before" });
    expect(now()).toEqual(["0.92", measured]);
    call("history.putBack", { sequence: 2, changes: [0], side: "after" });
    expect(now()).toEqual(["0.8", counted]);
  });

  it("of a variant comes back as its own, or as its parent's again", () => {
    const { call, set, value } = openHistory();
    const { id } = call("scenario.create", { name: "Cautious", from: { kind: "variant", parent: ID } });
    const variant = `variant/${id}`;
    const path = `overrides/${escapeSegment(USERS)}`;
    set(path, { value: 70 }, variant);
    set(`${path}/value`, 75, variant);
    set(path, undefined, variant);
    call("history.putBack", { sequence: 3, changes: [0], side: "before" });
    expect(value(path, variant)).toEqual({ value: 70 });
    call("history.putBack", { sequence: 3, changes: [0], side: "after" });
    expect(value(path, variant)).toEqual({ value: 75 });
    call("history.putBack", { sequence: 2, changes: [0], side: "before" });
    expect(value(path, variant)).toBeUndefined();
  });

  it("is refused where nothing could hold it any more, where it would be a fault, and in a plan of record", () => {
    const { call, set, bytes, app } = openHistory();
    set(USERS, 65);
    const fee = "clients/kestrel-design/proposedPlan/components/platform";
    set(`${fee}/toMonth`, 12);
    const { id } = call("scenario.create", { name: "Copy", from: { kind: "copy", id: ID } });
    set(USERS, 66, `scenario/${id}`);
    call("scenario.lock", { id, note: "Signed" });
    expect(problemOf(() => call("history.putBack", { sequence: 4, changes: [0], side: "before" })).code).toBe("locked");
    const clients = valueAt(app.workspace.records.read(RECORD)?.value, "clients") as Json[];
    set(`${fee}/toMonth`, 24);
    set(`${fee}/fromMonth`, 18);
    const faulty = problemOf(() => call("history.putBack", { sequence: 2, changes: [0], side: "after" }));
    expect(faulty.code).toBe("document-has-faults");
    app.edits.commit("Remove", [{ record: RECORD, path: "clients/northwind", before: clients[0] as Json }]);
    const before = bytes();
    const refused = problemOf(() => call("history.putBack", { sequence: 1, changes: [0], side: "before" }));
    expect(refused).toMatchObject({ code: "no-longer-fits" });
    expect(refused.message).toContain("Nothing was changed");
    expect(problemOf(() => call("history.putBack", { sequence: 1, changes: [7], side: "before" })).code).toBe(
      "not-found",
    );
    expect(problemOf(() => call("history.putBack", { sequence: 3, changes: [0], side: "before" })).code).toBe(
      "not-found",
    );
    expect(bytes()).toBe(before);
  });
});
