import type { Page } from "playwright-core";
import { showPage } from "./browser.ts";

/** The steps of the Data page as a user takes them. */

export async function chooseTicketFile(page: Page, path: string): Promise<void> {
  await showPage(page, "Data");
  await page.getByLabel("Ticket export", { exact: true }).setInputFiles(path);
}

export async function startImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("region", { name: "Counts of the import" }).waitFor();
}

/** `5,998` of the counts, by their label. */
export async function importCounts(page: Page): Promise<Record<string, number>> {
  const cells = page.getByRole("region", { name: "Counts of the import" }).locator("dl > div");
  const pairs = await cells.evaluateAll((all) =>
    all.map((cell) => [cell.querySelector("dt")?.textContent ?? "", cell.querySelector("dd")?.textContent ?? ""]),
  );
  return Object.fromEntries(pairs.map(([label, text]) => [label, Number((text ?? "").replaceAll(",", ""))]));
}
