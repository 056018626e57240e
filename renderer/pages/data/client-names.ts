/** Names of clients across scenarios, as far as the window knows them. */
import { useScenario } from "../../state/scenario-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";

/** The client's name of the selected scenario; another scenario's client is named by the scenario. */
export function useClientNames(): (scenarioId: string | null, clientId: string | null) => string {
  const selected = useScenario((state) => state.id);
  const clients = useScenario((state) => state.records?.document.clients);
  const scenarios = useWorkspace((state) => state.scenarios);
  return (scenarioId, clientId) => {
    if (scenarioId === null) return "Not assigned";
    const scenario = scenarios.find((one) => one.id === scenarioId);
    if (scenario === undefined) return "Scenario removed";
    if (clientId === null) return `All of ${scenario.name}`;
    if (scenarioId !== selected) return `${clientId}, ${scenario.name}`;
    return clients?.find((client) => client.id === clientId)?.name ?? "Client removed";
  };
}
