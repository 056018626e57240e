import { expect, test } from "vitest";
import { contextBar, editAssumption, expectMargins, margins } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** The sample at the first start, one edit through all of its lives: seen, undone, redone, reloaded, restarted. */

const stage = stageOfFile();

test("the first start shows the sample, and an edit survives undo, redo, reload and restart", async () => {
  const { page, faults, context } = await stage.open();
  expect(await page.getByRole("region", { name: "Four lenses" }).getByRole("article").count()).toBe(4);
  await contextBar(page).getByRole("button", { name: "Scenario Northwind renewal" }).waitFor();
  await page.getByRole("region", { name: "Chart" }).locator("svg.recharts-surface").first().waitFor();
  await page.getByText("Net revenue").first().waitFor();
  const before = await margins(page);
  expect(new Set(before).size).toBeGreaterThanOrEqual(3);

  await page
    .getByRole("article", { name: /AI on/ })
    .last()
    .getByRole("button", { name: /^Margin [^%]/ })
    .click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await inspector.getByText("the sum over 36 months of Margin").waitFor();
  for (const figure of [/^Jan 2026/, /^Margin, Northwind/, /^Net revenue/]) {
    await inspector.getByRole("listitem").getByRole("button", { name: figure }).first().click();
  }

  await editAssumption(page, "readiness floor", "ai/readinessFloor", "90%");
  const edited = await margins(page);
  expect(edited[0]).toBe(before[0]);
  expect(edited[3]).not.toBe(before[3]);

  await page.getByRole("button", { name: /^Undo: / }).click();
  await expectMargins(page, before);
  await page.getByRole("button", { name: /^Redo: / }).click();
  await expectMargins(page, edited);

  await page.reload();
  expect(await margins(page)).toEqual(edited);
  await context.close();
  await stage.stopHost();

  await stage.startHost();
  const again = await stage.open();
  expect(await margins(again.page)).toEqual(edited);
  await again.page.getByRole("button", { name: /^Undo: / }).click();
  await expectMargins(again.page, before);
  expect([...faults, ...again.faults]).toEqual([]);
  await again.context.close();
}, 240_000);
