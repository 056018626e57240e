/**
 * `bench simulation`: 100,000 trials of one client over 36 months and 12 categories under four lenses, against the same core
 * written by hand in TypeScript, in numpy and in C, and two workers against one. The peers in TypeScript and C draw the
 * very same tickets, so that their totals must agree with the engine's.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTrialThreads } from "../../electron/simulation/trial-threads.ts";
import { LENSES } from "../../shared/model/results.ts";
import { outlineOf } from "../../shared/simulation/outline.ts";
import type { SimulationRequest } from "../../shared/simulation/request.ts";
import { Simulation } from "../../shared/simulation/simulate.ts";
import { type BenchmarkReport, type Comparison, compared, type Goal } from "./comparison.ts";
import { median, peakMemory, RUNS, rounded, type Timing } from "./measure.ts";
import { type CoreNumbers, coreNumbers, simulationDocument } from "./simulation/core-numbers.ts";
import { type CoreTotals, HandWrittenTrials } from "./simulation/hand-written-trials.ts";
import { twoThreadsAgainstOne } from "./simulation/two-threads.ts";

const TRIALS = 100_000;
const SEED = 42;
const FOLDER = new URL("./simulation/", import.meta.url);

/** Processor time of one run in milliseconds, of the thread that computes, and what the trials came to on average. */
interface Run {
  readonly milliseconds: number;
  readonly means: readonly (readonly number[])[];
}

interface Peer {
  readonly name: string;
  readonly goal: Goal | null;
  /** Relative difference of means that is still agreement; of a peer that draws otherwise, null. */
  readonly tolerance: number | null;
  run(): Run;
}

function onThread(work: () => readonly (readonly number[])[]): Run {
  const before = process.threadCpuUsage();
  const means = work();
  const { user, system } = process.threadCpuUsage(before);
  return { milliseconds: (user + system) / 1000, means };
}

function engine(request: SimulationRequest): () => Run {
  const simulation = new Simulation(request);
  const { layout } = simulation.outline;
  return () =>
    onThread(() => {
      const sums = LENSES.map(() => [0, 0, 0]);
      for (let from = 0; from < TRIALS; from += 1024) {
        const count = Math.min(1024, TRIALS - from);
        const { columns } = simulation.run({ from, count });
        for (const [k, lens] of LENSES.entries()) {
          for (const [t, total] of (["margin", "marginCash", "net"] as const).entries()) {
            const start = layout.total(lens, total) * count;
            for (let i = start; i < start + count; i++) sums[k]![t]! += columns[i]!;
          }
        }
      }
      return sums.map((each) => each.map((sum) => sum / TRIALS));
    });
}

const averaged = (totals: CoreTotals) => totals.map((each) => each.map((sum) => sum / TRIALS));

/** A program of its own, which tells its processor time. */
function program(command: string, words: readonly string[]): Run {
  const said: { microsecondsPerTrial: number; means: number[][] } = JSON.parse(
    execFileSync(command, words, { encoding: "utf8" }),
  );
  return { milliseconds: (said.microsecondsPerTrial * TRIALS) / 1000, means: said.means };
}

function works(command: string, words: readonly string[]): boolean {
  try {
    execFileSync(command, words, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function peersOf(core: CoreNumbers, folder: string): Peer[] {
  const loops = new HandWrittenTrials(core);
  const peers: Peer[] = [
    {
      name: "hand-written float64 loops in TypeScript",
      goal: null,
      tolerance: 1e-9,
      run: () => onThread(() => averaged(loops.run(TRIALS))),
    },
  ];
  const binary = join(folder, "core");
  const source = new URL("core.c", FOLDER).pathname;
  if (works("cc", ["-O3", "-march=native", "-ffp-contract=off", "-o", binary, source, "-lm"])) {
    const numbers = join(folder, "core.bin");
    writeFileSync(numbers, Float64Array.from(Object.values(core.lists).flat()));
    const words = [numbers, String(core.months), String(core.categories), String(TRIALS)];
    peers.push({
      name: "C, -O3 -march=native, blocked",
      goal: { bound: "atMost", goal: 4, beyond: 2.5 },
      tolerance: 1e-9,
      run: () => program(binary, words),
    });
  }
  if (works("python3", ["-c", "import numpy"])) {
    const numbers = join(folder, "core.json");
    writeFileSync(numbers, JSON.stringify(core));
    peers.push({
      name: "numpy",
      goal: { bound: "atLeast", goal: 1.9, beyond: 2.7 },
      tolerance: null,
      run: () => program("python3", [new URL("core.py", FOLDER).pathname, numbers, String(TRIALS)]),
    });
  }
  return peers;
}

/** Means of margins may be near 0: what counts is the difference beside the revenue. */
function agree(ours: Run, theirs: Run, { name, tolerance }: Peer): void {
  for (const [k, means] of ours.means.entries()) {
    for (const [t, mean] of means.entries()) {
      const other = theirs.means[k]?.[t] ?? Number.NaN;
      // One that draws otherwise must agree within what a hundred thousand trials scatter by.
      if (!(Math.abs(mean - other) <= (tolerance ?? 2e-3) * means[2]!))
        throw new Error(`${name} does not agree under ${LENSES[k]}: ${other} against ${mean}`);
    }
  }
}

function timingOf(runs: readonly Run[]): Timing {
  const times = runs.map(({ milliseconds }) => milliseconds);
  return {
    processorMs: rounded(median(times)),
    clockMs: rounded(median(times)),
    leastMs: rounded(Math.min(...times)),
  };
}

/** Enough trials for every worker's loops to be compiled. */
const WARM_TRIALS = 16_384;

/** Time on the clock of all trials in `count` threads that are prepared; there must be a free processor for each. */
async function inThreads(request: SimulationRequest, count: number): Promise<number> {
  const { layout } = outlineOf(request);
  const threads = openTrialThreads(count);
  try {
    await threads.pool.run({ request: { ...request, trials: WARM_TRIALS }, layout });
    const before = performance.now();
    await threads.pool.run({ request, layout });
    return performance.now() - before;
  } finally {
    await threads.close();
  }
}

async function workers(
  request: SimulationRequest,
): Promise<{ readonly comparison: Comparison; readonly machine: number }> {
  const times = { one: [] as number[], two: [] as number[] };
  const machine: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    times.one.push(await inThreads(request, 1));
    times.two.push(await inThreads(request, 2));
    machine.push(await twoThreadsAgainstOne());
  }
  const timing = (list: readonly number[]): Timing => {
    const least = rounded(Math.min(...list));
    return { processorMs: rounded(median(list)), clockMs: rounded(median(list)), leastMs: least };
  };
  const comparison = compared("all trials, time on the clock", "one worker", timing(times.two), timing(times.one), {
    bound: "atLeast",
    goal: 1.8,
    beyond: 1.8,
  });
  return { comparison, machine: rounded(median(machine)) };
}

export async function benchmark(progress: (what: string) => void): Promise<BenchmarkReport> {
  const document = simulationDocument();
  const request: SimulationRequest = { document, scope: { kind: "portfolio" }, trials: TRIALS, seed: SEED };
  const folder = mkdtempSync(join(tmpdir(), "outturn-bench-"));
  try {
    progress("preparing the peers");
    const peers = peersOf(coreNumbers(document, SEED), folder);
    const run = engine(request);
    run();
    const ours: Run[] = [];
    const theirs = peers.map((): Run[] => []);
    for (let at = 1; at <= RUNS; at++) {
      progress(`run ${at} of ${RUNS}: ${["the engine", ...peers.map(({ name }) => name)].join(", ")}`);
      const mine = run();
      ours.push(mine);
      for (const [k, peer] of peers.entries()) {
        const other = peer.run();
        agree(mine, other, peer);
        theirs[k]!.push(other);
      }
    }
    progress("one worker and two");
    const own = timingOf(ours);
    const comparisons = peers.map(({ name, goal }, k) =>
      compared(
        `${TRIALS} trials, one thread`,
        name,
        own,
        timingOf(theirs[k]!),
        goal ?? { bound: "atMost", goal: 1.2, beyond: 1 },
      ),
    );
    const { comparison, machine } = await workers(request);
    comparisons.push(comparison);
    const notes = [
      `Two threads that only add numbers are ${machine} times one in the same run: what this machine gives at most.`,
    ];
    return { comparisons, times: { [`${TRIALS} trials`]: own }, peakMemoryMiB: peakMemory(), notes };
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  }
}
