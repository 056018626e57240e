import { expect, test } from "vitest";
import { callHost, editAssumption } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** One scenario in two windows: what one stores is never lost, and the other is told and sees it. */

const stage = stageOfFile();
const SAMPLE = "northwind-renewal";
const SEARCH = "Search assumptions by label, unit or source";

/** Nothing here measures time. */
const patiently = { timeout: 30_000 };

interface Stored {
  readonly document: { readonly discountRate: string };
}

test("the second edit of one value is refused in words, and each window shows what the other stored", async () => {
  const [first, second] = [await stage.open(), await stage.open()];
  const stored = async () => (await callHost<Stored>(first.page, "scenario.read", { id: SAMPLE })).document;

  await editAssumption(first.page, "discount rate", "discountRate", "12%");
  await expect.poll(async () => (await stored()).discountRate, patiently).toBe("0.12");
  await editAssumption(second.page, "discount rate", "discountRate", "14%");
  await second.page.getByText(/^Not stored: “.*14%.*”\. .*another window changed it/).waitFor();
  expect((await stored()).discountRate).toBe("0.12");

  // The field is open again, with what stands there now, to be typed over.
  await second.page.getByLabel(SEARCH).fill("discount rate");
  const field = second.page.getByRole("region", { name: "Assumptions" }).getByRole("textbox").last();
  await expect.poll(() => field.inputValue(), patiently).toBe("12%");
  await field.fill("14%");
  await field.press("Enter");
  await expect.poll(async () => (await stored()).discountRate, patiently).toBe("0.14");

  await first.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await first.page.getByLabel(SEARCH).fill("discount rate");
  await first.page.locator('[data-input="discountRate"]', { hasText: "14%" }).waitFor();
  expect([...first.faults, ...second.faults]).toEqual([]);
  await first.context.close();
  await second.context.close();
});
