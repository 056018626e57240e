import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { callHost, chooseClient, contextBar, expectMargins, LENSES, margins, settled, showPage } from "./browser.ts";
import { chooseTicketFile, importCounts, startImport } from "./data-page.ts";
import { outturn } from "./host.ts";
import { stageOfFile } from "./stage.ts";
import { ambiguousFile } from "./ticket-files.ts";

/** The main job: a ticket export in, its profile adopted, both plans edited, four lenses out, and all of it found again. */

const stage = stageOfFile();

/** Work that AI takes part in; the file's other categories become new ones, which people do. */
const MAPPED = [
  ["Category 1", "Password and access"],
  ["Category 2", "Application support"],
  ["Category 3", "Email and collaboration"],
] as const;

async function editPrice(page: Page, plan: RegExp, component: string, field: string, price: string): Promise<void> {
  const pane = page.getByRole("region", { name: plan });
  const toggle = pane.getByRole("button", { name: new RegExp(`^${component} `) });
  await toggle.click();
  const box = pane.getByRole("textbox", { name: field, exact: true });
  await box.fill(price);
  await box.press("Enter");
  await settled(page);
  await toggle.click();
}

interface Evaluated {
  readonly lenses: Record<string, { readonly clients: Record<string, { readonly lines: Record<string, string[]> }> }>;
}

/** Margins over the horizon as the command line works them out of the stored document, written as the strip writes them. */
async function evaluatedMargins(page: Page, client: string): Promise<string[]> {
  const [scenario] = (await callHost<{ scenarios: { id: string }[] }>(page, "scenario.list", {})).scenarios;
  const { document } = await callHost<{ document: unknown }>(page, "scenario.read", { id: scenario?.id });
  const file = join(stage.folder.path, "exported.json");
  writeFileSync(file, JSON.stringify(document));
  const { status, output, said } = outturn("evaluate", file);
  expect(said).toBe("");
  expect(status).toBe(0);
  const { lenses }: Evaluated = JSON.parse(output);
  const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });
  return LENSES.map((lens) => {
    const months = lenses[lens]?.clients[client]?.lines.margin ?? [];
    return dollars.format(months.reduce((sum, text) => sum + Number(text), 0)).replace("-", "−");
  });
}

test("a newcomer imports tickets, adopts them, edits both plans and finds all of it again", async () => {
  const file = ambiguousFile(stage.folder.path, 600);
  const { page, faults, context } = await stage.open();
  await chooseClient(page, "Bayline Dental");
  const sample = await margins(page);

  await chooseTicketFile(page, file.path);
  const start = page.getByRole("button", { name: "Import", exact: true });
  await page.getByText("One question before the import").waitFor();
  expect(await start.isDisabled()).toBe(true);
  await page.getByRole("radio", { name: /^Day first/ }).click();
  await page.getByText("Nothing is stored until you import.").waitFor();
  expect(await page.getByLabel("Client", { exact: true }).inputValue()).toBe("bayline-dental");
  await startImport(page);
  expect(await importCounts(page)).toEqual({
    "Rows read": file.rows,
    Tickets: file.tickets,
    "Rows merged": file.rows - file.tickets,
    "Rows skipped": 0,
    "Rows rejected": 0,
  });
  await page.getByText(`${file.met.toLocaleString("en-US")} of 600 tickets`).waitFor();

  await page.getByRole("button", { name: "Adopt into scenario" }).click();
  await page.getByText(/Bayline Dental goes from \d+ to \d+ tickets a month/).waitFor();
  await page.getByRole("checkbox", { name: /The file holds every ticket/ }).check();
  for (const [value, category] of MAPPED)
    await page.getByLabel(`Where ${value} goes`).selectOption({ label: category });
  await page.getByLabel("Where Category 7 goes").selectOption({ label: "Leave out" });
  await page.getByRole("button", { name: "Adopt", exact: true }).click();
  await page.getByText("11 of 11 ticket rates of Northwind renewal rest on this import.").waitFor();
  await page.getByRole("button", { name: /^Undo: Adopt tickets/ }).waitFor();
  await page.getByRole("button", { name: "Show in the model" }).click();
  await settled(page);
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await inspector.getByText(/incidents_ambiguous\.csv, [\d,]+ tickets, 2021-0\d/).waitFor();
  await inspector
    .getByRole("img", { name: /^Measured/ })
    .first()
    .waitFor();
  const adopted = await margins(page);
  for (const [index, margin] of adopted.entries()) expect(margin).not.toBe(sample[index]);

  await contextBar(page)
    .getByRole("button", { name: /^Client / })
    .click();
  await page.getByRole("menuitem", { name: "Plans of Bayline Dental" }).click();
  await editPrice(page, /^Current plan/, "Per-device fee", "Price per unit", "71.5");
  await page.getByRole("button", { name: "Figures", exact: true }).click();
  const dearer = await margins(page);
  for (const [index, margin] of dearer.entries()) expect(margin).not.toBe(adopted[index]);

  await contextBar(page)
    .getByRole("button", { name: /^Client / })
    .click();
  await page.getByRole("menuitem", { name: "Plans of Bayline Dental" }).click();
  await editPrice(page, /^Proposed plan/, "Outcome fees", "Price per outcome", "36");
  await page.getByRole("button", { name: "Figures", exact: true }).click();
  const edited = await margins(page);
  expect(edited.slice(0, 2)).toEqual(dearer.slice(0, 2));
  expect(edited[3]).not.toBe(dearer[3]);
  expect(edited).toEqual(await evaluatedMargins(page, "bayline-dental"));

  await page.reload();
  expect(await margins(page)).toEqual(edited);
  await showPage(page, "Data");
  await page.getByRole("button", { name: "incidents_ambiguous", exact: true }).click();
  await page.getByText("11 of 11 ticket rates of Northwind renewal rest on this import.").waitFor();
  expect((await importCounts(page))["Rows read"]).toBe(file.rows);

  // All of it was four edits: two prices, the adoption, the import.
  for (const label of [
    /Undo: .*Outcome fees/,
    /Undo: .*Per-device fee/,
    /Undo: Adopt tickets/,
    /Undo: Import tickets/,
  ]) {
    await page.getByRole("button", { name: label }).click();
    await settled(page);
  }
  await page.getByText("Bring the tickets you have").waitFor();
  await showPage(page, "Model");
  await expectMargins(page, sample);
  expect(faults).toEqual([]);
  await context.close();
}, 240_000);
