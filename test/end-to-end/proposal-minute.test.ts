import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { stageOfFile } from "./stage.ts";

/**
 * From the first start to a PDF that may go to a client, by the path that the page itself names, with every click and key
 * counted. No clock is asked: work is the counted acts by the keystroke-level model of Card, Moran and Newell (1980).
 */

/** Seconds of one act: a key of an average typist, pointing and pressing, a press without moving, making up one's mind. */
const ACTS = { key: 0.2, point: 1.3, press: 0.2, think: 1.35 } as const;
const A_MINUTE = 60;

const stage = stageOfFile();

/** A pair of hands that keeps count. */
class Hands {
  readonly counts: Record<keyof typeof ACTS, number> = { key: 0, point: 0, press: 0, think: 0 };
  readonly page: Page;
  #last: { readonly x: number; readonly y: number } | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  /** A click where the pointer already lies is a press. */
  async click(target: Locator): Promise<void> {
    await target.waitFor();
    await expect.poll(() => target.isEnabled(), { timeout: 30_000 }).toBe(true);
    const box = await target.boundingBox();
    const last = this.#last;
    const isThere =
      box !== null &&
      last !== null &&
      last.x >= box.x &&
      last.x <= box.x + box.width &&
      last.y >= box.y &&
      last.y <= box.y + box.height;
    this.counts[isThere ? "press" : "point"] += 1;
    this.#last = box === null ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await target.click();
  }

  async type(text: string): Promise<void> {
    this.counts.key += text.length;
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    this.counts.key += 1;
    await this.page.keyboard.press(key);
  }

  /** Before each thing that has to be decided. */
  think(): void {
    this.counts.think += 1;
  }

  get seconds(): number {
    return (Object.keys(ACTS) as (keyof typeof ACTS)[]).reduce((sum, act) => sum + this.counts[act] * ACTS[act], 0);
  }
}

test("a PDF that may go to the client takes less than a minute of work", async () => {
  const { page, faults, context } = await stage.open();
  const hands = new Hands(page);
  const internal = page.getByRole("complementary", { name: "Internal" });

  hands.think();
  await hands.click(page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name: "Proposal" }));
  await hands.click(page.getByRole("button", { name: "New proposal", exact: true }));
  // The client is asked for first; its name gives the proposal its own.
  hands.think();
  await page
    .getByRole("combobox", { name: "Client" })
    .or(page.getByRole("textbox", { name: "Client" }))
    .waitFor();
  await hands.type("northw");
  await hands.press("Enter");
  await expect.poll(() => page.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Northwind renewal");
  await hands.press("Enter");
  await page.getByRole("article", { name: /Northwind/ }).waitFor();
  await page.getByText("Draft, not for signature").waitFor();

  // What is blocked is left out.
  hands.think();
  await hands.click(page.getByRole("checkbox", { name: "Outcome" }));

  // The policy texts demand their blanks and their owner's yes before first use.
  hands.think();
  await hands.click(internal.getByRole("button", { name: "Policy texts" }));
  const dialog = page.getByRole("dialog", { name: "Policy texts" });
  const left = dialog.getByRole("button", { name: /^to be completed/ });
  await left.first().waitFor();
  const adopt = dialog.getByRole("button", { name: /^Adopt as/ });
  for (let count = await left.count(); count > 0; count -= 1) {
    const title = await dialog.getByRole("textbox", { name: "Title" }).inputValue();
    const blanks = dialog.locator('form input[maxlength="500"]');
    await dialog.getByLabel("Text", { exact: true }).waitFor();
    for (let at = 0; at < (await blanks.count()); at += 1) {
      hands.think();
      // The first blank has the focus.
      if (at === 0)
        await expect.poll(() => blanks.first().evaluate((one) => one === document.activeElement)).toBe(true);
      else await hands.press("Tab");
      await hands.type(["Copilot", "the EU", "30", "Ana, CTO"][at] ?? "as agreed");
    }
    await hands.click(adopt);
    await expect.poll(() => left.count(), { timeout: 30_000 }).toBe(count - 1);
    // The next text that is to be completed comes by itself.
    if (count > 1) await expect.poll(() => dialog.getByRole("textbox", { name: "Title" }).inputValue()).not.toBe(title);
  }
  await hands.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  // Who has to say yes says it, in order, with a reason.
  for (;;) {
    await internal.getByText(/Nobody has to be asked|Still to say yes/).waitFor();
    await internal.getByLabel("Being worked out").waitFor({ state: "detached" });
    const asked = await internal.getByText(/Nobody has to be asked|Still to say yes/).innerText();
    if (asked.startsWith("Nobody")) break;
    hands.think();
    await hands.click(internal.getByLabel(/reason, stored as/));
    await hands.type("Key client");
    await hands.click(internal.getByRole("button", { name: /^Approve as/ }));
    await expect
      .poll(() => internal.getByText(/Still to say yes|Nobody has to be asked/).innerText(), { timeout: 30_000 })
      .not.toBe(asked);
  }
  await internal.getByText("Nothing stands in the way.").waitFor();

  hands.think();
  await hands.click(page.getByRole("button", { name: "Export document" }));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    hands.click(page.getByRole("menuitem", { name: "PDF", exact: true })),
  ]);
  const file = join(stage.folder.path, download.suggestedFilename());
  await download.saveAs(file);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  const text = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  if (text.status === 0) {
    expect(text.stdout).toContain("Northwind");
    expect(text.stdout).not.toMatch(/Draft, not for signature|Nobody has confirmed|left out until then/);
  }
  const { counts, seconds } = hands;
  process.stderr.write(`proposal in ${seconds.toFixed(1)} s of work: ${JSON.stringify(counts)}\n`);
  expect(seconds).toBeLessThan(A_MINUTE);
  await context.close();
  expect(faults).toEqual([]);
}, 300_000);
