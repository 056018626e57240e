import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApplication } from "../../electron/services/application.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { marked } from "../proposal/markers.ts";
import { sampleDocument } from "../proposal/offers.ts";
import { openApp, showPage } from "./browser.ts";
import { launchBrowser } from "./chromium.ts";
import { type Folder, type RunningHost, startHost, temporaryFolder } from "./host.ts";

/** A scenario in which everything that is not the client's carries a mark: while the client watches, no mark is to be found. */

const marks = marked(sampleDocument());
const SCENARIO = "Zqscenario squeeze them";

let browser: Browser;
let folder: Folder;
let host: RunningHost;

beforeAll(async () => {
  folder = temporaryFolder();
  const application = openApplication({ host: "browser", file: folder.workspace });
  try {
    const { handlers } = application;
    const { id } = await handlers["scenario.create"]({
      name: SCENARIO,
      from: { kind: "document", document: JSON.parse(JSON.stringify({ ...marks.document, name: SCENARIO })) as Json },
    });
    await handlers["proposal.create"]({ scenarioId: id, clientId: marks.clientId, name: "Renewal" });
  } finally {
    application.close();
  }
  [browser, host] = await Promise.all([launchBrowser(), startHost(folder.workspace)]);
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  folder?.remove();
});

test("not in the page, its title, its copy, nor behind any key", async () => {
  const { page, context, faults } = await openApp(browser, await host.address());
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await showPage(page, "Proposal");
  const internal = page.getByRole("complementary", { name: "Internal" });
  await internal.getByRole("heading", { name: /^Value split/ }).waitFor();
  const secrets = [...marks.texts, SCENARIO];
  const held = (text: string): readonly string[] => secrets.filter((secret) => text.includes(secret));
  const inPage = () =>
    page.evaluate(() => `${document.title} ${document.documentElement.outerHTML} ${location.href} ${history.length}`);
  // The same search finds them while they may be seen.
  expect(held(await inPage())).toContain(SCENARIO);

  await page.getByRole("button", { name: "Client is watching" }).click();
  await internal.waitFor({ state: "detached" });
  await page.getByRole("article").waitFor();
  expect(held(await inPage())).toEqual([]);

  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  const copied = await page.evaluate(async () => {
    const items = await navigator.clipboard.read();
    const texts = await Promise.all(
      items.flatMap((item) => item.types.map(async (type) => (await item.getType(type)).text())),
    );
    return texts.join("\n");
  });
  expect(copied).toContain("Northwind");
  expect(held(copied)).toEqual([]);
  expect(copied.replaceAll(/<[^>]*>/g, " ")).not.toMatch(/\bmargins?\b|guardrail|walk away|value split/i);
  // Libraries keep elements of their own beside the page: an axis was measured in one, and its amount stayed there.
  const beside = await page.evaluate(() =>
    [...document.body.children]
      .filter(({ id, tagName }) => id !== "root" && !["SCRIPT", "STYLE"].includes(tagName))
      .map((element) => element.textContent ?? "")
      .join(""),
  );
  expect(beside).toBe("");

  // Keys that open something anywhere else open nothing here.
  for (const key of ["Control+k", "Control+z", "e", "h", "s", "p", "t", "/", "?"]) await page.keyboard.press(key);
  expect(held(await inPage())).toEqual([]);
  expect(await page.getByRole("dialog").count()).toBe(0);
  // No way to the workbook or a package from here.
  expect(await page.getByRole("button").allInnerTexts()).toEqual(["Back"]);
  await page.screenshot({ path: join(folder.path, "watched.png") });
  await context.close();
  expect(faults).toEqual([]);
}, 120_000);
