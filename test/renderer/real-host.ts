/** The window's way to a real application with a workspace file of its own, through the contract in both directions. */
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openApplication } from "../../electron/services/application.ts";
import type { HostClient } from "../../renderer/host/host-client.ts";
import { attachHost } from "../../renderer/state/connection.ts";
import { selectScenario } from "../../renderer/state/scenario-store.ts";
import { openSession, useWorkspace } from "../../renderer/state/workspace-store.ts";
import type { Reply } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { ipcTransport } from "../contract/transports.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";

/** A session of the window over it, with the sample selected. */
export async function openedSample(): Promise<{ readonly host: HostClient; readonly root: string }> {
  const host = realHost();
  attachHost(host);
  await openSession();
  const root = useWorkspace.getState().scenarios[0]?.id ?? "";
  await selectScenario(root);
  return { host, root };
}

export function realHost(): HostClient {
  const application = openApplication({ host: "browser", file: join(temporaryFolder(), "w.outturn") });
  const transport = ipcTransport(application.handlers, (line) => {
    throw new Error(line);
  });
  onTestFinished(async () => {
    await transport.close();
    application.close();
  });
  const refuse = (): never => {
    throw new Error("not in this test");
  };
  return {
    kind: "browser",
    async call(name, input) {
      const reply: Reply<never> = JSON.parse(await transport.send(name, JSON.stringify(input)));
      if (reply.ok) return reply.value;
      throw new Problem(reply.problem.code, reply.problem.message, reply.problem.details);
    },
    upload: refuse,
    download: refuse,
    onMenuCommand: () => () => {},
  };
}
