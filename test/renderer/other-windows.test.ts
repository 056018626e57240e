import { beforeEach, describe, expect, test } from "vitest";
import type { HostClient } from "../../renderer/host/host-client.ts";
import { attachHost } from "../../renderer/state/connection.ts";
import { undo } from "../../renderer/state/edits.ts";
import { editInput } from "../../renderer/state/inputs.ts";
import { catchUp } from "../../renderer/state/other-windows.ts";
import { selectScenario, useScenario } from "../../renderer/state/scenario-store.ts";
import { createScenario } from "../../renderer/state/scenarios.ts";
import { openSession, useWorkspace } from "../../renderer/state/workspace-store.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { realHost } from "./real-host.ts";

let host: HostClient;
let root: string;

const shown = (path: string) => valueAt(useScenario.getState().records?.document, path);

/** What another window does: an edit of the root that this one knows nothing of. */
async function elsewhere(path: string, before: number | string, after: number | string): Promise<void> {
  const changes = [{ record: `scenario/${root}`, path, before, after }];
  await host.call("edit.commit", { label: `Elsewhere: ${path}`, changes });
}

beforeEach(async () => {
  host = realHost();
  attachHost(host);
  await openSession();
  root = useWorkspace.getState().scenarios[0]?.id ?? "";
  await selectScenario(root);
});

describe("two windows on one scenario", () => {
  test("store edits of different fields both", async () => {
    await elsewhere("months", 36, 24);
    expect(await editInput("Discount rate 10% to 20%", "discountRate", "0.2")).toEqual({ stored: true });
    await catchUp();
    expect([shown("months"), shown("discountRate")]).toEqual([24, "0.2"]);
  });

  test("of one field: the second is told what it had typed and sees what the first stored; the first loses nothing", async () => {
    await elsewhere("discountRate", "0.1", "0.12");
    expect((await editInput("Discount rate 10% to 14%", "discountRate", "0.14")).stored).toBe(false);
    expect(useScenario.getState().refusal).toMatch(
      /^Not stored: “Discount rate 10% to 14%”\. .*another window changed it/,
    );
    expect(shown("discountRate")).toBe("0.12");
    await undo();
    expect(shown("discountRate")).toBe("0.1");
  });

  test("show what the other stored once they are looked at, and nothing new where it stored nothing", async () => {
    await elsewhere("months", 36, 24);
    expect(shown("months")).toBe(36);
    await catchUp();
    expect([shown("months"), useWorkspace.getState().history.undo]).toEqual([24, "Elsewhere: months"]);
    const { records } = useScenario.getState();
    await catchUp();
    expect(useScenario.getState().records).toBe(records);
  });

  test("follow an edit of the parent in a variant, and go elsewhere where the other removed the scenario", async () => {
    await createScenario("Cautious", { kind: "variant", parent: root });
    const child = useScenario.getState().id ?? "";
    await elsewhere("months", 36, 24);
    await catchUp();
    expect(shown("months")).toBe(24);
    await host.call("scenario.remove", { id: child });
    await catchUp();
    expect([useScenario.getState().id, useWorkspace.getState().scenarios.length]).toEqual([root, 1]);
  });
});
