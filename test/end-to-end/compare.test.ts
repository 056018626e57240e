import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { callHost, settled, showPage } from "./browser.ts";
import { cells, cursorTo, newVariant, tabToGrid } from "./compare-hand.ts";
import { tabTo } from "./keys.ts";
import { stageOfFile } from "./stage.ts";

/** Scenarios side by side, and why a margin moved: by keys alone, over the real backend. */

const stage = stageOfFile();

const SAMPLE = "northwind-renewal";

interface Stored {
  readonly document: { ai: { ramp: { months: number } }; clients: { id: string }[] } & Record<string, unknown>;
}

/** A scenario of two of the sample's clients. */
async function another(page: Page, name: string, rampMonths: number): Promise<void> {
  const { document } = await callHost<Stored>(page, "scenario.read", { id: SAMPLE });
  document.clients.splice(2);
  document.ai.ramp.months = rampMonths;
  await callHost(page, "scenario.create", { name, from: { kind: "document", document: { ...document, name } } });
}

const bar = (page: Page, name: RegExp): Locator =>
  page.getByRole("region", { name: "Chart" }).getByRole("button", { name });

/** Nothing here measures time. */
const patiently = { timeout: 30_000 };

const amountOf = (text: string): number => Number(text.replace(/[^\d.]/g, "")) * (/[(−]/.test(text) ? -1 : 1);

test("two scenarios are compared, bridged and traced by keys alone, and the columns are remembered", async () => {
  const { page, faults, context } = await stage.open();
  await another(page, "As agreed", 6);
  await another(page, "Slower ramp", 12);
  await callHost(page, "scenario.remove", { id: SAMPLE });
  await page.reload();
  await settled(page);

  await tabTo(page, /^Compare$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => cells(page, /Ramp AI/), patiently).toEqual(["6", "12"]);
  await page.getByText("One assumption differs between the scenarios").waitFor();
  await expect.poll(async () => (await cells(page, /Margin USD/))[1], patiently).toMatch(/^[\d,]+$/);
  const [own = "", other = ""] = await cells(page, /Margin USD/);
  expect((await cells(page, /Against A/))[1]).toBe(`(${(amountOf(own) - amountOf(other)).toLocaleString("en-US")})`);

  // Baseline to variant under the chosen lens: one effect, all of the difference.
  await tabToGrid(page);
  await cursorTo(page, /Against A/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await bar(page, /^Deflection ramp/).waitFor();
  expect(await bar(page, / [+(][\d,]+\)?$/).count()).toBe(1);
  await page.getByRole("heading", { name: /^Margin falls .* over 36 months, all by deflection$/ }).waitFor();

  // The lenses of one scenario: the opened bar's inputs sum to it to the cent.
  await tabTo(page, /^From/);
  await page.keyboard.press("Enter");
  await page
    .getByRole("menuitem", { name: /AI off.*As agreed/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await tabTo(page, /^To/);
  await page.keyboard.press("Enter");
  await page
    .getByRole("menuitem", { name: /AI on.*As agreed/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await bar(page, /^Programme /).waitFor();
  await tabTo(page, /^Programme /);
  await page.keyboard.press("Enter");
  const inputs = page.getByRole("region", { name: "Inputs of Programme" });
  await expect.poll(() => inputs.getByText("…").count(), patiently).toBe(0);
  const shares = await inputs
    .getByRole("row")
    .evaluateAll((rows) => rows.slice(1).map((row) => row.lastElementChild?.textContent ?? ""));
  const sum = shares.reduce((total, text) => total + amountOf(text), 0);
  const whole = (await inputs.getByRole("heading").textContent()) ?? "";
  expect(sum.toFixed(2)).toBe(amountOf(whole).toFixed(2));

  // A figure of the other scenario is explained there, and the columns stay where they are.
  await tabToGrid(page);
  await cursorTo(page, /Margin USD/);
  await page.keyboard.press("e");
  await page.getByRole("complementary", { name: "Inspector" }).getByRole("heading", { name: "Margin" }).waitFor();
  await page.getByRole("button", { name: "Scenario Slower ramp" }).waitFor();
  expect(await cells(page, /Ramp AI/)).toEqual(["6", "12"]);
  await page.getByRole("button", { name: "Close", exact: true }).last().press("Enter");

  await tabTo(page, /^B Slower ramp/);
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Make it the baseline" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => cells(page, /Ramp AI/), patiently).toEqual(["12", "6"]);
  await page.waitForTimeout(600);
  await page.reload();
  await settled(page);
  await expect.poll(() => cells(page, /Ramp AI/), patiently).toEqual(["12", "6"]);
  expect(faults).toEqual([]);
  await context.close();
}, 400_000);

test("a variant is made from the comparison and stands beside its parent", async () => {
  const { page, faults, context } = await stage.open();
  await showPage(page, "Compare");
  await page.getByText("All assumptions").click();
  await expect.poll(() => cells(page, /Currency Scenario/), patiently).not.toEqual([]);
  const before = await cells(page, /Currency Scenario/);
  await newVariant(page, "Cautious");
  await expect.poll(() => cells(page, /Currency Scenario/), patiently).toEqual([...before, "USD"]);
  expect(faults).toEqual([]);
  await context.close();
});

/** The picture as a table, with the focus in it. */
async function showTable(page: Page): Promise<Locator> {
  const chart = page.getByRole("region", { name: "Chart" });
  await chart.getByRole("button", { name: "Table view, copy and save" }).press("Enter");
  await page.getByRole("menuitem", { name: "Show as table" }).press("Enter");
  const table = chart.getByRole("grid");
  await expect.poll(() => table.getByRole("gridcell").count(), patiently).toBeGreaterThan(0);
  await expect.poll(() => table.getByRole("gridcell", { name: "…" }).count(), patiently).toBe(0);
  await table.focus();
  return table;
}

test("the figures of a picture's table explain themselves, each in its own scenario, and bars open into their inputs", async () => {
  const { page, faults, context } = await stage.open();
  await showPage(page, "Compare");
  await newVariant(page, "Two years only");
  const { scenarios } = await callHost<{ scenarios: { id: string; name: string }[] }>(page, "scenario.list", {});
  const id = scenarios.find(({ name }) => name === "Two years only")?.id;
  const change = { record: `variant/${id}`, path: "overrides/months", after: { value: 24 } };
  await callHost(page, "edit.commit", { label: "Horizon", changes: [change] });
  await page.waitForTimeout(600);
  await page.reload();
  await settled(page);
  await page.getByText(/Horizons are 24 to \d+ months long/).waitFor();

  await page.getByText("Cumulative", { exact: true }).click();
  const sums = await showTable(page);
  const [, baseline = ""] = await sums.getByRole("columnheader").allTextContents();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const cell = (await sums.getByRole("gridcell", { selected: true }).textContent()) ?? "";
  await page.keyboard.press("Enter");
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await inspector.getByRole("heading", { name: /^Margin up to Mar/ }).waitFor();
  await page.getByRole("button", { name: `Scenario ${baseline.slice(2)}` }).waitFor();
  await expect
    .poll(async () => Math.round(amountOf((await inspector.locator("h2 + p").textContent()) ?? "")), patiently)
    .toBe(amountOf(cell));

  await page.getByText("Bridge", { exact: true }).click();
  await bar(page, /^Programme /).waitFor();
  const effects = await showTable(page);
  await effects.getByRole("row", { name: /^Programme/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  const effect = (await effects.getByRole("gridcell", { selected: true }).textContent()) ?? "";
  await page.keyboard.press("Enter");
  const inputs = page.getByRole("region", { name: /^Inputs of / });
  await inputs.waitFor();
  expect(amountOf((await inputs.getByRole("heading").textContent()) ?? "").toFixed(2)).toBe(
    amountOf(effect).toFixed(2),
  );
  expect(faults).toEqual([]);
  await context.close();
});
