import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proposalHtml } from "../../electron/export/proposal-html.ts";
import { DEFAULT_BRAND } from "../../shared/proposal/brand.ts";
import { madeOffer } from "../proposal/offers.ts";
import { barriers } from "./accessibility.ts";
import { launchBrowser } from "./chromium.ts";
import { type Folder, temporaryFolder } from "./host.ts";

/** The proposal as a web page, opened as the client opens it: on a desk and on a phone, in a dark room, and printed. */

const GARISH = {
  ...DEFAULT_BRAND,
  name: "Hochleistungsrechenzentrumsbetriebsgesellschaft für den östlichen Mittelrhein & Söhne mbH",
  heading: "#ff00c8",
  accent: "#aaff00",
  contact: ["Überlange Straße 1234, Gebäude Z", "56068 Koblenz"],
  website: "https://example.com/sehr/lange/adresse/die/nicht/umbricht",
  email: "vertrieb@example.com",
};

let browser: Browser;
let folder: Folder;

beforeAll(async () => {
  folder = temporaryFolder();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  folder?.remove();
});

test.each([
  ["the default brand", DEFAULT_BRAND, "en-US"],
  ["a garish one with a long name", GARISH, "de-DE"],
] as const)(
  "in %s: light, within the window, readable, and whole on paper",
  async (_what, brand, locale) => {
    const file = join(folder.path, "proposal.html");
    writeFileSync(file, proposalHtml(madeOffer({ brand, locale }).proposal));
    for (const width of [1440, 390]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: "dark" });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => faults.push(message.text()));
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("request", (request) => {
        const address = request.url();
        if (!address.startsWith("file:") && !address.startsWith("data:")) faults.push(address);
      });
      await page.goto(pathToFileURL(file).href);
      const seen = await page.evaluate(() => {
        const root = document.documentElement;
        const outside = [...document.querySelectorAll("h1, h2, h3, p, li, .card, footer")].filter(
          (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
        );
        return {
          background: getComputedStyle(document.body).backgroundColor,
          overflow: root.scrollWidth - root.clientWidth,
          outside: outside.map((element) => element.textContent?.slice(0, 40)),
        };
      });
      expect(seen).toEqual({ background: "rgb(255, 255, 255)", overflow: 0, outside: [] });
      expect(await barriers(page)).toEqual([]);
      if (width === 1440) {
        const printed = (await page.pdf({ format: "A4" })).toString("latin1");
        const pages = printed.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
        expect(pages).toBeGreaterThan(6);
        expect(pages).toBeLessThan(18);
      }
      expect(faults).toEqual([]);
      await context.close();
    }
  },
  120_000,
);
