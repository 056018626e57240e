import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { editClaim } from "../../renderer/state/claims.ts";
import { attachHost, useConnection } from "../../renderer/state/connection.ts";
import { edit, editSettings, redo, undo } from "../../renderer/state/edits.ts";
import { editInput } from "../../renderer/state/inputs.ts";
import { removeCategory, removeClient } from "../../renderer/state/members.ts";
import { selectScenario, useScenario } from "../../renderer/state/scenario-store.ts";
import { openSession, useWorkspace } from "../../renderer/state/workspace-store.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { FakeHost } from "./fake-host.ts";

const USERS = "clients/northwind/units/users";

let host: FakeHost;

function shown(): ScenarioDocument {
  const { records } = useScenario.getState();
  if (records === null) throw new Error("no scenario");
  return records.document;
}

const stored = (): unknown => host.records.get("scenario/s1");

beforeEach(async () => {
  vi.useFakeTimers();
  host = new FakeHost();
  attachHost(host);
  await openSession();
  await selectScenario("s1");
});

afterEach(() => {
  vi.useRealTimers();
});

describe("an accepted edit", () => {
  test("is on screen at once and in the host when it resolves, with its label", async () => {
    const outcome = editInput("Users: 80", USERS, 80);
    expect(valueAt(shown(), USERS)).toBe(80);
    expect(useWorkspace.getState().unstored).toBe(1);
    expect(await outcome).toEqual({ stored: true });
    expect(valueAt(stored(), USERS)).toBe(80);
    expect(useWorkspace.getState()).toMatchObject({ unstored: 0, history: { undo: "Users: 80", redo: null } });
    expect(useWorkspace.getState().storedAt).not.toBeNull();
  });

  test("sends the smallest change and leaves what it does not touch shared", async () => {
    const before = shown();
    await editInput("Users: 80", USERS, 80);
    expect(host.done[0]?.changes[0]).toEqual({ record: "scenario/s1", path: USERS, before: 60, after: 80 });
    expect(shown().categories).toBe(before.categories);
  });

  test("takes its strength from the evidence of what was typed over, and says what it was", async () => {
    expect(useScenario.getState().records?.evidence[USERS]?.grade).not.toBe("assumed");
    await editInput("Users: 80", USERS, 80);
    const after = useScenario.getState().records?.evidence[USERS];
    expect(after?.grade).toBe("assumed");
    expect(after?.note).toMatch(/^Typed over\. Before: /);
  });

  test("several in a row are stored in their order", async () => {
    await Promise.all([61, 62, 63].map((users) => editInput(`Users: ${users}`, USERS, users)));
    expect(host.done.map((entry) => entry.label)).toEqual(["Users: 61", "Users: 62", "Users: 63"]);
    expect(shown()).toEqual(stored());
  });

  test("of the settings is seen at once", async () => {
    await editSettings("Theme: dark", { theme: "dark" });
    expect(useWorkspace.getState().settings.theme).toBe("dark");
  });
});

describe("undo and redo", () => {
  test("take an edit back and forth on screen and in the host", async () => {
    const before = shown();
    await editInput("Users: 80", USERS, 80);
    await undo();
    expect(shown()).toEqual(before);
    expect(stored()).toEqual(before);
    expect(useWorkspace.getState().history).toEqual({ undo: null, redo: "Users: 80" });
    await redo();
    expect(valueAt(shown(), USERS)).toBe(80);
  });

  test("wait for edits on their way", async () => {
    void editInput("Users: 80", USERS, 80);
    await undo();
    expect(valueAt(shown(), USERS)).toBe(60);
    expect(host.calls.indexOf("edit.commit")).toBeLessThan(host.calls.indexOf("history.undo"));
  });

  test("with nothing to take back say so and change nothing", async () => {
    const before = shown();
    await undo();
    expect(shown()).toBe(before);
    expect(useScenario.getState().refusal).toMatch(/nothing to take back/);
  });
});

describe("an edit that is refused", () => {
  test("by the host leaves the screen with what was typed on top of it, and says why", async () => {
    const before = shown();
    host.refusal = "The disk is full. Nothing was changed. Free some space and try again.";
    const outcomes = await Promise.all([editInput("Users: 80", USERS, 80), editInput("Users: 81", USERS, 81)]);
    expect(outcomes.every((outcome) => !outcome.stored)).toBe(true);
    expect(shown()).toEqual(before);
    expect(useScenario.getState().refusal).toMatch(/disk is full/);
  });

  test("for its faults never reaches the host or the screen", async () => {
    const before = shown();
    const outcome = await editInput("Go-live", "ai/goLiveMonth", 1);
    expect(outcome.stored).toBe(false);
    expect(outcome).toHaveProperty("message", expect.stringMatching(/AI costs begin/));
    expect(shown()).toBe(before);
    expect(host.calls).not.toContain("edit.commit");
  });
});

describe("a lost connection", () => {
  test("keeps the edit on screen and stores it once the host answers", async () => {
    host.lost = true;
    const outcome = editInput("Users: 80", USERS, 80);
    await vi.advanceTimersByTimeAsync(2500);
    expect(useConnection.getState().lost).toBe(true);
    expect(valueAt(shown(), USERS)).toBe(80);
    expect(useWorkspace.getState().unstored).toBe(1);
    host.lost = false;
    await vi.advanceTimersByTimeAsync(2500);
    expect(await outcome).toEqual({ stored: true });
    expect(useConnection.getState().lost).toBe(false);
    expect(valueAt(stored(), USERS)).toBe(80);
  });
});

describe("what leaves takes along what belongs to it", () => {
  test("a client its evidence", async () => {
    const client = shown().clients[0];
    if (client === undefined) throw new Error("the sample has clients");
    await removeClient(client);
    const { records } = useScenario.getState();
    expect(records?.document.clients.map((one) => one.id)).not.toContain(client.id);
    expect(Object.keys(records?.evidence ?? {}).filter((path) => path.startsWith(`clients/${client.id}/`))).toEqual([]);
    await undo();
    expect(shown().clients[0]).toEqual(client);
  });

  test("a category its mentions in price components, which then count nothing rather than everything", async () => {
    const [category] = shown().categories;
    if (category === undefined) throw new Error("the sample has categories");
    await edit("A fee on one category", (records) => ({
      ...records,
      document: {
        ...records.document,
        clients: records.document.clients.map((client, index) =>
          index > 0
            ? client
            : {
                ...client,
                currentPlan: {
                  ...client.currentPlan,
                  components: [
                    {
                      id: "by-category",
                      label: "By category",
                      type: "ticket" as const,
                      basis: "created" as const,
                      categories: [category.id],
                      pricing: { mode: "flat" as const, tiers: [{ upTo: null, unit: "1" }] },
                    },
                  ],
                },
              },
        ),
      },
    }));
    await removeCategory(category);
    expect(useScenario.getState().refusal).toBeNull();
    expect(shown().clients[0]?.currentPlan.components[0]).toMatchObject({ categories: [] });
    expect(shown().categories.map((one) => one.id)).not.toContain(category.id);
  });
});

describe("a claim", () => {
  const CLAIM = { low: "0.6", high: "0.7", source: "A vendor", date: null };

  test("is recorded beside the scenario, never in it, and can be taken back", async () => {
    const before = shown();
    const outcome = editClaim("Claim: 60 to 70 % of L1", "l1Autonomous", CLAIM);
    expect(useScenario.getState().claims).toEqual({ l1Autonomous: CLAIM });
    expect(await outcome).toEqual({ stored: true });
    expect(host.records.get("claims/s1")).toEqual({ l1Autonomous: CLAIM });
    expect(shown()).toBe(before);
    await editClaim("Claim taken back", "l1Autonomous", undefined);
    expect(useScenario.getState().claims).toEqual({});
    await undo();
    expect(useScenario.getState().claims).toEqual({ l1Autonomous: CLAIM });
    await undo();
    expect(useScenario.getState().claims).toBeNull();
    await redo();
    await selectScenario("s1");
    expect(useScenario.getState().claims).toEqual({ l1Autonomous: CLAIM });
  });
});
