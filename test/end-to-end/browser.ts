import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { expect, onTestFailed } from "vitest";
import { ROOT } from "./host.ts";

/** Pages of a real Chromium. Every page keeps what must not happen: errors, policy violations, foreign requests. */

/** Nothing here measures time: a machine that does four things at once is slow and not wrong. */
const PATIENCE = 30_000;

export const SCREENSHOTS = join(ROOT, "test-output", "screenshots");

export interface Looks {
  readonly theme?: "light" | "dark";
}

export interface OpenedApp {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, exceptions and requests to another origin, as they came. */
  readonly faults: readonly string[];
}

export async function openApp(browser: Browser, address: string, looks: Looks = {}): Promise<OpenedApp> {
  const { theme = "light" } = looks;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: theme,
    locale: "en-US",
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  const page = await context.newPage();
  const { origin } = new URL(address);
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== "data:" && url.protocol !== "blob:")
      faults.push(`request to ${url.origin}`);
  });
  onTestFailed(async ({ task }) => {
    const name = task.name.replaceAll(/\W+/g, "-").slice(0, 80);
    await page.screenshot({ path: join(ROOT, "test-output", "failures", `${name}.png`) });
  });
  await page.goto(address);
  await settled(page);
  return { page, context, faults };
}

/** Waits until the exact figures of the newest document are on screen and everything is stored. */
export async function settled(page: Page): Promise<void> {
  await page.getByText("Results up to date", { exact: true }).waitFor();
  await page.locator('[data-stored="true"]').waitFor();
}

export async function showPage(
  page: Page,
  name: "Model" | "Compare" | "Risk" | "Proposal" | "Data" | "Settings",
): Promise<void> {
  await page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name, exact: true }).click();
  // A page is loaded when it is first shown.
  await page.getByRole("main", { name }).getByRole("heading", { level: 2 }).first().waitFor();
}

export function contextBar(page: Page): Locator {
  return page.getByRole("region", { name: "Scenario, client and span" });
}

export async function chooseClient(page: Page, name: string): Promise<void> {
  await contextBar(page)
    .getByRole("button", { name: /^Client / })
    .click();
  await page.getByRole("menuitem", { name: new RegExp(`^${name}( selected)?$`) }).click();
  await contextBar(page)
    .getByRole("button", { name: `Client ${name}` })
    .waitFor();
  await settled(page);
}

export const LENSES = ["current/off", "current/on", "proposed/off", "proposed/on"] as const;

/** Margins of the four lenses as the strip shows them: `$118,338`. */
export async function margins(page: Page): Promise<string[]> {
  await settled(page);
  const strip = page.getByRole("region", { name: "Four lenses" });
  const names = await strip
    .getByRole("button", { name: /^Margin [^%]/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""));
  return names.map((name) => /^Margin (.*), explain$/.exec(name)?.[1] ?? name);
}

/** Undo and redo go to the host and back before the screen follows. */
export function expectMargins(page: Page, values: readonly string[]): Promise<void> {
  return expect.poll(() => margins(page), { timeout: PATIENCE }).toEqual(values);
}

/** Types another value into an assumption of the tree and accepts it. */
export async function editAssumption(page: Page, search: string, path: string, text: string): Promise<void> {
  const field = page.getByLabel("Search assumptions by label, unit or source");
  await field.fill(search);
  await page.locator(`[data-input="${path}"]`).click();
  const box = page.getByRole("region", { name: "Assumptions" }).locator("input:focus");
  await box.fill(text);
  await box.press("Enter");
  await field.fill("");
}

/** One call of the contract with the tab's own sign-in, as the window makes it. */
export function callHost<T>(page: Page, name: string, input: unknown): Promise<T> {
  return page.evaluate(
    async ([call, body]) => {
      const response = await fetch(`/api/${call}`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          Authorization: `Bearer ${sessionStorage.getItem("outturn-token")}`,
        },
        body: JSON.stringify(body),
      });
      const reply = await response.json();
      if (!reply.ok) throw new Error(reply.problem.message);
      return reply.value;
    },
    [name, input] as const,
  ) as Promise<T>;
}

/** Labels of the edits that stand, the newest first. */
export async function standingEdits(page: Page): Promise<string[]> {
  const { entries } = await callHost<{ entries: { label: string; state: string }[] }>(page, "history.list", {
    filter: {},
    offset: 0,
    limit: 50,
  });
  return entries.filter(({ state }) => state === "standing").map(({ label }) => label);
}
