import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { escapeSegment, valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { steadyClock } from "../storage/workspaces.ts";

/** The history through the real services and a real file, over the sample. */

const ID = "northwind-renewal";
const RECORD = `scenario/${ID}`;
const USERS = "clients/northwind/units/users";
const RESOLUTION = "categories/password/ai/resolution";
const TYPED = { grade: "assumed", source: "", date: "2026-02-02", note: "Typed over" };

interface History {
  readonly app: Application;
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => CallOutput<N>;
  readonly set: (path: string, value: Json | undefined, record?: string) => void;
  readonly value: (path: string, record?: string) => Json | undefined;
  readonly labels: (filter?: CallInput<"history.list">["filter"]) => string[];
  /** All records as one text. */
  readonly bytes: () => string;
  readonly jump: (to: number) => CallOutput<"history.jump">;
}

function opened(file = join(temporaryFolder(), "w.outturn")): History {
  const app = openApplication({ host: "browser", file, now: steadyClock() });
  onTestFinished(() => app.close());
  // Handlers of the history answer at once.
  const call: History["call"] = (name, input) => app.handlers[name](input as never) as never;
  const value: History["value"] = (path, record = RECORD) => valueAt(app.workspace.records.read(record)?.value, path);
  return {
    app,
    call,
    value,
    set: (path, after, record = RECORD) => {
      const before = value(path, record);
      const change = {
        record,
        path,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
      call("edit.commit", { label: `${path.split("/").at(-1)} to ${JSON.stringify(after)}`, changes: [change] });
    },
    labels: (filter = {}) => call("history.list", { filter, offset: 0, limit: 100 }).entries.map(({ label }) => label),
    bytes: () =>
      canonicalJson(
        app.workspace.database
          .statement<{ kind: string; id: string; body: string }>("SELECT kind, id, body FROM record ORDER BY kind, id")
          .all()
          .map(({ kind, id, body }) => [kind, id, JSON.parse(body)]),
      ),
    jump: (to) => call("history.jump", { to, steps: call("history.preview", { to }).way.steps }),
  };
}

function problemOf(work: () => unknown): { code: string; message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return { code: "done", message: "" };
}

describe("the list of the history", () => {
  it("tells every edit in words, who made it and when, and where it stands", () => {
    const { call, set } = opened();
    set(RESOLUTION, "0.7");
    set(USERS, 65);
    call("history.undo", {});
    const { total, entries } = call("history.list", { filter: {}, offset: 0, limit: 10 });
    expect(total).toBe(2);
    expect(entries.map(({ label, words, state }) => [label, words, state])).toEqual([
      ["users to 65", "Northwind: users 60 to 65", "undone"],
      ['resolution to "0.7"', "Northwind renewal: resolution, Password and access 92% to 70%", "standing"],
    ]);
    set(USERS, 66);
    expect(call("history.list", { filter: {}, offset: 1, limit: 1 }).entries[0]?.state).toBe("dropped");
    const { moves, lines } = call("history.read", { sequence: 2 });
    expect(moves.map(({ direction }) => direction)).toEqual(["undo"]);
    expect(lines).toMatchObject([{ owner: "Northwind", subject: "users", before: "60", after: "65", changes: [0] }]);
  });

  it("is filtered by scenario, client, person, words and time, all together", () => {
    const { app, call, set, labels } = opened();
    set(RESOLUTION, "0.7");
    set(USERS, 65);
    set("clients/kestrel-design/units/users", 10);
    set("person", "Grace", "settings/workspace");
    set(USERS, 70);
    const { id } = call("scenario.create", { name: "Vendor claim", from: { kind: "variant", parent: ID } });
    set(`overrides/${escapeSegment(USERS)}`, { value: 80 }, `variant/${id}`);
    set(escapeSegment(USERS), { grade: "measured", source: "Count", date: null }, `evidence/${ID}`);
    const [newest] = call("history.list", { filter: {}, offset: 0, limit: 1 }).entries;
    expect(labels({ client: "kestrel-design" })).toEqual(["users to 10"]);
    expect(labels({ client: "northwind" })).toHaveLength(4);
    expect(labels({ client: "northwind", scenario: id })).toHaveLength(1);
    expect(labels({ scenario: ID })).toHaveLength(5);
    expect(labels({ who: "Grace" })).toHaveLength(4);
    expect(labels({ words: "RESOLUTION password" })).toEqual(['resolution to "0.7"']);
    expect(labels({ words: "evidence users" })).toHaveLength(1);
    expect(labels({ words: "100%_'--" })).toEqual([]);
    const at = newest?.at ?? "";
    expect(labels({ from: at })).toHaveLength(1);
    expect(labels({ to: at })).toHaveLength(7);
    expect(labels({ from: at.replace(".000Z", "Z") })).toHaveLength(1);
    const { people, clients } = call("history.subjects", {});
    expect(people.toSorted()).toEqual([app.edits.person(), people.find((one) => one !== "Grace")].toSorted());
    expect(clients).toEqual([
      { id: "kestrel-design", name: "Kestrel Design" },
      { id: "northwind", name: "Northwind" },
    ]);
  });

  it("knows the edits of a file from before it was searched", () => {
    const file = join(temporaryFolder(), "w.outturn");
    const first = openApplication({ host: "browser", file, now: steadyClock() });
    const before = valueAt(first.workspace.records.read(RECORD)?.value, USERS) as Json;
    for (let step = 0; step < 1200; step += 1) {
      const from = step === 0 ? before : step;
      first.edits.commit(`Step ${step}`, [{ record: RECORD, path: USERS, before: from, after: step + 1 }]);
    }
    first.workspace.database.execute("DELETE FROM edit_outline; DELETE FROM edit_search; DELETE FROM edit_client");
    first.close();
    const { labels, call } = opened(file);
    expect(labels({ client: "northwind", words: "users 1199" })).toEqual(["Step 1199"]);
    const { total, entries } = call("history.list", { filter: { words: "users" }, offset: 0, limit: 1 });
    expect([total, entries[0]?.words]).toEqual([1200, "Northwind: users 1,199 to 1,200"]);
  });
});

describe("a jump", () => {
  it("goes back and on to any point in one step, and says before what it takes back", () => {
    const { call, set, bytes, jump, value } = opened();
    const states = [bytes()];
    for (const users of [61, 62, 63, 64, 65]) {
      set(USERS, users);
      states.push(bytes());
    }
    const preview = call("history.preview", { to: 2 });
    expect(preview).toMatchObject({ way: { kind: "undo", steps: 3 }, back: 3, on: 0 });
    expect(preview.first.map(({ label, direction }) => `${direction} ${label}`)).toEqual([
      "undo users to 65",
      "undo users to 64",
      "undo users to 63",
    ]);
    const { changes, history } = jump(2);
    expect(changes).toEqual([{ record: RECORD, path: USERS, before: 65, after: 62 }]);
    expect(history).toEqual({ undo: "users to 62", redo: "users to 63" });
    for (const point of [4, 0, 5, 1, 3]) {
      jump(point);
      expect(bytes()).toBe(states[point]);
    }
    expect(call("history.preview", { to: 3 }).way).toEqual({ kind: "here", steps: 0 });
    expect(jump(3).changes).toEqual([]);
    expect(value(USERS)).toBe(63);
  });

  it("reaches points that a later edit left, by a new edit that can itself be taken back", () => {
    const { call, set, bytes, jump, labels } = opened();
    const states = new Map<number, string>([[0, bytes()]]);
    const made = (): void => void states.set(states.size, bytes());
    // 1 2 3, back to 1, 4 5, back to 4, 6: a tree of ways.
    for (const users of [61, 62, 63]) {
      set(USERS, users);
      made();
    }
    jump(1);
    for (const share of ["0.5", "0.6"]) {
      set(RESOLUTION, share);
      made();
    }
    jump(4);
    set("months", 48);
    made();
    const now = bytes();
    for (const point of [1, 2, 3, 4, 5, 6]) {
      const preview = call("history.preview", { to: point });
      expect(preview.way.kind, String(point)).toBe(
        [2, 3, 5].includes(point) ? "branch" : point === 6 ? "here" : "undo",
      );
      jump(point);
      expect(bytes(), String(point)).toBe(states.get(point));
      jump(6);
      if (preview.way.kind === "branch") expect(labels()[0]).toContain("Back to the state after: ");
      expect(bytes(), String(point)).toBe(now);
    }
  });

  it("is refused where the history went on meanwhile, and where there is no such edit", () => {
    const { call, set, bytes } = opened();
    set(USERS, 61);
    set(USERS, 62);
    const { way } = call("history.preview", { to: 1 });
    set(USERS, 63);
    const before = bytes();
    expect(problemOf(() => call("history.jump", { to: 1, steps: way.steps })).code).toBe("changed-meanwhile");
    expect(problemOf(() => call("history.preview", { to: 99 })).code).toBe("not-found");
    expect(problemOf(() => call("history.jump", { to: 99, steps: 1 })).code).toBe("not-found");
    expect(bytes()).toBe(before);
  });

  it("survives a restart, with who made each move", () => {
    const file = join(temporaryFolder(), "w.outturn");
    const first = opened(file);
    for (const users of [61, 62, 63]) first.set(USERS, users);
    first.jump(1);
    first.app.close();
    const again = opened(file);
    expect(again.value(USERS)).toBe(61);
    again.jump(3);
    expect(again.value(USERS)).toBe(63);
    expect(again.call("history.read", { sequence: 2 }).moves.map(({ direction }) => direction)).toEqual([
      "undo",
      "redo",
    ]);
  });
});

describe("a removed scenario", () => {
  it("comes back as it was, long after, with later edits left standing", () => {
    const { call, set, value, labels, app } = opened();
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
    const { call, set } = opened();
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
    const { call } = opened();
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
    const { call, set, value, labels } = opened();
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
    const { call, app } = opened();
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
    const { call, set, value } = opened();
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
    const { call, set, bytes, app } = opened();
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
