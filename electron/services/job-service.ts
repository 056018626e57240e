/** Work that outlives a call: started once, asked about, cancelled. Jobs live as long as the host. */
import { randomUUID } from "node:crypto";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { HandlersOf } from "./handlers.ts";

export type JobState = CallOutput<"job.read">;
type JobResult = NonNullable<JobState["result"]>;

/** What a job's work sees of the job. */
export interface JobControl {
  report(done: number, total: number | null, unit: string): void;
  cancelled(): boolean;
  /** Called when somebody cancels. */
  onCancel(stop: () => void): void;
}

interface Job {
  state: JobState;
  wanted: boolean;
  stop: () => void;
}

/** Finished jobs that are remembered, so that a window that reloads still learns how its job ended. */
const REMEMBERED = 100;

export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #log: (line: string) => void;
  #abandoned = false;

  /** `log` receives errors that are bugs; the window is told only that something went wrong. */
  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  /** Starts work and returns the job's id at once. */
  start(unit: string, total: number | null, work: (control: JobControl) => Promise<JobResult>): string {
    const id = randomUUID();
    const state: JobState = { id, state: "running", done: 0, total, unit, result: null, problem: null };
    const job: Job = { state, wanted: true, stop: () => undefined };
    this.#jobs.set(id, job);
    this.#forgetOld();
    const control: JobControl = {
      report: (done, of, what) => {
        job.state = { ...job.state, done, total: of, unit: what };
      },
      cancelled: () => !job.wanted,
      onCancel: (stop) => {
        job.stop = stop;
      },
    };
    void work(control).then(
      (result) => {
        job.state = { ...job.state, state: "done", result };
      },
      (error: unknown) => {
        job.state = { ...job.state, ...this.#failure(error) };
      },
    );
    return id;
  }

  read(id: string): JobState {
    return this.#find(id).state;
  }

  cancel(id: string): void {
    const job = this.#find(id);
    if (job.state.state !== "running") return;
    job.wanted = false;
    job.stop();
  }

  /** Cancels what runs because the workspace closes; what it staged is removed when the workspace is opened again. */
  abandon(): void {
    this.#abandoned = true;
    for (const id of this.#jobs.keys()) this.cancel(id);
  }

  #find(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined)
      throw new Problem("not-found", "This job is not known any more. Reload to see what is stored.");
    return job;
  }

  #failure(error: unknown): Pick<JobState, "state" | "problem"> {
    if (error instanceof Problem) {
      return { state: error.code === "import-cancelled" ? "cancelled" : "failed", problem: plainProblem(error) };
    }
    if (!this.#abandoned) this.#log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const message = "Something went wrong inside Outturn. Nothing of this work was kept; what was stored before is.";
    return { state: "failed", problem: { code: "internal", message } };
  }

  #forgetOld(): void {
    for (const [id, { state }] of this.#jobs) {
      if (this.#jobs.size <= REMEMBERED) return;
      if (state.state !== "running") this.#jobs.delete(id);
    }
  }
}

/** Details as the contract carries them: plain JSON. */
function plainProblem(problem: Problem): NonNullable<JobState["problem"]> {
  return JSON.parse(JSON.stringify(problem.toData())) as NonNullable<JobState["problem"]>;
}

export function jobService(jobs: Jobs): HandlersOf<"job"> {
  return {
    "job.read": ({ jobId }) => jobs.read(jobId),
    "job.cancel": ({ jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
  };
}
