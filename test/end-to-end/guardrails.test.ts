import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { chooseClient, SCREENSHOTS, settled, showPage } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** The limits finance sets, as finance sets them; and what the seller sees of an offer, taken apart down to the model. */

const stage = stageOfFile();

const internal = (page: Page) => page.getByRole("complementary", { name: "Internal" });
const rules = (page: Page) => page.getByRole("dialog", { name: "Guardrails" });

async function proposal(page: Page): Promise<void> {
  await chooseClient(page, "Northwind");
  await showPage(page, "Proposal");
  const first = page.getByRole("button", { name: "New proposal", exact: true });
  await page
    .getByRole("button", { name: /^Proposal ./ })
    .or(first)
    .first()
    .waitFor();
  if ((await first.count()) > 0) {
    await first.click();
    await page.keyboard.press("Enter");
  }
  await page.getByRole("article", { name: /Northwind/ }).waitFor();
  // Every rule is judged, the bad month by its simulation too.
  await internal(page)
    .getByRole("heading", { name: /^Value split/ })
    .waitFor();
  await internal(page).getByLabel("Being worked out").waitFor({ state: "detached" });
}

const shots = async (page: Page, name: string): Promise<void> => {
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};

test("a limit is changed, refused where it is none, added, removed, and taken back", async () => {
  const { page, faults, context } = await stage.open();
  await proposal(page);
  await shots(page, "proposal-light");
  await internal(page).getByRole("button", { name: "Rules" }).click();
  await rules(page)
    .getByRole("button", { name: /Margin at the expected case/ })
    .click();
  const first = rules(page).getByLabel("Limit 1", { exact: true });
  expect(await first.inputValue()).toBe("45%");
  await shots(page, "guardrails-light");
  expect(await barriers(page)).toEqual([]);

  // Limits come from a spreadsheet too, or by arithmetic.
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((one) => navigator.clipboard.writeText(one), text);
    await first.focus();
    await page.keyboard.press("Control+v");
  };
  await paste("=40%+6%\r\n*1.01\r\n");
  const second = rules(page).getByLabel("Limit 2", { exact: true });
  await expect.poll(() => second.inputValue()).toBe("*1.01");
  await second.focus();
  await page.keyboard.press("Tab");
  expect(await second.inputValue()).toBe("40.4%");
  await paste("46%\t40%");
  await rules(page)
    .getByText(/^The block has 1 rows? and 2 columns; from here on there is room for 10 rows/)
    .waitFor();

  // What is allowed is said at the field, and nothing is stored meanwhile.
  await first.fill("much");
  await rules(page).getByText("A share of net revenue from −1,000% to 100%, such as 45%.", { exact: true }).waitFor();
  await first.fill("39%");
  await rules(page)
    .getByText(/this one must be lower than the one above/)
    .first()
    .waitFor();
  await rules(page).getByRole("button", { name: "Store rule" }).click();
  await first.fill("42%");
  const offer = rules(page).getByLabel("On the open offer");
  await expect.poll(() => offer.innerText()).toMatch(/Half and half, 4\d\.\d%\s+passes/);
  await rules(page).getByRole("button", { name: "Store rule" }).click();
  await settled(page);
  await expect.poll(() => rules(page).getByRole("button", { name: "Store rule" }).isDisabled()).toBe(true);

  await rules(page).getByRole("button", { name: "Add a rule" }).click();
  await rules(page).getByRole("button", { name: "Add rule", exact: true }).click();
  await rules(page).getByText("Name it: the name stands beside every offer.").waitFor();
  await rules(page).getByLabel("Name", { exact: true }).fill("Margin nobody argues with");
  await rules(page).getByLabel("Limit 1", { exact: true }).fill("60");
  await rules(page).getByLabel("Reason").fill("The board wants it so.");
  await rules(page).getByRole("button", { name: "Add rule", exact: true }).click();
  await rules(page)
    .getByRole("navigation", { name: "Rules" })
    .getByRole("button", { name: /Margin nobody argues with/ })
    .waitFor();
  await page.keyboard.press("Escape");
  await rules(page).waitFor({ state: "hidden" });
  // It stands beside the offer at once, and blocks it.
  await internal(page).getByText("Margin nobody argues with").waitFor();
  await internal(page)
    .getByText(/blocked: nobody may approve that/)
    .waitFor();

  await settled(page);
  await page.keyboard.press("Control+z");
  await internal(page).getByText("Margin nobody argues with").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await internal(page).getByRole("button", { name: "Rules" }).click();
  await rules(page)
    .getByRole("button", { name: /Margin at the expected case/ })
    .click();
  await expect.poll(() => rules(page).getByLabel("Limit 1", { exact: true }).inputValue()).toBe("45%");
  await context.close();
  expect(faults).toEqual([]);
}, 240_000);

test("a blocked option shows its cheapest way out, and each figure leads to the model", async () => {
  const { page, faults, context } = await stage.open({ theme: "dark" });
  await proposal(page);
  await shots(page, "proposal-dark");
  await internal(page)
    .getByRole("button", { name: /^Option / })
    .click();
  await page.getByRole("menuitem", { name: "Outcome" }).click();
  // Nobody asked for it: whoever is blocked wants to know.
  await internal(page).getByRole("heading", { name: "Cheapest ways out" }).waitFor({ timeout: 240_000 });
  await internal(page).getByRole("heading", { name: "Concessions, by margin points" }).scrollIntoViewIfNeeded();
  await shots(page, "ways-out-dark");

  const bad = internal(page).getByTitle(/^Margin in a bad month.*how it is formed/);
  await bad.focus();
  await page.keyboard.press("e");
  const drawer = page.getByRole("dialog", { name: "How this figure is formed" });
  await drawer.getByText(/simulated courses/).waitFor();
  expect(await drawer.innerText()).toMatch(/Every month of every simulated course/);
  await shots(page, "explained-dark");
  const margin = await internal(page)
    .getByTitle(/^Margin over the contract, Outcome/)
    .first()
    .innerText();
  await drawer.getByRole("button", { name: /^Margin, month by month/ }).click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await inspector.getByText("Margin, Outcome, over the contract").first().waitFor();
  // The same figure to the unit, out of the model's own trace of the offer.
  await expect.poll(() => inspector.innerText(), { timeout: 30_000 }).toContain(margin);
  await shots(page, "offer-traced-dark");
  await context.close();
  expect(faults).toEqual([]);
}, 420_000);
