import { useScenario } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";

/** What a picture of a chart says about itself once it stands elsewhere: currency, scenario, client. */
export function useChartAbout(): string {
  const scope = useSelection((state) => state.scope);
  // A text: a chart is not drawn anew for an edit that leaves its names as they are.
  return useScenario((state) => {
    const document = state.preview ?? state.records?.document;
    if (document === undefined) return "";
    const client = scope.kind === "client" ? document.clients.find(({ id }) => id === scope.id)?.name : undefined;
    return [document.currency, document.name, client ?? "Portfolio"].join(", ");
  });
}
