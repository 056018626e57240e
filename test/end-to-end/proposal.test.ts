import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { callHost, chooseClient, SCREENSHOTS, settled, showPage } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** From the sample to a document to sign, as the sales lead does it: drafted, completed, approved, frozen, exported, proved. */

const stage = stageOfFile();

async function draft(page: Page, name: string): Promise<void> {
  await chooseClient(page, "Northwind");
  await showPage(page, "Proposal");
  const proposals = page.getByRole("button", { name: /^Proposal ./ });
  const first = page.getByRole("button", { name: "New proposal", exact: true });
  await proposals.or(first).first().waitFor();
  if ((await first.count()) > 0) await first.click();
  else {
    await proposals.click();
    await page.getByRole("menuitem", { name: "New proposal" }).click();
  }
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("article", { name: /Northwind/ }).waitFor();
  await internal(page)
    .getByRole("heading", { name: /^Value split/ })
    .waitFor();
}

const internal = (page: Page) => page.getByRole("complementary", { name: "Internal" });

/** Fills every blank and adopts every text that nobody has adopted. */
async function adoptPolicies(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Policy texts" }).click();
  const dialog = page.getByRole("dialog", { name: "Policy texts" });
  await dialog.getByRole("navigation").getByRole("button").first().waitFor();
  for (;;) {
    const left = dialog.getByRole("button", { name: /^to be completed/ });
    const count = await left.count();
    if (count === 0) break;
    await left.first().click();
    const text = dialog.getByLabel("Text", { exact: true });
    await text.fill((await text.inputValue()).replaceAll(/\[[^[\]\n]+\]/g, "Brightwater"));
    const owner = dialog.getByLabel("Owner");
    if ((await owner.inputValue()) === "") await owner.fill("Head of service");
    await dialog.getByRole("button", { name: /^Adopt as/ }).click();
    await expect.poll(() => left.count(), { timeout: 30_000 }).toBe(count - 1);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
}

async function saved(page: Page, start: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), start()]);
  const path = join(stage.folder.path, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

function exported(page: Page, item: string): Promise<string> {
  return saved(page, async () => {
    await page.getByRole("button", { name: "Export document" }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
  });
}

function textOf(pdf: string): string {
  const { status, stdout } = spawnSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
  expect(status).toBe(0);
  return stdout;
}

test("an offer becomes a document to sign, is frozen, and computes to the same again", async () => {
  const { page, faults, context } = await stage.open();
  await draft(page, "Renewal July");
  await expect.poll(() => page.getByText("Draft, not for signature").count()).toBe(1);

  // What is blocked is left out, the rest is settled in the order in which the page names it.
  for (const name of ["Half and half", "Outcome"]) await page.getByRole("checkbox", { name }).click();
  await expect.poll(() => page.getByRole("radio", { name: "Recommend Steady" }).isChecked()).toBe(true);
  await adoptPolicies(page);
  for (let asked = 0; asked < 8; asked += 1) {
    await settled(page);
    await internal(page)
      .getByText(/Nobody has to be asked|Still to say yes/)
      .waitFor();
    const reason = internal(page).getByLabel(/reason, stored as/);
    if ((await reason.count()) === 0) break;
    const before = await internal(page)
      .getByText(/Still to say yes/)
      .innerText();
    await reason.fill("Agreed for this client");
    await internal(page)
      .getByRole("button", { name: /^Approve as/ })
      .click();
    await expect
      .poll(
        () =>
          internal(page)
            .getByText(/Still to say yes|Nobody has to be asked/)
            .innerText(),
        { timeout: 30_000 },
      )
      .not.toBe(before);
  }
  await internal(page).getByText("Nothing stands in the way.").waitFor();
  await page.screenshot({ path: join(SCREENSHOTS, "proposal-ready.png") });

  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("button", { name: "Freeze and keep" }).click();
  await page.getByText(/^For Northwind\. Sent .*, frozen$/).waitFor();
  const pdf = textOf(await exported(page, "PDF"));
  expect(pdf).toContain("Northwind");
  expect(pdf).not.toMatch(/\bmargin\b|Draft, not for signature/i);
  const shownPrice = await page
    .getByRole("article")
    .getByText(/^\$[\d,.]+$/)
    .first()
    .innerText();
  expect(pdf).toContain(shownPrice);

  await internal(page).getByRole("button", { name: "Compute it again" }).click();
  await internal(page)
    .getByText(/^0 differences of \d+ figures$/)
    .waitFor();
  await context.close();
  expect(faults).toEqual([]);
}, 300_000);

test("while the client is watching, no cost and no margin is in the page", async () => {
  const { page, faults, context } = await stage.open();
  await draft(page, "Watched");
  const { options } = await callHost<{ options: { margin: string; billed: string }[] }>(page, "proposal.review", {
    id: (await callHost<{ proposals: { id: string; name: string }[] }>(page, "proposal.list", {})).proposals.find(
      ({ name }) => name === "Watched",
    )?.id,
    inDepth: null,
  });
  const whole = (money: string): string => Math.round(Number(money)).toLocaleString("en-US");
  const inPage = () => page.evaluate(() => document.documentElement.outerHTML);
  // The same search finds them while they may be seen.
  for (const { margin } of options) expect(await inPage()).toContain(whole(margin));
  await page.getByRole("button", { name: "Client is watching" }).click();
  await internal(page).waitFor({ state: "detached" });
  const html = await inPage();
  for (const { margin } of options) expect(html).not.toContain(whole(margin));
  expect(await page.evaluate(() => document.body.innerText)).not.toMatch(
    /\bmargins?\b|guardrail|walk away|value split/i,
  );
  await page.screenshot({ path: join(SCREENSHOTS, "proposal-watching.png") });
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Back" }).click();
  await internal(page).waitFor();
  await context.close();
  expect(faults).toEqual([]);
}, 200_000);
