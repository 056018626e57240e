import type { Page } from "playwright-core";
import { expect } from "vitest";

const MOST_STEPS = 60;

/** Presses Tab until an element of this name has the focus, and sees that the focus is drawn. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null;
      const text = element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent ?? "";
      const marked = (one: Element | null): boolean => {
        if (one === null) return false;
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
      };
      // A hidden radio marks its label, a field its frame.
      return { text: text.trim(), seen: marked(element) || marked(element.parentElement) };
    });
    if (focus === null || !name.test(focus.text)) continue;
    expect(focus, `focus on ${name} is to be seen`).toMatchObject({ seen: true });
    return;
  }
  throw new Error(`Tab does not reach ${name}`);
}
