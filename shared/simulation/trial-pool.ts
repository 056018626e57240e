/** Hands the trials of a request out to workers and gathers them. Which worker runs which trials changes nothing. */

import type { BatchLayout } from "./batch.ts";
import type { FromTrialWorker, ToTrialWorker } from "./messages.ts";
import { SimulationRefusal } from "./refusal.ts";
import type { PricedComponents, SimulationRequest, TrialRange } from "./request.ts";
import type { Trials } from "./summary.ts";
import { GatheredTrials, rangesOf } from "./trials.ts";

/** One worker, whatever kind of thread it lives in. */
export interface TrialThread {
  post(message: ToTrialWorker): void;
  listen(onMessage: (message: FromTrialWorker) => void): void;
}

export interface PoolRun {
  readonly request: SimulationRequest;
  readonly layout: BatchLayout;
  readonly priced?: PricedComponents;
  /** Price factor of every trial. */
  readonly factors?: Float64Array;
  /** After every batch: the trials from the first on that are complete. */
  onBatch?(done: Trials): void;
}

/** Thrown out of a run when another one began or the pool was stopped. */
export class SimulationStopped extends Error {}

interface Running {
  readonly id: number;
  readonly ranges: TrialRange[];
  readonly gathered: GatheredTrials;
  readonly factors: Float64Array | undefined;
  readonly trials: number;
  next: number;
  onBatch: (done: Trials) => void;
  resolve: (trials: Trials) => void;
  reject: (error: Error) => void;
}

/** Whether trials of the same number come to the same: only how many there are, and what is read off them, may differ. */
function isSameTrials(a: PoolRun, b: PoolRun): boolean {
  const isSameDocument = a.request.document === b.request.document;
  const rest = ({ request: { trials, target, document, ...decisive }, priced }: PoolRun): string =>
    JSON.stringify([isSameDocument ? null : document, decisive, priced]);
  return rest(a) === rest(b);
}

/** Ranges a worker holds at once, so that it never waits for the next. */
const RANGES_AHEAD = 2;

export class TrialPool {
  private readonly threads: readonly TrialThread[];
  private running: Running | null = null;
  private runs = 0;
  /** What every worker has the program of. */
  private prepared: PoolRun | null = null;

  constructor(threads: readonly TrialThread[]) {
    this.threads = threads;
    for (const thread of threads) thread.listen((message) => this.receive(thread, message));
  }

  /** Resolves with all trials. Rejects with `SimulationStopped`, `SimulationRefusal`, or what a worker failed with. */
  run(asked: PoolRun): Promise<Trials> {
    this.stop();
    const { request, layout, priced, factors, onBatch = () => undefined } = asked;
    const isSame = this.prepared !== null && isSameTrials(this.prepared, asked);
    this.prepared = asked;
    const id = this.runs++;
    return new Promise((resolve, reject) => {
      const ranges = rangesOf(request.trials, this.threads.length);
      const gathered = new GatheredTrials(layout, request.trials);
      this.running = { id, ranges, gathered, factors, trials: request.trials, next: 0, onBatch, resolve, reject };
      for (const thread of this.threads)
        thread.post({ kind: "start", run: id, request, isSame, ...(priced === undefined ? {} : { priced }) });
    });
  }

  /** Gives up the run under way. */
  stop(): void {
    const { running } = this;
    this.running = null;
    running?.reject(new SimulationStopped());
  }

  private receive(thread: TrialThread, message: FromTrialWorker): void {
    const { running } = this;
    if (running === null || message.run !== running.id) return;
    switch (message.kind) {
      case "ready":
        for (let ahead = 0; ahead < RANGES_AHEAD; ahead++) this.handOut(thread, running);
        return;
      case "batch": {
        this.handOut(thread, running);
        running.gathered.add(message.batch);
        const { done } = running.gathered;
        running.onBatch(done);
        if (done.count < running.trials || this.running !== running) return;
        this.running = null;
        running.resolve(done);
        return;
      }
      case "refused":
        this.running = null;
        running.reject(new SimulationRefusal(message.code, message.message));
        return;
      case "failed":
        this.running = null;
        running.reject(new Error(message.message));
    }
  }

  private handOut(thread: TrialThread, running: Running): void {
    const range = running.ranges[running.next];
    if (range === undefined) return;
    running.next++;
    const factors = running.factors?.slice(range.from, range.from + range.count);
    thread.post({ kind: "range", run: running.id, range, ...(factors === undefined ? {} : { factors }) });
  }
}
