import { expect, test } from "vitest";
import { callHost, margins, settled } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** A vendor's claim is written down beside what the scenario implies, and moves no figure. */

const stage = stageOfFile();

const L1 = "L1 tickets resolved by AI";

test("a claim is typed, refused where it cannot be, kept with its source, and taken back", async () => {
  const { page, faults, context } = await stage.open();
  const { scenarios } = await callHost<{ scenarios: { id: string }[] }>(page, "scenario.list", {});
  const stored = async (): Promise<unknown> =>
    (await callHost<{ claims: unknown }>(page, "scenario.read", { id: scenarios[0]?.id ?? "" })).claims;
  const before = await margins(page);
  expect(await stored()).toBeNull();

  const form = page.getByRole("form", { name: `Claim for ${L1}` });
  await page.getByRole("button", { name: `Record a vendor’s claim: ${L1}` }).press("Enter");
  await page.keyboard.type("90%");
  await page.keyboard.press("Tab");
  await page.keyboard.type("80%");
  await page.keyboard.press("Enter");
  await form.getByText("The range ends below where it begins.").waitFor();
  await form.getByLabel("To (of a range)").fill("95%");
  await page.keyboard.press("Enter");
  await form.getByText("Name who says so: a reader has to find it.").waitFor();
  expect(await stored()).toBeNull();
  await form.getByLabel("Source").fill("Offer of the vendor, page 4");
  await page.keyboard.press("Enter");
  await form.waitFor({ state: "detached" });
  await settled(page);

  expect(await stored()).toMatchObject({
    l1Autonomous: { low: "0.9", high: "0.95", source: "Offer of the vendor, page 4" },
  });
  await page.getByRole("row", { name: new RegExp(`^${L1} 90% to 95%`) }).waitFor();
  expect(await margins(page)).toEqual(before);

  await page.reload();
  await settled(page);
  await page.getByRole("button", { name: `Change the claim: ${L1}` }).press("Enter");
  await form.getByRole("button", { name: "Take back" }).press("Enter");
  await page.getByRole("button", { name: `Record a vendor’s claim: ${L1}` }).waitFor();
  await settled(page);
  expect(await stored()).toEqual({});
  await page.evaluate(() => document.querySelector<HTMLElement>("main")?.focus());
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: `Change the claim: ${L1}` }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
