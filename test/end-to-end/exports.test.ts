import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findLibreOffice } from "../../electron/export/libre-office.ts";
import { compareFormulas, readCells, withoutCachedValues } from "../../electron/export/workbook-comparison.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { TypingLibreOffice } from "../workbook/libre-office.ts";
import { contextBar, SCREENSHOTS } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** Every way out of the window, taken by hand in a real browser: the files are read back. */

const stage = stageOfFile();

interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

async function saved(page: Page, act: () => Promise<void>): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function chooseFrom(page: Page, menu: string, item: RegExp): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

const chartMenu = "Table view, copy and save";

test("workbook, document, tables and pictures leave the window as files", async () => {
  const { page, faults, context } = await stage.open();

  const workbook = await saved(page, () => chooseFrom(page, "Export", /^Live workbook/));
  expect(workbook.name).toBe("Northwind renewal.xlsx");
  expect(Object.keys(unzipSync(workbook.bytes))).toContain("xl/workbook.xml");
  await page.getByText("Exported Northwind renewal.xlsx").waitFor();

  const document = await saved(page, () => chooseFrom(page, "Export", /^Scenario document/));
  const value: unknown = JSON.parse(document.bytes.toString());
  expect(document.name).toBe("Northwind renewal.json");
  expect(canonicalJson(value)).toBe(document.bytes.toString());
  expect(checkScenario(value)).toEqual([]);

  const statement = await saved(page, () => page.getByRole("button", { name: "Save the statement as CSV" }).click());
  const { data } = Papa.parse<string[]>(statement.bytes.toString().replace(/^\uFEFF/, ""), { skipEmptyLines: true });
  expect(new Set(data.map((row) => row.length)).size).toBe(1);
  const credits = data.find(([label]) => label === "Expected credits") ?? [];
  expect(Number(credits.at(-1))).toBeLessThan(0);

  const chart = await saved(page, () => chooseFrom(page, chartMenu, /^Save as CSV/));
  expect(chart.name).toMatch(/\.csv$/);
  expect(chart.bytes.toString()).toMatch(/^\uFEFFNet deflection,/);

  const title = await page.getByRole("region", { name: "Chart" }).getByRole("heading").innerText();
  const svg = (await saved(page, () => chooseFrom(page, chartMenu, /^Save as SVG/))).bytes.toString();
  expect(svg).toContain(`<title>${title.replaceAll("&", "&amp;")}</title>`);
  expect(svg).toMatch(/USD, Northwind renewal, .*20\d\d/);
  expect(svg).not.toMatch(/var\(|color-mix\(|class=/);
  // Its faces travel with it, so that it looks the same where Inter is not installed.
  expect(
    svg.match(/@font-face\{font-family:"Inter";font-weight:(400|600);src:url\(data:font\/woff2;base64,/g),
  ).toHaveLength(2);
  const png = await saved(page, () => chooseFrom(page, chartMenu, /^Save as PNG/));
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1000);

  expect(faults).toEqual([]);
  expect(stage.said).toEqual([]);
  await context.close();
});

test("a downloaded workbook opens in LibreOffice and agrees", async ({ skip }) => {
  const office = TypingLibreOffice.open();
  if (!(office instanceof TypingLibreOffice)) return skip(office.missing);
  const { page, context } = await stage.open();
  const { bytes } = await saved(page, () => chooseFrom(page, "Export", /^Live workbook/));
  await context.close();
  try {
    const [opened = new Uint8Array()] = await office.recalculate([withoutCachedValues(bytes)]);
    const { formulas, differences } = compareFormulas(readCells(bytes), readCells(opened));
    expect(differences).toEqual([]);
    expect(formulas).toBeGreaterThan(400_000);
  } finally {
    office.close();
  }
}, 240_000);

test.each(["light", "dark"] as const)("what can be exported and checked, %s", async (theme) => {
  const { page, faults, context } = await stage.open({ theme });
  await contextBar(page).getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /^Live workbook/ }).waitFor();
  await page.screenshot({ path: join(SCREENSHOTS, `export-menu-${theme}.png`) });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: chartMenu }).click();
  await page.getByRole("menuitem", { name: "Save as PNG" }).waitFor();
  await page.screenshot({ path: join(SCREENSHOTS, `chart-menu-${theme}.png`) });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Save as PNG" }).click(),
  ]);
  await download.saveAs(join(SCREENSHOTS, `chart-picture-${theme}.png`));
  await chooseFrom(page, "Export", /^Check every figure/);
  const dialog = page.getByRole("dialog", { name: "Check every figure" });
  await dialog
    .getByText(/^0 differences of [\d,]+ figures/)
    .first()
    .waitFor({ timeout: 120_000 });
  await page.screenshot({ path: join(SCREENSHOTS, `self-check-running-${theme}.png`) });
  await dialog.getByText(/LibreOffice is recalculating/).waitFor({ state: "hidden", timeout: 240_000 });
  await page.screenshot({ path: join(SCREENSHOTS, `self-check-${theme}.png`) });
  const report = await saved(page, () => dialog.getByRole("button", { name: "Save as text" }).click());
  expect(report.name).toBe("Northwind renewal self-check.txt");
  expect(report.bytes.toString()).toMatch(/^0 differences of [\d,]{6,} figures.*\n.*SHA-256 [0-9a-f]{64}\n/s);
  expect(report.bytes.toString()).toMatch(
    findLibreOffice() === null
      ? /formulas: not checked: LibreOffice is not installed\n/
      : /formulas: 0 differences of [\d,]{7,} cells, LibreOffice \d/,
  );
  expect(faults).toEqual([]);
  await context.close();
});
