import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { callHost, contextBar, editAssumption, settled, showPage } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** The history by keyboard: found, looked at, gone back to, a removed scenario restored; and all of it there after a restart. */

const stage = stageOfFile();

const USERS = "clients/northwind/units/users";

async function users(page: Page, scenario: string): Promise<unknown> {
  const { document } = await callHost<{ document: { clients: { id: string; units: { users: unknown } }[] } }>(
    page,
    "scenario.read",
    { id: scenario },
  );
  return document.clients.find(({ id }) => id === "northwind")?.units.users;
}

/** Opens the page with its key. */
async function openHistory(page: Page): Promise<void> {
  await page.locator("main").focus();
  await page.keyboard.press("h");
  await page.getByRole("listbox", { name: "Edits, newest first" }).waitFor();
}

/** A slow machine is not wrong. */
const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 30_000 });

const list = (page: Page) => page.getByRole("listbox", { name: "Edits, newest first" });
const rows = (page: Page) => list(page).getByRole("option");
const chosen = (page: Page) => page.getByRole("region", { name: "The chosen edit" });

test("an edit is found, gone back to and left again by keyboard; a removed scenario comes back after a restart", async () => {
  const { page, faults, context } = await stage.open();
  await editAssumption(page, "users", USERS, "65");
  await editAssumption(page, "users", USERS, "70");
  await settled(page);
  const created = await callHost<{ id: string }>(page, "scenario.create", {
    name: "Cautious",
    from: { kind: "copy", id: "northwind-renewal" },
  });
  await callHost(page, "scenario.remove", { id: created.id });
  await page.reload();
  await settled(page);

  await openHistory(page);
  expect(await rows(page).allInnerTexts()).toHaveLength(5);
  await eventually(() => rows(page).first().innerText()).toContain("Remove scenario Cautious");

  // Found by what it changed and whose it was.
  await page.keyboard.press("/");
  await page.keyboard.type("northwind users");
  await eventually(() => rows(page).count()).toBe(2);
  expect(await rows(page).nth(0).innerText()).toContain("65 to 70");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await eventually(() => rows(page).count()).toBe(5);

  // By client and by day, together.
  await page.getByLabel("Client", { exact: true }).selectOption({ label: "Northwind" });
  await page.getByLabel("Day", { exact: true }).selectOption({ label: "Today" });
  await eventually(() => rows(page).count()).toBe(2);
  await page.getByRole("button", { name: "Clear", exact: true }).press("Enter");
  await eventually(() => rows(page).count()).toBe(5);

  // Down to the first edit, and back to it.
  await list(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await chosen(page).getByText("60", { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain("Go back to here, 3 edits");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("3 edits will be taken back in one step").waitFor();
  expect(await dialog.getByRole("listitem").count()).toBe(3);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await chosen(page).getByText("This is where the workspace stands.").waitFor();
  expect(await users(page, "northwind-renewal")).toBe(65);

  // On to the newest again.
  await list(page).focus();
  await page.keyboard.press("Home");
  await chosen(page).getByRole("button", { name: "Go on to here, 3 edits" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go on" }).click();
  await eventually(() => users(page, "northwind-renewal")).toBe(70);

  // One value as it was, as a new edit.
  await list(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await chosen(page).getByRole("button", { name: "Put back users as before: 60" }).press("Enter");
  await eventually(() => users(page, "northwind-renewal")).toBe(60);
  await eventually(() => rows(page).count()).toBe(6);
  await context.close();
  expect(faults).toEqual([]);

  await stage.stopHost();
  await stage.startHost();
  const again = await stage.open();
  // The way from the settings leads to the same page.
  await showPage(again.page, "Settings");
  await again.page.getByRole("button", { name: "Open the history" }).press("Enter");
  await list(again.page).waitFor();
  await eventually(() => rows(again.page).first().innerText()).toContain("Put back");
  const removed = again.page.getByRole("region", { name: "Removed scenarios" });
  await removed.getByRole("button", { name: "Restore Cautious" }).press("Enter");
  await contextBar(again.page).getByRole("button", { name: "Scenario Cautious" }).waitFor();
  await removed.waitFor({ state: "detached" });
  await eventually(() => rows(again.page).first().innerText()).toContain("Restore scenario Cautious");
  expect(await users(again.page, created.id)).toBe(70);
  await again.context.close();
  expect(again.faults).toEqual([]);
}, 240_000);
