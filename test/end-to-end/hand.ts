import type { Locator, Page } from "playwright-core";

/** The palette as hands use it: opened by its keys and typed into at once. */
export interface Hand {
  command(text: string): Promise<void>;
  palette(): Locator;
  /** What Enter would do, or why it would do nothing. */
  outcome(): Locator;
  closed(): Promise<void>;
}

export function handOn(page: () => Page): Hand {
  const palette = (): Locator => page().getByRole("dialog", { name: "Find anything" });
  return {
    async command(text) {
      await page().keyboard.press("Control+k");
      await page().keyboard.type(text);
    },
    palette,
    outcome: () => palette().getByRole("status"),
    closed: () => palette().waitFor({ state: "detached" }),
  };
}
