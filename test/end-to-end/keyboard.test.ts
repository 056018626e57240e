import { expect, test } from "vitest";
import { expectMargins, margins, settled } from "./browser.ts";
import { tabTo } from "./keys.ts";
import { stageOfFile } from "./stage.ts";
import { ambiguousFile } from "./ticket-files.ts";

/** The same work without a pointer: every step is a key, and what has the focus is always to be seen. */

const stage = stageOfFile();

test("from the first tab stop to an edited assumption, undone, and an adopted import, by keys alone", async () => {
  const { page, faults, context } = await stage.open();
  const file = ambiguousFile(stage.folder.path, 300);
  // Listening from the start: dialogs are taken over only some time after somebody listens.
  page.on("filechooser", (chooser) => void chooser.setFiles(file.path));
  const before = await margins(page);

  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");

  await page.keyboard.press("/");
  await page.keyboard.type("readiness floor");
  await tabTo(page, /^Readiness floor: 40%.*edit$/);
  await page.keyboard.press("Enter");
  await page.keyboard.type("90%");
  await page.keyboard.press("Enter");
  const edited = await margins(page);
  expect(edited).not.toEqual(before);
  await page.keyboard.press("Control+z");
  await expectMargins(page, before);
  await page.keyboard.press("Control+Shift+z");
  await expectMargins(page, edited);

  await page.evaluate(() => document.querySelector<HTMLElement>("nav button")?.focus());
  await tabTo(page, /^Data$/);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Choose a ticket export" }).waitFor();
  await tabTo(page, /^Choose a ticket export$/);
  await page.keyboard.press("Enter");
  await page.getByText("One question before the import").waitFor();
  await tabTo(page, /^Day first/);
  await page.keyboard.press("Space");
  await page.getByText("Nothing is stored until you import.").waitFor();
  await page.evaluate(() => document.querySelector<HTMLElement>("nav[aria-label=Breadcrumb] button")?.focus());
  await tabTo(page, /^Import$/);
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Counts of the import" }).waitFor();
  await tabTo(page, /^Adopt into scenario$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Client$/);
  await page.keyboard.type("Eastgate");
  await page.getByText(/Eastgate Schools goes from/).waitFor();
  await page.evaluate(() => document.querySelector<HTMLElement>("nav[aria-label=Breadcrumb] button")?.focus());
  await tabTo(page, /^Adopt$/);
  await page.keyboard.press("Enter");
  await page.getByText(/ticket rates of Northwind renewal rest on this import/).waitFor();
  await settled(page);
  expect(faults).toEqual([]);
  await context.close();
}, 240_000);
