import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pdfText, poppler } from "../proposal/read-documents.ts";
import { barriers } from "./accessibility.ts";
import { callHost, SCREENSHOTS, settled, showPage } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** Documents for many clients, made by hand in a real browser: progress, a client that has to be left out, cancelling. */

const stage = stageOfFile();

const dialog = (page: Page) => page.getByRole("dialog", { name: "Documents for many clients" });

async function openDialog(page: Page): Promise<void> {
  await showPage(page, "Proposal").catch(() => undefined);
  await page.getByRole("button", { name: /^Many clients/ }).click();
  await dialog(page).getByRole("checkbox", { name: "All 12 clients" }).waitFor();
}

async function archiveOf(page: Page, start: () => Promise<void>): Promise<Record<string, Uint8Array>> {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 120_000 }), start()]);
  expect(download.suggestedFilename()).toMatch(/^(Service reviews|Proposals) \d{4}-\d\d-\d\d\.zip$/);
  return unzipSync(await readFile(await download.path()));
}

/** A proposal of Kestrel Design that runs longer than the model reaches. */
async function unpriceable(page: Page): Promise<void> {
  const { id } = await callHost<{ id: string }>(page, "proposal.create", {
    scenarioId: "northwind-renewal",
    clientId: "kestrel-design",
    name: "Too long",
  });
  await callHost(page, "edit.commit", {
    label: "Longer",
    changes: [{ record: `proposal/${id}`, path: "draft/termMonths", before: 36, after: 120 }],
  });
}

test("proposals of all clients come as one archive; the one that cannot be priced is listed with its reason", async () => {
  const { page, faults, context } = await stage.open();
  await unpriceable(page);
  await openDialog(page);
  await dialog(page).getByText("Proposals", { exact: true }).click();
  await dialog(page).getByText("Web page", { exact: true }).click();
  const files = await archiveOf(page, async () => {
    await dialog(page).getByRole("button", { name: "Make 12 proposals" }).click();
    await dialog(page)
      .getByRole("progressbar", { name: /^\d+ of 12 clients$/ })
      .waitFor();
    await dialog(page)
      .getByText(/^Now \w+/)
      .waitFor();
  });
  await dialog(page)
    .getByText(/^11 made as drafts, 1 not made\./)
    .waitFor();
  const refused = dialog(page).getByRole("region", { name: "Not made" });
  expect(await refused.getByRole("listitem").allInnerTexts()).toEqual([
    expect.stringMatching(/^Kestrel Design\s+The contract would run to month \d+/),
  ]);
  expect(Object.keys(files)).toHaveLength(11);
  expect(Object.keys(files)).toContain("Northwind proposal.html");
  for (const bytes of Object.values(files)) expect(Buffer.from(bytes).toString()).toContain("Draft, not for signature");

  await dialog(page).getByRole("button", { name: "Again for those not made" }).click();
  await dialog(page).getByRole("button", { name: "Make 1 proposal" }).waitFor();
  await context.close();
  expect(faults).toEqual([]);
}, 200_000);

test("service reviews are one page each; a cancelled batch leaves nothing and the next one runs", async () => {
  const { page, faults, context } = await stage.open();
  await openDialog(page);
  let downloads = 0;
  page.on("download", () => {
    downloads += 1;
  });
  await dialog(page).getByRole("button", { name: "Make 12 service reviews" }).click();
  await dialog(page)
    .getByText(/^[1-9]\d* of 12$/)
    .waitFor();
  await dialog(page).getByRole("button", { name: "Cancel the batch" }).click();
  await dialog(page).getByText("Cancelled. Nothing of this batch was kept.").waitFor();
  await dialog(page).getByRole("button", { name: "Another batch" }).click();
  expect(downloads).toBe(0);

  await dialog(page).getByRole("checkbox", { name: "All 12 clients" }).click();
  for (const name of ["Northwind", "Bayline Dental"])
    await dialog(page).getByRole("checkbox", { name, exact: true }).click();
  await dialog(page).getByLabel("Next step, on every sheet").fill("We meet in person this time.");
  const files = await archiveOf(page, () =>
    dialog(page).getByRole("button", { name: "Make 2 service reviews" }).click(),
  );
  await dialog(page)
    .getByText(/^2 documents made\./)
    .waitFor();
  expect(Object.keys(files).toSorted()).toEqual(["Bayline Dental service review.pdf", "Northwind service review.pdf"]);
  const found = poppler();
  if (!("missing" in found)) {
    for (const bytes of Object.values(files)) {
      const text = pdfText(found.folder, bytes);
      expect(text).toContain("Page 1 of 1");
      expect(text).toContain("We meet in person this time.");
      expect(text).toContain("What you save, and how we know");
    }
  }
  await dialog(page).getByRole("button", { name: "Close" }).last().click();
  await settled(page);
  await context.close();
  expect(faults).toEqual([]);
}, 200_000);

test("a page that was loaded again finds the batch that runs, and its archive still comes", async () => {
  const { page, faults, context } = await stage.open();
  await openDialog(page);
  await dialog(page).getByRole("button", { name: "Make 12 service reviews" }).click();
  await dialog(page)
    .getByText(/^[1-9]\d* of 12$/)
    .waitFor();
  const files = await archiveOf(page, async () => {
    await page.reload();
    await page.getByRole("button", { name: /^Many clients/ }).click();
    await dialog(page)
      .getByText(/^\d+ of 12$|^12 documents made\./)
      .waitFor();
  });
  expect(Object.keys(files)).toHaveLength(12);
  await dialog(page)
    .getByText(/^12 documents made\./)
    .waitFor();
  await context.close();
  expect(faults).toEqual([]);
}, 200_000);

test.each(["light", "dark"] as const)(
  "the dialog, %s",
  async (theme) => {
    const { page, faults, context } = await stage.open({ theme });
    for (const [width, height] of [
      [1440, 900],
      [1024, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      await openDialog(page);
      await page.screenshot({ path: join(SCREENSHOTS, `batch-reviews-${theme}-${width}.png`) });
      await dialog(page).getByText("Proposals", { exact: true }).click();
      await dialog(page).getByText("Web page", { exact: true }).click();
      await page.screenshot({ path: join(SCREENSHOTS, `batch-proposals-${theme}-${width}.png`) });
      expect(await barriers(page)).toEqual([]);
      await archiveOf(page, async () => {
        await dialog(page).getByRole("button", { name: "Make 12 proposals" }).click();
        await dialog(page)
          .getByText(/^[1-9]\d* of 12$/)
          .waitFor();
        await page.screenshot({ path: join(SCREENSHOTS, `batch-running-${theme}-${width}.png`) });
      });
      await dialog(page)
        .getByText(/^11 made as drafts, 1 not made\./)
        .waitFor();
      await page.screenshot({ path: join(SCREENSHOTS, `batch-done-${theme}-${width}.png`) });
      expect(await barriers(page)).toEqual([]);
      await dialog(page).getByRole("button", { name: "Another batch" }).click();
      await page.keyboard.press("Escape");
      await dialog(page).waitFor({ state: "hidden" });
      await page.screenshot({ path: join(SCREENSHOTS, `batch-page-${theme}-${width}.png`) });
    }
    await context.close();
    expect(faults).toEqual([]);
  },
  300_000,
);
