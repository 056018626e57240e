/** The one host of this window, and what is known about whether it answers. */
import { create } from "zustand";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { ConnectionLost, type HostClient } from "../host/host-client.ts";

const RETRY_MILLISECONDS = 2000;

interface ConnectionState {
  readonly host: HostClient | null;
  readonly lost: boolean;
}

export const useConnection = create<ConnectionState>(() => ({ host: null, lost: false }));

let restored: Promise<void> | null = null;

export function attachHost(host: HostClient): void {
  restored = null;
  useConnection.setState({ host, lost: false });
}

export function currentHost(): HostClient {
  const { host } = useConnection.getState();
  if (host === null) throw new Error("No host is attached yet");
  return host;
}

/** Resolves as soon as the host answers again; asks every two seconds. */
export function connectionRestored(): Promise<void> {
  const host = currentHost();
  restored ??= (async () => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
      try {
        await host.call("scenario.list", {});
        break;
      } catch (error) {
        if (!(error instanceof ConnectionLost)) break;
      }
    }
    restored = null;
    useConnection.setState({ lost: false });
  })();
  return restored;
}

/** Calls the host; a lost connection is noted for the banner and thrown on. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  try {
    return await currentHost().call(name, input);
  } catch (error) {
    if (error instanceof ConnectionLost) {
      useConnection.setState({ lost: true });
      void connectionRestored();
    }
    throw error;
  }
}
