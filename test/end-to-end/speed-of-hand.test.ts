import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { callHost, margins, type OpenedApp, settled, showPage, standingEdits } from "./browser.ts";
import { handOn } from "./hand.ts";
import { stageOfFile } from "./stage.ts";

/** The palette, the keys, arithmetic in fields, blocks in grids, the slider's curve and tried values, by keyboard alone. */

const stage = stageOfFile();
let app: OpenedApp;
let page: Page;
let scenario: string;

/** As SQLite holds it. */
async function stored(): Promise<ScenarioDocument> {
  return (await callHost<{ document: ScenarioDocument }>(page, "scenario.read", { id: scenario })).document;
}

const users = async (): Promise<number | undefined> =>
  (await stored()).clients.find(({ id }) => id === "northwind")?.units.users;

/** Labels of the edits that stand, the newest first. */
const edits = (): Promise<string[]> => standingEdits(page);

const { command, palette, outcome, closed } = handOn(() => page);

/** The host is asked again and again: edits reach it a moment after they are on screen. */
const eventually = <T>(value: () => Promise<T>) => expect.poll(value, { timeout: 30_000 });

test("a typed value shows the margin before Enter, and Enter stores it as one edit that undo takes back", async () => {
  app = await stage.open();
  page = app.page;
  await app.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { scenarios } = await callHost<{ scenarios: { id: string }[] }>(page, "scenario.list", {});
  scenario = scenarios[0]?.id ?? "";
  const before = await margins(page);
  await command("northwind users 80");
  await outcome().getByText(/→/).waitFor();
  const shown = await outcome().innerText();
  expect(shown).toContain(before.filter((text) => text.startsWith("$"))[3]);
  await page.keyboard.press("Enter");
  await closed();
  const after = await margins(page);
  expect(shown).toContain(after.filter((text) => text.startsWith("$"))[3]);
  expect(after).not.toEqual(before);
  expect(await users()).toBe(80);
  expect(await edits()).toHaveLength(1);
  await page.keyboard.press("Control+z");
  await eventually(users).toBe(60);
});

test("what fits several assumptions is stored only once one is chosen", async () => {
  await command("set Northwind resolution 70 %");
  await palette()
    .getByText(/Set which\? 10 fit|Set which\?/)
    .waitFor();
  await outcome().getByText("Several assumptions fit: choose one with the arrows.").waitFor();
  await page.keyboard.press("Enter");
  await outcome().getByText(/→/).waitFor();
  expect(await edits()).toEqual([]);
  expect(await palette().getByRole("option", { selected: true }).innerText()).toContain("Resolution, all categories");
  await page.keyboard.press("ArrowDown");
  expect(await palette().getByRole("option", { selected: true }).innerText()).toContain("Password and access");
  await page.keyboard.press("Enter");
  await closed();
  await eventually(async () => (await stored()).categories.find(({ id }) => id === "password")?.ai.resolution).toBe(
    "0.7",
  );
  await page.keyboard.press("Control+z");
  await eventually(edits).toEqual([]);
});

test("an impossible value says what is allowed and stores nothing", async () => {
  await command("password resolution 170");
  await outcome().getByText("Resolution must be from 0% to 100%; this reads as 170%.").waitFor();
  await page.keyboard.press("Enter");
  expect(await palette().isVisible()).toBe(true);
  expect(await edits()).toEqual([]);
  await page.keyboard.press("Escape");
  await closed();
});

test("the palette goes to pages, clients and assumptions, and does what menus do", async () => {
  await command("kestrel");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Client Kestrel Design" }).waitFor();
  await command("settings");
  await page.keyboard.press("Enter");
  await page.getByRole("main", { name: "Settings" }).waitFor();
  await command("comfortable rows");
  await page.keyboard.press("Enter");
  await page.locator('[data-density="comfortable"]').waitFor();
  await page.keyboard.press("Control+z");
  await page.locator('[data-density="compact"]').waitFor();
  await command("portfolio");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Client Portfolio/ }).waitFor();
  await command("readiness flor");
  await palette()
    .getByRole("option", { name: /Readiness floor/ })
    .waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("main", { name: "Model" }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Readiness floor",
  );
});

test("a field takes a change of what stands there and shows its reading first", async () => {
  await page.keyboard.type("*1.1");
  await page.getByText("40% → 44%").waitFor();
  await page.keyboard.press("Enter");
  await settled(page);
  expect((await stored()).ai.readinessFloor).toBe("0.44");
  await page.keyboard.press("Control+z");
  await eventually(async () => (await stored()).ai.readinessFloor).toBe("0.4");
});

test("an open share draws the margin over its range, and the slider follows the keys", async () => {
  await command("set nothing");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("email resolution");
  await palette()
    .getByRole("option", { name: /^Email and collaboration\s*Resolution/ })
    .waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[data-margin-curve]").waitFor();
  const slider = page.getByRole("slider", { name: "Resolution, slider" });
  expect(await slider.getAttribute("aria-valuetext")).toMatch(/^90\.0%, margin \$/);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await settled(page);
  await eventually(async () => (await stored()).categories.find(({ id }) => id === "email")?.ai.resolution).toBe(
    "0.895",
  );
  await page.keyboard.press("Control+z");
  await eventually(async () => (await stored()).categories.find(({ id }) => id === "email")?.ai.resolution).toBe("0.9");
  await page.keyboard.press("Tab");
});

test("the question mark lists the keys, searchable", async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await list.getByText("Undo the last edit").waitFor();
  await page.keyboard.type("fill");
  await list.getByText("Undo the last edit").waitFor({ state: "detached" });
  await list.getByText(/^Fill the value down/).waitFor();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
});

test("a block from a spreadsheet goes into a grid as one edit, and a value fills the cells after it", async () => {
  await command("settings");
  await page.keyboard.press("Enter");
  const first = page.getByRole("textbox", { name: "Salary, L1", exact: true });
  await first.waitFor();
  await first.focus();
  await page.evaluate(() => navigator.clipboard.writeText("50,000\t60,000\t$72,000.50\r\n22%\t0.25\t25\r\n"));
  await page.keyboard.press("Control+v");
  await eventually(async () => (await stored()).labour.levels.L3.salary).toBe("72000.5");
  expect((await stored()).labour.levels.L1.burden).toBe("0.22");
  expect(await edits()).toHaveLength(1);

  await page.evaluate(() => navigator.clipboard.writeText("1\t2\t3\t4"));
  await page.keyboard.press("Control+v");
  await page.getByRole("alert").filter({ hasText: "The block has 1 row and 4 columns" }).waitFor();
  expect(await edits()).toHaveLength(1);
  await page.keyboard.press("Escape");
  await page.getByRole("alert").filter({ hasText: "The block has 1 row" }).waitFor({ state: "detached" });

  await page.keyboard.type("+10%");
  await page.getByText("50,000.00 → 55,000.00 USD / year").waitFor();
  await page.keyboard.press("Control+d");
  await eventually(async () => (await stored()).labour.levels.L2.salary).toBe("66000");
  expect((await stored()).labour.levels.L1.salary).toBe("55000");
  expect(await edits()).toHaveLength(2);

  const eligible = page.getByRole("textbox", { name: "Application support, eligible" });
  await eligible.focus();
  await page.keyboard.press("Control+d");
  const shares = async (): Promise<unknown[]> => (await stored()).categories.map(({ ai }) => ai.eligible);
  await eventually(async () => new Set((await shares()).slice(1)).size).toBe(1);
  for (const _ of [1, 2, 3]) await page.keyboard.press("Control+z");
  await eventually(edits).toEqual([]);
});

test("a column from a spreadsheet goes down the rows of the tree as they stand, as one edit", async () => {
  await showPage(page, "Model");
  const search = page.getByLabel("Search assumptions by label, unit or source");
  await search.fill("salary");
  const salaries = async (): Promise<unknown[]> =>
    Object.values((await stored()).labour.levels).map(({ salary }) => salary);
  const before = await salaries();
  const first = page.locator('[data-input="labour/levels/L1/salary"]');
  await first.press("Enter");
  await page.evaluate(() => navigator.clipboard.writeText("50,000\r\n=50000*1.2\r\n+10%\r\n"));
  await page.keyboard.press("Control+v");
  await eventually(salaries).toEqual(["50000", "60000", String(Math.round(Number(before[2]) * 1.1))]);
  expect(await edits()).toEqual(["Assumptions: pasted 3 values"]);
  await first.press("Enter");
  await page.evaluate(() => navigator.clipboard.writeText("50,000\t2\r\n60,000\t3"));
  await page.keyboard.press("Control+v");
  await page.getByText(/^The block has 2 rows and 2 columns; from here on there are \d+ rows and 1 column\./).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await eventually(salaries).toEqual(before);
  await search.fill("");
});

test("tried values are shown everywhere and stored nowhere until they are kept", async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("t");
  const banner = page.getByRole("region", { name: "Tried values" });
  await banner.waitFor();
  await command("northwind users =+5%");
  await outcome()
    .getByText(/Margin/)
    .waitFor();
  await page.keyboard.press("Enter");
  await closed();
  await command("readiness floor 90%");
  await page.keyboard.press("Enter");
  await closed();
  await banner.getByText("2 values differ from what is stored.").waitFor();
  await banner.getByText(/Margin, proposed with AI, portfolio:/).waitFor();
  expect(await users()).toBe(60);
  expect(await edits()).toEqual([]);

  await command("readiness floor");
  await page.keyboard.press("Enter");
  await page.getByRole("main", { name: "Model" }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Readiness floor",
  );
  await page.keyboard.press("Escape");
  const row = page.getByRole("region", { name: "Assumptions" }).getByText("Stored: 40%");
  await row.waitFor();

  await page.keyboard.press("Control+z");
  await banner.getByText("1 value differs from what is stored.").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await banner.getByText("2 values differ from what is stored.").waitFor();
  expect(await edits()).toEqual([]);

  await page.keyboard.press("Control+Enter");
  await banner.waitFor({ state: "detached" });
  await eventually(users).toBe(63);
  expect(await edits()).toHaveLength(1);
  await page.keyboard.press("Control+z");
  await eventually(users).toBe(60);
  await eventually(async () => (await stored()).ai.readinessFloor).toBe("0.4");
});

test("leaving tried values asks, and discarding them leaves what is stored", async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("t");
  await command("northwind users 90");
  await page.keyboard.press("Enter");
  await closed();
  const shown = await margins(page);
  await command("new scenario from the sample");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "New scenario" }).waitFor();
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Keep the tried values?" });
  await question.waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  expect(await margins(page)).toEqual(shown);
  await command("discard the tried");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Tried values" }).waitFor({ state: "detached" });
  expect(await users()).toBe(60);
  expect(await edits()).toEqual([]);
  expect(app.faults).toEqual([]);
});
