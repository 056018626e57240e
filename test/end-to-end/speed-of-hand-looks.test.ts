import { join } from "node:path";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { SCREENSHOTS } from "./browser.ts";
import { handOn } from "./hand.ts";
import { stageOfFile } from "./stage.ts";

/** The palette, the list of keys, tried values, a slider's curve and a reading in a grid: open to everybody, and pictures of all. */

const stage = stageOfFile();

test.each(["light", "dark"] as const)("nothing of it keeps anybody out, %s", async (theme) => {
  const { page, context, faults: errors } = await stage.open({ theme });
  const { command, palette, outcome, closed } = handOn(() => page);
  const picture = (name: string) =>
    page.screenshot({ path: join(SCREENSHOTS, `${theme}-${name}.png`), timeout: 120_000 });
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const [width, height] of [
      [1440, 900],
      [1024, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      await picture(`${name}-${width}`);
    }
    faults.push(...(await barriers(page)).map((barrier) => `${name}: ${barrier}`));
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  await command("northwind");
  await palette().getByRole("option", { name: /Users/ }).first().waitFor();
  await look("palette-search");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("set northwind resolution 70%");
  await page.keyboard.press("ArrowDown");
  await outcome()
    .getByText(/Margin.*→/)
    .waitFor();
  await look("palette-set");
  await page.keyboard.press("Escape");
  await closed();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await look("keys");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor({ state: "detached" });
  await page.keyboard.press("t");
  await command("password resolution 60");
  await page.keyboard.press("Enter");
  await closed();
  await command("password resolution");
  await palette()
    .getByRole("option", { name: /^Password and access\s*Resolution/ })
    .waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[data-margin-curve]").waitFor();
  await look("tried-values");
  await command("discard the tried");
  await page.keyboard.press("Enter");
  await command("settings");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Salary, L1", exact: true }).focus();
  await page.keyboard.type("+5%");
  await page.getByText("48,000.00 → 50,400.00 USD / year").waitFor();
  await look("grid-reading");
  await page.keyboard.press("Escape");
  expect(faults).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});
