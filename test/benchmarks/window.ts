/**
 * From a key to the figures that follow from it, in a real Chromium over the real host: time to the new text and to its
 * paint. The peer is the least that a worker can do: a page whose worker answers at once with as much
 * data, of which it writes two dozen texts.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import type { Locator, Page } from "playwright-core";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { LENSES } from "../../shared/model/results.ts";
import { launchBrowser } from "../end-to-end/chromium.ts";
import { startHost } from "../end-to-end/host.ts";
import { sampleScenario } from "../renderer/sample.ts";
import { median, rounded } from "./measure.ts";

const STEPS = 24;
const WARM_UP = 6;
/** Milliseconds between keys: at rest the exact figures and the scans of the step before are done, in a row they are not. */
const PAUSES = { atRest: 3000, inARow: 300 } as const;

interface Step {
  readonly textMs: number;
  readonly paintMs: number;
}

/** Runs in the page. Presses a key on what has the focus and waits until the watched text is another one. */
function pressAndWatch({ key, selector, place }: { key: string; selector: string; place: number }): Promise<Step> {
  return new Promise((done, failed) => {
    const watched = document.querySelectorAll(selector)[place];
    if (watched === undefined) throw new Error(`There is no ${selector}`);
    const before = watched.textContent;
    const late = setTimeout(() => failed(new Error(`${key} changed nothing`)), 5000);
    const observer = new MutationObserver(() => {
      if (watched.textContent === before) return;
      const textMs = performance.now() - began;
      observer.disconnect();
      clearTimeout(late);
      // Not before: a page that is asked for frames renders more of them than it would.
      requestAnimationFrame(() => {
        // A message comes after the paint of the frame that this callback belongs to.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done({ textMs, paintMs: performance.now() - began });
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    const began = performance.now();
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });
}

async function measure(page: Page, selector: string, place: number, pause: number) {
  const steps: Step[] = [];
  for (let at = 0; at < WARM_UP + STEPS; at++) {
    const step = await page.evaluate(pressAndWatch, { key: "ArrowRight", selector, place });
    if (at >= WARM_UP) steps.push(step);
    await page.waitForTimeout(pause);
  }
  const of = (name: keyof Step) => {
    const values = steps.map((step) => step[name]);
    return { median: rounded(median(values)), least: rounded(Math.min(...values)), most: rounded(Math.max(...values)) };
  };
  return { textMs: of("textMs"), paintMs: of("paintMs"), steps: steps.length };
}

/** A page that does nothing but hand a document to a worker and write what comes back. */
async function openPeer(page: Page, sent: unknown, answered: unknown): Promise<void> {
  await page.setContent(`<body tabindex="0">${Array.from({ length: 24 }, () => "<b>0</b>").join(" ")}</body>`);
  await page.evaluate(
    ([sent, answered]) => {
      const source = `let answer; onmessage = ({ data }) => { if (answer === undefined) answer = data; else postMessage({ at: data.at, answer }); };`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
      worker.postMessage(answered);
      let at = 0;
      worker.onmessage = ({ data }) => {
        for (const text of document.querySelectorAll("b")) text.textContent = String(data.at);
      };
      document.body.addEventListener("keydown", () => {
        at += 1;
        worker.postMessage({ at, sent });
      });
      document.body.focus();
    },
    [sent, answered] as const,
  );
}

async function focusOf(locator: Locator): Promise<void> {
  await locator.waitFor();
  await locator.focus();
}

const FIGURE = "article button.ot-display";
/** Proposed plan with AI. */
const LAST_LENS = LENSES.length - 1;

export async function benchmark(progress: (what: string) => void): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "outturn-window-"));
  const { document } = sampleScenario();
  const scope = { kind: "client", id: document.clients[0]?.id ?? "" } as const;
  const results = createScenarioModel(document).columnResults([scope]);
  const view = Object.fromEntries(LENSES.map((lens) => [lens, results.lenses[lens].clients[scope.id]]));
  const [browser, host] = await Promise.all([launchBrowser(), startHost(join(folder, "w.outturn"))]);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
    const page = await context.newPage();
    await page.goto(await host.address());
    await page.getByText("Results up to date", { exact: true }).waitFor();
    await page.getByRole("button", { name: /^Client / }).click();
    await page.getByRole("menuitem", { name: new RegExp(`^${document.clients[0]?.name}( selected)?$`) }).click();
    await page.waitForTimeout(PAUSES.atRest);
    progress("the crossover marker: an edit of every category and every client");
    await focusOf(page.getByRole("slider").last());
    const atRest = await measure(page, FIGURE, LAST_LENS, PAUSES.atRest);
    const inARow = await measure(page, FIGURE, LAST_LENS, PAUSES.inARow);
    progress("the least a worker can do");
    const peerPage = await context.newPage();
    await openPeer(peerPage, document, view);
    const peer = await measure(peerPage, "b", 0, PAUSES.inARow);
    const ratio = (name: "textMs" | "paintMs") => rounded(atRest[name].median / peer[name].median);
    return {
      atRest,
      inARow,
      peer,
      bytes: { document: serialize(document).length, answer: serialize(view).length },
      ratios: { text: ratio("textMs"), paint: ratio("paintMs") },
    };
  } finally {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
