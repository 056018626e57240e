import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { chooseClient, settled } from "./browser.ts";
import { stageOfFile } from "./stage.ts";

/** What a browser paints frame by frame: an edit and the figures that follow from it are never a frame apart. */

const stage = stageOfFile();

const ROW = '[data-input="clients/northwind/units/users"]';

/** In the page: what each frame is about to show, from the next one on. */
function watchFrames(row: string): void {
  const frames: { readonly row: string | null; readonly margins: string }[] = [];
  const watch = (): void => {
    const margins = [...document.querySelectorAll("article button.ot-display")].map((figure) => figure.textContent);
    frames.push({ row: document.querySelector(row)?.textContent ?? null, margins: margins.join(" ") });
    Object.assign(window, { frames, watching: requestAnimationFrame(watch) });
  };
  watch();
}

interface Frame {
  readonly row: string | null;
  readonly margins: string;
}

/** Types a number of users and says how many frames after the edit its margins were shown. */
async function framesBetween(page: Page, users: number): Promise<number> {
  await page.locator(ROW).click();
  await page.keyboard.type(String(users));
  await page.evaluate(watchFrames, ROW);
  await page.keyboard.press("Enter");
  await page.locator(ROW).getByText(String(users)).waitFor();
  await settled(page);
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(Number(Reflect.get(window, "watching")));
    const { frames } = window as unknown as { readonly frames: readonly Frame[] };
    return frames;
  });
  const edited = frames.findIndex((frame) => frame.row?.startsWith(String(users)));
  const followed = frames.findIndex((frame) => frame.margins !== frames[0]?.margins);
  expect([edited, followed].every((at) => at > 0)).toBe(true);
  return followed - edited;
}

test("a number typed into the tree and the margins of all lenses change in the same frame", async () => {
  const { page } = await stage.open();
  await chooseClient(page, "Northwind");
  await settled(page);
  let users = 70;
  const next = (): Promise<number> => {
    users += 1;
    return framesBetween(page, users);
  };
  // The window gets its model ready once nothing else is due.
  await expect.poll(next, { timeout: 60_000 }).toBe(0);
  expect([await next(), await next(), await next()]).toEqual([0, 0, 0]);
}, 120_000);
