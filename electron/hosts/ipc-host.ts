/** Electron's transport, without Electron: the shell hands in `ipcMain` and the check of the sender. */
import type { Reply } from "../../shared/contract/calls.ts";
import { isPlainJson } from "../../shared/contract/plain-json.ts";
import type { Dispatcher } from "./dispatch.ts";

/** The one channel; the preload script invokes it with a call's name and input. */
export const IPC_CHANNEL = "outturn:call";

export interface IpcMainLike<Event> {
  handle(channel: string, listener: (event: Event, ...values: unknown[]) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

export interface IpcHostOptions<Event> {
  readonly ipcMain: IpcMainLike<Event>;
  readonly dispatcher: Dispatcher;
  /** Whether a message comes from the main frame of our own window, on our own page. */
  readonly isTrustedSender: (event: Event) => boolean;
}

function refused(code: "forbidden" | "invalid-request", message: string): Reply<never> {
  return { ok: false, problem: { code, message } };
}

/** Answers calls until the returned function is called. */
export function startIpcHost<Event>({ ipcMain, dispatcher, isTrustedSender }: IpcHostOptions<Event>): () => void {
  ipcMain.handle(IPC_CHANNEL, async (event, name, input): Promise<Reply<unknown>> => {
    if (!isTrustedSender(event)) return refused("forbidden", "This call does not come from Outturn's own window.");
    // Structured cloning carries what JSON would drop or change without a word: infinities, maps, dates, cycles.
    if (typeof name !== "string" || !isPlainJson(input)) {
      return refused("invalid-request", "A call has a name and plain JSON as its input.");
    }
    return dispatcher.dispatch(name, JSON.stringify(input));
  });
  return () => ipcMain.removeHandler(IPC_CHANNEL);
}
