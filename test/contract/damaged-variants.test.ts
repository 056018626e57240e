import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openApplication } from "../../electron/services/application.ts";
import { openWorkspace } from "../../electron/storage/workspace-file.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { DOCUMENT } from "../storage/workspaces.ts";

describe("a damaged or foreign file", () => {
  function stored(prepare: (records: { write(record: string, value: Json): void }) => void) {
    const file = join(temporaryFolder(), "w.outturn");
    openApplication({ host: "electron", file }).close();
    const workspace = openWorkspace(file, { now: () => new Date() });
    const at = "2026-11-22T12:00:00.000Z";
    workspace.database.transaction(() =>
      prepare({ write: (record, value) => workspace.records.write(record, value, at) }),
    );
    workspace.close();
    const application = openApplication({ host: "electron", file });
    onTestFinished(() => application.close());
    return application.handlers;
  }

  const variant = (parent: string, name: string): Json => ({
    parent,
    name,
    overrides: { months: { value: 24 } },
    evidence: {},
  });

  it("with a ring of parents opens, names the ring where it is read, and the ring can be undone", async () => {
    const handlers = stored((records) => {
      records.write("scenario/base", DOCUMENT as unknown as Json);
      records.write("variant/a", variant("b", "A"));
      records.write("variant/b", variant("a", "B"));
      records.write("variant/c", variant("b", "C"));
    });
    const { scenarios } = await handlers["session.open"]({});
    expect(scenarios.filter((one) => one.fault !== null).map((one) => one.name)).toEqual(["A", "B", "C"]);
    const thrown = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (error) {
        return error;
      }
    };
    for (const id of ["a", "b", "c"]) {
      const problem = thrown(() => handlers["scenario.read"]({ id }));
      expect(problem).toMatchObject({ code: "cyclic-parent" });
    }
    expect(thrown(() => handlers["scenario.remove"]({ id: "b" }))).toMatchObject({ code: "cyclic-parent" });
    await handlers["scenario.rebase"]({ id: "a", parent: "base", keep: "overrides" });
    for (const id of ["a", "b", "c"]) {
      expect(valueAt((await handlers["scenario.read"]({ id })).document, "months")).toBe(24);
    }
  });

  it("without a parent is told so, and another parent helps", async () => {
    const handlers = stored((records) => {
      records.write("scenario/base", DOCUMENT as unknown as Json);
      records.write("variant/a", variant("gone", "A"));
    });
    expect(() => handlers["scenario.read"]({ id: "a" })).toThrow(
      /inherits from a scenario that is not in this workspace/,
    );
    await handlers["scenario.rebase"]({ id: "a", parent: "base", keep: "overrides" });
    expect(valueAt((await handlers["scenario.read"]({ id: "a" })).document, "name")).toBe("A");
  });

  it("with a plan of record that is not what was locked is told so", async () => {
    const handlers = stored((records) => {
      records.write("scenario/base", DOCUMENT as unknown as Json);
      const lock = { hash: "0".repeat(64), at: "2026-11-22T12:00:00.000Z", who: "w", note: "" };
      records.write("lock/base", { ...lock, document: DOCUMENT as unknown as Json, evidence: {} });
    });
    expect(() => handlers["scenario.read"]({ id: "base" })).toThrow(/is not the one that was locked/);
  });
});
