import type { CallInput, CallName, CallOutput, Reply } from "../../shared/contract/calls.ts";
import type { MenuCommand } from "../../shared/contract/menu-commands.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { HostClient } from "./host-client.ts";

/** What the preload script puts on `window.outturn`. */
export interface OutturnBridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallOutput<N>>>;
  onCommand(listener: (command: MenuCommand) => void): () => void;
}

export function electronHost(bridge: OutturnBridge): HostClient {
  return {
    kind: "electron",
    async call(name, input) {
      const reply = await bridge.call(name, input);
      if (reply.ok) return reply.value;
      throw new Problem(reply.problem.code, reply.problem.message, reply.problem.details);
    },
    onMenuCommand: (listener) => bridge.onCommand(listener),
    upload() {
      throw new Error("The desktop window chooses files with file.choose and never uploads");
    },
    download() {
      throw new Error("The desktop window saves through the system's dialog and never downloads");
    },
  };
}
