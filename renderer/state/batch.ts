/** The batch of documents that is being made or was made last: how far it is, and whose could not be made. */
import { create } from "zustand";
import type { CallInput, CallOutput } from "../../shared/contract/calls.ts";
import { saveFile } from "../host/save-file.ts";
import { call, currentHost } from "./connection.ts";
import { messageOf } from "./edits.ts";
import { allStored } from "./exports.ts";
import { notify } from "./notices.ts";

export type BatchOrder = CallInput<"batch.start">;
export type BatchProgress = CallOutput<"batch.read">;

interface BatchState {
  /** The dialog stands on the page. */
  readonly isShown: boolean;
  /** Asked for, and the host has not said yet that it began. */
  readonly isStarting: boolean;
  readonly progress: BatchProgress | null;
  readonly refusal: string | null;
}

export const useBatch = create<BatchState>(() => ({
  isShown: false,
  isStarting: false,
  progress: null,
  refusal: null,
}));

const POLL_MILLISECONDS = 150;

export function showBatch(isShown: boolean): void {
  useBatch.setState({ isShown });
}

/** Back to choosing. A batch that runs goes on. */
export function forgetBatch(): void {
  const { progress } = useBatch.getState();
  if (progress?.state !== "running") useBatch.setState({ progress: null, refusal: null });
}

async function attempt(work: () => Promise<void>): Promise<void> {
  if (useBatch.getState().isStarting) return;
  useBatch.setState({ isStarting: true, refusal: null });
  try {
    await work();
  } catch (error) {
    // What is not followed any more is not shown as running.
    useBatch.setState(({ progress }) => ({
      refusal: messageOf(error),
      progress: progress?.state === "running" ? null : progress,
    }));
  } finally {
    useBatch.setState({ isStarting: false });
  }
}

export function startBatch(order: BatchOrder): Promise<void> {
  return attempt(async () => {
    useBatch.setState({ progress: null });
    await allStored();
    const started = await call("batch.start", order);
    if (started.kind === "started") await follow(started.batchId);
  });
}

/** Finds a batch that was begun before the page was loaded, and fetches what it made meanwhile. */
export function resumeBatch(): Promise<void> {
  return attempt(async () => {
    if (useBatch.getState().progress !== null) return;
    const { batchId } = await call("batch.unread", {});
    if (batchId !== null) await follow(batchId);
  });
}

async function follow(batchId: string): Promise<void> {
  for (;;) {
    const progress = await call("batch.read", { batchId });
    useBatch.setState({ progress });
    if (progress.state !== "running") return ended(progress);
    await new Promise((passed) => setTimeout(passed, POLL_MILLISECONDS));
  }
}

async function ended({ written, done, total }: BatchProgress): Promise<void> {
  if (written === null || written.kind === "left") return;
  if (written.kind === "offered") saveFile(written.name, await currentHost().download(written.token));
  notify(`${written.name}: ${done} of ${total} clients gone through`);
}

export async function cancelBatch(): Promise<void> {
  const { progress } = useBatch.getState();
  if (progress?.state !== "running") return;
  try {
    await call("batch.cancel", { batchId: progress.id });
  } catch (error) {
    useBatch.setState({ refusal: messageOf(error) });
  }
}
