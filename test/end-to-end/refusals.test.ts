import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callHost, margins, type OpenedApp, showPage } from "./browser.ts";
import { chooseTicketFile, importCounts, startImport } from "./data-page.ts";
import { stageOfFile } from "./stage.ts";
import { incidentFile, trailingCommas } from "./ticket-files.ts";

/** What happens when something is wrong: said beside where it happened, with everything else kept as it was. */

const stage = stageOfFile();
let app: OpenedApp;

const imports = async (): Promise<number> =>
  (await callHost<{ imports: unknown[] }>(app.page, "import.list", {})).imports.length;

test("a faulty value keeps its text, says what is allowed, and changes nothing", async () => {
  app = await stage.open();
  const { page } = app;
  const before = await margins(page);
  await page.getByLabel("Search assumptions by label, unit or source").fill("readiness floor");
  await page.locator('[data-input="ai/readinessFloor"]').click();
  const box = page.getByRole("textbox", { name: "Readiness floor", exact: true });
  await box.fill("a lot");
  await box.press("Enter");
  await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
  expect(await box.inputValue()).toBe("a lot");
  expect(await box.getAttribute("aria-invalid")).toBe("true");
  expect(await margins(page)).toEqual(before);
  expect(await page.getByRole("button", { name: "Undo", exact: true }).getAttribute("aria-disabled")).toBe("true");
  await box.press("Escape");
});

test("a file that is no text is refused with what to do, and nothing is stored", async () => {
  const { page } = app;
  const path = join(stage.folder.path, "tickets.csv");
  // What a workbook is inside, under the name of a text file.
  writeFileSync(path, Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), randomBytes(2000)]));
  await chooseTicketFile(page, path);
  await page.getByRole("alert").filter({ hasText: "an Excel workbook" }).waitFor();
  await page.getByText("save or export the tickets as CSV").waitFor();
  expect(await imports()).toBe(0);
});

test("99 tickets above 2,543 rows of commas: every row is accounted for", async () => {
  const { page } = app;
  await chooseTicketFile(page, trailingCommas(stage.folder.path, 99, 2543));
  await page.getByText("Nothing is stored until you import.").waitFor();
  await startImport(page);
  expect(await importCounts(page)).toEqual({
    "Rows read": 2642,
    Tickets: 99,
    "Rows merged": 0,
    "Rows skipped": 2543,
    "Rows rejected": 0,
  });
  await page.getByText("2,543 are empty").waitFor();
  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  await page.getByText("Bring the tickets you have").waitFor();
  expect(await imports()).toBe(0);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "trailing_commas", exact: true }).waitFor();
  expect(await imports()).toBe(1);
});

test("an import that is cancelled leaves nothing, and can be started again", async () => {
  const { page } = app;
  const file = incidentFile(stage.folder.path, 60_000);
  await chooseTicketFile(page, file.path);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Cancel import" }).click();
  await page.getByRole("alert").filter({ hasText: "Nothing of it was kept" }).waitFor();
  expect(await imports()).toBe(1);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "trailing_commas", exact: true }).waitFor();
  await showPage(page, "Model");
  expect(app.faults).toEqual([]);
});
