/** The whole application with a workspace file of its own, called over one of the transports as a window calls it. */
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openApplication } from "../../electron/services/application.ts";
import type { CallInput, CallName, CallOutput, Reply } from "../../shared/contract/calls.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { httpTransport, ipcTransport } from "./transports.ts";

const TRANSPORTS = { Electron: ipcTransport, HTTP: httpTransport };

export interface Client {
  readonly reply: <N extends CallName>(name: N, input: CallInput<N>) => Promise<Reply<CallOutput<N>>>;
  /** The value of a reply that is expected to be one. */
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
}

export async function client(
  kind: keyof typeof TRANSPORTS,
  file = join(temporaryFolder(), "w.outturn"),
): Promise<Client> {
  const application = openApplication({ host: kind === "HTTP" ? "browser" : "electron", file });
  const transport = await TRANSPORTS[kind](application.handlers, (line) => {
    throw new Error(line);
  });
  onTestFinished(async () => {
    await transport.close();
    application.close();
  });
  const reply: Client["reply"] = async (name, input) => JSON.parse(await transport.send(name, JSON.stringify(input)));
  return {
    reply,
    call: async (name, input) => {
      const answered = await reply(name, input);
      if (!answered.ok) throw new Error(answered.problem.message);
      return answered.value;
    },
  };
}
