/**
 * The Compare page in a real Chromium over the real host, with as many scenarios of twelve clients as have room: from the click
 * that opens it to each answer of its workers, the quick ones and the exact ones, and the same for a bridge between two of them.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { callHost } from "../end-to-end/browser.ts";
import { launchBrowser } from "../end-to-end/chromium.ts";
import { startHost } from "../end-to-end/host.ts";
import { median, rounded } from "./measure.ts";

const SAMPLE = "northwind-renewal";
const COLUMNS = 6;
const OPENINGS = 6;
/** Milliseconds until whatever a page began is over. */
const REST = 20_000;

/** What has arrived since the click, in milliseconds. */
interface Arrived {
  /** Of each scenario. */
  readonly quickFigures: readonly number[];
  readonly exactFigures: readonly number[];
  readonly findings: readonly number[];
  readonly quickBridge: readonly number[];
  readonly exactBridge: readonly number[];
}

/** Runs in the page before anything else: notes when answers of workers reach the window. */
function noteAnswers(): void {
  const answers: { kind: string; at: number }[] = [];
  Reflect.set(globalThis, "answersOfWorkers", answers);
  const listen = Worker.prototype.addEventListener;
  Worker.prototype.addEventListener = function (this: Worker, ...args: Parameters<typeof listen>) {
    if (args[0] === "message")
      listen.call(this, "message", (event) => {
        const { kind, figures, bridge } = (event as MessageEvent).data;
        const path = figures?.path ?? bridge?.path ?? "";
        answers.push({ kind: `${kind} ${path}`.trim(), at: performance.now() });
      });
    listen.apply(this, args);
  } as typeof listen;
}

/** Runs in the page: presses a button and waits until nothing more arrives. */
async function pressAndNote({ label, rest }: { label: string; rest: number }): Promise<Arrived> {
  const answers: { kind: string; at: number }[] = Reflect.get(globalThis, "answersOfWorkers");
  const button = [...document.querySelectorAll("button, [role=gridcell]")].find((one) => one.textContent === label);
  if (!(button instanceof HTMLElement)) throw new Error(`There is no ${label}`);
  answers.length = 0;
  const began = performance.now();
  button.click();
  await new Promise((later) => setTimeout(later, rest));
  const of = (kind: string): number[] => answers.filter((one) => one.kind === kind).map(({ at }) => at - began);
  return {
    quickFigures: of("figures column"),
    exactFigures: of("figures exact"),
    findings: of("findings"),
    quickBridge: of("bridge column"),
    exactBridge: of("bridge exact"),
  };
}

async function fill(page: Page): Promise<void> {
  for (let at = 1; at < COLUMNS; at++) {
    const from = { kind: "variant", parent: SAMPLE } as const;
    const { id } = await callHost<{ id: string }>(page, "scenario.create", { name: `Variant ${at}`, from });
    const change = (path: string, value: number | string) => ({
      record: `variant/${id}`,
      path: `overrides/${path.replaceAll("/", "~1")}`,
      after: { value },
    });
    const changes = [change("categories/password/ai/resolution", `0.${4 + at}`), change("ai/ramp/months", 6 + at)];
    await callHost(page, "edit.commit", { label: "Slower", changes });
  }
}

export async function benchmark(progress: (what: string) => void): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "outturn-comparison-"));
  const [browser, host] = await Promise.all([launchBrowser(), startHost(join(folder, "w.outturn"))]);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
    const page = await context.newPage();
    await page.addInitScript(noteAnswers);
    await page.goto(await host.address());
    await page.getByText("Results up to date", { exact: true }).waitFor();
    await fill(page);
    await page.reload();
    await page.getByText("Results up to date", { exact: true }).waitFor();
    await page.waitForTimeout(REST);
    const openings: Arrived[] = [];
    for (let at = 0; at < OPENINGS; at++) {
      progress(`opening ${at + 1} of ${OPENINGS}`);
      openings.push(await page.evaluate(pressAndNote, { label: "Compare", rest: REST }));
      await page.evaluate(pressAndNote, { label: "Model", rest: 3000 });
    }
    const complete = openings.filter(({ exactFigures }) => exactFigures.length === COLUMNS);
    const over = (of: (arrived: Arrived) => number) => {
      const values = complete.map(of);
      return { median: rounded(median(values)), least: rounded(Math.min(...values)) };
    };
    const last = (values: readonly number[]) => Math.max(...values);
    return {
      scenarios: COLUMNS,
      openings: complete.length,
      millisecondsFromTheClick: {
        firstFigures: over(({ quickFigures }) => Math.min(...quickFigures)),
        allQuickFigures: over(({ quickFigures }) => last(quickFigures)),
        quickBridge: over(({ quickBridge }) => last(quickBridge)),
        exactBridge: over(({ exactBridge }) => last(exactBridge)),
        allBreakEvens: over(({ findings }) => last(findings)),
        allExactFigures: over(({ exactFigures }) => last(exactFigures)),
      },
    };
  } finally {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
