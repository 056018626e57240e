/** Scenarios come and go through the host; each is one entry of the history. */
import { call } from "./connection.ts";
import { afterHostChange, edit, messageOf } from "./edits.ts";
import { notify } from "./notices.ts";
import { selectScenario, useScenario } from "./scenario-store.ts";
import { refreshScenarios, useWorkspace } from "./workspace-store.ts";

type Origin =
  | { readonly kind: "copy"; readonly id: string }
  | { readonly kind: "sample" }
  | { readonly kind: "document"; readonly document: never };

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    useScenario.setState({ refusal: messageOf(error) });
  }
}

export function createScenario(name: string, from: Origin): Promise<void> {
  return attempt(async () => {
    const { id, history } = await call("scenario.create", { name, from });
    await afterHostChange(history);
    await selectScenario(id);
  });
}

export async function renameScenario(name: string): Promise<void> {
  const { stored } = await edit(`Rename scenario to ${name}`, (records) => ({
    ...records,
    document: { ...records.document, name },
  }));
  if (stored) await attempt(refreshScenarios);
}

/** Refused by the menu for the last scenario, so one always stands afterwards. */
export function removeScenario(id: string): Promise<void> {
  return attempt(async () => {
    const removed = useWorkspace.getState().scenarios.find((scenario) => scenario.id === id);
    const { history } = await call("scenario.remove", { id });
    await afterHostChange(history);
    const next = useWorkspace.getState().scenarios[0];
    if (next !== undefined) await selectScenario(next.id);
    notify(`Removed ${removed?.name ?? "the scenario"}`, true);
  });
}
