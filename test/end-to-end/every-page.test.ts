import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { callHost, chooseClient, contextBar, SCREENSHOTS, settled, showPage } from "./browser.ts";
import { chooseTicketFile, startImport } from "./data-page.ts";
import { stageOfFile } from "./stage.ts";
import { ambiguousFile, incidentFile } from "./ticket-files.ts";

/** Every page in both themes: no accessibility fault that keeps somebody out, no error, no request elsewhere; and pictures of all. */

const stage = stageOfFile();

interface Stop {
  readonly name: string;
  readonly go: (page: Page) => Promise<void>;
}

/** The places of the window, in an order in which each can be reached from the one before. */
const STOPS: readonly Stop[] = [
  {
    name: "model",
    go: async (page) => {
      await showPage(page, "Model");
      await chooseClient(page, "Portfolio, 12 clients");
    },
  },
  {
    name: "plans",
    go: async (page) => {
      await chooseClient(page, "Northwind");
      await contextBar(page)
        .getByRole("button", { name: /^Client / })
        .click();
      await page.getByRole("menuitem", { name: "Plans of Northwind" }).click();
      await page.getByRole("heading", { name: "Plans of Northwind" }).waitFor();
      await settled(page);
    },
  },
  {
    name: "compare",
    go: async (page) => {
      await showPage(page, "Compare");
      await page.getByRole("button", { name: /^Deflection / }).press("Enter");
      await page.getByRole("region", { name: "Inputs of Deflection" }).getByText("Eligible share").waitFor();
    },
  },
  {
    name: "risk",
    go: async (page) => {
      await showPage(page, "Risk");
      await page.locator('[data-simulated="done"]').waitFor({ timeout: 120_000 });
      await page.locator("[data-place]").first().waitFor({ timeout: 120_000 });
    },
  },
  {
    name: "proposal",
    go: async (page) => {
      await showPage(page, "Proposal");
      const create = page.getByRole("button", { name: "New proposal" });
      // The second theme finds the proposal of the first.
      if ((await create.count()) > 0) {
        await create.first().click();
        await page.getByRole("button", { name: "Create", exact: true }).click();
      }
      await page.getByRole("heading", { name: /^Value split/ }).waitFor();
    },
  },
  {
    name: "data-list",
    go: async (page) => {
      await showPage(page, "Data");
      await page.getByText(/ticket rates? of Northwind renewal/).waitFor();
    },
  },
  {
    name: "data-question",
    go: async (page) => {
      await chooseTicketFile(page, ambiguousFile(stage.folder.path, 300).path);
      await page.getByText("One question before the import").waitFor();
    },
  },
  {
    name: "data-import",
    go: async (page) => {
      await page.getByRole("button", { name: "Cancel", exact: true }).click();
      await chooseTicketFile(page, incidentFile(stage.folder.path, 600).path);
      await page.getByText("Nothing is stored until you import.").waitFor();
      await startImport(page);
    },
  },
  {
    name: "data-adopt",
    go: async (page) => {
      await page.getByRole("button", { name: "Adopt into scenario" }).click();
      await page.getByText(/goes from \d+ to \d+ tickets a month/).waitFor();
    },
  },
  {
    name: "history",
    go: async (page) => {
      await page.getByRole("button", { name: "History", exact: true }).click();
      await page.getByRole("listbox", { name: "Edits, newest first" }).focus();
      await page.getByRole("heading", { name: "What it changed" }).waitFor();
    },
  },
  { name: "settings", go: (page) => showPage(page, "Settings") },
];

const SIZES = [
  { width: 1024, height: 700 },
  { width: 1440, height: 900 },
] as const;

for (const theme of ["light", "dark"] as const) {
  test(`every page in the ${theme} theme keeps nobody out and makes no fault`, async () => {
    const { page, faults, context } = await stage.open({ theme });
    const found: string[] = [];
    for (const stop of STOPS) {
      await stop.go(page);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.screenshot({ path: join(SCREENSHOTS, `${stop.name}-${theme}-${size.width}.png`) });
      }
      found.push(...(await barriers(page)).map((barrier) => `${stop.name}: ${barrier}`));
    }
    // The next round begins as this one did.
    const { imports } = await callHost<{ imports: { id: string }[] }>(page, "import.list", {});
    for (const { id } of imports) await callHost(page, "import.withdraw", { id });
    await context.close();
    expect({ found, faults }).toEqual({ found: [], faults: [] });
  }, 360_000);
}
