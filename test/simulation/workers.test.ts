import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { openTrialThreads, type TrialThreads } from "../../electron/simulation/trial-threads.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { FromTrialWorker, ToTrialWorker } from "../../shared/simulation/messages.ts";
import { outlineOf } from "../../shared/simulation/outline.ts";
import type { SimulationRequest } from "../../shared/simulation/request.ts";
import { summarise } from "../../shared/simulation/summary.ts";
import { SimulationStopped, TrialPool, type TrialThread } from "../../shared/simulation/trial-pool.ts";
import { trialWorker } from "../../shared/simulation/trial-worker.ts";
import { rangesOf } from "../../shared/simulation/trials.ts";

const { scenario }: { scenario: ScenarioDocument } = JSON.parse(
  readFileSync(new URL("../vectors/simulation/sim3-credits.json", import.meta.url), "utf8"),
);
const request: SimulationRequest = {
  document: { ...scenario, ai: { ...scenario.ai, abandonment: { probability: "0.2", month: 4 } } },
  scope: { kind: "portfolio" },
  trials: 5000,
  seed: 123_456_789_012,
  target: "0.8",
};
const outline = outlineOf(request);

let open: TrialThreads | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function textWith(workers: number): Promise<string> {
  open = openTrialThreads(workers);
  const trials = await open.pool.run({ request, layout: outline.layout });
  await open.close();
  return JSON.stringify(summarise(outline, trials));
}

describe("a pool of trial threads", () => {
  test("gives the same bytes with 1, 2 and 4 workers", async () => {
    const one = await textWith(1);
    expect(one).toContain('"abandoned-trials"');
    expect(await textWith(2)).toBe(one);
    expect(await textWith(4)).toBe(one);
  });

  test("shows the first thousand trials before the rest, without gaps", async () => {
    open = openTrialThreads(2);
    const seen: number[] = [];
    await open.pool.run({ request, layout: outline.layout, onBatch: ({ count }) => seen.push(count) });
    expect(seen.some((count) => count >= 1000 && count < 5000)).toBe(true);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBe(5000);
  });

  test("stops when told, and runs again", async () => {
    open = openTrialThreads(2);
    const { pool } = open;
    const long = pool.run({
      request: { ...request, trials: 200_000 },
      layout: outline.layout,
      onBatch: () => pool.stop(),
    });
    await expect(long).rejects.toBeInstanceOf(SimulationStopped);
    const trials = await pool.run({ request, layout: outline.layout });
    expect(trials.count).toBe(5000);
  });

  test("goes on from what it has prepared where only more trials are asked for, and prepares anew for anything else", async () => {
    const messages: ToTrialWorker[] = [];
    let answer: (message: FromTrialWorker) => void = () => undefined;
    const work = trialWorker((message) => answer(message));
    const thread: TrialThread = {
      post(message) {
        messages.push(message);
        work(message);
      },
      listen: (onMessage) => {
        answer = onMessage;
      },
    };
    const pool = new TrialPool([thread]);
    const textOf = async (asked: SimulationRequest): Promise<string> =>
      JSON.stringify(summarise(outlineOf(asked), await pool.run({ request: asked, layout: outline.layout })));
    const few = { ...request, trials: 300 };
    await textOf(few);
    const more = await textOf(structuredClone(request));
    const other = await textOf({ ...request, seed: 5 });
    expect(messages.flatMap((message) => (message.kind === "start" ? [message.isSame] : []))).toEqual([
      false,
      true,
      false,
    ]);
    expect(more).toBe(await textWith(2));
    expect(other).not.toBe(more);
  });

  test.each([
    [10_000, 1],
    [10_000, 2],
    [100_000, 4],
    [700, 3],
    [1, 2],
  ])("hands %d trials to %d workers once each, the first thousand together", (trials, workers) => {
    const ranges = rangesOf(trials, workers);
    let next = 0;
    for (const { from, count } of ranges) {
      expect(from).toBe(next);
      expect(count).toBeGreaterThan(0);
      next += count;
    }
    expect(next).toBe(trials);
    expect(ranges[0]?.count).toBe(Math.min(1024, trials));
    // Small pieces cost more a trial: only as many as even out the end.
    expect(ranges.length).toBeLessThan(trials / 1024 + 3 * workers + 2);
  });

  test("hands on why a request is refused", async () => {
    open = openTrialThreads(1);
    const { pool } = open;
    const correlations = [{ between: ["a", "b"] as const, correlation: 0.5 }];
    await expect(pool.run({ request: { ...request, correlations }, layout: outline.layout })).rejects.toMatchObject({
      code: "unknown-input",
    });
  });
});
