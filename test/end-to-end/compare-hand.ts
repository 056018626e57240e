import type { Locator, Page } from "playwright-core";

/** The comparison's table as hands use it: one tab stop, a cursor moved by arrows. */

export const grid = (page: Page): Locator => page.getByRole("grid", { name: "Scenarios side by side" });

/** The name of a row follows the words of its evidence mark. */
export const rowOf = (page: Page, name: RegExp): Locator =>
  grid(page)
    .locator("tbody tr")
    .filter({ has: page.locator("th", { hasText: name }) });

/** The cells of a row, as they are written. */
export async function cells(page: Page, name: RegExp): Promise<string[]> {
  return (await rowOf(page, name).first().getByRole("gridcell").allTextContents()).map((text) =>
    text.replace(", changed", ""),
  );
}

/** The focus of a table is drawn in its cursor's cell. */
export async function tabToGrid(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>("main")?.focus());
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.getAttribute("aria-label") === "Scenarios side by side"))
      return;
  }
  throw new Error("Tab does not reach the table");
}

/** Moves the cursor of the table, which has the focus, to a row, and in it to a column where one is named. */
export async function cursorTo(page: Page, name: RegExp, column?: number): Promise<void> {
  for (let step = 0; step < 24; step += 1) await page.keyboard.press("PageUp");
  for (let step = 0; step < 200; step += 1) {
    const here = await page.evaluate(() => {
      const id = document.activeElement?.getAttribute("aria-activedescendant") ?? "";
      return document.getElementById(id)?.closest("tr")?.querySelector("th")?.textContent ?? "";
    });
    if (name.test(here)) {
      if (column === undefined) return;
      for (let back = 0; back < 6; back += 1) await page.keyboard.press("ArrowLeft");
      for (let step = 0; step < column; step += 1) await page.keyboard.press("ArrowRight");
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The cursor does not reach ${name}`);
}

/** From the comparison, of its baseline; it is among the columns then, and selected. */
export async function newVariant(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add scenario" }).press("Enter");
  await page.getByRole("menuitem", { name: /^New, as a variant of/ }).press("Enter");
  await page.getByLabel("Name of the variant").fill(name);
  await page.keyboard.press("Enter");
  await page
    .getByRole("button", { name: new RegExp(name) })
    .first()
    .waitFor();
}
