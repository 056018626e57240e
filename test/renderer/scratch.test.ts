import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDispatcher, type Dispatcher } from "../../electron/hosts/dispatch.ts";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { HostClient } from "../../renderer/host/host-client.ts";
import { attachHost } from "../../renderer/state/connection.ts";
import { edit, editSettings, redo, undo } from "../../renderer/state/edits.ts";
import { editInput } from "../../renderer/state/inputs.ts";
import { selectScenario, useScenario } from "../../renderer/state/scenario-store.ts";
import { discardTried, keepTried, triedChanges } from "../../renderer/state/scratch.ts";
import {
  hasTried,
  isTrying,
  mayLeaveTried,
  startTrying,
  stopTrying,
  useScratch,
} from "../../renderer/state/scratch-store.ts";
import { openSession, useWorkspace } from "../../renderer/state/workspace-store.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { difference, valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";

/** The window's state over the real services and a real SQLite file: what is tried must not reach it. */

const USERS = "clients/northwind/units/users";
let application: Application;
let scenario: string;

function hostOver(dispatcher: Dispatcher): HostClient {
  return {
    kind: "browser",
    async call(name, input) {
      const reply = await dispatcher.dispatch(name, JSON.stringify(input));
      if (!reply.ok) throw new Problem(reply.problem.code, reply.problem.message);
      return reply.value as never;
    },
    upload: () => Promise.reject(new Error("not in this test")),
    download: () => Promise.reject(new Error("not in this test")),
    onMenuCommand: () => () => {},
  };
}

beforeEach(async () => {
  application = openApplication({ host: "browser", file: join(temporaryFolder(), "w.outturn") });
  const dispatcher = createDispatcher(application.handlers, (line) => {
    throw new Error(line);
  });
  attachHost(hostOver(dispatcher));
  await openSession();
  scenario = useWorkspace.getState().scenarios[0]?.id ?? "";
  await selectScenario(scenario);
});

afterEach(() => {
  stopTrying();
  application.close();
});

/** Every record of the file and its history, as SQLite holds them. */
function file(): string {
  const { database } = application.workspace;
  return JSON.stringify(
    ["record", "edit", "edit_record", "edit_move", "edit_state"].map((table) =>
      database.statement(`SELECT * FROM ${table}`).all(),
    ),
  );
}

const shownUsers = () => valueAt(useScenario.getState().records?.document, USERS);
const storedUsers = () => valueAt(application.workspace.records.read(`scenario/${scenario}`)?.value, USERS);

test("nothing that is tried reaches the file; discarded, it never was", async () => {
  const before = file();
  startTrying();
  expect(await editInput("Users: 80", USERS, 80)).toEqual({ stored: true });
  await editInput("Users: 90", USERS, 90);
  expect(shownUsers()).toBe(90);
  expect(triedChanges()).toBe(1);
  await undo();
  expect(shownUsers()).toBe(80);
  await redo();
  expect(shownUsers()).toBe(90);
  expect(file()).toBe(before);
  discardTried();
  expect(shownUsers()).toBe(60);
  expect(isTrying()).toBe(false);
  expect(file()).toBe(before);
});

test("undo stops at where the trying began", async () => {
  await editInput("Users: 70", USERS, 70);
  const before = file();
  startTrying();
  await editInput("Users: 80", USERS, 80);
  await undo();
  await undo();
  expect(shownUsers()).toBe(70);
  expect(file()).toBe(before);
});

test("kept, it is one edit with evidence marked as typed over, and one undo", async () => {
  startTrying();
  await editInput("Users: 80", USERS, 80);
  await editInput("Growth: 2%", "clients/northwind/growth", "0.02");
  const { records } = useScenario.getState();
  await keepTried();
  expect(isTrying()).toBe(false);
  expect(storedUsers()).toBe(80);
  expect(application.workspace.records.read(`scenario/${scenario}`)?.value).toEqual(records?.document);
  expect(application.workspace.records.read(`evidence/${scenario}`)?.value).toEqual(records?.evidence);
  expect(useWorkspace.getState().history.undo).toBe("Keep 2 tried values: Users: 80; Growth: 2%");
  await undo();
  expect(storedUsers()).toBe(60);
  expect(shownUsers()).toBe(60);
  expect(useWorkspace.getState().history.undo).toBeNull();
});

test("a faulty value is refused as ever and leaves what was tried before", async () => {
  startTrying();
  await editInput("Users: 80", USERS, 80);
  expect(await editInput("Users: -1", USERS, -1)).toMatchObject({ stored: false });
  expect(shownUsers()).toBe(80);
  expect(useScratch.getState().steps).toHaveLength(1);
});

test("settings are stored while values are tried, and the tried values stay", async () => {
  startTrying();
  await editInput("Users: 80", USERS, 80);
  await editSettings("Theme: dark", { theme: "dark" });
  expect(application.workspace.records.read("settings/workspace")?.value).toMatchObject({ theme: "dark" });
  expect(shownUsers()).toBe(80);
  expect(storedUsers()).toBe(60);
});

test("refused because another window was faster, the tried values stay, on top of what is stored now", async () => {
  startTrying();
  await editInput("Users: 80", USERS, 80);
  const { value } = application.workspace.records.read(`scenario/${scenario}`) ?? {};
  const theirs = structuredClone(value) as { clients: { id: string; units: { users: number } }[] };
  for (const client of theirs.clients) if (client.id === "northwind") client.units.users = 75;
  application.edits.commit("Users: 75", difference(`scenario/${scenario}`, value, theirs));
  await keepTried();
  expect(storedUsers()).toBe(75);
  expect(shownUsers()).toBe(80);
  expect(hasTried()).toBe(true);
  expect(useScenario.getState().refusal).toMatch(/The tried values are still here and not stored\.$/);
  await keepTried();
  expect(storedUsers()).toBe(80);
});

test("leaving asks only where something would be lost", async () => {
  expect(await mayLeaveTried()).toBe(true);
  startTrying();
  expect(await mayLeaveTried()).toBe(true);
  expect(isTrying()).toBe(false);
  startTrying();
  await edit("Nothing", (records) => records);
  expect(hasTried()).toBe(false);
  await editInput("Users: 80", USERS, 80);
  const answer = mayLeaveTried();
  useScratch.getState().leaving?.(false);
  expect(await answer).toBe(false);
  expect(shownUsers()).toBe(80);
});
