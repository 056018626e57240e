import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { chooseClient, editAssumption, SCREENSHOTS, settled, showPage } from "./browser.ts";
import { chooseTicketFile, startImport } from "./data-page.ts";
import { tabTo } from "./keys.ts";
import { stageOfFile } from "./stage.ts";
import { monthlyFile } from "./ticket-files.ts";

/** How sure are we, and what price is safe: from a range typed into an assumption to every view of the Risk page. */

const RESOLUTION = "categories/application/ai/resolution";
const ELIGIBLE = "categories/application/ai/eligible";
/** Nothing here measures time: a thousand trials on a machine that does many things at once. */
const LONG = 240_000;

const stage = stageOfFile();

async function simulated(page: Page): Promise<void> {
  await page.locator('[data-simulated="done"]').waitFor({ timeout: LONG });
}

async function openRisk(page: Page): Promise<void> {
  await page
    .getByRole("navigation", { name: "Pages" })
    .getByRole("button", { name: "Risk", exact: true })
    .press("Enter");
  await page.getByTitle("Trials and seed").press("Enter");
  await page.getByRole("radio", { name: "1,000", exact: true }).press("Space");
  await page.keyboard.press("Escape");
  await page.locator('[data-simulated="done"][data-trials="1000"]').waitFor({ timeout: LONG });
}

async function showView(page: Page, name: string): Promise<void> {
  await page.getByRole("radio", { name, exact: true }).press("Space");
}

const explanation = (page: Page) => page.getByRole("dialog", { name: "How this figure is formed" });

test(
  "a range typed into an assumption moves the Risk page, whose figures explain themselves, by keyboard",
  async () => {
    const { page, faults, context } = await stage.open();
    await chooseClient(page, "Northwind");
    await page.getByLabel("Search assumptions by label, unit or source").fill("eligible");
    await page.locator(`[data-input="${ELIGIBLE}"]`).press("Enter");
    await page.keyboard.type("60..86..135%");
    await page.keyboard.press("Enter");
    await page.getByText("Every value of Eligible share must be from 0% to 100%; this reaches 135%.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByLabel("Search assumptions by label, unit or source").fill("");
    await editAssumption(page, "eligible", ELIGIBLE, "60..86..95% at 86%");
    await settled(page);
    await page.getByLabel("Search assumptions by label, unit or source").fill("eligible");
    await page.locator(`[data-input="${ELIGIBLE}"]`).getByText("60..86..95% at 86%").waitFor();
    await page.getByLabel("Search assumptions by label, unit or source").fill("");

    await openRisk(page);
    // Whether AI is kept decides more than any quantity; of those, the one that was made uncertain is there.
    await page.getByRole("heading", { name: /^Abandonment, still an assumption, moves margin most$/ }).waitFor();
    await page.getByRole("button", { name: /^Eligible share, Application support/ }).waitFor();
    await page.getByRole("heading", { name: /^Outcome with AI stays above today in / }).waitFor();
    await page
      .getByRole("heading", { name: /^At a price of 32\.00, Outcome beats today from \d+% net deflection$/ })
      .waitFor();
    const before = await page.getByRole("button", { name: /^Median margin/ }).textContent();

    await tabTo(page, /^Median margin/);
    await page.keyboard.press("Enter");
    await explanation(page).getByText("Half of the trials lie below the median", { exact: false }).waitFor();
    expect(await explanation(page).getByText(/±/).count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await explanation(page).waitFor({ state: "hidden" });

    // Today's cell, then the one above it.
    await page.getByRole("button", { name: /, today; explain$/ }).focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await explanation(page).getByText("Another price and deflection").waitFor();
    await page.keyboard.press("Escape");

    await showView(page, "Margin %");
    await page.getByRole("button", { name: /^Median margin %/ }).waitFor();
    await showView(page, "Margin");

    // The same seed gives the same figures; another one gives others.
    await page.getByRole("button", { name: "Run again" }).press("Enter");
    await page.getByText(/seed 12/).waitFor();
    await simulated(page);
    await expect.poll(() => page.getByRole("button", { name: /^Median margin/ }).textContent()).not.toBe(before);
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG * 2,
);

test(
  "months that are bad for everybody and inputs that go together are asked for, seen in the figures, and refused by name",
  async () => {
    const { page, faults, context } = await stage.open();
    await chooseClient(page, "Northwind");
    // The window opens where it was left.
    await showPage(page, "Model");
    await editAssumption(page, "eligible", ELIGIBLE, "60..86..95% at 86%");
    await page.getByLabel("Search assumptions by label, unit or source").fill("");
    await editAssumption(page, "resolution", RESOLUTION, "beta 86 of 100 at 86%");
    await settled(page);
    await openRisk(page);
    const median = page.getByRole("button", { name: /^Median margin/ });
    const before = await median.textContent();
    await page.getByRole("group", { name: "Margin over deflection and price" }).getByText("Pilot 95% range").waitFor();

    await page.getByTitle("What goes together").press("Enter");
    await page.getByLabel("Bad months").press("Space");
    await page.getByLabel("Tickets of a bad month").fill("200");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Add a pair" }).press("Enter");
    await page.getByTitle("What goes together").getByText("bad months, 1 correlated pair").waitFor();
    await simulated(page);
    await expect.poll(() => median.textContent(), { timeout: LONG }).not.toBe(before);
    const second = page.getByLabel("Second input of pair 1");
    const [one] = await page.getByLabel("First input of pair 1").locator("option").allTextContents();
    await second.selectOption({ label: one ?? "" });
    await page.getByText(`${one} cannot be correlated with itself.`).waitFor();
    await page.getByRole("button", { name: "Remove pair 1" }).press("Enter");
    await page.keyboard.press("Escape");
    await simulated(page);
    await median.press("Enter");
    await explanation(page).getByText("bad months").waitFor();
    expect(faults).toEqual([]);
    await page.keyboard.press("Escape");
    await context.close();
  },
  LONG * 2,
);

test(
  "safe prices, shocks, clauses and renewal, with their curve undone",
  async () => {
    const { page, faults, context } = await stage.open();
    await chooseClient(page, "Northwind");
    await openRisk(page);

    await showView(page, "Floor price");
    await page.getByLabel("Margin to be reached").fill("40");
    await page.keyboard.press("Enter");
    await page.getByLabel("Confidence").fill("75");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Find the price" }).press("Enter");
    await page
      .getByRole("heading", { name: /of today’s prices reach 40% in 75% of the trials$/ })
      .waitFor({ timeout: LONG });
    await page.getByTitle(/^Safe price of Outcome fees/).press("Enter");
    await explanation(page).getByText("Trials it is not enough for").waitFor();
    await page.keyboard.press("Escape");

    await showView(page, "Shocks");
    await page.getByLabel("Resolution halved").press("Space");
    await page.getByRole("heading", { name: "Northwind falls below 40%" }).waitFor({ timeout: LONG });
    await page
      .getByRole("row", { name: /^Northwind/ })
      .getByRole("cell", { name: "falls below" })
      .waitFor();
    await page.getByTitle(/^Margin % after of Northwind/).press("Enter");
    await explanation(page)
      .getByText(/^Resolution halved: /)
      .waitFor();
    await page.keyboard.press("Escape");

    await showView(page, "Clauses");
    await page
      .getByRole("heading", { name: /^Guarantee: Response guarantee (earns|costs) \$/ })
      .waitFor({ timeout: LONG });
    await page.getByRole("button", { name: /^Value it over 4,000 trials/ }).press("Enter");
    await page.getByText("of margin on average", { exact: false }).waitFor({ timeout: LONG });
    await page.getByTitle(/^Worth of Guarantee: Response guarantee/).press("Enter");
    await explanation(page).getByText("Chance that it costs").waitFor();
    await page.keyboard.press("Escape");
    // Of a vendor who gives it to us, and of us who give it to the client.
    await page.getByRole("button", { name: /^Value the promise over/ }).press("Enter");
    await page.getByTitle(/^Worth of the promise/).waitFor({ timeout: LONG });
    await page.getByRole("radio", { name: "Given", exact: true }).press("Space");
    await page.getByRole("button", { name: /^Value the promise over/ }).press("Enter");
    await page.getByTitle(/^Worth of the promise/).press("Enter", { timeout: LONG });
    await explanation(page)
      .getByText(/^Given: the client’s outcome fees would be free/)
      .waitFor();
    await page.keyboard.press("Escape");

    await showView(page, "Renewal");
    await page.getByRole("heading", { name: "No renewal curve for Northwind" }).waitFor();
    await page.getByLabel("Chance of renewal, point 3").fill("120");
    await page.keyboard.press("Enter");
    await page.getByText("Chance of renewal must be from 0% to 100%; this reads as 120%.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByLabel("Change of the bill, point 1").fill("=-10%*2");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Use this curve" }).press("Enter");
    await page
      .getByRole("heading", { name: /^Northwind’s expected margin is highest at \d+% of these prices$/ })
      .waitFor({ timeout: LONG });
    await page.locator('[data-stored="true"]').waitFor();
    await page.getByRole("heading", { name: "Which price" }).click();
    const point = (name: string): Promise<string> => page.getByLabel(name, { exact: true }).inputValue();
    expect(await point("Change of the bill, point 1")).toBe("−20%");
    await page.keyboard.press("Control+z");
    await page.getByRole("heading", { name: "No renewal curve for Northwind" }).waitFor();

    // A block of all points is a curve at once; one that is none changes nothing; a value fills those below it.
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const paste = async (text: string): Promise<void> => {
      await page.evaluate((one) => navigator.clipboard.writeText(one), text);
      await page.getByLabel("Change of the bill, point 1", { exact: true }).focus();
      await page.keyboard.press("Control+v");
    };
    await paste("-15%\t97%\r\n0.05\t0.9\r\n30%\t=50%+5%\r\n");
    await page.getByRole("heading", { name: "Renewal of Northwind" }).waitFor();
    const points = (): Promise<string[]> =>
      Promise.all(
        [1, 2, 3].map(
          async (at) =>
            `${await point(`Change of the bill, point ${at}`)} ${await point(`Chance of renewal, point ${at}`)}`,
        ),
      );
    const pasted = ["−15% 97%", "5% 90%", "30% 55%"];
    await expect.poll(points).toEqual(pasted);
    await paste("10%\t97%\r\n5%\t90%\r\n30%\t55%");
    await page.getByText("The changes of the bill rise from point to point.").waitFor();
    await paste("10%\t97%\t50%");
    await page.getByText("The block has 1 row and 3 columns; from here on there are 3 rows and 2 columns.").waitFor();
    await page.keyboard.press("Escape");
    expect(await points()).toEqual(pasted);
    await page.getByLabel("Chance of renewal, point 2", { exact: true }).focus();
    await page.keyboard.type("-10%");
    await page.keyboard.press("Control+d");
    await expect.poll(points).toEqual(["−15% 97%", "5% 81%", "30% 49.5%"]);
    await page.keyboard.press("Control+z");
    await expect.poll(points).toEqual(pasted);
    await page.keyboard.press("Control+z");
    await page.getByRole("heading", { name: "No renewal curve for Northwind" }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG * 2,
);

test.each(["light", "dark"] as const)(
  "every view keeps nobody out in the %s theme",
  async (theme) => {
    const { page, faults, context } = await stage.open({ theme });
    await chooseClient(page, "Northwind");
    await openRisk(page);
    const found: string[] = [];
    for (const name of ["Range", "Floor price", "Shocks", "Clauses", "Renewal"]) {
      await showView(page, name);
      await page.locator('[aria-busy="true"]').first().waitFor({ state: "detached", timeout: LONG });
      for (const size of [
        { width: 1024, height: 700 },
        { width: 1440, height: 900 },
      ]) {
        await page.setViewportSize(size);
        await page.screenshot({ path: join(SCREENSHOTS, `risk-${name.replace(" ", "-")}-${theme}-${size.width}.png`) });
      }
      found.push(...(await barriers(page)).map((barrier) => `${name}: ${barrier}`));
    }
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG * 2,
);

// The last one: what is adopted changes the tickets of every client, and with them the figures above.
test(
  "the months of imported tickets are shaded in the clauses' charts",
  async () => {
    const { page, faults, context } = await stage.open();
    await chooseClient(page, "Bayline Dental");
    await chooseTicketFile(page, monthlyFile(stage.folder.path, [24, 36, 30, 42, 30, 18], ["Email"]));
    await page.getByText("Nothing is stored until you import.").waitFor();
    await startImport(page);
    await page.getByRole("button", { name: "Adopt into scenario" }).click();
    await page.getByText(/goes from \d+ to \d+ tickets a month/).waitFor();
    await page.getByRole("checkbox", { name: /The file holds every ticket/ }).check();
    await page.getByRole("button", { name: "Adopt", exact: true }).click();
    await page.getByText(/ticket rates? of Northwind renewal rests? on this import/).waitFor();
    await openRisk(page);
    await showView(page, "Clauses");
    // The last month of a file is not complete.
    await page.getByText("5 months on record").waitFor({ timeout: LONG });
    await page.getByText(/Shaded: how far single months lay from their average, from 74% to 130%/).waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, "risk-Clauses-history-light-1440.png") });
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG * 2,
);
