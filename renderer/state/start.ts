import { followScenario } from "./results-store.ts";
import { selectScenario, useScenario } from "./scenario-store.ts";
import { restoreSelection } from "./selection-store.ts";
import { openSession, remembered, useWorkspace } from "./workspace-store.ts";

/** Opens the workspace where the window left it, or at its first scenario. */
export async function startSession(): Promise<void> {
  await openSession();
  // One that cannot be read is left to the menu, which says why and helps.
  const scenarios = useWorkspace.getState().scenarios.filter((scenario) => scenario.fault === null);
  const last = scenarios.find((scenario) => scenario.id === remembered("scenario")) ?? scenarios[0];
  if (last !== undefined) await selectScenario(last.id);
  restoreSelection(useScenario.getState().records?.document.clients.map((client) => client.id) ?? []);
  followScenario();
}
