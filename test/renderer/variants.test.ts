import { beforeEach, describe, expect, test } from "vitest";
import type { HostClient } from "../../renderer/host/host-client.ts";
import { redo, undo } from "../../renderer/state/edits.ts";
import { editInput } from "../../renderer/state/inputs.ts";
import { selectScenario, useScenario } from "../../renderer/state/scenario-store.ts";
import { createScenario, removeScenario, renameScenario } from "../../renderer/state/scenarios.ts";
import {
  lockScenario,
  overrideState,
  promote,
  rebase,
  resetAll,
  resetToParent,
} from "../../renderer/state/variants.ts";
import { useWorkspace } from "../../renderer/state/workspace-store.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { openedSample } from "./real-host.ts";

const USERS = "clients/northwind/units/users";

let host: HostClient;
let root: string;
let child: string;

const state = () => useScenario.getState();
const shown = (path: string) => valueAt(state().records?.document, path);
const stored = async (id: string, path: string) => valueAt((await host.call("scenario.read", { id })).document, path);
const own = () => Object.keys(state().variant?.record.overrides ?? {});

beforeEach(async () => {
  ({ host, root } = await openedSample());
  await createScenario("Cautious", { kind: "variant", parent: root });
  child = state().id ?? "";
});

describe("a variant on screen", () => {
  test("stores only what is edited, as its parent goes on", async () => {
    expect(child).not.toBe(root);
    expect(state().variant).toMatchObject({ parentName: "Northwind renewal", orphaned: [] });
    await editInput("Users: 80", USERS, 80);
    expect([shown(USERS), await stored(child, USERS), await stored(root, USERS)]).toEqual([80, 80, 60]);
    expect(own()).toEqual([USERS]);
    expect(overrideState(state().variant, USERS)).toEqual({
      parentName: "Northwind renewal",
      parentValue: 60,
      isResettable: true,
    });
    expect(overrideState(state().variant, "discountRate")).toBeNull();
    // What was typed over is not vouched for by the parent; what it was is noted.
    expect(state().records?.evidence[USERS]).toMatchObject({ grade: "assumed" });
    expect((await host.call("scenario.read", { id: root })).evidence[USERS]).not.toMatchObject({ grade: "assumed" });
  });

  test("follows an undo of an edit of its parent, which it stays on", async () => {
    await selectScenario(root);
    await editInput("Rate", "discountRate", "0.2");
    await selectScenario(child);
    expect(shown("discountRate")).toBe("0.2");
    await undo();
    expect([state().id, shown("discountRate")]).toEqual([child, "0.1"]);
    await redo();
    expect([state().id, shown("discountRate")]).toEqual([child, "0.2"]);
  });

  test("takes its edits back and forth, and what it has of its own with them", async () => {
    await editInput("Users: 80", USERS, 80);
    await editInput("Rate", "discountRate", "0.2");
    await undo();
    expect([own(), shown("discountRate"), shown(USERS)]).toEqual([[USERS], "0.1", 80]);
    await undo();
    expect([own(), shown(USERS), await stored(child, USERS)]).toEqual([[], 60, 60]);
    await redo();
    expect([own(), shown(USERS)]).toEqual([[USERS], 80]);
  });

  test("is put back to its parent's value and evidence, singly or wholly", async () => {
    const evidence = state().records?.evidence[USERS];
    await editInput("Users: 80", USERS, 80);
    await editInput("Rate", "discountRate", "0.2");
    await resetToParent("Users", USERS);
    expect([own(), shown(USERS), state().records?.evidence[USERS]]).toEqual([["discountRate"], 60, evidence]);
    await resetAll();
    expect([own(), shown("discountRate"), await stored(child, "discountRate")]).toEqual([[], "0.1", "0.1"]);
  });

  test("hands a value up to its parent", async () => {
    await editInput("Users: 80", USERS, 80);
    await promote(USERS);
    expect([own(), shown(USERS), await stored(root, USERS)]).toEqual([[], 80, 80]);
    await undo();
    expect([own(), shown(USERS), await stored(root, USERS)]).toEqual([[USERS], 80, 60]);
  });

  test("is renamed, inherits from another or from none, and goes", async () => {
    await renameScenario("Bold");
    expect(useWorkspace.getState().scenarios.map((one) => one.name)).toEqual(["Bold", "Northwind renewal"]);
    await editInput("Users: 80", USERS, 80);
    await rebase(child, null, "document");
    expect([state().variant, shown(USERS), shown("name")]).toEqual([null, 80, "Bold"]);
    await rebase(child, root, "document");
    expect(own()).toEqual([USERS]);
    await undo();
    expect(state().variant).toBeNull();
    await rebase(root, child, "document");
    await removeScenario(root);
    expect([state().id, useWorkspace.getState().scenarios.length]).toEqual([child, 1]);
    await undo();
    expect(useWorkspace.getState().scenarios.find((one) => one.id === root)).toMatchObject({ parent: child });
  });

  test("an edit that the host refuses for a variant below leaves the screen", async () => {
    await editInput("Go-live", "ai/goLiveMonth", 2);
    await selectScenario(root);
    const before = state().records?.document;
    const later = await editInput("Costs later", "ai/costsFromMonth", 3);
    expect(later).toMatchObject({ stored: false, message: expect.stringMatching(/would be left with a fault/) });
    expect(state().refusal).toMatch(/"Cautious", which inherits from "Northwind renewal"/);
    expect(state().records?.document).toEqual(before);
  });
});

describe("a plan of record on screen", () => {
  test("takes no edit, is shown with its hash, and is unlocked by undo", async () => {
    await editInput("Users: 80", USERS, 80);
    await lockScenario(child, "Board of March");
    expect(state()).toMatchObject({ variant: null, lock: { note: "Board of March" } });
    const outcome = await editInput("Users: 90", USERS, 90);
    expect(outcome.stored).toBe(false);
    expect([shown(USERS), state().refusal]).toEqual([80, expect.stringMatching(/locked as plan of record/)]);
    await undo();
    expect([state().lock, own(), shown(USERS)]).toEqual([null, [USERS], 80]);
    await redo();
    expect(state().lock?.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
