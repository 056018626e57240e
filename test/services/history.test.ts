import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openApplication } from "../../electron/services/application.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { escapeSegment, valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { steadyClock } from "../storage/workspaces.ts";
import { ID, openHistory, problemOf, RECORD, RESOLUTION, USERS } from "./opened-history.ts";

describe("the list of the history", () => {
  it("tells every edit in words, who made it and when, and where it stands", () => {
    const { call, set } = openHistory();
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
    const { app, call, set, labels } = openHistory();
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
    const { labels, call } = openHistory(file);
    expect(labels({ client: "northwind", words: "users 1199" })).toEqual(["Step 1199"]);
    const { total, entries } = call("history.list", { filter: { words: "users" }, offset: 0, limit: 1 });
    expect([total, entries[0]?.words]).toEqual([1200, "Northwind: users 1,199 to 1,200"]);
  });
});

describe("a jump", () => {
  it("goes back and on to any point in one step, and says before what it takes back", () => {
    const { call, set, bytes, jump, value } = openHistory();
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
    const { call, set, bytes, jump, labels } = openHistory();
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
    const { call, set, bytes } = openHistory();
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
    const first = openHistory(file);
    for (const users of [61, 62, 63]) first.set(USERS, users);
    first.jump(1);
    first.app.close();
    const again = openHistory(file);
    expect(again.value(USERS)).toBe(61);
    again.jump(3);
    expect(again.value(USERS)).toBe(63);
    expect(again.call("history.read", { sequence: 2 }).moves.map(({ direction }) => direction)).toEqual([
      "undo",
      "redo",
    ]);
  });
});
