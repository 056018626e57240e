/** Scenarios come and go through the host; each is one entry of the history. */
import { call } from "./connection.ts";
import { afterHostChange, edit, messageOf } from "./edits.ts";
import { allStored } from "./exports.ts";
import { notify } from "./notices.ts";
import { selectScenario, useScenario } from "./scenario-store.ts";
import { mayLeaveTried } from "./scratch-store.ts";
import { refreshScenarios, useWorkspace } from "./workspace-store.ts";

type Origin =
  | { readonly kind: "copy"; readonly id: string }
  | { readonly kind: "variant"; readonly parent: string }
  | { readonly kind: "sample" }
  | { readonly kind: "document"; readonly document: never };

const isReadable = (scenario: { readonly fault: string | null }): boolean => scenario.fault === null;

/** Says why where the host refuses. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    useScenario.setState({ refusal: messageOf(error) });
  }
}

export function createScenario(name: string, from: Origin): Promise<void> {
  return attempt(async () => {
    if (!(await mayLeaveTried())) return;
    await allStored();
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
    if (!(await mayLeaveTried())) return;
    const removed = useWorkspace.getState().scenarios.find((scenario) => scenario.id === id);
    const { history } = await call("scenario.remove", { id });
    await afterHostChange(history);
    const { scenarios } = useWorkspace.getState();
    const next = scenarios.find((scenario) => scenario.id === removed?.parent) ?? scenarios.find(isReadable);
    if (next !== undefined && id === useScenario.getState().id) await selectScenario(next.id);
    notify(`Removed ${removed?.name ?? "the scenario"}`, true);
  });
}
