import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { chooseClient, settled, showPage } from "./browser.ts";
import { chooseTicketFile, importCounts, startImport } from "./data-page.ts";
import { stageOfFile } from "./stage.ts";
import { incidentFile, type TicketFile } from "./ticket-files.ts";

/** From a figure on screen to what it was counted from, by keys alone: every key that is pressed is a step. */

const stage = stageOfFile();

const ADOPTED = "Category 1";
const MONTHS = { "03": "Mar 2021", "04": "Apr 2021", "05": "May 2021" } as const;

/** Tickets of one value of the file by month of opening, read out of the file itself. */
function ticketsByMonth({ path }: TicketFile, category: string): Record<string, number> {
  const opened = new Map<string, string>();
  for (const line of readFileSync(path, "utf8").split("\r\n").slice(1)) {
    const [number = "", , , , , at = "", , value] = line.split(",");
    if (value === category) opened.set(number, at.slice(3, 5));
  }
  return Object.fromEntries(
    Object.entries(MONTHS).map(([month, name]) => [name, [...opened.values()].filter((one) => one === month).length]),
  );
}

async function adoptOnly(page: Page, file: TicketFile): Promise<void> {
  await chooseTicketFile(page, file.path);
  await page.getByText("Nothing is stored until you import.").waitFor();
  await startImport(page);
  await page.getByRole("button", { name: "Adopt into scenario" }).click();
  await page.getByText(/Bayline Dental goes from \d+ to \d+ tickets a month/).waitFor();
  await page.getByLabel(`Where ${ADOPTED} goes`).selectOption({ label: "Password and access" });
  for (const other of [2, 3, 4, 5, 6, 7])
    await page.getByLabel(`Where Category ${other} goes`).selectOption({ label: "Leave out" });
  await page.getByRole("button", { name: "Adopt", exact: true }).click();
  await page.getByText(/ticket rates? of Northwind renewal rests? on this import/).waitFor();
  await settled(page);
}

/** What is said beside each name of a list of facts. */
async function factsIn(place: Locator): Promise<Record<string, number>> {
  const pairs = await place
    .locator("dl > div")
    .evaluateAll((all) => all.map((one) => [...one.children].map((part) => part.textContent ?? "")));
  return Object.fromEntries(pairs.map(([name, count]) => [name ?? "", Number((count ?? "").replaceAll(",", ""))]));
}

/** Presses keys and counts them. */
class Keys {
  pressed = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.pressed += 1;
    await this.#page.keyboard.press(key);
  }
}

/** What has the focus says, as soon as the inspector has what it asked for. */
const hasFocus = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? ""), { timeout: 30_000 });

test("from the crossover chart to a ticket count in at most five steps by keyboard alone", async () => {
  const { page, faults, context } = await stage.open();
  await chooseClient(page, "Bayline Dental");
  const file = incidentFile(stage.folder.path, 700);
  await adoptOnly(page, file);
  await showPage(page, "Model");
  const expected = ticketsByMonth(file, ADOPTED);
  const total = Object.values(expected).reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThan(50);

  const keys = new Keys(page);
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const marker = page.getByRole("slider", { name: "Net deflection over the horizon" });
  await marker.focus();

  await keys.press("e");
  await inspector.getByRole("heading", { name: /deflection/i, level: 2 }).waitFor();
  await hasFocus(page).toBe(`${total} tickets of incidents_resaved.csv`);

  await keys.press("Enter");
  await inspector.getByRole("heading", { name: "Tickets counted" }).waitFor();
  await hasFocus(page).toBe(`Password and access${total}`);

  await keys.press("Enter");
  const behind = inspector.getByRole("region", { name: "Tickets behind it" });
  await behind.getByText(`${total} tickets`).first().waitFor();
  await behind.getByText("Mar 2021", { exact: true }).waitFor();
  expect(await factsIn(behind)).toEqual(expected);
  // The rate that the model computes with is these tickets by months and units.
  await behind
    .getByText(
      new RegExp(`^${total} tickets ÷ 3 months ÷ \\d+ users of Bayline Dental ÷ a ticket factor of [\\d.]+ = [\\d.]+$`),
    )
    .waitFor();
  await hasFocus(page).toBe("Open the import");

  await keys.press("Enter");
  await page.getByRole("region", { name: "Counts of the import" }).waitFor();
  expect(await importCounts(page)).toMatchObject({ "Rows read": file.rows, Tickets: file.tickets });
  expect(keys.pressed).toBeLessThanOrEqual(5);
  expect(faults).toEqual([]);
  await context.close();
}, 240_000);

test("the tickets behind a count are listed, page by page, and those of each month, by keyboard", async () => {
  const { page, faults, context } = await stage.open();
  await showPage(page, "Model");
  const expected = ticketsByMonth(incidentFile(stage.folder.path, 700), ADOPTED);
  const total = Object.values(expected).reduce((sum, count) => sum + count, 0);
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const listed = inspector.getByRole("region", { name: "Tickets", exact: true });
  const tickets = listed.getByRole("listitem");
  await page.getByRole("slider", { name: "Net deflection over the horizon" }).focus();
  await page.keyboard.press("e");
  await hasFocus(page).toContain("tickets of");
  await page.keyboard.press("Enter");

  await listed.getByText(`First 50 of ${total} tickets, in the order of the file`).waitFor();
  expect(await tickets.count()).toBe(50);
  await listed.getByRole("button", { name: "Show more" }).press("Enter");
  await listed.getByText(`${total} tickets, in the order of the file`, { exact: true }).waitFor();
  expect(await tickets.count()).toBe(total);
  const texts = await tickets.allTextContents();
  expect(new Set(texts.map((text) => /^INC\d{7}/.exec(text)?.[0])).size).toBe(total);
  expect(texts.every((text) => text.includes(ADOPTED))).toBe(true);
  // The button is gone, and the keyboard still is in the inspector.
  expect(await listed.evaluate((region) => region.contains(document.activeElement))).toBe(true);

  await inspector.getByTitle("The tickets of Apr 2021").press("Enter");
  await listed.getByText(`${expected["Apr 2021"]} tickets, in the order of the file`, { exact: true }).waitFor();
  for (const text of await tickets.allTextContents())
    expect(text).toMatch(/^INC\d{7}Apr \d+, 2021, \d\d:\d\dCategory 1 · /);
  await hasFocus(page).toBe("Open the import");
  await page.keyboard.press("Backspace");
  await listed.getByText(`First 50 of ${total} tickets`, { exact: false }).first().waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

test("every step can be gone back, and Escape leads back to the chart", async () => {
  const { page, faults, context } = await stage.open();
  await showPage(page, "Model");
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const marker = page.getByRole("slider", { name: "Net deflection over the horizon" });
  await marker.focus();
  await page.keyboard.press("e");
  await hasFocus(page).toContain("tickets of");
  await page.keyboard.press("ArrowDown");
  await hasFocus(page).not.toContain("tickets of");
  await page.keyboard.press("Enter");
  await expect.poll(() => inspector.getByRole("navigation").getByRole("button").count(), { timeout: 30_000 }).toBe(2);
  await page.keyboard.press("Backspace");
  await hasFocus(page).toContain("tickets of");
  await page.keyboard.press("Escape");
  expect(await marker.evaluate((element) => element === document.activeElement)).toBe(true);

  // In a small window the inspector is a drawer over the results.
  await page.setViewportSize({ width: 1024, height: 700 });
  await inspector.waitFor({ state: "hidden" });
  await marker.focus();
  await page.keyboard.press("e");
  await hasFocus(page).toContain("tickets of");
  await page.keyboard.press("Escape");
  await inspector.waitFor({ state: "hidden" });
  await expect
    .poll(() => marker.evaluate((element) => element === document.activeElement), { timeout: 30_000 })
    .toBe(true);
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

test("figures of the strip, of charts and of their tables open the inspector, by pointer and by E", async () => {
  const { page, faults, context } = await stage.open();
  await showPage(page, "Model");
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const says = (name: string | RegExp) => inspector.getByRole("heading", { name, level: 2 }).waitFor();

  const strip = page.getByRole("region", { name: "Four lenses" });
  await strip
    .getByRole("button", { name: /^Margin %/ })
    .last()
    .click();
  await says(/^Margin/);
  await strip
    .getByRole("button", { name: /against today, explain$/ })
    .last()
    .focus();
  await page.keyboard.press("e");
  await says("Margin against today");
  await hasFocus(page).toMatch(/^Margin, /);

  await page.getByRole("button", { name: /break-even, explain$/ }).click();
  await says("Break-even");
  const chart = page.getByRole("region", { name: "Chart" });
  for (const [kind, head] of [
    ["Monthly", /^Margin$/],
    ["Cumulative", /^Margin up to /],
    ["Cost", /^Cost$/],
  ] as const) {
    await chart.getByText(kind, { exact: true }).click();
    await chart.locator("svg.recharts-surface").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("e");
    await says(head);
  }

  await chart.getByRole("button", { name: "Table view, copy and save" }).click();
  await page.getByRole("menuitem", { name: "Show as table" }).click();
  const grid = chart.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await says("Labour");
  await grid.getByRole("gridcell").nth(2).click();
  await says(/^AI usage and platform, /);
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

test("who types elsewhere while an explanation is on its way keeps the focus", async () => {
  const { page, context } = await stage.open();
  await chooseClient(page, "Northwind");
  await page
    .getByRole("article")
    .last()
    .getByRole("button", { name: /^Margin [^%]/ })
    .click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const way = (name: RegExp) => inspector.getByRole("listitem").getByRole("button", { name }).first();
  await way(/^Jan 2026/).waitFor();
  const search = page.getByLabel("Search assumptions by label, unit or source");
  // In one step of the page, so that no explanation can come in between.
  await way(/^Jan 2026/).evaluate((button: HTMLElement) => {
    button.focus();
    button.click();
    document.querySelector<HTMLElement>("[data-search-field]")?.focus();
  });
  await way(/^Net revenue/).waitFor();
  expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
  await context.close();
}, 60_000);
