/** Times of several subjects in one run, interleaved, so that what else the machine does falls on all of them alike. */

export interface Subject {
  /** Work of one repetition. */
  readonly once: () => void;
  /** Repetitions in one run. */
  readonly repetitions: number;
}

export interface Timing {
  /** Processor time of one repetition in milliseconds: median of the runs. Does not count waiting for a processor. */
  readonly processorMs: number;
  /** Time on the clock of one repetition: median, and the least of all repetitions. */
  readonly clockMs: number;
  readonly leastMs: number;
}

export const RUNS = 5;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The median run, where runs were measured one by one. */
export function medianOf(timings: readonly Timing[]): Timing {
  return {
    processorMs: rounded(median(timings.map(({ processorMs }) => processorMs))),
    clockMs: rounded(median(timings.map(({ clockMs }) => clockMs))),
    leastMs: rounded(Math.min(...timings.map(({ leastMs }) => leastMs))),
  };
}

/** Warms every subject up with one run, then takes interleaved ones. */
export function measured<K extends string>(
  subjects: Readonly<Record<K, Subject>>,
  count: number = RUNS,
): Record<K, Timing> {
  const names = Object.keys(subjects) as K[];
  const runs = new Map(
    names.map((name) => [name, { processor: [] as number[], clock: [] as number[], least: Infinity }]),
  );
  for (let run = 0; run <= count; run++) {
    for (const name of names) {
      const { once, repetitions } = subjects[name];
      const times = runs.get(name)!;
      const processorBefore = process.cpuUsage();
      const before = performance.now();
      let least = Infinity;
      let last = before;
      for (let at = 0; at < repetitions; at++) {
        once();
        const now = performance.now();
        least = Math.min(least, now - last);
        last = now;
      }
      if (run === 0) continue;
      const { user, system } = process.cpuUsage(processorBefore);
      times.processor.push((user + system) / 1000 / repetitions);
      times.clock.push((last - before) / repetitions);
      times.least = Math.min(times.least, least);
    }
  }
  const timing = (name: K): Timing => {
    const { processor, clock, least } = runs.get(name)!;
    return { processorMs: rounded(median(processor)), clockMs: rounded(median(clock)), leastMs: rounded(least) };
  };
  return Object.fromEntries(names.map((name) => [name, timing(name)])) as Record<K, Timing>;
}

/** Four significant digits: more would promise what a shared machine does not hold. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** Largest resident size of this process so far, in MiB. */
export function peakMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
