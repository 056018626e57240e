import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { barriers } from "./accessibility.ts";
import { callHost, type OpenedApp, SCREENSHOTS, showPage, standingEdits } from "./browser.ts";
import { cells, cursorTo, grid, newVariant, rowOf, tabToGrid } from "./compare-hand.ts";
import { stageOfFile } from "./stage.ts";

/** The comparison typed into like a sheet, in every scenario, by keys alone: arithmetic, blocks, filling, undo, a locked plan. */

const stage = stageOfFile();
let app: OpenedApp;
let page: Page;
const ids = new Map<string, string>();

const NAMES = ["Northwind renewal", "Cautious", "Vendor claim"] as const;
type Name = (typeof NAMES)[number];

async function stored(name: Name): Promise<ScenarioDocument> {
  return (await callHost<{ document: ScenarioDocument }>(page, "scenario.read", { id: ids.get(name) })).document;
}

/** One value of every scenario, as SQLite holds it. */
const each = async <T>(value: (document: ScenarioDocument) => T): Promise<T[]> =>
  (await Promise.all(NAMES.map(stored))).map(value);

const discount = (): Promise<string[]> => each(({ discountRate }) => String(discountRate));
const ramp = (): Promise<number[]> => each(({ ai }) => ai.ramp.months);
const resolution = (at: number): Promise<unknown[]> => each(({ categories }) => categories[at]?.ai.resolution);

/** Labels of the edits that stand since the scenarios were made, the newest first. */
const edits = (): Promise<string[]> => standingEdits(page);

const eventually = <T>(value: () => Promise<T>) => expect.poll(value, { timeout: 30_000 });
const copy = (text: string): Promise<void> => page.evaluate((one) => navigator.clipboard.writeText(one), text);
const undo = async (standing: number): Promise<void> => {
  await page.keyboard.press("Control+z");
  await eventually(async () => (await edits()).length).toBe(standing);
};
/** The table has the focus: nothing is being typed. */
const atRest = () => eventually(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");
const typing = () =>
  eventually(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).not.toBe(
    "Scenarios side by side",
  );
const refusal = (words: string | RegExp) => grid(page).getByRole("alert").filter({ hasText: words });

let made = 0;
let before: unknown;

test("a cell of any scenario takes arithmetic where it stands, and its own column follows", async () => {
  app = await stage.open();
  page = app.page;
  await app.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await showPage(page, "Compare");
  await newVariant(page, "Cautious");
  await newVariant(page, "Vendor claim");
  const { scenarios } = await callHost<{ scenarios: { id: string; name: string }[] }>(page, "scenario.list", {});
  for (const { id, name } of scenarios) ids.set(name, id);
  made = (await edits()).length;
  before = await each((document) => document);
  await page.getByText("All assumptions").click();
  await eventually(() => cells(page, /Discount rate/)).toEqual(["10%", "10%", "10%"]);

  // The third column is the selected scenario, the second is not.
  await tabToGrid(page);
  await cursorTo(page, /Discount rate/, 2);
  await page.keyboard.type("=10%*1.2");
  await grid(page).getByText("= 12%").waitFor();
  await page.keyboard.press("Enter");
  await eventually(() => cells(page, /Discount rate/)).toEqual(["10%", "12%", "10%"]);
  await atRest();
  await eventually(discount).toEqual(["0.1", "0.12", "0.1"]);
  expect((await edits())[0]).toBe("Cautious, Scenario: Discount rate 10% to 12%");

  // What stands is changed by what is typed; Escape gives up; Tab goes on to the scenario beside it.
  await page.keyboard.press("F2");
  await page.keyboard.type("+5");
  await page.keyboard.press("Escape");
  await atRest();
  await page.keyboard.press("Enter");
  await typing();
  await page.keyboard.type("*1.05");
  await page.keyboard.press("Tab");
  await page.keyboard.type("8%");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Escape");
  await atRest();
  await eventually(() => cells(page, /Discount rate/)).toEqual(["10%", "12.6%", "8%"]);
  await eventually(discount).toEqual(["0.1", "0.126", "0.08"]);

  // The variants inherit from the first column, which is neither selected nor a variant.
  await cursorTo(page, /Ramp AI/, 1);
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await eventually(() => cells(page, /Ramp AI/)).toEqual(["9", "9", "9"]);
  await eventually(ramp).toEqual([9, 9, 9]);
  await atRest();
  for (const standing of [3, 2, 1, 0]) await undo(made + standing);
  await cursorTo(page, /Discount rate/, 1);
  await eventually(() => cells(page, /Discount rate/)).toEqual(["10%", "10%", "10%"]);
  expect(await each((document) => document)).toEqual(before);
  // Nobody was taken to another scenario by that.
  await page.getByRole("button", { name: "Scenario Vendor claim", exact: true }).waitFor();
}, 300_000);

test("a pointer and a choice do it too: a double click types, a name explains, arrows choose", async () => {
  await cursorTo(page, /Discount rate/, 1);
  const cell = rowOf(page, /Discount rate/)
    .getByRole("gridcell")
    .nth(1);
  await cell.dblclick();
  await page.keyboard.type("11%");
  await page.keyboard.press("Enter");
  await eventually(discount).toEqual(["0.1", "0.11", "0.1"]);
  await atRest();
  await rowOf(page, /Discount rate/)
    .locator("th")
    .click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await inspector.getByRole("heading", { name: "Discount rate", exact: true }).waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).last().press("Enter");

  await tabToGrid(page);
  await cursorTo(page, /Rounding/, 2);
  const [, rounding] = await cells(page, /Rounding/);
  await page.keyboard.press("Enter");
  await typing();
  await page.keyboard.press("ArrowDown");
  await eventually(async () => (await edits()).length).toBe(made + 2);
  await page.keyboard.press("Enter");
  await atRest();
  expect((await cells(page, /Rounding/))[1]).not.toBe(rounding);
  await undo(made + 1);
  await undo(made);
  expect(await each((document) => document)).toEqual(before);
});

test("a block goes over rows and scenarios as one edit, or not at all", async () => {
  await tabToGrid(page);
  await cursorTo(page, /^.*Resolution\b.*categories/);
  await page.keyboard.press("Enter");
  const first = rowOf(page, /Password and access/).first();
  await first.waitFor();
  await cursorTo(page, /Password and access/, 2);
  const resting = [await resolution(0), await resolution(1), await resolution(2)];
  await copy("70%\t0.71\r\n+5%\t72\r\n73%\t=70%+4%\r\n");
  await page.keyboard.press("Control+v");
  await eventually(() => resolution(2)).toEqual([resting[2]?.[0], "0.73", "0.74"]);
  expect((await resolution(0)).slice(1)).toEqual(["0.7", "0.71"]);
  expect(Number((await resolution(1))[1])).toBeCloseTo(Number(resting[1]?.[1]) * 1.05);
  expect((await edits())[0]).toBe("Cautious and Vendor claim: pasted 6 values");
  await undo(made);
  expect(await each((document) => document)).toEqual(before);

  await copy("70%\t71%\t72%");
  await page.keyboard.press("Control+v");
  await refusal("The block has 1 row and 3 columns; from here on there are").waitFor();
  await copy("70%\t71%\r\n72%\t170%");
  await page.keyboard.press("Control+v");
  await refusal(/^Vendor claim, .*, Resolution: .*170%\. Nothing was pasted\.$/).waitFor();
  await page.keyboard.press("Escape");
  await refusal("").waitFor({ state: "detached" });
  expect(await edits()).toHaveLength(made);
});

test("a value is filled down to the categories below, and right to the scenarios beside it", async () => {
  await page.keyboard.type("66%");
  await page.keyboard.press("Control+d");
  await eventually(async () => new Set((await stored("Cautious")).categories.map(({ ai }) => ai.resolution))).toEqual(
    new Set(["0.66"]),
  );
  await page.keyboard.press("Escape");
  await atRest();
  expect((await edits())[0]).toMatch(/^Cautious: filled \d+ values from Cautious, Password and access, Resolution$/);
  await cursorTo(page, /Password and access/, 1);
  await page.keyboard.press("Control+r");
  await eventually(() => resolution(0)).toEqual(new Array(3).fill((await resolution(0))[0]));
  await atRest();
  await undo(made + 1);
  await undo(made);
  expect(await each((document) => document)).toEqual(before);
});

test("a plan of record refuses a value, a block and a filling, and says what to do", async () => {
  await callHost(page, "scenario.lock", { id: ids.get("Cautious"), note: "Board" });
  await page.reload();
  await showPage(page, "Compare");
  await page.getByText("All assumptions").click();
  await eventually(() => cells(page, /Discount rate/)).toEqual(["10%", "10%", "10%"]);
  await tabToGrid(page);
  await cursorTo(page, /Discount rate/, 2);
  const says =
    "Cautious is locked as plan of record and stays as it is. Make a variant or a copy of it and change that.";
  await page.keyboard.press("Enter");
  await refusal(says).waitFor();
  await page.keyboard.press("ArrowLeft");
  await refusal(says).waitFor({ state: "detached" });
  await copy("11%\t12%\t13%");
  await page.keyboard.press("Control+v");
  await refusal(says).waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+r");
  await refusal(says).waitFor();
  expect(await discount()).toEqual(["0.1", "0.1", "0.1"]);
  expect(await edits()).toHaveLength(made + 1);

  // The figure or input under the cursor is explained as before.
  await page.keyboard.press("e");
  await page
    .getByRole("complementary", { name: "Inspector" })
    .getByRole("heading", { name: "Discount rate", exact: true })
    .waitFor();
  expect(app.faults).toEqual([]);
});

test("what is typed and what is refused is readable in both themes and widths", async () => {
  for (const theme of ["light", "dark"] as const) {
    const { page: other, context } = await stage.open({ theme });
    page = other;
    await showPage(page, "Compare");
    await page.getByText("All assumptions").click();
    await eventually(() => cells(page, /Discount rate/)).toEqual(["10%", "10%", "10%"]);
    for (const [width, height] of [
      [1440, 900],
      [1024, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      await tabToGrid(page);
      await cursorTo(page, /Discount rate/, 2);
      await page.keyboard.press("Enter");
      await refusal("locked").waitFor();
      await page.screenshot({ path: `${SCREENSHOTS}/compare-refused-${theme}-${width}.png` });
      await page.keyboard.press("ArrowRight");
      await page.keyboard.type("=10%*1.2");
      await grid(page).getByText("= 12%").waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.screenshot({ path: `${SCREENSHOTS}/compare-editing-${theme}-${width}.png` });
      await page.keyboard.press("Escape");
    }
    await context.close();
  }
}, 300_000);
