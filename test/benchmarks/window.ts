/**
 * From a key to the figures that follow from it, in a real Chromium over the real host: time to the new text of the strip,
 * to its paint, and to the new text of the statement. The peer is the least that a worker can do: a page whose worker
 * answers at once with as much data, of which it writes two dozen texts.
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
  /** Of what is watched besides. */
  readonly followedMs: number;
}

/** A place on the page whose text changes. */
interface Watched {
  readonly selector: string;
  readonly place: number;
}

/** Runs in the page. Waits for a key, then for the watched texts to be others; times from the key itself. */
function watchKey({ text, follows }: { readonly text: Watched; readonly follows: Watched }): void {
  const at = ({ selector, place }: Watched): Element => {
    const found = [...document.querySelectorAll(selector)].at(place);
    if (found === undefined) throw new Error(`There is no ${selector}`);
    return found;
  };
  const [watched, following] = [at(text), at(follows)];
  const [before, followsBefore] = [watched.textContent, following.textContent];
  const seen = { began: 0, text: 0, paint: 0, followed: 0 };
  const step = new Promise<Step>((done, failed) => {
    const late = setTimeout(() => failed(new Error("The key changed nothing")), 5000);
    const sinceKey = (): number => performance.now() - seen.began;
    const goOn = (): void => {
      if (seen.paint === 0 || seen.followed === 0) return;
      clearTimeout(late);
      observer.disconnect();
      done({ textMs: seen.text, paintMs: seen.paint, followedMs: seen.followed });
    };
    const observer = new MutationObserver(() => {
      if (seen.followed === 0 && following.textContent !== followsBefore) seen.followed = sinceKey();
      if (seen.text === 0 && watched.textContent !== before) {
        seen.text = sinceKey();
        // Not before: a page that is asked for frames renders more of them than it would.
        requestAnimationFrame(() => {
          // The first task after the paint of the frame that this callback belongs to.
          void scheduler.postTask(
            () => {
              seen.paint = sinceKey();
              goOn();
            },
            { priority: "user-blocking" },
          );
        });
      }
      goOn();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    window.addEventListener(
      "keydown",
      (event) => {
        seen.began = event.timeStamp;
      },
      { capture: true, once: true },
    );
  });
  Object.assign(window, { step });
}

interface Measured {
  readonly text: Watched;
  readonly follows: Watched;
  readonly pause: number;
  /** Brings the page to where only the key is missing. */
  readonly ready?: (at: number) => Promise<void>;
  readonly key: string;
}

async function measure(page: Page, { text, follows, pause, ready, key }: Measured) {
  const steps: Step[] = [];
  for (let at = 0; at < WARM_UP + STEPS; at++) {
    await ready?.(at);
    await page.evaluate(watchKey, { text, follows });
    // A real key: a browser treats what an input event changes otherwise than what a script does.
    await page.keyboard.press(key);
    const step = await page.evaluate(() => Reflect.get(window, "step") as Promise<Step>);
    if (at >= WARM_UP) steps.push(step);
    await page.waitForTimeout(pause);
  }
  const of = (name: keyof Step) => {
    const values = steps.map((step) => step[name]);
    return { median: rounded(median(values)), least: rounded(Math.min(...values)), most: rounded(Math.max(...values)) };
  };
  return { textMs: of("textMs"), paintMs: of("paintMs"), followedMs: of("followedMs"), steps: steps.length };
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

/** Margin of the proposed plan with AI in the strip; net revenue over the horizon, the last figure of the statement's first line. */
const STRIP = { text: { selector: "article button.ot-display", place: LENSES.length - 1 } };
const STATEMENT = { follows: { selector: "[id^='statement-0-']", place: -1 } };

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
    const marker = { ...STRIP, ...STATEMENT, key: "ArrowRight" };
    const atRest = await measure(page, { ...marker, pause: PAUSES.atRest });
    const inARow = await measure(page, { ...marker, pause: PAUSES.inARow });
    progress("a number of one client, typed in the tree");
    const users = page.locator(`[data-input="clients/${scope.id}/units/users"]`);
    const typed = await measure(page, {
      ...STRIP,
      ...STATEMENT,
      key: "Enter",
      pause: PAUSES.atRest,
      ready: async (at) => {
        await users.click();
        await page.keyboard.type(String(101 + at));
        await page.waitForTimeout(PAUSES.inARow);
      },
    });
    progress("the least a worker can do");
    const peerPage = await context.newPage();
    await openPeer(peerPage, document, view);
    const peer = await measure(peerPage, {
      text: { selector: "b", place: 0 },
      follows: { selector: "b", place: -1 },
      key: "ArrowRight",
      pause: PAUSES.inARow,
    });
    const ratio = (name: "textMs" | "paintMs") => rounded(atRest[name].median / peer[name].median);
    return {
      atRest,
      inARow,
      typed,
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
