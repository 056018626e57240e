import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Desk } from "../contract/desk.ts";
import { barriers } from "./accessibility.ts";
import { callHost, contextBar, editAssumption, openApp, SCREENSHOTS, settled } from "./browser.ts";
import { launchBrowser } from "./chromium.ts";
import { startHost, temporaryFolder } from "./host.ts";

/** Variants, plans of record and packages as a person meets them, in two workspaces between which files go. */

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function newApp(): Promise<{ page: Page; faults: readonly string[] }> {
  const folder = temporaryFolder();
  const host = await startHost(folder.workspace);
  const app = await openApp(browser, await host.address());
  onTestFinished(async () => {
    await host.stop();
    folder.remove();
  });
  return app;
}

async function act(page: Page, name: string): Promise<void> {
  await contextBar(page).getByRole("button", { name: "Scenario: more" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

async function shows(page: Page, scenario: string): Promise<void> {
  await contextBar(page)
    .getByRole("button", { name: `Scenario ${scenario}`, exact: true })
    .waitFor();
  await settled(page);
}

async function createVariant(page: Page, name: string): Promise<void> {
  await act(page, "New variant of this");
  await page.getByLabel("Name of the variant").fill(name);
  await page.keyboard.press("Enter");
  await shows(page, name);
}

/** A machine that does much at once is slow and not wrong. */
const PATIENT = { timeout: 30_000 };

const value = (page: Page, path: string): Promise<string> =>
  page.locator(`[data-input="${path}"]`).getAttribute("aria-label").then(String);

async function search(page: Page, text: string): Promise<void> {
  await page.getByLabel("Search assumptions by label, unit or source").fill(text);
}

describe("variants", () => {
  test("inherit, mark what is their own, reset it, promote it, and are chosen by keyboard", async () => {
    const { page, faults } = await newApp();
    await createVariant(page, "Cautious");
    await editAssumption(page, "discount rate", "discountRate", "14%");
    await search(page, "discount rate");
    await expect
      .poll(() => value(page, "discountRate"), PATIENT)
      .toBe("Discount rate: 14% a year (Northwind renewal: 10% a year), edit");
    await act(page, "Values of its own");
    await page
      .getByRole("dialog")
      .getByRole("row")
      .filter({ hasText: "Discount rate" })
      .getByText("14% a year")
      .waitFor();
    await page.keyboard.press("Escape");

    // By the keyboard alone: to the parent and back.
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Assumptions" }).click();
    await page.keyboard.press("s");
    await page.getByRole("combobox", { name: "Scenarios: search by name" }).fill("north");
    await page.keyboard.press("Enter");
    await shows(page, "Northwind renewal");
    await search(page, "discount rate");
    await expect.poll(() => value(page, "discountRate"), PATIENT).toBe("Discount rate: 10% a year, edit");
    await editAssumption(page, "wage inflation", "labour/wageInflation", "5%");
    await page.getByRole("heading", { name: "Assumptions" }).click();
    await page.keyboard.press("s");
    // The keys are the list's once its field has the focus.
    await page.locator('input[role="combobox"]:focus').waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await shows(page, "Cautious");
    await search(page, "wage inflation");
    await expect.poll(() => value(page, "labour/wageInflation"), PATIENT).toMatch(/^Wage inflation: 5% a year, edit$/);

    await search(page, "discount rate");
    await page.getByRole("button", { name: "Discount rate: more" }).click();
    await page.getByRole("menuitem", { name: "Reset to Northwind renewal" }).click();
    await expect.poll(() => value(page, "discountRate"), PATIENT).toBe("Discount rate: 10% a year, edit");
    await page.getByRole("button", { name: /^Undo: / }).click();
    await expect.poll(() => value(page, "discountRate"), PATIENT).toMatch(/14% a year \(Northwind renewal: 10%/);
    await page.getByRole("button", { name: "Discount rate: more" }).click();
    await page.getByRole("menuitem", { name: "Promote to Northwind renewal" }).click();
    await expect.poll(() => value(page, "discountRate"), PATIENT).toBe("Discount rate: 14% a year, edit");
    expect(faults).toEqual([]);
  });

  test("are locked as plan of record, take no edit then, and are unlocked by undo", async () => {
    const { page, faults } = await newApp();
    await createVariant(page, "Board");
    await act(page, "Lock as plan of record");
    await page.getByLabel("Note").fill("Board of March");
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await contextBar(page)
      .getByText(/^[0-9a-f]{8}$/)
      .waitFor();
    await editAssumption(page, "discount rate", "discountRate", "14%");
    await page.getByText(/Board is locked as plan of record/).waitFor();
    await search(page, "discount rate");
    await expect.poll(() => value(page, "discountRate"), PATIENT).toBe("Discount rate: 10% a year, edit");
    await page.getByRole("button", { name: /^Undo: / }).click();
    await contextBar(page)
      .getByText(/^[0-9a-f]{8}$/)
      .waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });

  test("are listed and found, of many only those in view drawn", async () => {
    const { page, faults } = await newApp();
    const { scenarios } = await callHost<{ scenarios: { id: string }[] }>(page, "scenario.list", {});
    for (let made = 1; made < 120; made += 1) {
      const from = { kind: "variant", parent: scenarios[0]?.id };
      await callHost(page, "scenario.create", { name: `Variant ${made}`, from });
    }
    await page.reload();
    await settled(page);
    await page.getByRole("heading", { name: "Assumptions" }).click();
    await page.keyboard.press("s");
    const field = page.getByRole("combobox", { name: "Scenarios: search by name" });
    await expect.poll(() => field.getAttribute("placeholder"), PATIENT).toBe("Search 120 scenarios");
    // Only what is in view is drawn.
    expect(await page.getByRole("option").count()).toBeLessThan(40);
    await field.fill("variant 117");
    await page.keyboard.press("Enter");
    await shows(page, "Variant 117");
    expect(faults).toEqual([]);
  });
});

describe("a package", () => {
  async function exported(page: Page): Promise<Buffer> {
    const waiting = page.waitForEvent("download");
    await contextBar(page).getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: /^Package/ }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/\.outturn-package$/);
    return readFileSync(await download.path());
  }

  async function open(page: Page, name: string, buffer: Buffer): Promise<void> {
    await page.locator("[data-scenario-file]").setInputFiles({ name, mimeType: "application/json", buffer });
  }

  test("goes to another workspace, comes back changed, and is merged field by field with the margin of each choice", async () => {
    const { page, faults } = await newApp();
    await createVariant(page, "Offer");
    await editAssumption(page, "discount rate", "discountRate", "12%");
    const sent = (await exported(page)).toString();

    // The other side is the same application without a window.
    const ben = new Desk("Ben");
    const token = ben.token(sent, "offer.outturn-package");
    const { scenario } = await ben.call("package.open", { token, copies: false, merges: [] });
    await ben.override(scenario, "discountRate", "0.15");
    await ben.override(scenario, "labour/wageInflation", "0.06");
    await editAssumption(page, "discount rate", "discountRate", "9%");

    await open(page, "offer.outturn-package", Buffer.from(await ben.text(scenario)));
    const merge = page.getByRole("dialog", { name: "Open offer.outturn-package" });
    const rows = merge.getByRole("region", { name: "Fields of Offer" }).getByRole("row");
    await expect.poll(() => rows.count(), PATIENT).toBeGreaterThanOrEqual(3);
    const row = rows.filter({ hasText: "Wage inflation" }).first();
    await expect.poll(() => row.innerText(), PATIENT).toMatch(/−\$[\d,]+/);
    const theirs = merge.getByRole("radio", { name: /^Discount rate, theirs: 15%/ });
    expect(await theirs.isChecked()).toBe(false);
    await theirs.check();
    // The first call brings the checker into the page; here only the dialog is looked at.
    await barriers(page);
    const found = await page.evaluate<{ violations: { id: string; impact: string }[] }>(
      "window.axe.run('[role=dialog]', { resultTypes: ['violations'] })",
    );
    const grave = found.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(grave.map(({ id }) => id)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, "merge.png") });
    await merge.getByRole("button", { name: "Merge" }).click();
    await merge.waitFor({ state: "detached" });
    await search(page, "discount rate");
    await expect.poll(() => value(page, "discountRate"), PATIENT).toMatch(/^Discount rate: 15%/);
    await search(page, "wage inflation");
    await expect.poll(() => value(page, "labour/wageInflation"), PATIENT).toMatch(/^Wage inflation: 6%/);
    await page.getByRole("button", { name: /^Undo: Open/ }).click();
    await search(page, "discount rate");
    await expect.poll(() => value(page, "discountRate"), PATIENT).toMatch(/^Discount rate: 9%/);
    expect(faults).toEqual([]);
  });

  test("that is none is refused in words, and nothing changes", async () => {
    const { page, faults } = await newApp();
    await open(page, "broken.outturn-package", Buffer.from("{}"));
    await page.getByText(/"broken.outturn-package" is neither a scenario of Outturn nor a package/).waitFor();
    expect(faults).toEqual([]);
  });
});
