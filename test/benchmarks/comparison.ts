/** What a benchmark reports: ratios against peers with their goals, and times that hold for this machine only. */
import { rounded, type Timing } from "./measure.ts";

export interface Goal {
  /** `atMost`: our time over the peer's. `atLeast`: the peer's time over ours. */
  readonly bound: "atMost" | "atLeast";
  readonly goal: number;
  readonly beyond: number;
}

export interface Comparison extends Goal {
  readonly what: string;
  readonly peer: string;
  readonly ours: Timing;
  readonly theirs: Timing;
  /** Of the medians of processor time. */
  readonly ratio: number;
  /** Of the least times on the clock. */
  readonly ratioOfLeast: number;
  readonly met: boolean;
}

export interface BenchmarkReport {
  readonly comparisons: readonly Comparison[];
  readonly times: Readonly<Record<string, Timing>>;
  readonly peakMemoryMiB: number;
  /** What must be known beside the figures: peers that are not there, what the machine itself gives. */
  readonly notes?: readonly string[];
}

export function compared(what: string, peer: string, ours: Timing, theirs: Timing, goal: Goal): Comparison {
  const ratioOf = (mine: number, other: number) => rounded(goal.bound === "atMost" ? mine / other : other / mine);
  const ratio = ratioOf(ours.processorMs, theirs.processorMs);
  return {
    what,
    peer,
    ours,
    theirs,
    ratio,
    ratioOfLeast: ratioOf(ours.leastMs, theirs.leastMs),
    ...goal,
    met: goal.bound === "atMost" ? ratio <= goal.goal : ratio >= goal.goal,
  };
}
