import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../shared/contract/problem.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { difference, valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { nameOf, openTestWorkspace, rename, SCENARIO } from "./workspaces.ts";

type Opened = ReturnType<typeof openTestWorkspace>;

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return "done";
}

const log = ({ workspace }: Opened): string[] =>
  workspace.history
    .find({}, 0, 100)
    .edits.map((edit) => `${edit.sequence} ${edit.label}${edit.state === "standing" ? "" : ` (${edit.state})`}`);

describe("undo and redo", () => {
  it("survive a restart", () => {
    const file = join(temporaryFolder(), "w.outturn");
    let opened = openTestWorkspace(file);
    const restart = (): void => {
      opened.workspace.close();
      opened = openTestWorkspace(file);
    };
    const original = nameOf(opened.workspace);
    rename(opened, "first");
    rename(opened, "second");
    restart();
    expect(opened.edits.state()).toEqual({ undo: "Rename to second", redo: null });
    opened.edits.undo();
    restart();
    expect(nameOf(opened.workspace)).toBe("first");
    expect(opened.edits.state()).toEqual({ undo: "Rename to first", redo: "Rename to second" });
    opened.edits.undo();
    expect(nameOf(opened.workspace)).toBe(original);
    restart();
    opened.edits.redo();
    opened.edits.redo();
    restart();
    expect(nameOf(opened.workspace)).toBe("second");
    expect(opened.edits.state()).toEqual({ undo: "Rename to second", redo: null });
    opened.workspace.close();
  });

  it("keep the rows of a way back that a new edit closed, marked as undone", () => {
    const opened = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    for (const name of ["a", "b", "c"]) rename(opened, name);
    opened.edits.undo();
    opened.edits.undo();
    rename(opened, "d");
    expect(opened.edits.state()).toEqual({ undo: "Rename to d", redo: null });
    expect(codeOf(() => opened.edits.redo())).toBe("nothing-to-redo");
    expect(log(opened)).toEqual([
      "4 Rename to d",
      "3 Rename to c (dropped)",
      "2 Rename to b (dropped)",
      "1 Rename to a",
    ]);
    opened.edits.undo();
    opened.edits.undo();
    expect(codeOf(() => opened.edits.undo())).toBe("nothing-to-undo");
    opened.workspace.close();
  });

  it("answer with the changes as applied now", () => {
    const opened = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    const original = nameOf(opened.workspace);
    rename(opened, "new");
    expect(opened.edits.undo().changes).toEqual([{ record: SCENARIO, path: "name", before: "new", after: original }]);
    expect(opened.edits.redo().changes).toEqual([{ record: SCENARIO, path: "name", before: original, after: "new" }]);
    opened.workspace.close();
  });

  it("bring every record back to the byte, whatever was edited, undone and redone before", () => {
    const record = "evidence/one";
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ path: fc.constantFrom("months", "clients/a", "x~1y"), note: fc.string() }) },
      { weight: 2, arbitrary: fc.constant("undo" as const) },
      { weight: 1, arbitrary: fc.constant("redo" as const) },
    );
    const opened = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    const now = (): string => canonicalJson(opened.workspace.records.read(record)?.value);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        // The states that undo leads back through, and those that redo leads on to.
        const past = [now()];
        const future: string[] = [];
        for (const one of steps) {
          if (one === "undo" && past.length > 1) {
            opened.edits.undo();
            future.push(past.pop() as string);
          } else if (one === "redo" && future.length > 0) {
            opened.edits.redo();
            past.push(future.pop() as string);
          } else if (typeof one === "object") {
            const before = opened.workspace.records.read(record)?.value as Record<string, never>;
            const note = { grade: "assumed", source: "", date: null, note: one.note.toWellFormed() };
            const changes = difference(record, before, { ...before, [one.path]: note });
            if (changes.length === 0) continue;
            opened.edits.commit("note", changes);
            past.push(now());
            future.length = 0;
          }
          expect(now()).toBe(past.at(-1));
        }
      }),
      { seed: 5, numRuns: 40 },
    );
    opened.workspace.close();
  });
});

describe("an edit", () => {
  it("is refused whole where a record would become faulty or is no longer what it began with", () => {
    const opened = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    const { edits, workspace } = opened;
    const months = (before: number, after: number) => ({ record: SCENARIO, path: "months", before, after });
    const stored = canonicalJson(workspace.records.read(SCENARIO)?.value);
    const present = valueAt(workspace.records.read(SCENARIO)?.value, "months") as number;
    const named = { record: SCENARIO, path: "name", before: nameOf(workspace) as string, after: "other" };
    expect(codeOf(() => edits.commit("x", [named, months(present, -1)]))).toBe("document-has-faults");
    expect(codeOf(() => edits.commit("x", [named, months(present + 1, 12)]))).toBe("changed-meanwhile");
    expect(codeOf(() => edits.commit("x", [named, { record: "plan/x", path: "", after: {} }]))).toBe("invalid-request");
    expect(codeOf(() => edits.commit("x", [named, { record: "evidence/one", path: "x", after: 1 }]))).toBe(
      "document-has-faults",
    );
    expect(canonicalJson(workspace.records.read(SCENARIO)?.value)).toBe(stored);
    expect(log(opened)).toEqual([]);
    workspace.close();
  });

  it("says who made it, under the name in the settings", () => {
    const opened = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    rename(opened, "by Ada");
    opened.edits.commit("Name", [{ record: "settings/workspace", path: "person", before: "Ada", after: "Grace" }]);
    rename(opened, "by Grace");
    expect(opened.workspace.history.find({}, 0, 3).edits.map((edit) => edit.who)).toEqual(["Grace", "Ada", "Ada"]);
    opened.workspace.close();
  });

  it("is found by its record and page by page", () => {
    const opened = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    for (const name of ["a", "b", "c"]) rename(opened, name);
    opened.edits.commit("Name", [{ record: "settings/workspace", path: "person", before: "Ada", after: "Grace" }]);
    const { history } = opened.workspace;
    const sequences = (...query: Parameters<typeof history.find>): number[] =>
      history.find(...query).edits.map((edit) => edit.sequence);
    expect(sequences({}, 0, 2)).toEqual([4, 3]);
    expect(sequences({}, 2, 2)).toEqual([2, 1]);
    expect(sequences({ record: SCENARIO }, 0, 9)).toEqual([3, 2, 1]);
    expect(sequences({ record: "settings/workspace" }, 0, 9)).toEqual([4]);
    opened.workspace.close();
  });

  it("can be neither changed nor deleted once it is written, and a false seal is found", () => {
    const opened = openTestWorkspace(join(temporaryFolder(), "w.outturn"));
    rename(opened, "a");
    opened.edits.undo();
    const { database, history } = opened.workspace;
    for (const sql of [
      "UPDATE edit SET label = 'x'",
      "DELETE FROM edit",
      "UPDATE edit_move SET who = 'x'",
      "DELETE FROM edit_move",
    ]) {
      expect(() => database.execute(sql), sql).toThrow("append-only");
    }
    database.execute("DROP TRIGGER edit_is_never_changed; UPDATE edit SET label = 'forged'");
    expect(codeOf(() => history.find({}, 0, 1))).toBe("workspace-damaged");
    opened.workspace.close();
  });
});

describe("preferences", () => {
  it("are kept beside the history", () => {
    const file = join(temporaryFolder(), "w.outturn");
    const first = openTestWorkspace(file);
    first.workspace.preferences.write("panes", [20, 60, 20]);
    first.workspace.preferences.write("panes", { left: 30 });
    first.workspace.close();
    const again = openTestWorkspace(file);
    expect(again.workspace.preferences.all()).toEqual({ panes: { left: 30 } });
    expect(log(again)).toEqual([]);
    again.workspace.close();
  });
});
